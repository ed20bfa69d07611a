"""What happens because time passes: `manage.py advance_terms`, for cron, and for the worker.

Every step asks the database what is due and is not done yet, so that running twice, or two at once, or not for a week,
ends in the same state. What takes long goes in chunks, each in its own transactions; memory stays bounded.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, Max, OuterRef
from django.dispatch import Signal

from fund_applications.lifecycle import expiring_drafts
from fund_applications.lifecycle.calendar_days import day_of
from fund_applications.lifecycle.deadlines import equated_days, refresh
from fund_applications.lifecycle.follow_ups import FollowUpKind, Wanted, ask_all_once, stale, tell
from fund_applications.lifecycle.keyset import chunks, ids, walk
from fund_applications.lifecycle.outages import apply_outage
from fund_applications.lifecycle.perform import lapse_if_due
from fund_applications.lifecycle.terms import not_process_by
from fund_applications.models import (
    OPEN_STATUSES,
    Application,
    CommissionMeeting,
    Decision,
    Objection,
    Outage,
    Status,
    SupplementRequest,
)

logger = logging.getLogger(__name__)

DECISION_WARNING_DAYS = (14, 3, -1)
"""Days before the last day on which the staff are warned; -1 is the day after it: late."""
SUPPLEMENT_REMINDER_DAYS = 3
REPORT_REMINDER_DAYS = (28, 7, -1)
NOT_PROCESS_WARNING_DAYS = 7
WITH_A_DECISION_DUE = (
    *sorted(OPEN_STATUSES),
    Status.GRANTED,
    Status.REJECTED,
    Status.NOT_PROCESSED,
    Status.REPORT_SUBMITTED,
)

time_passed = Signal()
"""Sent at the end of every run (`now`), for work of other parts that returns: sweeping mail, scanning again."""


@dataclass(frozen=True, kw_only=True)
class Advanced:
    """What one run did."""

    outages: int
    lapsed: int
    dates_changed: int
    warnings: int
    drafts_warned: int
    drafts_deleted: int
    offered_again: int


def advance(now: datetime) -> Advanced:
    """Do all that is due at this moment. The order matters: an outage first moves the dates that would lapse."""
    equated = equated_days()
    done = Advanced(
        outages=_apply_outages(now),
        lapsed=_lapse(now),
        dates_changed=_refresh(equated),
        warnings=_warn(now, equated),
        drafts_warned=expiring_drafts.warn(now),
        drafts_deleted=expiring_drafts.delete(now),
        offered_again=_offer_again(now),
    )
    for receiver, response in time_passed.send_robust(sender=None, now=now):
        if isinstance(response, Exception):
            logger.error("%r failed while time passed", receiver, exc_info=response)
    return done


def _apply_outages(now: datetime) -> int:
    waiting = Outage.objects.filter(state=Outage.State.CONFIRMED, applied_at=None, ends_at__lte=now).order_by("ends_at")
    return sum(apply_outage(outage, now) for outage in waiting)


def _lapse(now: datetime) -> int:
    overdue = SupplementRequest.objects.filter(supplied_at=None, lapsed_at=None, due_on__lt=day_of(now))
    return sum(lapse_if_due(application_id, now) for _pk, application_id in walk(overdue, "application_id"))


def _refresh(equated: frozenset[date]) -> int:
    """Put the dates right that a change of the register of equated days moved."""
    cases = Application.objects.filter(status__in=WITH_A_DECISION_DUE, decide_by__isnull=False)
    return sum(refresh(chunk, equated) for chunk in chunks(ids(cases)))


def _offer_again(now: datetime) -> int:
    """Tell the workers about rows that nobody finished."""
    offered = 0
    for chunk in chunks(ids(stale(now))):
        tell(chunk)
        offered += len(chunk)
    return offered


def _warn(now: datetime, equated: frozenset[date]) -> int:
    sources = (
        _decisions_due(now),
        _meetings_too_late(now),
        _lapsed_cases(now, equated),
        _objections_due(now),
        _supplements_due(now),
        _reports_due(now),
    )
    return sum(ask_all_once(chunk) for source in sources for chunk in chunks(source))


def _decisions_due(now: datetime) -> Iterator[Wanted]:
    today = day_of(now)
    cases = Application.objects.filter(
        status__in=WITH_A_DECISION_DUE, decide_by__lte=today + timedelta(days=max(DECISION_WARNING_DAYS))
    )
    for pk, day in walk(cases, "decide_by"):
        days = _most_urgent(DECISION_WARNING_DAYS, (day - today).days)
        yield _warning(pk, "decision", day, days, now)


def _meetings_too_late(now: datetime) -> Iterator[Wanted]:
    """A commission that meets four times a year collides with eight weeks: tell it while the term can be extended."""
    today = day_of(now)
    next_meetings: dict[int, date] = {}
    for round_id, day in CommissionMeeting.objects.filter(held_on__gte=today).values_list("round_id", "held_on"):
        next_meetings[round_id] = min(day, next_meetings.get(round_id, day))
    cases = Application.objects.filter(status__in=(Status.SUBMITTED, Status.UNDER_REVIEW), decide_by__gte=today)
    for pk, round_id, day in walk(cases, "round_id", "decide_by"):
        meeting = next_meetings.get(round_id)
        if meeting is not None and meeting > day:
            yield _warning(pk, "meeting", day, (meeting - day).days, now)


def _lapsed_cases(now: datetime, equated: frozenset[date]) -> Iterator[Wanted]:
    today = day_of(now)
    cases = Application.objects.filter(status=Status.SUBMITTED, supplement_lapsed=True).annotate(
        passed_on=Max("supplement_requests__due_on")
    )
    for pk, passed_on in walk(cases, "passed_on"):
        last = not_process_by(passed_on, equated) if passed_on else None
        if last is not None and today <= last <= today + timedelta(days=NOT_PROCESS_WARNING_DAYS):
            yield _warning(pk, "not_process", last, NOT_PROCESS_WARNING_DAYS, now)


def _objections_due(now: datetime) -> Iterator[Wanted]:
    today = day_of(now)
    objections = Objection.objects.filter(
        outcome=Objection.Outcome.OPEN, decide_by__lte=today + timedelta(days=max(DECISION_WARNING_DAYS))
    )
    for pk, application_id, day in walk(objections, "decision__application_id", "decide_by"):
        days = _most_urgent(DECISION_WARNING_DAYS, (day - today).days)
        yield _warning(application_id, f"objection {pk}", day, days, now)


def _supplements_due(now: datetime) -> Iterator[Wanted]:
    today = day_of(now)
    requests = SupplementRequest.objects.filter(
        supplied_at=None,
        lapsed_at=None,
        requested_on__lt=today,
        due_on__range=(today, today + timedelta(days=SUPPLEMENT_REMINDER_DAYS)),
    )
    for pk, application_id, day in walk(requests, "application_id", "due_on"):
        key = f"{application_id}/supplement {pk}/{day.isoformat()}"
        payload = {"supplement_request": pk, "day": day.isoformat()}
        yield Wanted(FollowUpKind.REMIND_SUPPLEMENT, key, now, application_id=application_id, payload=payload)


def _reports_due(now: datetime) -> Iterator[Wanted]:
    today = day_of(now)
    cases = Application.objects.filter(
        status=Status.GRANTED,
        decide_by=None,  # announced: before that the recipient knows of nothing
        report_due_on__lte=today + timedelta(days=max(REPORT_REMINDER_DAYS)),
    ).exclude(Exists(Decision.objects.filter(application=OuterRef("pk"), announcement=None)))
    for pk, day in walk(cases, "report_due_on"):
        days = _most_urgent(REPORT_REMINDER_DAYS, (day - today).days)
        key = f"{pk}/report/{day.isoformat()}/{days}"
        payload = {"day": day.isoformat(), "days": days}
        yield Wanted(FollowUpKind.REMIND_REPORT, key, now, application_id=pk, payload=payload)


def _warning(application_id: int, what: str, day: date, days: int, now: datetime) -> Wanted:
    key = f"{application_id}/{what}/{day.isoformat()}/{days}"
    payload = {"what": what.split()[0], "day": day.isoformat(), "days": days}
    return Wanted(FollowUpKind.WARN_DEADLINE, key, now, application_id=application_id, payload=payload)


def _most_urgent(thresholds: Iterable[int], days_left: int) -> int:
    """The tightest threshold that is reached: who did not run for a week sends one warning, not three."""
    return min(threshold for threshold in thresholds if days_left <= threshold)
