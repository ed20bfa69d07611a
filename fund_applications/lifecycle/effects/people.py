"""Who works on a case: handler, reviewers, and who may not because of a conflict of interest."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.case import Case
from fund_applications.lifecycle.conflicts import has_conflict
from fund_applications.lifecycle.effects import Facts
from fund_applications.lifecycle.follow_ups import FollowUpKind
from fund_applications.lifecycle.refusals import TransitionRefused
from fund_applications.lifecycle.roles import CASE_ROLES, Role, roles_of
from fund_applications.models import Assignment, Conflict, PreparedDecision, Review


def person_fits(field: str, role: Role | None) -> Any:
    """A guard: this person exists, is active, has the role (or any that works on cases) and no conflict."""

    def guard(case: Case, data: Any) -> None:
        _person(case, getattr(data, field), role, field)

    return guard


def _person(case: Case, user_id: int, role: Role | None, field: str) -> User:
    user = get_user_model()._default_manager.filter(pk=user_id, is_active=True).first()
    roles = roles_of(user) if user else frozenset()
    if user is None or (role is not None and role not in roles) or not roles & CASE_ROLES:
        raise TransitionRefused(_("Kies iemand die dit werk doet."), field, code="wrong_person")
    if has_conflict(user, case.application):
        text = _("Deze persoon heeft een belang bij de aanvraag. Kies iemand anders.")
        raise TransitionRefused(text, field, code="conflict")
    return user


def assign_handler(case: Case, data: given.AssignHandler) -> Facts:
    """Who handles the case from now on; told, unless it was so already or he took it himself."""
    is_news = data.user_id not in {case.application.handler_id, case.user.pk if case.user else None}
    case.application.handler_id = data.user_id
    return Facts(
        data={"user": data.user_id},
        payload={"user": data.user_id},
        follow_ups=(FollowUpKind.TELL_HANDLER,) if is_news else (),
    )


def assign_reviewer(case: Case, data: given.AssignReviewer) -> Facts:
    """A member is asked to review, or asked again after giving the case back."""
    Assignment.objects.update_or_create(
        application=case.application,
        reviewer_id=data.user_id,
        defaults={
            "assigned_by": case.user,
            "assigned_at": case.now,
            "declined_at": None,
            "decline_reason": "",
            "gate_passed_at": None,
        },
    )
    return Facts(data={"user": data.user_id}, payload={"user": data.user_id})


def reviewer_can_be_released(case: Case, data: given.ReleaseReviewer) -> None:
    """A member gives back his own case; staff may take back anybody's. A review that is in stays."""
    found = Assignment.objects.filter(application=case.application, reviewer_id=data.user_id, declined_at=None).first()
    if found is None or (case.role is Role.MEMBER and case.user is not None and case.user.pk != data.user_id):
        raise TransitionRefused(_("Deze persoon beoordeelt deze aanvraag niet."), "user_id", code="wrong_person")
    if Review.objects.filter(assignment=found, submitted_at__isnull=False).exists():
        raise TransitionRefused(_("Deze beoordeling is al ingediend."), "user_id", code="too_late")


def release_reviewer(case: Case, data: given.ReleaseReviewer) -> Facts:
    """The work goes back to the queue."""
    Assignment.objects.filter(application=case.application, reviewer_id=data.user_id).update(
        declined_at=case.now, decline_reason=data.reason
    )
    return Facts(reason=data.reason, data={"user": data.user_id}, payload={"user": data.user_id})


def conflict_can_be_declared(case: Case, data: given.DeclareConflict) -> None:
    """Anybody declares his own conflict; that of another needs a reason."""
    if not get_user_model()._default_manager.filter(pk=data.person_id).exists():
        raise TransitionRefused(_("Kies wie een belang heeft."), "person_id", code="wrong_person")
    own = case.user is not None and case.user.pk == data.person_id
    if not own and case.role is Role.MEMBER:
        raise TransitionRefused(_("Je kunt alleen je eigen belang melden."), "person_id", code="wrong_person")
    if not own and not data.reason:
        raise TransitionRefused(_("Schrijf op welk belang deze persoon heeft."), "reason", code="required")
    if Conflict.objects.filter(application=case.application, person_id=data.person_id).exists():
        raise TransitionRefused(_("Dit belang is al vastgelegd."), "person_id", code="known_already")


def declare_conflict(case: Case, data: given.DeclareConflict) -> Facts:
    """From now on this person can't read the case and can't act on it; what he had in hand goes back (Awb 2:4)."""
    application = case.application
    Conflict.objects.create(
        application=application,
        person_id=data.person_id,
        source=data.source,
        reason=data.reason,
        declared_at=case.now,
    )
    lost = []
    if application.handler_id == data.person_id:
        application.handler = None
        lost.append(Role.HANDLER.value)
    waiting = Assignment.objects.filter(application=application, reviewer_id=data.person_id, declined_at=None)
    if waiting.update(declined_at=case.now, decline_reason=data.reason):
        lost.append(Role.MEMBER.value)
    if PreparedDecision.objects.filter(application=application, prepared_by_id=data.person_id).delete()[0]:
        lost.append("prepared_decision")
    facts = {"user": data.person_id, "source": str(data.source), "lost": lost}
    return Facts(reason=data.reason, data=facts, payload={"user": data.person_id, "lost": lost})
