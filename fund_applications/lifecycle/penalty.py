"""A decision that comes too late: notice of default and penalty (Awb 4:17-4:18). Amounts in whole euro."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from fund_applications.lifecycle.terms import Term
from fund_applications.lifecycle.working_days import NO_EQUATED_DAYS, ONE_DAY

GRACE = Term(2)
"""Awb 4:17 lid 3: two weeks after the notice of default."""
PENALTY_DAYS = 42
"""Awb 4:17 lid 1; the Algemene termijnenwet does not apply to them."""
RATES: tuple[tuple[int, Decimal], ...] = (
    (14, Decimal(23)),
    (28, Decimal(35)),
    (PENALTY_DAYS, Decimal(45)),
)
"""Awb 4:17 lid 2: up to and including this day, euro per day."""
PENALTY_DECISION_TERM = Term(2)
"""Awb 4:18: the amount is laid down within two weeks after the last day on which it was owed."""


def penalty(days_in_default: int) -> Decimal:
    """The penalty in euro after so many days (Awb 4:17 lid 1 and 2): 0 before day 1, never above 1442."""
    total, previous = Decimal(0), 0
    for until, rate in RATES:
        total += rate * max(min(days_in_default, until) - previous, 0)
        previous = until
    return total


HIGHEST_PENALTY = penalty(PENALTY_DAYS)


@dataclass(frozen=True, slots=True)
class Default:
    """What a valid notice of default sets going.

    `grace_ends` is the last day to decide without penalty; it runs from `first_day` up to and including `last_day`.
    """

    received: date
    grace_ends: date
    first_day: date
    last_day: date

    def days_on(self, day: date, decided: date | None = None) -> int:
        """Days of penalty up to and including `day`; the day on which the decision is announced counts no more."""
        end = min(day, self.last_day)
        if decided is not None:
            end = min(end, decided - ONE_DAY)
        return max((end - self.first_day).days + 1, 0)

    def owed_on(self, day: date, decided: date | None = None) -> Decimal:
        """Euro owed up to and including `day`."""
        return penalty(self.days_on(day, decided))


def notice_is_premature(received: date, decide_by: date) -> bool:
    """A notice of default counts only after the decision term has passed (Awb 4:17 lid 3, 6:12 lid 2)."""
    return received <= decide_by


def default_from(received: date, equated: AbstractSet[date] = NO_EQUATED_DAYS) -> Default:
    """What a notice received on this day sets going (Awb 4:17 lid 1-3).

    The two weeks are a statutory term and move off rest days (Atw 1); the 42 days that follow do not.
    """
    grace_ends = GRACE.last_day(received, equated)
    first = grace_ends + ONE_DAY
    return Default(received, grace_ends, first, first + ONE_DAY * (PENALTY_DAYS - 1))


def penalty_decision_by(default: Default, announced: date, equated: AbstractSet[date] = NO_EQUATED_DAYS) -> date:
    """Last day for laying down the amount: two weeks after the last day on which it was owed (Awb 4:18)."""
    return PENALTY_DECISION_TERM.last_day(min(default.last_day, announced - ONE_DAY), equated)
