"""Editors see nothing of a case: not in lists, searches, reports, choosers, history or collections of the admin."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AbstractUser, Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse

from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import ReferenceIndex

from fund_applications.lifecycle.roles import Role, ensure_groups
from tests.case_story import CaseStory
from tests.fund_applications.office.doors import ROLES, person_with

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", ROLES)
def test_the_history_of_the_site_tells_nobody_of_a_case(
    role: Role,
    reviewed: CaseStory,
    as_user: Callable[[AbstractUser], Client],
    colleague: Callable[..., AbstractUser],
) -> None:
    page = as_user(person_with(role, reviewed, colleague)).get(reverse("wagtailadmin_reports:site_history"))
    assert reviewed.application.reference not in page.text


@pytest.mark.parametrize("role", [Role.EDITOR, Role.CHIEF_EDITOR, Role.ADMINISTRATOR])
def test_no_search_of_the_admin_finds_a_case(
    role: Role,
    reviewed: CaseStory,
    as_user: Callable[[AbstractUser], Client],
    colleague: Callable[..., AbstractUser],
) -> None:
    client = as_user(colleague(role))
    for name in ("wagtailadmin_pages:search", "wagtailimages:index", "wagtaildocs:index"):
        page = client.get(reverse(name), {"q": reviewed.application.title})
        assert reviewed.application.reference not in page.text


def test_nothing_of_a_case_is_in_the_index_of_references(reviewed: CaseStory) -> None:
    cases = ContentType.objects.filter(app_label="fund_applications").exclude(model="applicationformpage")
    assert not ReferenceIndex.objects.filter(base_content_type__in=cases).exists()


EDITORS = [Role.EDITOR, Role.CHIEF_EDITOR]


@pytest.mark.parametrize("role", EDITORS)
def test_no_page_of_an_editor_names_a_case_or_a_file_of_one(
    role: Role,
    reviewed: CaseStory,
    as_user: Callable[[AbstractUser], Client],
    colleague: Callable[..., AbstractUser],
) -> None:
    """Menus, lists, choosers, usage, reports: whatever the admin shows without being asked for one thing."""
    ensure_groups()
    client = as_user(colleague(role))
    secrets = (
        reviewed.application.reference,
        str(reviewed.application.public_id),
        reviewed.application.title,
        "begroting.pdf",
        reverse("aanvragen_modeladmin_index"),
    )
    names = [
        "wagtailadmin_home",
        "wagtailadmin_explore_root",
        "wagtailadmin_choose_page",
        "wagtailadmin_choose_page_search",
        "wagtailimages:index",
        "wagtailimages_chooser:choose",
        "wagtaildocs:index",
        "wagtaildocs_chooser:choose",
        "wagtailadmin_reports:site_history",
        "wagtailadmin_reports:locked_pages",
        "wagtailadmin_reports:page_types_usage",
        "wagtailadmin_account",
    ]
    for name in names:
        page = client.get(reverse(name), follow=True).text
        assert [secret for secret in secrets if secret in page] == [], name


def test_a_file_of_a_case_is_in_no_collection(reviewed: CaseStory) -> None:
    assert reviewed.application.attachments.exists()
    assert not get_document_model().objects.exists()
    assert not get_image_model().objects.exists()


def test_there_is_no_api(reviewed: CaseStory) -> None:
    for address in ("/api/", "/api/v2/pages/", "/beheer/api/main/applications/", "/api/v3/"):
        assert Client().get(address).status_code in {302, 404}, address


def test_setup_takes_back_permissions_that_open_the_history_of_cases(reviewed: CaseStory) -> None:
    group = Group.objects.get(name="Redacteur")
    group.permissions.add(Permission.objects.get(codename="view_application"))
    ensure_groups()
    assert not Group.objects.filter(permissions__codename__endswith="_application").exists()
