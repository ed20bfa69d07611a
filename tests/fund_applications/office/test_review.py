"""The commission at work: the gate before the content, the rubric, own first and then the others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AbstractUser
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.conflicts import valid_reviews
from fund_applications.lifecycle.roles import Role
from fund_applications.models import Assignment, Conflict, Criterion, Review, ReviewScore
from fund_applications.office.review.spread import overview_of
from tests.case_story import CaseStory, Cast
from tests.factories import FundRoundFactory
from tests.fund_applications.office.conftest import make_story

pytestmark = pytest.mark.django_db

Login = Callable[[AbstractUser], Client]


@pytest.fixture
def asked(cast: Cast) -> CaseStory:
    """A case under review with two criteria; the member was asked and has not opened it."""
    story = make_story(cast=cast, round=FundRoundFactory(criteria=2, reviews_needed=2)).under_review()
    return story.perform("assign_reviewer", cast.handler, given.AssignReviewer(user_id=cast.member.pk))


def at(story: CaseStory, name: str) -> str:
    """The address of one of the pages of the review."""
    return reverse(f"office_{name}", args=[story.application.public_id])


def through_the_gate(story: CaseStory) -> None:
    """Everybody declared to have no conflict."""
    Assignment.objects.filter(application=story.application).update(gate_passed_at=timezone.now())


def scores(story: CaseStory, *values: int) -> dict[str, Any]:
    """The form of a complete review."""
    data: dict[str, Any] = {"recommendation": "grant", "comment": "Doen."}
    for criterion, value in zip(Criterion.objects.filter(round=story.round), values, strict=True):
        data[f"score_{criterion.pk}"] = value
        data[f"reason_{criterion.pk}"] = f"Reden {criterion.sort_order}"
    return data


def hand_in(client: Client, story: CaseStory, *values: int) -> Any:
    """Hand in a complete review."""
    return client.post(at(story, "review"), {**scores(story, *values), "hand_in": "1"})


# --- The gate --------------------------------------------------------------------------------------------


def test_the_gate_shows_who_asks_and_nothing_of_the_plan(asked: CaseStory, as_user: Login) -> None:
    page = as_user(asked.member).get(at(asked, "gate")).text
    assert asked.application.applicant.name in page
    assert asked.application.title in page
    assert "We maken een tuin." not in page


def test_who_has_no_conflict_comes_to_the_rubric(asked: CaseStory, as_user: Login) -> None:
    client = as_user(asked.member)
    assert "Kies wat voor jou geldt" in client.post(at(asked, "gate"), {}).text
    assert client.post(at(asked, "gate"), {"answer": "none"})["Location"] == at(asked, "review")
    assert Assignment.objects.get().gate_passed_at == timezone.now()
    assert "We maken een tuin." in client.get(at(asked, "review")).text


def test_who_has_a_conflict_is_out_and_the_work_goes_back(asked: CaseStory, as_user: Login) -> None:
    client = as_user(asked.member)
    assert "welk belang je hebt" in client.post(at(asked, "gate"), {"answer": "some"}).text
    response = client.post(at(asked, "gate"), {"answer": "some", "reason": "Mijn buurvrouw."})
    assert response["Location"] == reverse("aanvragen_beoordelingen_modeladmin_index")
    assert Conflict.objects.get().reason == "Mijn buurvrouw."
    assert Assignment.objects.get().declined_at is not None
    assert client.get(at(asked, "case")).status_code == 302


def test_a_hint_points_to_the_same_surname(
    asked: CaseStory, as_user: Login, colleague: Callable[..., AbstractUser]
) -> None:
    member = colleague(Role.MEMBER, last_name="van den Berg")
    applicant = asked.application.applicant
    applicant.name = "Piet van den Berg"
    applicant.save()
    asked.perform("assign_reviewer", asked.handler, given.AssignReviewer(user_id=member.pk))
    assert "achternaam van de aanvrager" in as_user(member).get(at(asked, "gate")).text
    assert "achternaam van de aanvrager" not in as_user(asked.member).get(at(asked, "gate")).text


def test_giving_back_needs_a_reason_and_is_possible_before_the_content(asked: CaseStory, as_user: Login) -> None:
    client = as_user(asked.member)
    assert client.post(at(asked, "give_back"), {"reason": ""}).status_code == 200
    assert client.post(at(asked, "give_back"), {"reason": "Geen tijd."}).status_code == 302
    assert Assignment.objects.get().decline_reason == "Geen tijd."


# --- The rubric ----------------------------------------------------------------------------------------------


def test_a_draft_is_kept_as_incomplete_as_it_is(asked: CaseStory, as_user: Login) -> None:
    through_the_gate(asked)
    client = as_user(asked.member)
    criterion = Criterion.objects.filter(round=asked.round).first()
    data = {f"reason_{criterion.pk}": "Nog geen cijfer.", "save": "1"}
    assert client.post(at(asked, "review"), data).status_code == 302
    assert Review.objects.get().submitted_at is None
    assert "Nog geen cijfer." in client.get(at(asked, "review")).text


def test_handing_in_asks_for_every_score_and_reason_and_keeps_the_rest(asked: CaseStory, as_user: Login) -> None:
    through_the_gate(asked)
    client = as_user(asked.member)
    first, second = Criterion.objects.filter(round=asked.round)
    data = {f"score_{first.pk}": "4", f"reason_{first.pk}": "Dit blijft staan.", "hand_in": "1"}
    response = client.post(at(asked, "review"), data)
    assert set(response.context["form"].errors) == {f"score_{second.pk}", f"reason_{second.pk}", "recommendation"}
    assert "Dit blijft staan." in response.text
    assert Review.objects.get().submitted_at is None
    assert ReviewScore.objects.get(criterion=first).score == 4


def test_a_review_that_is_in_counts_and_stays_as_it_is(asked: CaseStory, as_user: Login) -> None:
    through_the_gate(asked)
    client = as_user(asked.member)
    assert hand_in(client, asked, 4, 5)["Location"] == at(asked, "reviews")
    assert valid_reviews(asked.application).count() == 1
    assert "al ingediend" in hand_in(client, asked, 1, 1).text
    assert list(ReviewScore.objects.order_by("score").values_list("score", flat=True)) == [4, 5]


@pytest.mark.parametrize("score", ["0", "6", "abc", "-1", "3.5", "99999999999999999999"])
def test_a_score_is_a_whole_number_from_one_to_five(score: str, asked: CaseStory, as_user: Login) -> None:
    through_the_gate(asked)
    criterion = Criterion.objects.filter(round=asked.round).first()
    data = {**scores(asked, 3, 3), f"score_{criterion.pk}": score, "hand_in": "1"}
    assert as_user(asked.member).post(at(asked, "review"), data).status_code == 200
    assert not Review.objects.filter(submitted_at__isnull=False).exists()


def test_nothing_can_be_handed_in_once_the_advice_is_fixed(cast: Cast, as_user: Login, colleague: Any) -> None:
    late = colleague(Role.MEMBER)
    story = make_story(cast=cast, round=FundRoundFactory(criteria=2)).reviewed()
    story.perform("assign_reviewer", cast.handler, given.AssignReviewer(user_id=late.pk))
    through_the_gate(story)
    story.perform("fix_advice", cast.secretary, story.advice_data())
    assert "wordt nu niet beoordeeld" in hand_in(as_user(late), story, 3, 3).text
    assert Review.objects.count() == 1


def test_what_is_given_back_can_not_be_reviewed(asked: CaseStory, as_user: Login) -> None:
    through_the_gate(asked)
    asked.perform("release_reviewer", asked.member, given.ReleaseReviewer(user_id=asked.member.pk, reason="Geen tijd."))
    assert as_user(asked.member).get(at(asked, "review"))["Location"] == reverse("wagtailadmin_home")


# --- Own first, then the others --------------------------------------------------------------------------------


@pytest.fixture
def two(asked: CaseStory, colleague: Callable[..., AbstractUser]) -> tuple[CaseStory, AbstractUser]:
    """A second member was asked too; both declared to have no conflict."""
    other = colleague(Role.MEMBER, first_name="Anna", last_name="Ander")
    asked.perform("assign_reviewer", asked.handler, given.AssignReviewer(user_id=other.pk))
    through_the_gate(asked)
    return asked, other


def test_others_are_hidden_until_the_own_review_is_in(two: tuple[CaseStory, AbstractUser], as_user: Login) -> None:
    story, other = two
    hand_in(as_user(other), story, 1, 5)
    client = as_user(story.member)
    assert client.get(at(story, "reviews"))["Location"] == at(story, "case")
    page = client.get(at(story, "case")).text
    assert "Anna Ander, ingediend" in page
    assert "Anna Ander, ingediend: toekennen" not in page
    hand_in(client, story, 4, 5)
    page = client.get(at(story, "reviews")).text
    assert "Reden 0" in page
    assert "van 1 tot 4: bespreek dit" in page


def test_a_secretary_who_reviews_sees_no_scores_before_his_own_is_in(
    two: tuple[CaseStory, AbstractUser], as_user: Login, colleague: Callable[..., AbstractUser]
) -> None:
    story, other = two
    both = colleague(Role.SECRETARY, Role.MEMBER)
    story.perform("assign_reviewer", story.handler, given.AssignReviewer(user_id=both.pk))
    through_the_gate(story)
    hand_in(as_user(other), story, 1, 5)
    assert as_user(both).get(at(story, "reviews")).status_code == 302
    assert as_user(story.secretary).get(at(story, "reviews")).status_code == 200


def test_the_spread_counts_only_reviews_that_count(two: tuple[CaseStory, AbstractUser], as_user: Login) -> None:
    story, other = two
    hand_in(as_user(other), story, 1, 5)
    hand_in(as_user(story.member), story, 4, 5)
    overview = overview_of(story.application)
    assert overview.to_discuss == 1
    assert [spread.mean for spread in overview.spreads] == [2.5, 5.0]
    Conflict.objects.create(application=story.application, person_id=other.pk, declared_at=timezone.now())
    assert [spread.mean for spread in overview_of(story.application).spreads] == [4.0, 5.0]


def test_the_mean_is_weighted_by_criterion(asked: CaseStory, as_user: Login) -> None:
    through_the_gate(asked)
    first = Criterion.objects.filter(round=asked.round).first()
    Criterion.objects.filter(pk=first.pk).update(weight=3)
    hand_in(as_user(asked.member), asked, 5, 1)
    assert overview_of(asked.application).weighted_mean == 4.0


def test_a_member_finds_his_work_and_only_his(two: tuple[CaseStory, AbstractUser], as_user: Login) -> None:
    story, other = two
    register = reverse("aanvragen_beoordelingen_modeladmin_index")
    assert as_user(story.member).get(register).context["result_count"] == 1
    assert as_user(story.handler).get(register).context["result_count"] == 2
    hand_in(as_user(other), story, 3, 3)
    assert as_user(story.handler).get(register, {"stand": "klaar"}).context["result_count"] == 1
