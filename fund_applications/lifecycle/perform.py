"""The one door through which a case changes.

`perform` locks the case, asks the table, moves the status and the clock, writes the event and what follows from it, in one
transaction. When anything refuses, nothing has happened. `available` asks the same table without touching anything.
"""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from fund_applications.lifecycle import events
from fund_applications.lifecycle.actors import SYSTEM, Actor, ApplicantActor
from fund_applications.lifecycle.calendar_days import day_of, end_of
from fund_applications.lifecycle.case import Case
from fund_applications.lifecycle.conflicts import has_conflict
from fund_applications.lifecycle.deadlines import apply_clock
from fund_applications.lifecycle.follow_ups import write_follow_ups
from fund_applications.lifecycle.refusals import TransitionRefused
from fund_applications.lifecycle.roles import Role, roles_of
from fund_applications.lifecycle.transition_data import TransitionData
from fund_applications.lifecycle.transitions import TABLE, Transition, rows_from
from fund_applications.models import Application, Outage, SupplementRequest

LAPSE = "supplement_lapsed"
FOR_OUTAGE = "extend_for_outage"

_SAVED = (
    "status",
    "title",
    "summary",
    "requested_amount",
    "total_costs",
    "granted_amount",
    "determined_amount",
    "project_starts_on",
    "project_ends_on",
    "decide_by",
    "report_due_on",
    "handler",
    "supplement_lapsed",
    "proposed_referral",
    "revision",
    "search_text",
)


def perform(
    application_id: int,
    transition_name: str,
    *,
    actor: Actor,
    data: TransitionData | None = None,
    now: datetime | None = None,
    expected_revision: int | None = None,
) -> Application:
    """Do one thing to a case, or refuse and change nothing.

    `actor` is a Django user, an `ApplicantActor` or `SYSTEM`. `data` is the dataclass that the row names. `now` is aware
    (default: this moment). `expected_revision` is the revision that a form was opened on: if somebody was first, this
    refuses with code "stale". Returns the changed case. Raises TransitionRefused.
    """
    moment = now or timezone.now()
    row = TABLE.get(transition_name)
    if row is None:
        raise TransitionRefused(_("Deze handeling bestaat niet."), code="unknown")
    if row.name not in (LAPSE, FOR_OUTAGE):
        lapse_if_due(application_id, moment)
    with transaction.atomic():
        application = _locked(application_id)
        if expected_revision is not None and application.revision != expected_revision:
            text = _("Iemand anders heeft deze aanvraag net gewijzigd. Bekijk de aanvraag opnieuw.")
            raise TransitionRefused(text, code="stale")
        case = _open(application, row, actor, moment)
        filled_in = _checked(row, case, data)
        return _execute(row, case, filled_in)


def available(application: Application, actor: Actor, *, now: datetime | None = None) -> list[Transition]:
    """What this person can do with the case now, in the order of the table; for buttons that never lie.

    What was refused here would be refused by `perform`; what is offered may still be refused for what is filled in.
    """
    moment = now or timezone.now()
    roles = roles_of(actor)
    if not roles:
        return []
    blocked = isinstance(actor, User) and has_conflict(actor, application)
    case = Case(application, actor, Role.SYSTEM, moment)
    return [row for row in rows_from(application.status) if _offers(row, case, roles, blocked=blocked)]


def _offers(row: Transition, case: Case, roles: frozenset[Role], *, blocked: bool) -> bool:
    role = next((role for role in row.roles if role in roles), None)
    if role is None:
        return False
    case.role = role
    try:
        _may(row, case, blocked=blocked)
        for guard in row.state_guards:
            guard(case)
    except TransitionRefused:
        return False
    return True


