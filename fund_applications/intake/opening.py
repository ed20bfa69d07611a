"""Whether somebody can apply today, and if not, why."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from django.utils import timezone

from fund_applications.lifecycle.budget import RoundBudget, budget_of
from fund_applications.lifecycle.outages import closes_on
from fund_applications.models import ApplicationFormPage, FundRound


class OpenState(StrEnum):
    """Where a form page stands today."""

    OPEN = "open"
    NOT_YET = "not_yet"
    CLOSED = "closed"
    NO_MONEY = "no_money"
    NO_ROUND = "no_round"
    NO_QUESTIONS = "no_questions"


@dataclass(frozen=True, slots=True)
class Opening:
    """The state of a form page today, with its round and the money of the round; None without a round."""

    state: OpenState
    fund_round: FundRound | None
    budget: RoundBudget | None
    next_meetings: tuple[datetime.date, ...] = ()

    @property
    def can_begin(self) -> bool:
        """Whether a new draft can be made."""
        return self.state is OpenState.OPEN


def opening_of(page: ApplicationFormPage, today: datetime.date | None = None) -> Opening:
    """Whether somebody can apply on this page. `today` is the calendar day in Europe/Amsterdam."""
    day = today or timezone.localdate()
    fund_round = page.round
    if fund_round is None:
        return Opening(OpenState.NO_ROUND, None, None)
    budget = budget_of(fund_round)
    meetings = fund_round.meetings.filter(held_on__gte=day).order_by("held_on").values_list("held_on", flat=True)
    return Opening(_state(page, fund_round, budget, day), fund_round, budget, tuple(meetings[:4]))


def _state(page: ApplicationFormPage, fund_round: FundRound, budget: RoundBudget, day: datetime.date) -> OpenState:
    if not any(child.value.get("questions") for child in page.steps):
        return OpenState.NO_QUESTIONS
    if day < fund_round.opens_on:
        return OpenState.NOT_YET
    # An outage only ever keeps a round open longer.
    if day > fund_round.closes_on and day > closes_on(fund_round):
        return OpenState.CLOSED
    return OpenState.OPEN if budget.left > 0 else OpenState.NO_MONEY
