"""Moments become calendar days of Europe/Amsterdam here, and nowhere else.

The law counts days, the database keeps moments (aware, UTC). A letter that arrives at 23:30 UTC in
summer arrived the next day in Meierijstad; every conversion therefore goes through this module.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
ONE_DAY = timedelta(days=1)


def day_of(moment: datetime) -> date:
    """The calendar day in Amsterdam on which an aware moment falls.

    Raises ValueError for a naive moment: guessing its zone is how deadlines go wrong.
    """
    if moment.tzinfo is None:
        raise ValueError(f"{moment!r} has no time zone; the law needs to know which day it was")
    return moment.astimezone(AMSTERDAM).date()


def start_of(day: date) -> datetime:
    """The first moment of a calendar day in Amsterdam (aware)."""
    return datetime.combine(day, time.min, tzinfo=AMSTERDAM)


def end_of(day: date) -> datetime:
    """The moment at which a calendar day is over: the first moment of the next one (aware)."""
    return start_of(day + ONE_DAY)


def days_touched(started_at: datetime, ended_at: datetime) -> frozenset[date]:
    """All calendar days that a period touches, however short; empty when it ends before it starts."""
    if ended_at < started_at:
        return frozenset()
    first, last = day_of(started_at), day_of(ended_at)
    return frozenset(first + ONE_DAY * n for n in range((last - first).days + 1))
