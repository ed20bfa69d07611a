"""Outages of the site: which terms they move, and doing so once they are over (Awb 2:21 lid 3)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet

from fund_applications.lifecycle.actors import SYSTEM
from fund_applications.lifecycle.calendar_days import days_touched, end_of, start_of
from fund_applications.lifecycle.deadlines import equated_days
from fund_applications.lifecycle.keyset import ids
from fund_applications.lifecycle.perform import perform
from fund_applications.lifecycle.refusals import TransitionRefused
from fund_applications.lifecycle.terms import extended_by_outages
from fund_applications.lifecycle.transition_data import ExtendForOutage
from fund_applications.models import Application, FundRound, Outage, Status

DAYS_BEFORE_CLOSING = timedelta(days=7)
"""An outage in the last week before a round closes keeps it open longer; an earlier one hurt nobody's term."""


def outage_days(outages: Iterable[Outage]) -> frozenset[date]:
    """All calendar days that outages touched; one that still goes on has no days yet."""
    return frozenset(day for each in outages if each.ends_at for day in days_touched(each.starts_at, each.ends_at))


def closes_on(fund_round: FundRound) -> date:
    """The last day of a round, with the days that outages in its last week took."""
    start = fund_round.closes_on - DAYS_BEFORE_CLOSING
    near = Outage.objects.filter(
        ends_at__gte=start_of(start), starts_at__lt=end_of(fund_round.closes_on + DAYS_BEFORE_CLOSING)
    )
    days = outage_days(near)
    if not days:
        return fund_round.closes_on
    return extended_by_outages(start, fund_round.closes_on, days, equated_days())


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
