"""The agenda of a meeting: who gets money in which order, where it ends, and the minutes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from django.contrib.auth.models import AbstractUser
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.roles import Role
from fund_applications.models import Allocation, Assignment, CommissionMeeting, Conflict, ReviewScore
from fund_applications.office.access import cases_of
from fund_applications.office.rounds.agenda import Agenda, agenda_of
from tests.case_story import CaseStory, Cast
from tests.factories import FundRoundFactory
from tests.fund_applications.office.conftest import RECEIVED, make_story

pytestmark = pytest.mark.django_db

Login = Callable[[AbstractUser], Client]


def meeting_of(stories: list[CaseStory], days: int = 20) -> CommissionMeeting:
    """A meeting of the round of these cases."""
    held_on = timezone.localdate() + timedelta(days=days)
    return CommissionMeeting.objects.create(round=stories[0].round, held_on=held_on)


def agenda(stories: list[CaseStory], user: AbstractUser, days: int = 20) -> Agenda:
    """The agenda as this person sees it."""
    return agenda_of(meeting_of(stories, days), cases_of(user), user)


@pytest.fixture
def three(cast: Cast) -> list[CaseStory]:
    """Three cases under review, each asking 5,000 of a pot of 12,000."""
    fund_round = FundRoundFactory(ceiling=Decimal(12000))
    return [
        make_story(cast=cast, round=fund_round, title=f"Voorbeeld {n}", at=RECEIVED + timedelta(days=n)).reviewed()
        for n in range(3)
    ]


def test_the_line_falls_where_the_money_ends(three: list[CaseStory], cast: Cast) -> None:
    found = agenda(three, cast.secretary)
    assert [item.left for item in found.items] == [Decimal(12000), Decimal(7000), Decimal(2000)]
    assert [item.fits for item in found.items] == [True, True, False]
    assert found.line_after == 2


def test_in_a_ranking_the_best_score_comes_first(three: list[CaseStory], cast: Cast) -> None:
    fund_round = three[0].round
    fund_round.allocation = Allocation.RANKING
    fund_round.save()
    for story, score in zip(three, (2, 5, 3), strict=True):
        review = Assignment.objects.get(application=story.application).review
        ReviewScore.objects.create(review=review, criterion=fund_round.criteria.get(), score=score)
    found = agenda(three, cast.secretary)
    assert [item.score for item in found.items] == [5, 3, 2]


def test_a_case_whose_last_day_comes_first_is_marked(three: list[CaseStory], cast: Cast) -> None:
    assert not any(item.is_too_late for item in agenda(three, cast.secretary, days=20).items)
    assert all(item.is_too_late for item in agenda(three, cast.secretary, days=90).items)


def test_who_has_a_conflict_does_not_see_the_case_and_is_told_that_one_is_hidden(
    three: list[CaseStory], cast: Cast, as_user: Login
) -> None:
    Conflict.objects.create(application=three[1].application, person_id=cast.secretary.pk, declared_at=timezone.now())
    page = as_user(cast.secretary).get(reverse("office_meeting", args=[meeting_of(three).pk])).text
    assert "Voorbeeld 1" not in page
    assert "Voorbeeld 2" in page
    assert "1 aanvraag staat hier niet" in page


def test_who_must_still_review_a_case_sees_no_score_of_it(
    three: list[CaseStory], colleague: Callable[..., AbstractUser], cast: Cast
) -> None:
    review = Assignment.objects.get(application=three[0].application).review
    ReviewScore.objects.create(review=review, criterion=three[0].round.criteria.get(), score=4)
    both = colleague(Role.SECRETARY, Role.MEMBER)
    three[0].perform("assign_reviewer", cast.handler, given.AssignReviewer(user_id=both.pk))
    assert agenda(three, both).items[0].score is None
    assert agenda(three, cast.secretary).items[0].score == 4


def test_only_the_secretary_writes_the_minutes(three: list[CaseStory], cast: Cast, as_user: Login) -> None:
    address = reverse("office_meeting", args=[meeting_of(three).pk])
    assert "<textarea" not in as_user(cast.handler).get(address).text
    as_user(cast.handler).post(address, {"minutes": "Niet van mij."})
    assert CommissionMeeting.objects.get().minutes == ""
    assert as_user(cast.secretary).post(address, {"minutes": "Besproken."}).status_code == 302
    assert "Besproken." in as_user(cast.handler).get(address).text


def test_a_meeting_or_round_that_is_not_there_is_not_found(cast: Cast, as_user: Login) -> None:
    client = as_user(cast.secretary)
    assert client.get(reverse("office_meeting", args=[99])).status_code == 404
    assert client.get(reverse("office_round", args=[99])).status_code == 404


def test_the_minutes_start_from_the_reviews_and_keep_what_was_typed(
    three: list[CaseStory], cast: Cast, as_user: Login
) -> None:
    review = Assignment.objects.get(application=three[0].application).review
    ReviewScore.objects.create(review=review, criterion=three[0].round.criteria.get(), score=4)
    address = reverse("office_meeting", args=[meeting_of(three).pk])
    page = as_user(cast.secretary).post(address, {"minutes": "Welkom.", "draft": "1"})
    minutes = page.context["form"]["minutes"].value()
    assert minutes.startswith("Welkom.")
    assert f"1. {three[0].application.reference} Voorbeeld 0" in minutes
    assert "1 beoordeling vooraf, gemiddeld 4,0: 1 × toekennen." in minutes
    assert CommissionMeeting.objects.get().minutes == ""


def test_the_advice_is_drafted_without_scores(three: list[CaseStory], cast: Cast, as_user: Login) -> None:
    review = Assignment.objects.get(application=three[0].application).review
    ReviewScore.objects.create(review=review, criterion=three[0].round.criteria.get(), score=4, reason="Sterk.")
    address = reverse("office_action", args=[three[0].application.public_id, "fix_advice"])
    initial = as_user(cast.secretary).get(address).context["form"].initial
    assert initial["recommendation"] == "grant"
    assert initial["text"] == "De commissie adviseert om de aanvraag toe te kennen. Sterk vindt zij: criterium 1."


def test_what_a_meeting_advised_is_listed_there(three: list[CaseStory], cast: Cast, as_user: Login) -> None:
    meeting = meeting_of(three)
    for story in three[:2]:
        story.perform("fix_advice", cast.secretary, story.advice_data(meeting_id=meeting.pk))
    Conflict.objects.create(application=three[1].application, person_id=cast.handler.pk, declared_at=timezone.now())
    page = as_user(cast.handler).get(reverse("office_meeting", args=[meeting.pk]))
    assert [advice.application for advice in page.context["advices"]] == [three[0].application]


def test_a_member_sees_the_agenda_of_what_he_reviews_and_no_minutes(
    three: list[CaseStory], cast: Cast, as_user: Login
) -> None:
    meeting = meeting_of(three)
    CommissionMeeting.objects.update(minutes="Over een andere aanvraag.")
    Conflict.objects.create(application=three[1].application, person_id=cast.member.pk, declared_at=timezone.now())
    client = as_user(cast.member)
    assert reverse("office_meeting", args=[meeting.pk]) in client.get(reverse("wagtailadmin_home")).text
    page = client.get(reverse("office_meeting", args=[meeting.pk])).text
    assert "Voorbeeld 0" in page
    assert "Voorbeeld 1" not in page
    assert "Je ziet alleen de aanvragen die jij beoordeelt." in page
    assert "Over een andere aanvraag." not in page
    client.post(reverse("office_meeting", args=[meeting.pk]), {"minutes": "Niet van mij."})
    assert CommissionMeeting.objects.get().minutes == "Over een andere aanvraag."
