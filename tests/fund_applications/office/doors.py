"""The addresses of the office: who may open each of them, and how one is made for a case."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from fund_applications.lifecycle.roles import STAFF_ROLES, Role
from fund_applications.models import (
    CommissionMeeting,
    DestructionList,
    EquatedDay,
    Outage,
    PrivacyRequest,
    TextBlock,
)
from tests.case_story import CaseStory

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
