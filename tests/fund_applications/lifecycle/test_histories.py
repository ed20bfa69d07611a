"""Random histories of cases in one round, by hypothesis: whatever people try, what is always true stays true.

Every rule is an attempt: any transition, by anybody, with data that may or may not fit, at any moment. FUND_HISTORIES
sets how many (100; each has three cases): more of them at night than at every push.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Any, ClassVar

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.actors import SYSTEM, Actor
from fund_applications.lifecycle.budget import granted_in
from fund_applications.lifecycle.clock import fold
from fund_applications.lifecycle.deadlines import equated_days
from fund_applications.lifecycle.events import verify
from fund_applications.lifecycle.receipts import digest, receipt
from fund_applications.lifecycle.refusals import TransitionRefused
from fund_applications.lifecycle.roles import Role
from fund_applications.lifecycle.time_passes import advance
from fund_applications.lifecycle.transitions import TABLE
from fund_applications.lifecycle.working_days import is_working_day
from fund_applications.models import (
    Application,
    ApplicationEvent,
    Assignment,
    Conflict,
    Decision,
    FundRound,
    Outage,
    Payment,
    PreparedDecision,
    Review,
    Status,
    Suspension,
    TermChange,
)
from tests.case_story import RECEIVED, CaseStory, Cast
from tests.factories import FormVersionFactory, FundRoundFactory, person, register_known_equated_days
from tests.fund_applications.lifecycle.filling_in import FillingIn
from tests.fund_applications.lifecycle.test_matrix import PAPER

HISTORIES = int(os.environ.get("FUND_HISTORIES", "100"))
CASES = 3
DECIDED = {"grant", "reject", "not_process", "determine", "revoke", "grant_on_objection", "change_on_objection"}
BEGINNINGS = [
    "submitted",
    "submitted",
    "supplement_requested",
    "under_review",
    "advised",
    "advised",
    "announced",
    "lapsed",
    "rejected_and_objected",
    "announced_and_objected",
]
SELDOM = {"withdraw", "declare_conflict", "refer", "not_process", "assign_handler", "extend_term"}


def _roles(who: str) -> set[str]:
    return set(who.removeprefix("other ").split("+"))


class Histories(FillingIn, RuleBasedStateMachine):
    """Three cases of one round with money for two, and the people around them."""

    cast: ClassVar[Cast]
    people: ClassVar[dict[str, Any]]
    round: ClassVar[FundRound]
    form_version_id: ClassVar[int]

    def __init__(self) -> None:
        super().__init__()
        self._undo = transaction.atomic()
        self._undo.__enter__()
        self.stories: list[CaseStory] = []
        self.now = RECEIVED
        self.conflicts: dict[tuple[int, int], int] = {}

    @initialize(begin=st.lists(st.sampled_from(BEGINNINGS), min_size=CASES, max_size=CASES))
    def receive_three_applications(self, begin: list[str]) -> None:
        """They come in on three days, and may have come some way already."""
        for n, status in enumerate(begin):
            story = CaseStory(
                cast=self.cast, round=self.round, at=RECEIVED + timedelta(days=n), form_version_id=self.form_version_id
            )
            self.stories.append(story)
            self._unless_refused(partial(story.reach, status))
        self.now = max(story.now for story in self.stories)

    @rule(what=st.integers(0, 19), case=st.integers(0, CASES - 1), data=st.data())
    def something_happens(self, what: int, case: int, data: st.DataObject) -> None:
        """Mostly what is usual; sometimes anything by anybody; and time goes on."""
        if what < 11:
            self._what_is_usual(self._story(case), data)
        elif what < 15:
            self._anything(self._story(case), data)
        elif what < 18:
            self.now += timedelta(days=data.draw(st.integers(0, 20)), hours=data.draw(st.integers(0, 23)))
        elif what < 19:
            self._the_nightly_command_runs()
        else:
            hours = data.draw(st.integers(1, 60))
            Outage.objects.create(starts_at=self.now - timedelta(hours=hours), ends_at=self.now)

    def _the_nightly_command_runs(self) -> None:
        """Twice, because that must not matter."""
        advance(self.now)
        before = self._dates()
        advance(self.now)
        assert self._dates() == before

    def _what_is_usual(self, story: CaseStory, data: st.DataObject) -> None:
        """By somebody with the role, in the right status, with data that mostly fits; what ends a case is done less."""
        self._reviews_come_in(story)
        names = [name for name, row in sorted(PAPER.items()) if story.application.status in row.sources.split()]
        moving = [name for name in names if PAPER[name].target and name not in SELDOM]
        if moving and data.draw(st.integers(0, 2)):
            names = moving
        elif data.draw(st.integers(0, 3)):
            names = [name for name in names if name not in SELDOM] or names
        name = data.draw(st.sampled_from(names))
        actors = self._actors(story)
        able = [who for who in sorted(actors) if _roles(who) & set(PAPER[name].roles.split())]
        who = data.draw(st.sampled_from(able))
        self._attempt(story, name, who, actors[who], self._data(story, name, who, data, fits=True))

    def _anything(self, story: CaseStory, data: st.DataObject) -> None:
        """Any transition, by anybody, with anything filled in."""
        name = data.draw(st.sampled_from(sorted(PAPER)))
        actors = self._actors(story)
        who = data.draw(st.sampled_from(sorted(actors)))
        self._attempt(story, name, who, actors[who], self._data(story, name, who, data, fits=False))

    def _reviews_come_in(self, story: CaseStory) -> None:
        for assignment in Assignment.objects.filter(application=story.application, declined_at=None):
            Review.objects.get_or_create(assignment=assignment, defaults={"submitted_at": self.now})

    def _unless_refused(self, step: Callable[[], object]) -> None:
        try:
            step()
        except TransitionRefused:
            return

    # --- an attempt ---------------------------------------------------------------------------------

    def _attempt(self, story: CaseStory, name: str, who: str, actor: Actor, data: given.TransitionData | None) -> None:
        before = self._state(story)
        try:
            story.perform(name, actor, data, now=self.now)
        except TransitionRefused:
            self._nothing_changed(story, before)
            return
        row, status = PAPER[name], story.status
        from_status = story.application.events.last().from_status
        assert from_status in row.sources.split()
        assert status == (row.target or from_status)
        assert _roles(who) & set(row.roles.split())
        key = (story.application.pk, getattr(actor, "pk", 0) or 0)
        assert key not in self.conflicts or name == "declare_conflict", "somebody with a conflict acted"
        if name == "declare_conflict":
            self.conflicts[story.application.pk, data.person_id] = story.application.revision  # type: ignore[union-attr]

    def _nothing_changed(self, story: CaseStory, before: tuple[Any, ...]) -> None:
        """But for a supplement that lapsed before the attempt was looked at."""
        last = ApplicationEvent.objects.filter(application=story.application).last()
        assert self._state(story) == before or (last is not None and last.name == "supplement_lapsed")

    def _story(self, case: int) -> CaseStory:
        story = self.stories[case]
        story.application = Application.objects.select_related("round", "applicant").get(pk=story.application.pk)
        return story

    def _actors(self, story: CaseStory) -> dict[str, Any]:
        return {**self.people, "applicant": story.applicant, "system": SYSTEM}

    def _state(self, story: CaseStory) -> tuple[Any, ...]:
        pk = story.application.pk
        return (
            Application.objects.values().get(pk=pk),
            ApplicationEvent.objects.filter(application_id=pk).count(),
            Decision.objects.filter(application_id=pk).count(),
            Suspension.objects.filter(application_id=pk).count(),
        )

    def _dates(self) -> list[Any]:
        return list(Application.objects.order_by("pk").values("status", "decide_by", "report_due_on", "revision"))

    # --- always true --------------------------------------------------------------------------------------

    @invariant()
    def grants_never_exceed_the_ceiling(self) -> None:
        """Nor the maximum, nor half of the costs, nor what was asked."""
        if not self.stories:
            return
        assert granted_in(self.round.pk) <= self.round.ceiling
        for granted, costs, asked in Application.objects.exclude(granted_amount=None).values_list(
            "granted_amount", "total_costs", "requested_amount"
        ):
            assert 0 < granted <= min(asked, self.round.maximum)
            assert granted * 2 <= costs

    def teardown(self) -> None:
        """At the end of a history: the log proves it, and replaying it gives the same case."""
        try:
            equated = equated_days()
            assert list(verify()) == []
            for story in self.stories:
                self._replay(story, equated)
                self._content_is_as_it_was_sent(story)
        finally:
            transaction.set_rollback(True)
            self._undo.__exit__(None, None, None)

    def _replay(self, story: CaseStory, equated: frozenset[date]) -> None:
        application = Application.objects.get(pk=story.application.pk)
        events = list(application.events.order_by("sequence"))
        assert events[0].name == "submitted"
        status = ""
        for event in events:
            assert event.from_status == status
            status = event.to_status
        assert status == application.status
        clock = fold(events)
        decide_by = clock.decide_by(equated)
        assert (application.decide_by, application.report_due_on) == (decide_by, clock.report_due_on)
        assert decide_by is None or is_working_day(decide_by, equated)
        if application.status in {Status.SUBMITTED, Status.UNDER_REVIEW, Status.ADVISED}:
            self._counted_by_hand(application, decide_by, equated)
        for event in events:
            revision = self.conflicts.get((application.pk, event.actor_id or 0))
            assert revision is None or event.sequence <= revision or event.name == "declare_conflict"
        decided = [event for event in events if event.name in DECIDED]
        worked = {e.actor_id for e in events if e.actor_role in {Role.HANDLER, Role.MEMBER, Role.SECRETARY}}
        for event in decided:
            before = {e.actor_id for e in events if e.sequence < event.sequence and e.actor_id in worked}
            earlier = {
                e.actor_id
                for e in events
                if e.sequence < event.sequence and e.actor_role in {Role.HANDLER, Role.MEMBER, Role.SECRETARY}
            }
            assert event.actor_id not in before & earlier

    def _counted_by_hand(self, application: Application, decide_by: date | None, equated: frozenset[date]) -> None:
        """Day by day from the rows that staff see, without the events: the same last day."""
        if TermChange.objects.filter(application=application, kind=TermChange.Kind.EXTENSION).exists():
            return
        still = {
            each.from_on + timedelta(days=n)
            for each in Suspension.objects.filter(application=application)
            for n in range(((each.until_on or each.from_on) - each.from_on).days + 1)
        }
        day, counted = application.received_at.astimezone(RECEIVED.tzinfo).date(), 0
        while counted < 56:
            day += timedelta(days=1)
            counted += day not in still
        raw = day
        while not is_working_day(day, equated):
            day += timedelta(days=1)
        if not any(raw + timedelta(days=n) in still for n in range(1, (day - raw).days + 1)):
            assert decide_by == day

    def _content_is_as_it_was_sent(self, story: CaseStory) -> None:
        for version in story.application.versions.select_related("form_version", "application"):
            assert digest(receipt(version)) == version.digest
        assert Payment.objects.filter(application=story.application, amount__lte=0).count() == 0
        assert Conflict.objects.filter(application=story.application).count() == len(
            [key for key in self.conflicts if key[0] == story.application.pk]
        )
        assert not PreparedDecision.objects.filter(application=story.application, data={}).exists()


@pytest.mark.django_db
def test_what_is_always_true_stays_true_in_any_history() -> None:
    register_known_equated_days()
    Histories.cast = Cast()
    Histories.people = {
        "handler": Histories.cast.handler,
        "member": Histories.cast.member,
        "secretary": Histories.cast.secretary,
        "decider": Histories.cast.decider,
        "finance": Histories.cast.finance,
        "other decider": person(Role.DECIDER),
        "decider+handler": person(Role.DECIDER, Role.HANDLER),
        "editor": person(Role.EDITOR),
    }
    Histories.round = FundRoundFactory(ceiling=Decimal(9000), closes_on=date(2027, 12, 31))
    Histories.form_version_id = FormVersionFactory().pk
    run_state_machine_as_test(
        Histories,
        settings=settings(
            max_examples=HISTORIES,
            stateful_step_count=24,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            derandomize=True,
        ),
    )
    assert len(TABLE) == len(PAPER)
