"""The terms of the law, as pure functions over calendar days of Europe/Amsterdam.

Nothing here knows a database, a clock or a person. Every function names the article it keeps;
`domain.md` chapter 3 is the authority where the law leaves a choice, and then the docstring says so.
Days that are equated with feast days come in as the set `equated` (see `working_days`).
"""

from __future__ import annotations

import enum
from calendar import monthrange
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta

from fund_applications.lifecycle.working_days import (
    NO_EQUATED_DAYS,
    ONE_DAY,
    add_working_days,
    working_day_from,
    working_days_after,
)


class Unit(enum.StrEnum):
    """How a term is described; the description decides whether the law moves its end (Atw 4)."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


# Atw 4 sub a: terms of more than this do not move; a term in years never does.
_LONGEST_THAT_MOVES = {Unit.DAYS: 90, Unit.WEEKS: 12, Unit.MONTHS: 3, Unit.YEARS: 0}


@dataclass(frozen=True, slots=True)
class Term:
    """A length as a law or ordinance words it, such as 8 weeks."""

    amount: int
    unit: Unit = Unit.WEEKS

    def __post_init__(self) -> None:
        if self.amount < 0:
            raise ValueError("a term can't be negative")

    @property
    def moves(self) -> bool:
        """Whether an end on a rest day moves to the next working day (Atw 1 lid 1, 4 sub a)."""
        return self.amount <= _LONGEST_THAT_MOVES[self.unit]

    def counted_from(self, start: date) -> date:
        """The last day by the calendar alone; `start` itself is not counted."""
        if self.unit is Unit.DAYS:
            return start + ONE_DAY * self.amount
        if self.unit is Unit.WEEKS:
            return start + timedelta(weeks=self.amount)
        months = self.amount * (12 if self.unit is Unit.YEARS else 1)
        return _months_later(start, months)

    def last_day(self, start: date, equated: AbstractSet[date] = NO_EQUATED_DAYS) -> date:
        """The last day of the term that starts the day after `start` (Atw 1, 2 and 4)."""
        last = self.counted_from(start)
        return moved(last, equated, start=start) if self.moves else last


def _months_later(day: date, months: int) -> date:
    """The same day `months` later, or the last day of that month when it is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def moved(last: date, equated: AbstractSet[date] = NO_EQUATED_DAYS, *, start: date | None = None) -> date:
    """The end of a term after the Algemene termijnenwet: never a Saturday, Sunday or feast day (Atw 1 lid 1).

    With `start` (not counted), a term of three days or more also gets at least two working days (Atw 2).
    """
    length = 0 if start is None else (last - start).days
    last = working_day_from(last, equated)
    if start is not None and 3 <= length < DAYS_THAT_ALWAYS_HOLD_TWO:
        while working_days_after(start, last, equated) < 2:
            last = working_day_from(last + ONE_DAY, equated)
    return last


DAYS_THAT_ALWAYS_HOLD_TWO = 14
"""However the feasts fall, two weeks hold two working days: no need to count (Atw 2)."""
DECISION_TERM = Term(8)
"""Awb 4:13 lid 2: without an ordinance a reasonable term has passed after eight weeks."""
NOT_PROCESS_TERM = Term(4)
"""Awb 4:5 lid 4."""
DETERMINATION_TERM = Term(8)
"""Awb 4:13 lid 2, for the decision on a report (4:44)."""
REPORT_TERM = Term(13)
"""After the end of the project; our default, a round may set another (Awb 4:44 lid 3)."""
PAYMENT_TERM = Term(6)
"""Awb 4:87 lid 1: a sum of money is paid within six weeks of the announcement."""
FIRST_CONTACT_WORKING_DAYS = 2
"""The municipality's promise: the first contact within two working days."""
DRAFT_WARNING_DAYS = (14, 3)


def not_process_by(supplied_or_passed: date, equated: AbstractSet[date] = NO_EQUATED_DAYS) -> date:
    """Last day for announcing that an application is not processed (Awb 4:5 lid 4): four weeks."""
    return NOT_PROCESS_TERM.last_day(supplied_or_passed, equated)


def first_contact_by(received: date, equated: AbstractSet[date] = NO_EQUATED_DAYS) -> date:
    """Day by which the fund has spoken to the applicant: two working days after receipt."""
    return add_working_days(received, FIRST_CONTACT_WORKING_DAYS, equated)


def report_by(
    project_end: date,
    term: Term = REPORT_TERM,
    equated: AbstractSet[date] = NO_EQUATED_DAYS,
) -> date:
    """Last day for the report after the project's end (Awb 4:44)."""
    return term.last_day(project_end, equated)


def determination_by(
    report_received: date,
    term: Term = DETERMINATION_TERM,
    equated: AbstractSet[date] = NO_EQUATED_DAYS,
) -> date:
    """Last day for determining the grant after the report came in (Awb 4:13, 4:44)."""
    return term.last_day(report_received, equated)


def payment_by(announced: date, equated: AbstractSet[date] = NO_EQUATED_DAYS) -> date:
    """Last day for paying: six weeks after the announcement (Awb 4:87 lid 1)."""
    return PAYMENT_TERM.last_day(announced, equated)


def extended_by_outages(
    start: date,
    last: date,
    outage_days: AbstractSet[date],
    equated: AbstractSet[date] = NO_EQUATED_DAYS,
) -> date:
    """The last day of a term that a resident had to keep, after outages of the site (Awb 2:21 lid 3).

    The term runs from the day after `start`. Each of its calendar days that an outage touched gives a day extra,
    rounded up in the resident's favour; a day gained that is itself touched gives another. The end moves off rest
    days. Without a touched day the term is left as it was.
    """
    first = start + ONE_DAY
    touched = sorted(day for day in outage_days if day >= first)
    end = last
    for day in touched:
        if day > end:
            break
        end += ONE_DAY
    return last if end == last else moved(end, equated)
