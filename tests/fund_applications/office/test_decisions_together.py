"""Deciding and sending together: what each person can take, what goes out, and what is told about the rest."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.roles import Role
from fund_applications.models import Conflict, ContactChannel, Decision, FollowUp, FundRound, Letter
from tests.case_story import CaseStory, Cast
from tests.factories import ApplicantFactory, FundRoundFactory
from tests.fund_applications.office.conftest import RECEIVED, make_story
from tests.fund_applications.office.doing import Login, do, done

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_eyes() -> FundRound:
    """A round in which one prepares and another decides."""
    return FundRoundFactory(second_pair_of_eyes=True, ceiling=Decimal(50000))  # type: ignore[return-value]


def prepared(cast: Cast, fund_round: FundRound, number: int, *, refuse: bool = False, **fields: Any) -> CaseStory:
    """A case whose decision the handler prepared."""
    at = RECEIVED + timedelta(hours=number)
    story = make_story(cast=cast, round=fund_round, title=f"Voorbeeld {number}", at=at, **fields).advised()
    name, decision = ("reject", story.reject_data()) if refuse else ("grant", story.grant_data())
    data = given.PrepareDecision(transition=name, decision=decision)
    return story.perform("prepare_decision", cast.handler, data)


def address(fund_round: FundRound) -> str:
    """The page of the decisions of a round."""
    return reverse("office_round_decisions", args=[fund_round.pk])


def press(client: Client, fund_round: FundRound, stories: list[CaseStory], **fields: Any) -> Any:
    """Tick these cases and press a button."""
    ticked = {"case": [str(story.application.public_id) for story in stories]}
    revisions = {f"revision_{story.application.pk}": story.application.revision for story in stories}
    return client.post(address(fund_round), {**ticked, **revisions, **fields}, follow=True)


def letter(story: CaseStory, days_ago: int = 0) -> Letter:
    """The letter of the latest decision, waiting for the post."""
    found = Letter(
        application=story.application,
        code="decision",
        key=f"letter/{story.application.pk}",
        subject="Besluit",
        sha256="a" * 64,
        dated_on=timezone.localdate() - timedelta(days=days_ago),
        decision=story.application.decisions.last(),
        by_post=True,
    )
    found.file.save("brief.pdf", ContentFile(b"%PDF-1.7"))
    return found


# --- Taking -----------------------------------------------------------------------------------------------


def test_the_decider_is_asked_first_and_then_takes_them_all(two_eyes: FundRound, cast: Cast, as_user: Login) -> None:
    stories = [prepared(cast, two_eyes, 1), prepared(cast, two_eyes, 2, refuse=True)]
    client = as_user(cast.decider)
    question = press(client, two_eyes, stories, take="1")
    assert "Samen kent dit € 5.000" in question.text.replace("\xa0", " ")
    assert not Decision.objects.exists()
    report = press(client, two_eyes, stories, take="1", confirm="1")
    assert "Gedaan bij 2 aanvragen" in report.text
    assert [story.status for story in stories] == ["granted", "rejected"]
    assert {decision.prepared_by for decision in Decision.objects.all()} == {cast.handler}


def test_a_refusal_of_one_stops_none_of_the_others_and_is_told(two_eyes: FundRound, cast: Cast, as_user: Login) -> None:
    stories = [prepared(cast, two_eyes, number) for number in (1, 2, 3)]
    FundRound.objects.update(ceiling=Decimal(12000))
    report = press(as_user(cast.decider), two_eyes, stories, take="1", confirm="1")
    assert [story.status for story in stories] == ["granted", "granted", "advised"]
    assert "Niet gedaan" in report.text
    assert "2.000" in report.text


def test_what_somebody_changed_meanwhile_is_not_taken(two_eyes: FundRound, cast: Cast, as_user: Login) -> None:
    story = prepared(cast, two_eyes, 1)
    seen = story.application.revision
    story.perform("assign_handler", cast.handler, given.AssignHandler(user_id=cast.handler.pk))
    revision = {f"revision_{story.application.pk}": seen}
    ticked = {"case": str(story.application.public_id), "take": "1", "confirm": "1"}
    report = as_user(cast.decider).post(address(two_eyes), {**ticked, **revision}, follow=True)
    assert "Iemand anders heeft deze aanvraag net gewijzigd" in report.text
    assert story.status == "advised"


def test_nobody_takes_what_he_prepared_or_worked_on(
    two_eyes: FundRound, cast: Cast, as_user: Login, colleague: Any
) -> None:
    own = make_story(cast=cast, round=two_eyes).advised()
    own.perform("prepare_decision", cast.decider, given.PrepareDecision(transition="grant", decision=own.grant_data()))
    both = colleague(Role.HANDLER, Role.DECIDER)
    worked = prepared(cast, two_eyes, 2)
    worked.perform("assign_handler", both, given.AssignHandler(user_id=both.pk))
    page = as_user(cast.decider).get(address(two_eyes))
    assert [bool(row.why_not) for row in page.context["ready"]] == [True, False]
    assert "Je hebt dit zelf voorbereid" in page.text
    assert "Je werkte zelf aan deze aanvraag" in as_user(both).get(address(two_eyes)).text
    press(as_user(cast.decider), two_eyes, [own], take="1", confirm="1")
    assert own.status == "advised"


def test_a_case_with_a_conflict_is_in_no_list_and_is_not_taken(two_eyes: FundRound, cast: Cast, as_user: Login) -> None:
    story = prepared(cast, two_eyes, 1)
    Conflict.objects.create(application=story.application, person_id=cast.decider.pk, declared_at=timezone.now())
    client = as_user(cast.decider)
    assert story.application.reference not in client.get(address(two_eyes)).text
    press(client, two_eyes, [story], take="1", confirm="1")
    assert story.status == "advised"


@pytest.mark.parametrize("button", ["take", "send"])
@pytest.mark.parametrize("junk", ["", "x", "\x00", "-1", "9" * 40])
def test_junk_decides_nothing(button: str, junk: str, two_eyes: FundRound, cast: Cast, as_user: Login) -> None:
    story = prepared(cast, two_eyes, 1)
    client = as_user(cast.decider if button == "take" else cast.handler)
    client.post(address(two_eyes), {button: "1", "confirm": "1", "case": junk})
    ticked = {"case": str(story.application.public_id), f"revision_{story.application.pk}": junk}
    client.post(address(two_eyes), {button: "1", "confirm": "1", **ticked})
    assert story.status == "advised"


def test_only_who_decides_takes_and_only_who_handles_sends(two_eyes: FundRound, cast: Cast, as_user: Login) -> None:
    story = prepared(cast, two_eyes, 1)
    press(as_user(cast.secretary), two_eyes, [story], take="1", confirm="1")
    press(as_user(cast.handler), two_eyes, [story], take="1", confirm="1")
    assert story.status == "advised"
    press(as_user(cast.decider), two_eyes, [story], take="1", confirm="1")
    press(as_user(cast.secretary), two_eyes, [story], send="1")
    assert not hasattr(Decision.objects.get(), "announcement")


# --- Sending ----------------------------------------------------------------------------------------------


def by_post(cast: Cast, **fields: Any) -> CaseStory:
    """A grant to somebody who chose post, not announced."""
    return make_story(cast=cast, applicant=ApplicantFactory(channel=ContactChannel.POST), **fields).granted()


def test_letters_of_today_are_announced_together(cast: Cast, as_user: Login) -> None:
    fund_round: Any = FundRoundFactory()
    stories = [by_post(cast, round=fund_round) for _n in range(2)]
    letters = [letter(story) for story in stories]
    report = press(as_user(cast.handler), fund_round, stories, send="1")
    assert "Gedaan bij 2 aanvragen" in report.text
    for story, sent in zip(stories, letters, strict=True):
        announcement = Decision.objects.get(application=story.application).announcement
        assert announcement.channel == "post"
        assert sent.sha256 in announcement.proof
        sent.refresh_from_db()
        assert sent.posted_on == announcement.sent_on


def test_a_letter_of_another_day_does_not_go_and_the_others_do(cast: Cast, as_user: Login) -> None:
    fund_round: Any = FundRoundFactory()
    old, fresh = by_post(cast, round=fund_round), by_post(cast, round=fund_round)
    letter(old, days_ago=3)
    letter(fresh)
    report = press(as_user(cast.handler), fund_round, [old, fresh], send="1")
    assert "Op de brief staat een andere datum" in report.text
    assert [hasattr(Decision.objects.get(application=s.application), "announcement") for s in (old, fresh)] == [
        False,
        True,
    ]


def test_the_announcement_of_one_case_asks_for_the_day_on_its_letter(cast: Cast, as_user: Login) -> None:
    story = by_post(cast)
    Decision.objects.update(decided_on=timezone.localdate() - timedelta(days=5))
    waiting = letter(story, days_ago=3)
    client = as_user(cast.handler)
    form = client.get(reverse("office_action", args=[story.application.public_id, "announce"])).context["form"]
    assert form.initial["sent_on"] == waiting.dated_on
    refused = do(client, story, "announce", channel="post", sent_on="23-3-2026", proof="postboek")
    assert "Op de brief staat 20 maart 2026" in refused.context["form"].errors["sent_on"][0]
    assert done(do(client, story, "announce", channel="post", sent_on="20-3-2026", proof="postboek"))
    waiting.refresh_from_db()
    assert waiting.posted_on == waiting.dated_on


def test_what_did_not_go_digitally_is_tried_again(cast: Cast, as_user: Login) -> None:
    fund_round: Any = FundRoundFactory()
    story = make_story(cast=cast, round=fund_round).granted()
    client = as_user(cast.handler)
    sending = FollowUp.objects.get(application=story.application, kind="send_decision")
    FollowUp.objects.filter(pk=sending.pk).update(due_at=timezone.now(), failed_at=None)
    assert "Gaat vanzelf" in client.get(address(fund_round)).text
    FollowUp.objects.filter(pk=sending.pk).update(failed_at=timezone.now(), attempts=9, last_error="vol")
    assert "Versturen lukte nog niet" in client.get(address(fund_round)).text
    press(client, fund_round, [story], send="1")
    sending.refresh_from_db()
    assert (sending.failed_at, sending.attempts) == (None, 0)


def test_the_page_costs_the_same_however_many_cases(
    cast: Cast, as_user: Login, django_assert_max_num_queries: Any
) -> None:
    fund_round: Any = FundRoundFactory()
    for number in range(4):
        prepared(cast, fund_round, number)
        letter(by_post(cast, round=fund_round, requested_amount=Decimal(100)))
    client = as_user(cast.decider)
    client.get(address(fund_round))
    with django_assert_max_num_queries(34):
        assert client.get(address(fund_round)).status_code == 200


def test_a_report_without_anything_is_an_empty_page(cast: Cast, as_user: Login) -> None:
    assert "Hier staat nog niets" in as_user(cast.handler).get(reverse("office_together_report")).text
