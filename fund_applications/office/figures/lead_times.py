"""How long decisions took, held against the term of the law (Awb 4:13-4:15)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from statistics import median

from django.db.models import Min

from fund_applications.lifecycle.calendar_days import day_of
from fund_applications.lifecycle.clock import CLOCK_EVENTS
from fund_applications.lifecycle.deadlines import clocks_of, equated_days
from fund_applications.lifecycle.decision_term import decision_deadline
from fund_applications.lifecycle.default_notice import FIRST_DECISIONS
from fund_applications.lifecycle.terms import Term
from fund_applications.models import Announcement, ApplicationEvent
from fund_applications.office.figures.selection import Selection

CHUNK = 1000
MOVE_NO_TERM = frozenset({"submitted", "grant", "announce", "report", "withdraw", "refer"})
"""Events of the clock after which the last day is what it was on the day of receipt."""


@dataclass(frozen=True)
class LeadTimes:
    """Days from receipt to the announcement of the decision; suspended days included."""

    decided: int
    in_time: int
    shortest: int | None
    middle: int | None
    longest: int | None

    @property
    def late(self) -> int:
        """How many were announced after their last day."""
        return self.decided - self.in_time


@dataclass(frozen=True)
class _Decided:
    year: int
    days: int
    in_time: bool


def lead_times(selection: Selection) -> tuple[LeadTimes, dict[int, LeadTimes]]:
    """Of all decisions, and of those on the applications of each year.

    Four queries, and one for each thousand cases whose term was moved.
    """
    by_year: dict[int, list[_Decided]] = defaultdict(list)
    for decided in [*_of_cases(selection), *_of_remnants(selection)]:
        by_year[decided.year].append(decided)
    everything = [decided for found in by_year.values() for decided in found]
    return _told(everything), {year: _told(found) for year, found in by_year.items()}


def _told(found: Sequence[_Decided]) -> LeadTimes:
    days = [decided.days for decided in found]
    return LeadTimes(
        decided=len(days),
        in_time=sum(decided.in_time for decided in found),
        shortest=min(days, default=None),
        middle=round(median(days)) if days else None,
        longest=max(days, default=None),
    )


def _of_remnants(selection: Selection) -> Iterable[_Decided]:
    kept = selection.remnants().filter(lead_days__isnull=False).values_list("year", "lead_days", "in_time")
    return [_Decided(year, days or 0, bool(in_time)) for year, days, in_time in kept]


def _of_cases(selection: Selection) -> Iterable[_Decided]:
    first = Announcement.objects.filter(
        selection.within("decision__application"), decision__kind__in=FIRST_DECISIONS
    ).order_by()
    case = "decision__application"
    columns = (f"{case}_id", f"{case}__received_at", f"{case}__decision_weeks")
    rows = list(first.values_list(*columns).annotate(sent_on=Min("sent_on")))
    equated = equated_days()
    moved = _moved(selection, equated) if rows else {}
    usual: dict[tuple[date, int], date] = {}
    for pk, received, weeks, sent_on in rows:
        day = day_of(received)
        last = moved.get(pk)
        if last is None:
            if (day, weeks) not in usual:
                usual[day, weeks] = decision_deadline(day, Term(weeks), (), equated).last_day
            last = usual[day, weeks]
        yield _Decided(day.year, (sent_on - day).days, sent_on <= last)


def _moved(selection: Selection, equated: AbstractSet[date]) -> dict[int, date]:
    """The last day of the cases whose term stood still or was extended, from their events."""
    events = ApplicationEvent.objects.filter(
        selection.within("application"),
        name__in=CLOCK_EVENTS - MOVE_NO_TERM,
        application__decisions__announcement__isnull=False,
    )
    keys = list(events.order_by().values_list("application_id", flat=True).distinct())
    found: dict[int, date] = {}
    for start in range(0, len(keys), CHUNK):
        clocks = clocks_of(keys[start : start + CHUNK])
        found |= {pk: clock.deadline(equated).last_day for pk, clock in clocks.items()}
    return found