def lapse_if_due(application_id: int, now: datetime) -> bool:
    """Let a supplement lapse whose date has passed, whoever notices first; True when it lapsed here.

    So a case is the same whether the nightly command ran or not. While an outage that touches its term is not judged or
    not worked out, nothing lapses: the date may still move (Awb 2:21).
    """
    overdue = SupplementRequest.objects.filter(
        application_id=application_id, supplied_at=None, lapsed_at=None, due_on__lt=day_of(now)
    ).first()
    if overdue is None or _may_still_move(overdue):
        return False
    try:
        perform(application_id, LAPSE, actor=SYSTEM, now=now)
    except TransitionRefused:
        return False  # somebody else was first: just as good
    return True


def _may_still_move(request: SupplementRequest) -> bool:
    """Whether an outage between the request and its date waits for a judgement, for its end, or to be worked out."""
    touching = Q(ends_at=None) | Q(ends_at__gte=request.requested_at)
    waiting = Outage.objects.filter(touching, applied_at=None, starts_at__lt=end_of(request.due_on))
    return waiting.exclude(state=Outage.State.DISMISSED).exists()


def _locked(application_id: int) -> Application:
    found = (
        Application.objects.select_for_update(of=("self",))
        .select_related("round", "applicant")
        .filter(pk=application_id)
        .first()
    )
    if found is None:
        raise TransitionRefused(_("Deze aanvraag bestaat niet (meer)."), code="not_found")
    return found


def _open(application: Application, row: Transition, actor: Actor, moment: datetime) -> Case:
    """The case for this actor, in the first of the row's roles that he has."""
    roles = roles_of(actor)
    role = next((role for role in row.roles if role in roles), None)
    if role is None:
        raise TransitionRefused(_("Dit hoort niet bij jouw rol. Vraag een collega."), code="wrong_role")
    case = Case(application, actor, role, moment)
    blocked = isinstance(actor, User) and has_conflict(actor, application)
    _may(row, case, blocked=blocked)
    if application.status not in row.sources:
        text = _("Dat kan niet meer: de aanvraag is nu “%(status)s”. Bekijk de aanvraag opnieuw.")
        words = {"status": application.get_status_display()}
        raise TransitionRefused(text % words, code="wrong_status")
    return case


def _may(row: Transition, case: Case, *, blocked: bool) -> None:
    """Own case for the applicant, no conflict for staff, assigned for a member of the commission."""
    actor, application = case.actor, case.application
    if isinstance(actor, ApplicantActor) and actor.applicant_id != application.applicant_id:
        raise TransitionRefused(_("Dit is niet jouw aanvraag."), code="foreign_case")
    if blocked and row.conflict_blocks:
        text = _("Je hebt een belang bij deze aanvraag. Laat een collega dit doen.")
        raise TransitionRefused(text, code="conflict")
    if case.role is Role.MEMBER and not case.actor_is_assigned:
        raise TransitionRefused(_("Deze aanvraag is niet aan jou toegewezen."), code="not_assigned")


def _checked(row: Transition, case: Case, data: TransitionData | None) -> TransitionData:
    for state_guard in row.state_guards:
        state_guard(case)
    if data is None and not row.needs_data:
        data = TransitionData()
    if not isinstance(data, row.data):
        raise TransitionRefused(_("Vul het formulier in."), code="no_data")
    for guard in row.guards:
        guard(case, data)
    return data


def _execute(row: Transition, case: Case, data: TransitionData) -> Application:
    application = case.application
    before = application.status
    facts = row.effect(case, data)
    if row.target is not None:
        application.status = row.target
    event = events.append(
        application,
        row.name,
        actor=case.user,
        role=case.role,
        occurred_at=case.now,
        occurred_on=facts.occurred_on or case.today,
        from_status=before,
        to_status=application.status,
        reason=data.recorded_reason if facts.reason is None else facts.reason,
        data=facts.data,
    )
    apply_clock(application, case.equated)
    application.save(update_fields=_SAVED)
    write_follow_ups(event, (*row.follow_ups, *facts.follow_ups), dict(facts.payload))
    return application
