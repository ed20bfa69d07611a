"""What everybody may know of outages: when the site did not work, and what that meant for dates. Nothing of any case."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from fund_applications.lifecycle.calendar_days import day_of, days_touched
from fund_applications.lifecycle.outages import DAYS_BEFORE_CLOSING, closes_on
from fund_applications.models import FundRound, Outage, OutageSettings
from fund_applications.models.outages import LONGEST_NOTICE_DAYS

SHOWN_FOR = timedelta(days=365)
LONGEST_NOTICE = timedelta(days=LONGEST_NOTICE_DAYS)


class Stage(enum.StrEnum):
    """Where an outage stands for a visitor."""

    ONGOING = "ongoing"
    JUDGED_LATER = "judged_later"
    WORKED_OUT_LATER = "worked_out_later"
    WORKED_OUT = "worked_out"


@dataclass(frozen=True, slots=True)
class RoundKeptOpen:
    """A round that stayed open longer because of an outage in its last week."""

    name: str
    until: date


@dataclass(frozen=True, slots=True)
class OutageFacts:
    """One outage for the public. `moved` is for how many applications a last day moved."""

    starts_at: datetime
    ends_at: datetime | None
    explanation: str
    stage: Stage
    moved: int
    rounds: tuple[RoundKeptOpen, ...]

    @property
    def is_on_one_day(self) -> bool:
        return self.ends_at is not None and day_of(self.starts_at) == day_of(self.ends_at)


def outages_of_last_year(now: datetime) -> list[OutageFacts]:
    """All outages that touched the year before this moment, the newest first. What was dismissed is not among them."""
    shown = _known(now).filter(starts_at__gt=now - SHOWN_FOR).annotate(moved=Count("term_changes"))
    outages = list(shown.order_by("-starts_at"))
    rounds = list(FundRound.objects.filter(closes_on__gt=day_of(now - SHOWN_FOR) - DAYS_BEFORE_CLOSING))
    return [_facts(outage, now, rounds) for outage in outages]


def outage_to_tell(now: datetime) -> Outage | None:
    """The outage that visitors are told of now: one that goes on, else the last that ended in the past days. One query."""
    certain = _known(now).filter(state=Outage.State.CONFIRMED).annotate(notice_days=_notice_days())
    recent = list(certain.filter(Q(ends_at=None) | Q(ends_at__gt=now - LONGEST_NOTICE)))
    ongoing = [outage for outage in recent if is_ongoing(outage, now)]
    if ongoing or not recent:
        return max(ongoing, key=lambda outage: outage.starts_at, default=None)
    since = now - timedelta(days=recent[0].notice_days)
    ended = [(outage.ends_at, outage) for outage in recent if outage.ends_at and outage.ends_at > since]
    return max(ended, key=lambda pair: pair[0])[1] if ended else None


def _notice_days() -> Coalesce:
    """How long visitors are told of an outage, asked along with the outages; the default until somebody set it."""
    chosen = OutageSettings.objects.order_by("pk").values("notice_days")[:1]
    return Coalesce(Subquery(chosen), Value(OutageSettings().notice_days))


def is_ongoing(outage: Outage, now: datetime) -> bool:
    return outage.ends_at is None or outage.ends_at > now


def _known(now: datetime) -> QuerySet[Outage]:
    return Outage.objects.exclude(state=Outage.State.DISMISSED).filter(starts_at__lte=now)


def _facts(outage: Outage, now: datetime, rounds: Iterable[FundRound]) -> OutageFacts:
    return OutageFacts(
        starts_at=outage.starts_at,
        ends_at=outage.ends_at,
        explanation=outage.explanation,
        stage=_stage(outage, now),
        moved=outage.moved,  # type: ignore[attr-defined]
        rounds=tuple(_kept_open(outage, rounds)),
    )


def _stage(outage: Outage, now: datetime) -> Stage:
    if is_ongoing(outage, now):
        return Stage.ONGOING
    if outage.state == Outage.State.PROPOSED:
        return Stage.JUDGED_LATER
    return Stage.WORKED_OUT if outage.applied_at else Stage.WORKED_OUT_LATER


def _kept_open(outage: Outage, rounds: Iterable[FundRound]) -> Iterable[RoundKeptOpen]:
    if outage.ends_at is None or outage.state != Outage.State.CONFIRMED:
        return
    days = days_touched(outage.starts_at, outage.ends_at)
    for fund_round in rounds:
        first = fund_round.closes_on - DAYS_BEFORE_CLOSING
        if any(first < day <= fund_round.closes_on for day in days):
            yield RoundKeptOpen(fund_round.name, closes_on(fund_round))
