"""The decision term: 8 weeks that stand still, are extended and end on a working day (Awb 4:13-4:15).

Pure functions over calendar days of Europe/Amsterdam; the events of a case are turned into these values by `deadlines`.
"""

from __future__ import annotations

import enum
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from fund_applications.lifecycle.terms import DECISION_TERM, Term, moved
from fund_applications.lifecycle.working_days import NO_EQUATED_DAYS, ONE_DAY, RestDay, why_no_working_day


class PauseKind(enum.StrEnum):
    """Why the decision term stands still."""

    SUPPLEMENT = "supplement"  # Awb 4:15 lid 1 sub a
    AGREED = "agreed"  # Awb 4:15 lid 2 sub a
    FORCE_MAJEURE = "force_majeure"  # Awb 4:15 lid 2 sub c

    @property
    def article(self) -> str:
        return _PAUSE_ARTICLES[self]


_PAUSE_ARTICLES = {
    PauseKind.SUPPLEMENT: "Awb 4:15 lid 1 sub a",
    PauseKind.AGREED: "Awb 4:15 lid 2 sub a",
    PauseKind.FORCE_MAJEURE: "Awb 4:15 lid 2 sub c",
}


@dataclass(frozen=True, slots=True)
class Pause:
    """Days on which the decision term stands still: `first` up to and including `last`.

    `last` may be before `first` (nothing stood still). An `is_open` pause still runs; its `last` is then the
    day up to which it may last at most, so that the deadline shown is the latest the law allows.
    """

    kind: PauseKind
    first: date
    last: date
    is_open: bool = False

    @property
    def length(self) -> int:
        """Days, each counted once; 0 when nothing stood still."""
        return max((self.last - self.first).days + 1, 0)


@dataclass(frozen=True, slots=True)
class Extension:
    """A notice that names a new last day (Awb 4:14), sent on `notified_on`."""

    notified_on: date
    new_last_day: date


Change = Pause | Extension


def supplement_pause(requested: date, ended: date, *, is_open: bool = False) -> Pause:
    """The days that a request for a supplement suspends (Awb 4:15 lid 1 sub a).

    From the day after the request until the day on which the supplement came in or its date passed unused
    (`ended`). "Until" is read as "not including", the earliest reading (domain.md chapter 3), so
    that suspended days = ended - requested - 1. A date that passes unused ends the suspension on that date itself.
    """
    return Pause(PauseKind.SUPPLEMENT, requested + ONE_DAY, ended - ONE_DAY, is_open)


def agreed_pause(first: date, last: date) -> Pause:
    """The term during which the applicant agreed in writing to wait (Awb 4:15 lid 2 sub a); both days included."""
    return Pause(PauseKind.AGREED, first, last)


@dataclass(frozen=True, slots=True)
class DecisionDeadline:
    """The last day for deciding and how it came about.

    `before_moving` is the last day by the calendar; `last_day` the one that counts; `moved_because` says why they
    differ. `counted` holds the changes that had effect, with the days each added.
    """

    received: date
    term: Term
    counted: tuple[tuple[Change, int], ...]
    before_moving: date
    last_day: date
    moved_because: RestDay | None
    stands_still: bool

    @property
    def paused_days(self) -> int:
        """Days that the term stood still and that count, each once."""
        return sum(days for change, days in self.counted if isinstance(change, Pause))


def decision_deadline(
    received: date,
    term: Term = DECISION_TERM,
    changes: Sequence[Change] = (),
    equated: AbstractSet[date] = NO_EQUATED_DAYS,
) -> DecisionDeadline:
    """The last day on which the decision must be given (Awb 4:13-4:15, Atw 1).

    `changes` come in the order in which they were recorded. A pause that starts after the term has ended, or a
    notice sent after it, changes nothing: what has passed can't stand still (4:14 lid 1: "within the term"). Days that
    two pauses share count once; the day of receipt is not of the term and never counts. An extension names the last
    day as known then; later pauses come on top of it. Only the final day moves for weekends and feasts: suspended days
    are added to the term, not to its moved end.
    """
    last = term.counted_from(received)
    still: set[date] = set()
    counted: list[tuple[Change, int]] = []
    for change in changes:
        running_until = moved(last, equated) if term.moves else last
        if isinstance(change, Extension):
            if change.notified_on <= running_until and change.new_last_day > last:
                counted.append((change, (change.new_last_day - last).days))
                last = change.new_last_day
        elif change.first <= running_until:
            days = {day for n in range(change.length) if (day := change.first + ONE_DAY * n) > received} - still
            still |= days
            last += ONE_DAY * len(days)
            if days or change.is_open:
                counted.append((change, len(days)))
    final = moved(last, equated) if term.moves else last
    return DecisionDeadline(
        received=received,
        term=term,
        counted=tuple(counted),
        before_moving=last,
        last_day=final,
        moved_because=why_no_working_day(last, equated) if final != last else None,
        stands_still=any(isinstance(c, Pause) and c.is_open for c, _days in counted),
    )
