"""Who may open which address of the office. An address that is not in this table fails the suite."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AbstractUser, Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, reverse
from django.utils import timezone

from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import ReferenceIndex

from fund_applications.lifecycle.roles import STAFF_ROLES, Role, ensure_groups
from fund_applications.models import (
    Assignment,
    CommissionMeeting,
    Conflict,
    DestructionList,
    EquatedDay,
    Letter,
    Outage,
    PrivacyRequest,
    TextBlock,
)
from fund_applications.office.registers.group import OfficeGroup
from fund_applications.office.urls import urlpatterns
from fund_applications.retention.admin.hooks import urlpatterns as retention_urlpatterns
from tests.case_story import CaseStory, Cast
from tests.fund_applications.office.conftest import attach, make_story

pytestmark = pytest.mark.django_db

H, M, S, D = Role.HANDLER, Role.MEMBER, Role.SECRETARY, Role.DECIDER
F, R, A = Role.FINANCE, Role.RECORDS, Role.ADMINISTRATOR
STAFF = {H, S, D}

# Who may open each address, on a case under review that the member reviews and has declared to have no conflict with.
# Records reads closed cases only, so not this one.
CASE_ADDRESSES: dict[str, set[Role]] = {
    "office_case": STAFF | {M},
    "office_versions": STAFF | {M},
    "office_attachment": STAFF | {M},
    "office_letter": STAFF,
    "office_message": {H},
    "office_note": STAFF,
    "office_themes": {H},
    "office_neighbours_page": {H},
    "office_add_file": {H},
    "office_paper_supplement": {H},
    "office_gate": {M},
    "office_give_back": {M},
    "office_review": {M},
    "office_reviews": STAFF | {M},
    "office_change_review": {M},
    "office_payment": {F},
    "retention_hold": set(),
    "retention_export": set(),
}
ACTIONS: dict[str, set[Role]] = {
    "request_supplement": {H},
    "assign_handler": {H},
    "assign_reviewer": {H, S},
    "declare_conflict": STAFF,
    "extend_term": {H},
    "agree_suspension": {H},
    "propose_referral": {H},
    "withdraw": {H},
    "fix_advice": {S},
    "grant": set(),
    "register_payment": set(),
    "no_such_action": set(),
}
OTHER_ADDRESSES: dict[str, set[Role]] = {
    "office_paper": {H},
    "office_figures": STAFF | {F, R, A},
    "office_outage": {H, A},
    "office_round": {H, S, D, F, A},
    "office_round_decisions": STAFF,
    "office_together_report": STAFF,
    "office_together_assign": {H},
    "office_together_message": {H},
    "office_filters": STAFF | {M, R},
    "office_meeting": STAFF | {M},
    "retention_due": {R},
    "retention_rules": {R},
    "retention_lists": {R, A},
    "retention_list": {R, A},
    "retention_certificate": {R, A},
    "retention_privacy": {R},
    "retention_privacy_new": {R},
    "retention_privacy_request": {R},
    "retention_privacy_export": {R},
    "aanvragen_modeladmin_index": STAFF | {M, R},
    "aanvragen_beoordelingen_modeladmin_index": STAFF | {M},
    "aanvragen_rondes_modeladmin_index": {H, S, D, F, A},
    "aanvragen_rondes_modeladmin_create": {A},
    "aanvragen_rondes_modeladmin_edit": {A},
    "aanvragen_besluiten_modeladmin_index": STAFF | {F},
    "aanvragen_betalingen_modeladmin_index": STAFF | {F},
    "aanvragen_bezwaren_modeladmin_index": STAFF,
    "aanvragen_gebeurtenissen_modeladmin_index": STAFF,
    "aanvragen_e-mails_modeladmin_index": {H},
    "aanvragen_brieven_modeladmin_index": {H},
    "aanvragen_teksten_modeladmin_index": {H, S, A},
    "aanvragen_teksten_modeladmin_create": {H, S, A},
    "aanvragen_teksten_modeladmin_edit": {H, S, A},
    "aanvragen_teksten_modeladmin_delete": {H, S, A},
    "aanvragen_gelijkgestelde-dagen_modeladmin_index": {H, A},
    "aanvragen_gelijkgestelde-dagen_modeladmin_create": {A},
    "aanvragen_gelijkgestelde-dagen_modeladmin_edit": {A},
    "aanvragen_gelijkgestelde-dagen_modeladmin_delete": {A},
    "aanvragen_storingen_modeladmin_index": {H, A},
    "aanvragen_storingen_modeladmin_create": {H, A},
    "aanvragen_storingen_modeladmin_edit": {H, A},
}
ROLES = sorted(STAFF_ROLES)


@pytest.fixture
def reviewed(cast: Cast) -> CaseStory:
    """A case under review, with a file, a letter, and the review of its member in."""
    story = make_story(cast=cast).reviewed()
    Assignment.objects.filter(application=story.application).update(gate_passed_at=timezone.now())
    attach(story.application, "begroting.pdf", b"%PDF-1.7", "application/pdf")
    letter = Letter(
        application=story.application,
        code="x",
        key="x",
        subject="Brief",
        sha256="0" * 64,
        dated_on=timezone.localdate(),
    )
    letter.file.name = attach(story.application, "brief.pdf", b"%PDF-1.7", "application/pdf").file.name
    letter.save()
    return story


def person_with(role: Role, story: CaseStory, colleague: Callable[..., AbstractUser]) -> AbstractUser:
    """The person of the story with this role, or a new colleague."""
    known = {H: story.handler, M: story.member, S: story.secretary, D: story.decider, F: story.finance}
    return known.get(role) or colleague(role)


def address_of(name: str, story: CaseStory) -> str:
    """The address with this name, about this case or about a record that is there."""
    public_id = story.application.public_id
    extra = {
        "office_attachment": lambda: [story.application.attachments.first().pk],
        "office_letter": lambda: [story.application.letters.first().pk],
    }
    if name in CASE_ADDRESSES:
        return reverse(name, args=[public_id, *extra.get(name, list)()])
    if name in ACTIONS:
        return reverse("office_action", args=[public_id, name])
    if name in {"office_round", "office_round_decisions"}:
        return reverse(name, args=[story.round.pk])
    if name in {"retention_list", "retention_certificate"}:
        return reverse(name, args=[_carried_out_list(story)])
    if name in {"retention_privacy_request", "retention_privacy_export"}:
        return reverse(name, args=[_privacy_request(story)])
    if name == "office_meeting":
        meeting = CommissionMeeting.objects.create(round=story.round, held_on=timezone.localdate())
        return reverse(name, args=[meeting.pk])
    if name.startswith("office_together_") and name != "office_together_report":
        return f"{reverse(name)}?case={public_id}"
    try:
        return reverse(name)
    except NoReverseMatch:
        return reverse(name, args=[_record_for(name, story)])


def _carried_out_list(story: CaseStory) -> int:
    made = DestructionList(proposed_by=story.handler, proposed_at=timezone.now())
    made.certificate.save("verklaring.pdf", ContentFile(b"%PDF-1.7"))
    return made.pk


def _privacy_request(story: CaseStory) -> int:
    return PrivacyRequest.objects.create(
        kind=PrivacyRequest.Kind.ACCESS,
        received_on=timezone.localdate(),
        due_on=timezone.localdate(),
        name="Voorbeeld",
        email="iemand@voorbeeld.example",
        identity_check="aan de balie",
        registered_by=story.handler,
        registered_at=timezone.now(),
    ).pk


def _record_for(name: str, story: CaseStory) -> int:
    now = timezone.now()
    makers: dict[str, Callable[[], Any]] = {
        "rondes": lambda: story.round,
        "gelijkgestelde-dagen": lambda: EquatedDay.objects.get_or_create(date=now.date())[0],
        "teksten": lambda: TextBlock.objects.get_or_create(kind="message", name="Voorbeeld", text="Hallo")[0],
        "office_outage": lambda: Outage.objects.create(
            starts_at=now - timedelta(hours=3), ends_at=now, state=Outage.State.PROPOSED
        ),
        "storingen": lambda: Outage.objects.create(starts_at=now, ends_at=now + timedelta(hours=1)),
    }
    return next(make().pk for part, make in makers.items() if part in name)


def opened(client: Client, address: str) -> bool:
    """Whether the page is shown; being sent back to the start page, or to the login, is no."""
    response = client.get(address)
    assert response.status_code in {200, 302}, f"{address}: {response.status_code}"
    if response.streaming:
        assert b"".join(response)
    if response.status_code == 200:
        return True
    home = reverse("wagtailadmin_home")
    back = response["Location"]
    if back == home or "/login/" in back:
        return False
    # Sent on within the case: the gate sends who passed it to the rubric; an action that is not possible to the case.
    return "/actie/" not in address


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
