"""A case while something is done to it: the locked row, who acts, when, and what is looked up once."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import TypeVar

from django.contrib.auth.models import User

from fund_applications.lifecycle.actors import Actor
from fund_applications.lifecycle.calendar_days import day_of
from fund_applications.lifecycle.clock import CaseClock
from fund_applications.lifecycle.conflicts import handled_or_advised
from fund_applications.lifecycle.deadlines import clock_of, equated_days
from fund_applications.lifecycle.roles import Role
from fund_applications.models import Advice, Application, Assignment, Decision, FundRound, SupplementRequest

T = TypeVar("T")


def surely(value: T | None) -> T:
    """What a guard has seen to be there. LookupError when it is not: a fault of this program, not of a person."""
    if value is None:
        raise LookupError("a guard let through what has no value")
    return value


@dataclass
class Case:
    """What guards look at and effects work on. Inside `perform` the row of the application is locked."""

    application: Application
    actor: Actor
    role: Role
    now: datetime

    @property
    def user(self) -> User | None:
        """The member of staff who acts; None for the applicant and the system."""
        return self.actor if isinstance(self.actor, User) else None

    @property
    def today(self) -> date:
        """The calendar day in Amsterdam."""
        return day_of(self.now)

    @property
    def received_on(self) -> date:
        """The day of receipt in Amsterdam."""
        return day_of(self.application.received_at)

    @property
    def round(self) -> FundRound:
        return self.application.round

    @cached_property
    def equated(self) -> AbstractSet[date]:
        return equated_days()

    @cached_property
    def clock(self) -> CaseClock:
        """The clock before anything is done."""
        return clock_of(self.application)

    @cached_property
    def open_supplement(self) -> SupplementRequest | None:
        open_requests = self.application.supplement_requests.filter(supplied_at=None, lapsed_at=None)
        return open_requests.order_by("-pk").first()

    @cached_property
    def latest_supplement(self) -> SupplementRequest | None:
        """The last request for a supplement, however it ended."""
        return self.application.supplement_requests.order_by("-pk").first()

    @cached_property
    def advice(self) -> Advice | None:
        return Advice.objects.filter(application=self.application).first()

    @cached_property
    def latest_decision(self) -> Decision | None:
        """The decision taken last, with its announcement if there is one."""
        decisions = self.application.decisions.select_related("announcement")
        return decisions.order_by("-pk").first()

    @cached_property
    def actor_worked_on_it(self) -> bool:
        """Whether the member of staff who acts handled the case or advised on it."""
        return self.user is not None and handled_or_advised(self.user, self.application)

    @property
    def actor_is_assigned(self) -> bool:
        """Whether the member of the commission who acts was asked to review the case and did not give it back."""
        return self.own_assignment is not None

    @cached_property
    def own_assignment(self) -> Assignment | None:
        """The request to the member of the commission who acts, with his review if there is one."""
        if self.user is None:
            return None
        mine = Assignment.objects.filter(application=self.application, reviewer_id=self.user.pk, declined_at=None)
        return mine.select_related("review").first()

    @property
    def latest_decision_is_announced(self) -> bool:
        decision = self.latest_decision
        return decision is not None and hasattr(decision, "announcement")
