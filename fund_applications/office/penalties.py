"""What a notice of default costs, told where the work is done (Awb 4:17): on the case and on the board of deadlines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from fund_applications.lifecycle.conflicts import readable_cases
from fund_applications.lifecycle.deadlines import equated_days
from fund_applications.lifecycle.default_notice import announced_on, default_of
from fund_applications.lifecycle.penalty import HIGHEST_PENALTY, Default, default_from, penalty_decision_by
from fund_applications.models import Application, DefaultNotice

MOST = 10


@dataclass(frozen=True)
class RunningPenalty:
    """A notice of default on a case, and what is owed up to and including today, in euro."""

    application: Application
    default: Default
    owed: Decimal
    is_decided: bool
    lay_down_by: date | None = None
    """Last day for laying down the amount (Awb 4:18), once the decision is announced and something is owed."""

    @property
    def has_begun(self) -> bool:
        """Whether the two weeks are over."""
        return self.owed > 0

    @property
    def highest(self) -> Decimal:
        """The most that it can become."""
        return HIGHEST_PENALTY


def penalty_of(application: Application, today: date) -> RunningPenalty | None:
    """The penalty of a case; None without a notice. One query then, three or four with one."""
    default = default_of(application)
    if default is None:
        return None
    announced = announced_on(application)
    owed = default.owed_on(today, announced)
    lay_down_by = penalty_decision_by(default, announced, equated_days()) if announced and owed else None
    return RunningPenalty(application, default, owed, application.decide_by is None, lay_down_by)


def running_penalties(user: Any, today: date) -> list[RunningPenalty]:
    """The cases with a notice of default on which no decision was announced yet, the oldest notice first. Two queries."""
    cases = readable_cases(user).filter(decide_by__isnull=False)
    notices = (
        DefaultNotice.objects.filter(application__in=cases.values("pk"))
        .select_related("application")
        .defer("application__search_text")
        .order_by("received_on", "pk")[:MOST]
    )
    found = list(notices)
    equated = equated_days() if found else frozenset()
    defaults = [(notice.application, default_from(notice.received_on, equated)) for notice in found]
    return [RunningPenalty(case, default, default.owed_on(today), is_decided=False) for case, default in defaults]
