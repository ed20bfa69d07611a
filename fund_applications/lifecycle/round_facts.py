"""What everybody may know of a round: its dates, its money, its next meeting. Nothing of any application."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils import timezone

from fund_applications.lifecycle.budget import budget_of
from fund_applications.lifecycle.outages import closes_on
from fund_applications.models import Allocation, FundRound


@dataclass(frozen=True, slots=True)
class RoundFacts:
    """A round for the public. Amounts in euro; dates are calendar days in Europe/Amsterdam."""

    name: str
    is_open: bool
    opens_on: date
    closes_on: date
    ceiling: Decimal
    granted: Decimal
    pending: Decimal
    left: Decimal
    maximum: Decimal
    percentage: int
    decision_weeks: int
    by_order_of_receipt: bool
    next_meeting: date | None
    meetings: tuple[date, ...]
    legal_basis_name: str
    legal_basis_url: str


def current_round(today: date | None = None) -> FundRound | None:
    """The round that is open; else the next one to open; else the last that closed; None when there is none."""
    today = today or timezone.localdate()
    rounds = FundRound.objects.all()
    return (
        rounds.filter(opens_on__lte=today, closes_on__gte=today).order_by("closes_on").first()
        or rounds.filter(opens_on__gt=today).order_by("opens_on").first()
        or rounds.order_by("-closes_on").first()
    )


def facts_of(fund_round: FundRound, today: date | None = None) -> RoundFacts:
    """The facts of a round on this day. Outages may keep it open longer. Five queries at most."""
    today = today or timezone.localdate()
    budget = budget_of(fund_round)
    last = closes_on(fund_round, today)
    coming = tuple(fund_round.meetings.filter(held_on__gte=today).values_list("held_on", flat=True))
    return RoundFacts(
        name=fund_round.name,
        is_open=fund_round.opens_on <= today <= last,
        opens_on=fund_round.opens_on,
        closes_on=last,
        ceiling=fund_round.ceiling,
        granted=budget.granted,
        pending=budget.pending,
        left=budget.left,
        maximum=fund_round.maximum,
        percentage=fund_round.percentage,
        decision_weeks=fund_round.decision_weeks,
        by_order_of_receipt=fund_round.allocation == Allocation.ORDER_OF_RECEIPT,
        next_meeting=coming[0] if coming else None,
        meetings=coming,
        legal_basis_name=fund_round.legal_basis_name,
        legal_basis_url=fund_round.legal_basis_url,
    )
