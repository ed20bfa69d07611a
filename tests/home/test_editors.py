"""The reports for editors, and who gets to see them."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from wagtail.models import ReferenceIndex

from fund_applications.lifecycle.roles import Role
from home.editors.care import behind_on_the_original, dangling_links, due_for_review, without_description
from home.editors.reach import visits_by_page
from home.models import HomePage, ShortLinkDay, StandardPage
from home.site_setup.english import ensure_english_pages
from tests.factories import person
from tests.home.factories import StandardPageFactory

REPORTS = ["/beheer/onderhoud/", "/beheer/bereik/", "/beheer/zoekwoorden/"]


@pytest.mark.parametrize("address", REPORTS)
def test_editors_see_the_reports(home: HomePage, client: Client, address: str) -> None:
    for role in (Role.EDITOR, Role.CHIEF_EDITOR):
        client.force_login(person(role))
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", REPORTS)
def test_nobody_else_sees_the_reports(home: HomePage, client: Client, address: str) -> None:
    assert client.get(address).status_code == 302
    for role in (Role.HANDLER, Role.MEMBER):
        client.force_login(person(role))
        assert client.get(address).status_code in {302, 403}


def test_a_page_is_due_on_its_day_and_not_before(home: HomePage) -> None:
    today = date(2027, 3, 1)
    StandardPageFactory(parent=home, title="Vandaag", review_on=today)
    StandardPageFactory(parent=home, title="Gisteren", review_on=today - timedelta(days=1))
    StandardPageFactory(parent=home, title="Morgen", review_on=today + timedelta(days=1))
    StandardPageFactory(parent=home, title="Concept", review_on=today, live=False)
    assert [concern.page.title for concern in due_for_review(today)] == ["Gisteren", "Vandaag"]


def test_a_link_to_a_page_that_went_away_is_reported(home: HomePage) -> None:
    target = StandardPageFactory(parent=home, title="Doel")
    link = {"text": "", "page": target, "url": ""}
    source = StandardPageFactory(parent=home, title="Bron", body=[("call_to_action", {"heading": "x", "link": link})])
    ReferenceIndex.create_or_update_for_object(source)
    assert dangling_links() == []
    target.unpublish()
    assert [(concern.page.title, "Doel" in concern.what) for concern in dangling_links()] == [("Bron", True)]


def test_a_page_that_says_nothing_of_itself_is_reported(home: HomePage) -> None:
    StandardPageFactory(parent=home, title="Stil", summary="")
    assert [concern.page.title for concern in without_description()] == ["Stil"]


def test_visits_are_added_up_over_the_last_days(home: HomePage) -> None:
    today = timezone.localdate()
    for days, visits in ((0, 3), (1, 4), (200, 50)):
        ShortLinkDay.objects.create(page_id=home.pk, date=today - timedelta(days=days), visits=visits)
    assert [(row["title"], row["visits"]) for row in visits_by_page(today)] == [(home.title, 7)]


def test_an_editor_in_chief_may_change_the_settings_and_an_editor_may_not(home: HomePage, client: Client) -> None:
    address = f"/beheer/settings/home/sitesettings/{home.get_site().pk}/"
    client.force_login(person(Role.CHIEF_EDITOR))
    assert client.get(address).status_code == 200
    client.force_login(person(Role.EDITOR))
    assert client.get(address).status_code in {302, 403}


def test_an_editor_may_add_a_hard_word_but_not_a_village(home: HomePage, client: Client) -> None:
    client.force_login(person(Role.EDITOR))
    assert client.get("/beheer/snippets/home/hardword/add/").status_code == 200
    assert client.get("/beheer/snippets/home/village/add/").status_code in {302, 403}


def test_the_editor_of_each_page_opens(home: HomePage, client: Client) -> None:
    client.force_login(person(Role.CHIEF_EDITOR))
    for page in [home, *home.get_descendants()]:
        assert client.get(f"/beheer/pages/{page.pk}/edit/").status_code == 200, page.title
    assert StandardPage.objects.exists()


def test_settings_can_be_seen_on_the_front_page_before_they_are_saved(home: HomePage, client: Client) -> None:
    client.force_login(person(Role.CHIEF_EDITOR))
    site = home.get_site()
    address = f"/beheer/settings/home/sitesettings/{site.pk}/"
    form = client.get(address).context["form"]
    data = {name: value or "" for name, value in form.initial.items() if name != "footer_links"}
    data |= {"footer_links-count": "0", "site_name": "Potje voor plannen", "notice_text": "Wij verhuizen."}
    assert client.post(f"{address}preview/", data).json()["is_valid"]
    preview = client.get(f"{address}preview/").content.decode()
    assert "Potje voor plannen" in preview
    assert "Wij verhuizen." in preview
    assert "Potje voor plannen" not in client.get("/").content.decode()


def test_an_english_page_whose_original_was_changed_later_asks_for_care(home: HomePage) -> None:
    ensure_english_pages()
    assert behind_on_the_original() == []
    contact = StandardPage.objects.get(slug="contact", locale__language_code="nl")
    contact.save_revision().publish()
    (concern,) = behind_on_the_original()
    assert concern.page.translation_key == contact.translation_key
    assert concern.page.locale.language_code == "en"
    concern.page.specific.save_revision().publish()
    assert behind_on_the_original() == []
