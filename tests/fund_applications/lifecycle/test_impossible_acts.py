"""A stale screen, an unknown act, data of another one, and what ends a case: told, and nothing is changed."""

from decimal import Decimal

import pytest

from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.perform import available
from fund_applications.models import (
    Status,
)
from tests.case_story import CaseStory
from tests.fund_applications.lifecycle.refusing import refused

pytestmark = pytest.mark.django_db

Euro = Decimal


def names(story: CaseStory, actor: object) -> set[str]:
    return {row.name for row in available(story.application, actor, now=story.now)}  # type: ignore[arg-type]


def test_a_stale_screen_is_told_and_overwrites_nothing() -> None:
    story = CaseStory()
    opened_on = story.application.revision
    story.perform("propose_referral", story.handler, given.ProposeReferral(where_to="Elders", reason="Beter."))
    with refused(story, "stale", words="Iemand anders"):
        story.perform("accept_complete", story.handler, story.complete_data(), expected_revision=opened_on)
    story.perform("accept_complete", story.handler, story.complete_data(), expected_revision=opened_on + 1)


def test_an_unknown_case_or_act_is_told() -> None:
    story = CaseStory()
    with refused(story, "unknown"):
        story.perform("teleport", story.handler)
    from fund_applications.lifecycle.perform import perform
    from fund_applications.lifecycle.refusals import TransitionRefused

    with pytest.raises(TransitionRefused) as caught:
        perform(10**9, "withdraw", actor=story.applicant, data=given.Withdraw())
    assert caught.value.code == "not_found"


def test_data_of_another_transition_is_refused() -> None:
    story = CaseStory().advised()
    for data in (None, given.Withdraw(), story.reject_data()):
        with refused(story, "no_data"):
            story.perform("grant", story.decider, data)


def test_withdrawing_ends_everything() -> None:
    for status in ("submitted", "supplement_requested", "under_review", "advised"):
        story = CaseStory().reach(status)
        story.perform("withdraw", story.applicant, given.Withdraw(reason="We doen het zonder."))
        assert story.status == Status.WITHDRAWN
        assert story.application.decide_by is None
        assert names(story, story.applicant) == set()


def test_a_referral_is_proposed_by_one_and_confirmed_by_the_other() -> None:
    story = CaseStory().under_review()
    assert "refer" not in names(story, story.applicant)
    with refused(story, "nothing_proposed"):
        story.perform("refer", story.applicant, given.Refer())
    story.referral_proposed()
    assert {"refer", "decline_referral"} <= names(story, story.applicant)
    with refused(story, "required", field="on_behalf"):
        story.perform("refer", story.handler, given.Refer())
    story.perform("decline_referral", story.applicant, given.DeclineReferral(reason="Liever hier."))
    assert story.status == Status.UNDER_REVIEW
    assert "refer" not in names(story, story.applicant)
    story.referral_proposed().perform("refer", story.applicant, given.Refer())
    assert story.status == Status.REFERRED
    assert story.application.events.last().data["where_to"] == "Leefbaarheidsbudget"
