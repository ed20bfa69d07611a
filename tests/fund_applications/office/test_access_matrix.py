"""Who may open which address of the office. An address that is not in the table fails the suite."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import AbstractUser
from django.test import Client
from django.urls import URLPattern, reverse
from django.utils import timezone

from fund_applications.lifecycle.roles import Role
from fund_applications.models import (
    Assignment,
    Conflict,
    Outage,
)
from fund_applications.office.registers.group import OfficeGroup
from fund_applications.office.urls import urlpatterns
from fund_applications.retention.admin.hooks import urlpatterns as retention_urlpatterns
from tests.case_story import CaseStory, Cast
from tests.fund_applications.office.conftest import make_story
from tests.fund_applications.office.doors import (
    ACTIONS,
    CASE_ADDRESSES,
    OTHER_ADDRESSES,
    ROLES,
    M,
    address_of,
    opened,
    person_with,
)

pytestmark = pytest.mark.django_db


def test_every_address_of_the_office_is_in_the_table() -> None:
    registers = OfficeGroup().modeladmin_instances
    patterns: list[URLPattern] = [*urlpatterns, *retention_urlpatterns]
    for register in registers:
        patterns += register.get_admin_urls_for_registration()
    names = {pattern.name for pattern in patterns} - {"office_action"}
    assert names == CASE_ADDRESSES.keys() | OTHER_ADDRESSES.keys()


@pytest.mark.parametrize("role", ROLES)
def test_each_role_opens_what_the_table_says(
    role: Role,
    reviewed: CaseStory,
    as_user: Callable[[AbstractUser], Client],
    colleague: Callable[..., AbstractUser],
) -> None:
    client = as_user(person_with(role, reviewed, colleague))
    table = CASE_ADDRESSES | ACTIONS | OTHER_ADDRESSES
    wrong = [
        f"{name}: {'closed' if role in allowed else 'open'}"
        for name, allowed in table.items()
        if opened(client, address_of(name, reviewed)) != (role in allowed)
    ]
    assert wrong == []


@pytest.mark.parametrize("role", ROLES)
def test_a_conflict_closes_every_door_of_the_case(
    role: Role,
    reviewed: CaseStory,
    as_user: Callable[[AbstractUser], Client],
    colleague: Callable[..., AbstractUser],
) -> None:
    user = person_with(role, reviewed, colleague)
    Conflict.objects.create(application=reviewed.application, person_id=user.pk, declared_at=timezone.now())
    client = as_user(user)
    names = [*CASE_ADDRESSES, *ACTIONS]
    assert [name for name in names if opened(client, address_of(name, reviewed))] == []


@pytest.mark.parametrize("role", ROLES)
def test_the_own_case_of_a_colleague_is_closed_to_him(
    role: Role,
    reviewed: CaseStory,
    as_user: Callable[[AbstractUser], Client],
    colleague: Callable[..., AbstractUser],
) -> None:
    user = person_with(role, reviewed, colleague)
    applicant = reviewed.application.applicant
    applicant.email = user.email.upper()
    applicant.save()
    client = as_user(user)
    assert [name for name in [*CASE_ADDRESSES, *ACTIONS] if opened(client, address_of(name, reviewed))] == []


def test_an_outage_that_moved_terms_stays_as_it_is(
    as_user: Callable[[AbstractUser], Client], colleague: Callable[..., AbstractUser]
) -> None:
    now = timezone.now()
    outage = Outage.objects.create(starts_at=now, ends_at=now + timedelta(hours=1), applied_at=now)
    client = as_user(colleague(Role.ADMINISTRATOR))
    assert not opened(client, reverse("aanvragen_storingen_modeladmin_edit", args=[outage.pk]))


def test_nobody_gets_in_without_logging_in(reviewed: CaseStory) -> None:
    table = CASE_ADDRESSES | ACTIONS | OTHER_ADDRESSES
    assert [name for name in table if opened(Client(), address_of(name, reviewed))] == []


def test_a_superuser_without_a_role_reads_no_case(
    reviewed: CaseStory, as_user: Callable[[AbstractUser], Client], colleague: Callable[..., AbstractUser]
) -> None:
    user = colleague(is_superuser=True)
    client = as_user(user)
    assert [name for name in [*CASE_ADDRESSES, *ACTIONS] if opened(client, address_of(name, reviewed))] == []
    assert not opened(client, reverse("aanvragen_modeladmin_index"))


@pytest.mark.parametrize(
    "name",
    [
        name
        for name in CASE_ADDRESSES
        if name not in {"office_gate", "office_give_back", "office_payment"} and not name.startswith("retention")
    ],
)
def test_a_member_comes_to_the_gate_before_the_content(
    name: str, reviewed: CaseStory, as_user: Callable[[AbstractUser], Client]
) -> None:
    Assignment.objects.update(gate_passed_at=None)
    response = as_user(reviewed.member).get(address_of(name, reviewed))
    gate = reverse("office_gate", args=[reviewed.application.public_id])
    allowed = M in CASE_ADDRESSES[name]
    assert response.status_code == 302
    assert response["Location"] == (gate if allowed or name == "office_letter" else reverse("wagtailadmin_home"))


def test_a_member_sees_no_case_that_was_given_to_another(
    reviewed: CaseStory, as_user: Callable[[AbstractUser], Client], colleague: Callable[..., AbstractUser]
) -> None:
    client = as_user(colleague(Role.MEMBER))
    assert [name for name in CASE_ADDRESSES if opened(client, address_of(name, reviewed))] == []
    assert reviewed.application.reference not in client.get(reverse("aanvragen_modeladmin_index")).text


def test_records_reads_a_case_once_it_is_closed(
    cast: Cast, as_user: Callable[[AbstractUser], Client], colleague: Callable[..., AbstractUser]
) -> None:
    closed = make_story(cast=cast).withdrawn()
    client = as_user(colleague(Role.RECORDS))
    assert client.get(reverse("office_case", args=[closed.application.public_id])).status_code == 200


def test_an_unknown_case_looks_like_one_that_is_closed(
    reviewed: CaseStory, as_user: Callable[[AbstractUser], Client]
) -> None:
    address = reverse("office_case", args=["00000000-0000-4000-8000-000000000000"])
    response = as_user(reviewed.handler).get(address)
    assert response["Location"] == reverse("wagtailadmin_home")
