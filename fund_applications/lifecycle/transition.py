"""One row of the table: what a transition is made of."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise

from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.effects import Effect
from fund_applications.lifecycle.follow_ups import FollowUpKind
from fund_applications.lifecycle.guards import Guard, StateGuard
from fund_applications.lifecycle.roles import Role
from fund_applications.lifecycle.statuses import CLOCK, Clock
from fund_applications.models import Status


@dataclass(frozen=True, kw_only=True)
class Transition:
    """One row: from where to where, by whom, needing what, with what consequences.

    `roles` in order of preference for who has several. `state_guards` look at the case, `guards` at what was filled in.
    `source_note` words a condition that the diagram shows. A blocked person is refused unless `conflict_blocks` is False.
    """

    name: str
    label: Promise
    sources: frozenset[Status]
    target: Status | None
    roles: tuple[Role, ...]
    effect: Effect
    data: type[given.TransitionData] = given.TransitionData
    state_guards: tuple[StateGuard, ...] = ()
    guards: tuple[Guard, ...] = ()
    follow_ups: tuple[FollowUpKind, ...] = ()
    article: str = ""
    source_note: Promise | str = ""
    conflict_blocks: bool = True

    @property
    def clock(self) -> Clock | None:
        """What the clock does afterwards; None for an event, which moves it only by what it records."""
        return CLOCK[self.target] if self.target else None

    @property
    def is_event(self) -> bool:
        """Whether the status stays as it is."""
        return self.target is None

    @property
    def needs_data(self) -> bool:
        """Whether something must be filled in."""
        return self.data is not given.TransitionData
