"""Changing a case costs a bounded number of queries, whatever the length of its history."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.perform import available
from fund_applications.lifecycle.roles import Role
from tests.case_story import CaseStory
from tests.factories import person

pytestmark = pytest.mark.django_db

MOST_FOR_A_TRANSITION = 32
MOST_FOR_BUTTONS = 16


def cost(work: object) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        work()  # type: ignore[operator]
    return len(queries)


def lengthen(story: CaseStory, rounds: int) -> None:
    """A long history: proposals that are declined, and supplements that come in."""
    for _round in range(rounds):
        story.referral_proposed()
        story.perform("decline_referral", story.applicant, given.DeclineReferral())
        story.supplement_requested()
        story.perform("supply", story.applicant, story.supply_data())
        story.now += timedelta(minutes=1)


@pytest.mark.parametrize("rounds", [0, 12])
def test_each_step_is_bounded_whatever_the_history(rounds: int) -> None:
    story = CaseStory()
    lengthen(story, rounds)
    reviewer = person(Role.MEMBER)
    story.cast.member = reviewer
    costs = {
        "accept_complete": cost(story.under_review),
        "fix_advice": 0,
        "grant": 0,
    }
    story.perform("assign_reviewer", story.handler, given.AssignReviewer(user_id=reviewer.pk))
    from fund_applications.models import Review

    Review.objects.create(assignment=story.application.assignments.get(), submitted_at=story.now)
    advice, grant = story.advice_data(), story.grant_data()
    costs["fix_advice"] = cost(lambda: story.perform("fix_advice", story.secretary, advice))
    costs["grant"] = cost(lambda: story.perform("grant", story.decider, grant))
    announce = story.announce_data()
    costs["announce"] = cost(lambda: story.perform("announce", story.handler, announce))
    assert max(costs.values()) <= MOST_FOR_A_TRANSITION, costs


def test_a_long_history_costs_exactly_as_many_queries_as_a_short_one() -> None:
    short, long = CaseStory(), CaseStory()
    lengthen(short, 1)
    lengthen(long, 20)
    for step in ("under_review", "supplement_requested"):
        assert cost(getattr(long, step)) == cost(getattr(short, step))


def test_more_cases_in_the_round_cost_no_more_queries() -> None:
    few = CaseStory().advised()
    many = CaseStory().advised()
    for _case in range(15):
        CaseStory(round=many.round, cast=many.cast, at=many.now)
    few_grant, many_grant = few.grant_data(), many.grant_data()
    assert cost(lambda: many.perform("grant", many.decider, many_grant)) == cost(
        lambda: few.perform("grant", few.decider, few_grant)
    )


@pytest.mark.parametrize("status", ["submitted", "advised", "granted", "announced"])
def test_the_buttons_of_a_case_are_bounded(status: str) -> None:
    story = CaseStory()
    lengthen(story, 3)
    if status != "submitted":
        getattr(story, status)()
    everything = person(Role.HANDLER, Role.MEMBER, Role.SECRETARY, Role.DECIDER, Role.FINANCE)
    for actor in (story.handler, story.decider, everything, story.applicant):
        assert cost(lambda who=actor: available(story.application, who, now=story.now)) <= MOST_FOR_BUTTONS
