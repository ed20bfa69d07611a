"""Terms of an objection (bezwaar): filing it and deciding on it (Awb 6:7-6:9, 7:10)."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import date, timedelta

from fund_applications.lifecycle.decision_term import Pause, decision_deadline
from fund_applications.lifecycle.terms import Term
from fund_applications.lifecycle.working_days import NO_EQUATED_DAYS

OBJECTION_TERM = Term(6)
"""Awb 6:7."""
OBJECTION_DECISION_TERM = Term(6)
"""Awb 7:10 lid 1."""
OBJECTION_DECISION_TERM_WITH_COMMITTEE = Term(12)
"""Awb 7:10 lid 1 with 7:13: an advisory committee hears the objection."""
LONGEST_POSTPONEMENT = Term(6)
"""Awb 7:10 lid 3."""
POST_MAY_ARRIVE_LATER = timedelta(weeks=1)
"""Awb 6:9 lid 2."""


def objection_by(announced: date, equated: AbstractSet[date] = NO_EQUATED_DAYS) -> date:
    """Last day for an objection: six weeks from the day after the announcement (Awb 6:7, 6:8 lid 1)."""
    return OBJECTION_TERM.last_day(announced, equated)


def objection_is_in_time(
    announced: date,
    received: date,
    *,
    posted: date | None = None,
    equated: AbstractSet[date] = NO_EQUATED_DAYS,
) -> bool:
    """Whether an objection came in time (Awb 6:9).

    Received on the last day at latest (lid 1); by post also if posted by then and received
    within a week after the term (lid 2).
    """
    last = objection_by(announced, equated)
    if received <= last:
        return True
    return posted is not None and posted <= last and received <= last + POST_MAY_ARRIVE_LATER


def objection_decision_by(
    announced: date,
    equated: AbstractSet[date] = NO_EQUATED_DAYS,
    *,
    committee: bool = False,
    postponed_weeks: int = 0,
    pauses: Sequence[Pause] = (),
) -> date:
    """Last day for deciding on an objection (Awb 7:10).

    Six weeks, or twelve with an advisory committee, counted from the day after the objection term ended (lid 1); up to
    six more after a notice (lid 3); `pauses` while a formal lack is repaired (lid 2) or the objector
    agreed (lid 4). More than twelve weeks in all doesn't move (Atw 4): the earliest reading.
    Raises ValueError for a postponement of more than six weeks.
    """
    if not 0 <= postponed_weeks <= LONGEST_POSTPONEMENT.amount:
        raise ValueError("Awb 7:10 lid 3 allows a postponement of six weeks at most")
    base = OBJECTION_DECISION_TERM_WITH_COMMITTEE if committee else OBJECTION_DECISION_TERM
    term = Term(base.amount + postponed_weeks)
    return decision_deadline(objection_by(announced, equated), term, pauses, equated).last_day
