"""Outages of the site: judging what was seen, which terms they move, and doing so once they are over (Awb 2:21 lid 3)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from fund_applications.lifecycle.actors import SYSTEM
from fund_applications.lifecycle.calendar_days import days_touched, end_of, start_of
from fund_applications.lifecycle.deadlines import equated_days
from fund_applications.lifecycle.keyset import ids
from fund_applications.lifecycle.perform import perform
from fund_applications.lifecycle.refusals import TransitionRefused
from fund_applications.lifecycle.terms import extended_by_outages
from fund_applications.lifecycle.transition_data import ExtendForOutage, clean_text
from fund_applications.models import Application, FundRound, Outage, Status

DAYS_BEFORE_CLOSING = timedelta(days=7)
"""An outage in the last week before a round closes keeps it open longer; an earlier one hurt nobody's term."""


def outage_days(outages: Iterable[Outage]) -> frozenset[date]:
    """All calendar days that outages touched; one that still goes on has no days yet."""
    return frozenset(day for each in outages if each.ends_at for day in days_touched(each.starts_at, each.ends_at))


def closes_on(fund_round: FundRound, today: date | None = None) -> date:
    """The last day of a round, with the days that outages in its last week took.

    One that nobody judged yet counts too: a door that was closed wrongly can't be opened afterwards. Who says which
    day it is today is spared the question before that week: no outage has been in it yet.
    """
    start = fund_round.closes_on - DAYS_BEFORE_CLOSING
    if today is not None and today < start:
        return fund_round.closes_on
    near = Outage.objects.exclude(state=Outage.State.DISMISSED).filter(
        ends_at__gte=start_of(start), starts_at__lt=end_of(fund_round.closes_on + DAYS_BEFORE_CLOSING)
    )
    days = outage_days(near)
    if not days:
        return fund_round.closes_on
    return extended_by_outages(start, fund_round.closes_on, days, equated_days())


# --- judging --------------------------------------------------------------------------------------------


def confirm(
    outage_id: int, *, by: User, now: datetime, starts_at: datetime, ends_at: datetime, explanation: str
) -> Outage:
    """A person says that the site was down in this time; from here the terms follow. Raises TransitionRefused."""
    if not starts_at < ends_at <= now:
        raise TransitionRefused(_("Het einde ligt na het begin en niet na nu."), "ends_at", code="impossible_day")
    with transaction.atomic():
        outage = _to_be_judged(outage_id)
        outage.starts_at, outage.ends_at, outage.explanation = starts_at, ends_at, clean_text(explanation)
        return _judged(outage, Outage.State.CONFIRMED, by, now)


def dismiss(outage_id: int, *, by: User, now: datetime) -> Outage:
    """A person says that the site worked and only the monitor was off. No term moves. Raises TransitionRefused."""
    with transaction.atomic():
        return _judged(_to_be_judged(outage_id), Outage.State.DISMISSED, by, now)


def _to_be_judged(outage_id: int) -> Outage:
    found = Outage.objects.select_for_update(of=("self",)).filter(pk=outage_id, state=Outage.State.PROPOSED).first()
    if found is None:
        raise TransitionRefused(_("Over deze storing heeft iemand anders al geoordeeld."), code="stale")
    return found


def _judged(outage: Outage, state: Outage.State, by: User, now: datetime) -> Outage:
    outage.state, outage.judged_by, outage.judged_at = state, by, now
    outage.save()
    return outage


# --- moving the terms -----------------------------------------------------------------------------------


def cases_touched(outage: Outage) -> QuerySet[Application]:
    """Cases whose applicant may have had a date to keep during the outage."""
    supplement = Q(
        status=Status.SUPPLEMENT_REQUESTED,
        supplement_requests__supplied_at=None,
        supplement_requests__lapsed_at=None,
        supplement_requests__requested_at__lt=outage.ends_at,
    )
    report = Q(status=Status.GRANTED, report_due_on__isnull=False)
    cases = Application.objects.filter(supplement | report)
    return cases.exclude(term_changes__outage=outage).distinct()


def apply_outage(outage: Outage, now: datetime) -> int:
    """Move the dates of all cases that an outage touched; returns how many. Doing it again moves nothing more."""
    moved = 0
    for pk in ids(cases_touched(outage)):
        try:
            perform(pk, "extend_for_outage", actor=SYSTEM, data=ExtendForOutage(outage_id=outage.pk), now=now)
            moved += 1
        except TransitionRefused:
            continue  # the outage lies outside this case's term
    outage.applied_at = now
    outage.save(update_fields=["applied_at"])
    return moved
