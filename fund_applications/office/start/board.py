"""The deadline board of the handler: how many cases stand where, and which come before the next meeting can help."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse

from fund_applications.lifecycle.conflicts import readable_cases
from fund_applications.lifecycle.deadlines import equated_days
from fund_applications.lifecycle.equated_days import years_without_equated_days
from fund_applications.models import Application, CommissionMeeting, Status
from fund_applications.office.deadline import Bucket, Tone, in_bucket, tone_of
from fund_applications.office.penalties import RunningPenalty, running_penalties


@dataclass(frozen=True)
class Square:
    """One number of the board."""

    label: str
    total: int
    tone: Tone
    url: str


@dataclass(frozen=True)
class Board:
    """All numbers; `too_early` are cases in review whose last day comes before the next meeting.

    `years_without_days` are years for which no equated days are known: terms that end in them may be a day too early.
    """

    squares: tuple[Square, ...]
    next_meeting: CommissionMeeting | None
    too_early: tuple[Application, ...]
    too_early_total: int
    years_without_days: tuple[int, ...]
    penalties: tuple[RunningPenalty, ...] = ()


MOST = 5
SHOWN = (Bucket.OVERDUE, Bucket.SOON, Bucket.AHEAD, Bucket.LATER, Bucket.STILL)


def board_for(user: Any, today: date) -> Board:
    """The board, over all cases that this person may read. At most seven queries."""
    cases = readable_cases(user)
    totals = cases.filter(decide_by__isnull=False).aggregate(
        **{bucket.value: Count("pk", filter=in_bucket(bucket, today)) for bucket in SHOWN}
    )
    index = reverse("aanvragen_modeladmin_index")
    squares = tuple(
        Square(str(bucket.label), totals[bucket.value], tone_of(bucket), f"{index}?status=open&termijn={bucket.value}")
        for bucket in SHOWN
    )
    meeting = CommissionMeeting.objects.filter(held_on__gte=today).select_related("round").order_by("held_on").first()
    # What is too late already stands in the first square; no extension and no meeting helps it.
    waiting = cases.filter(Q(status=Status.SUBMITTED) | Q(status=Status.UNDER_REVIEW), decide_by__gte=today)
    # Without a meeting to come every case is too early for it.
    early = waiting.filter(decide_by__lt=meeting.held_on) if meeting else waiting
    first = list(early.order_by("decide_by", "pk").only("public_id", "reference", "title", "decide_by")[: MOST + 1])
    total = len(first) if len(first) <= MOST else early.count()
    missing = years_without_equated_days(equated_days(), today)
    return Board(squares, meeting, tuple(first[:MOST]), total, tuple(missing), tuple(running_penalties(user, today)))
