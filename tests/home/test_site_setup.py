"""What a new site gets, and what it gets only once."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from wagtail.models import GroupPagePermission, Page, Site, Workflow

from fund_applications.lifecycle.roles import Role
from home.models import HomePage, SiteSettings, StandardPage, Theme, Village
from home.site_setup import point_to_apply_page, setup
from tests.factories import person

ADDRESSES = ["/", "/projecten/", "/zo-werkt-het/", "/spelregels/", "/contact/", "/privacy/", "/toegankelijkheid/"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_of_a_new_site_opens(home: HomePage, client: Client, address: str) -> None:
    assert client.get(address).status_code == 200


def test_setting_up_twice_makes_nothing_twice(home: HomePage) -> None:
    before = [model.objects.count() for model in (Page, Village, Theme, Workflow, Group, GroupPagePermission, Site)]
    setup()
    assert before == [
        model.objects.count() for model in (Page, Village, Theme, Workflow, Group, GroupPagePermission, Site)
    ]


def test_setting_up_again_keeps_what_an_editor_wrote(home: HomePage) -> None:
    page = StandardPage.objects.get(slug="contact")
    page.title = "Bel ons"
    page.save_revision().publish()
    setup()
    assert StandardPage.objects.get(slug="contact").title == "Bel ons"


def test_all_thirteen_villages_are_listed_alphabetically(home: HomePage) -> None:
    names = [village.name for village in Village.objects.all()]
    assert len(names) == 13
    assert names == sorted(names)
    assert Village.objects.get(name="Veghel").population == 27869


def test_no_two_villages_share_a_place_on_the_map(home: HomePage) -> None:
    places = Village.objects.values_list("map_row", "map_column")
    assert len(set(places)) == 13


def test_wagtails_own_groups_and_workflow_are_gone(home: HomePage) -> None:
    assert not Group.objects.filter(name__in=["Editors", "Moderators"]).exists()
    assert [workflow.name for workflow in Workflow.objects.active()] == ["Redactie"]


def test_an_editor_may_write_pages_but_not_publish_them(home: HomePage) -> None:
    permissions = home.permissions_for_user(person(Role.EDITOR))
    assert permissions.can_add_subpage()
    assert permissions.can_edit()
    assert not permissions.can_publish()


def test_an_editor_in_chief_may_publish(home: HomePage) -> None:
    assert home.permissions_for_user(person(Role.CHIEF_EDITOR)).can_publish()


def test_the_editors_of_pages_have_no_permission_on_applications(home: HomePage) -> None:
    for name in ("Redacteur", "Hoofdredacteur"):
        apps = Group.objects.get(name=name).permissions.values_list("content_type__app_label", flat=True)
        assert "fund_applications" not in set(apps)


def test_a_page_of_an_editor_waits_for_the_editor_in_chief(home: HomePage, client: Client) -> None:
    editor, chief = person(Role.EDITOR), person(Role.CHIEF_EDITOR)
    page = StandardPage(title="Nieuw", slug="nieuw", live=False)
    home.add_child(instance=page)
    page.save_revision(user=editor)

    state = page.get_workflow().start(page, editor)
    assert not Page.objects.get(pk=page.pk).live

    task = state.current_task_state
    assert task.task.specific.get_actions(page, editor) == []
    task.specific.approve(user=chief)
    assert Page.objects.get(pk=page.pk).live


def test_the_button_leads_to_the_form_page_unless_staff_chose_another(home: HomePage) -> None:
    first, second = StandardPage.objects.get(slug="contact"), StandardPage.objects.get(slug="privacy")
    point_to_apply_page(first)
    point_to_apply_page(second)
    assert SiteSettings.objects.get().apply_page_id == first.pk
