"""The pages of the actions around a decision: the advice, the decision, its announcement."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from django.utils import timezone

from fund_applications.models import (
    Advice,
    Application,
    Assignment,
    ContactChannel,
    Decision,
    PreparedDecision,
    Recommendation,
    Status,
)
from fund_applications.office.texts.default_blocks import ensure_text_blocks
from tests.case_story import Cast
from tests.factories import ApplicantFactory, FundRoundFactory
from tests.fund_applications.office.conftest import make_story
from tests.fund_applications.office.doing import Login, address, do, done

pytestmark = pytest.mark.django_db


# --- Advice -------------------------------------------------------------------------------------------------


def test_the_advice_is_fixed_from_what_the_reviewers_wrote(cast: Cast, as_user: Login) -> None:
    story = make_story(cast=cast).reviewed()
    criterion = story.round.criteria.get()
    review = Assignment.objects.get().review
    review.scores.create(criterion=criterion, score=4, reason="Sterk plan.")
    client = as_user(cast.secretary)
    form = client.get(address(story.application, "fix_advice")).context["form"]
    assert form.initial[f"criterion_{criterion.pk}"] == "Sterk plan."
    data = {"recommendation": "partial", "text": "Doen.", f"criterion_{criterion.pk}": "Sterk plan."}
    assert "welk bedrag" in do(client, story, "fix_advice", **data).text
    assert done(do(client, story, "fix_advice", **data, amount="€ 3.000"))
    advice = Advice.objects.get()
    assert (advice.recommendation, advice.amount) == (Recommendation.PARTIAL, Decimal(3000))
    assert advice.reasons.get().text == "Sterk plan."


def test_advice_waits_for_enough_reviews(cast: Cast, as_user: Login) -> None:
    story = make_story(cast=cast).under_review()
    page = as_user(cast.secretary).get(reverse("office_case", args=[story.application.public_id])).text
    assert address(story.application, "fix_advice") not in page
    assert not done(do(as_user(cast.secretary), story, "fix_advice", recommendation="grant", text="x"))


# --- Deciding -----------------------------------------------------------------------------------------------


GRANT = {"amount": "5.000", "reasons": "Past bij het fonds.", "obligation_0": "Gebruik het logo."}


def test_a_grant_shows_what_is_possible_and_has_the_obligations_filled_in(cast: Cast, as_user: Login) -> None:
    ensure_text_blocks()
    story = make_story(cast=cast).advised()
    page = as_user(cast.decider).get(address(story.application, "grant"))
    assert "ten hoogste toekennen" in page.text
    initial = page.context["form"].initial
    assert initial["amount"] == Decimal(5000)
    assert [key for key in initial if key.startswith("obligation_") and "due" not in key] == [
        "obligation_0",
        "obligation_1",
        "obligation_2",
    ]


def test_a_grant_is_decided_with_its_obligations(cast: Cast, as_user: Login) -> None:
    story = make_story(cast=cast).advised()
    response = do(
        as_user(cast.decider), story, "grant", **GRANT, obligation_1="Stuur een verslag.", obligation_due_1="1-12-2026"
    )
    assert done(response)
    decision = Decision.objects.get()
    assert (decision.amount, decision.decided_by) == (Decimal(5000), cast.decider)
    assert [(o.text, str(o.due_on)) for o in decision.obligations.all()] == [
        ("Gebruik het logo.", "None"),
        ("Stuur een verslag.", "2026-12-01"),
    ]


@pytest.mark.parametrize(
    ("amount", "message"),
    [
        ("abc", "Dit is geen bedrag"),
        ("-5", "niet lager zijn dan"),
        ("0", "meer is dan 0"),
        ("10.000.000.000.000", "te hoog"),
        ("5.000,01", "Er is € 5.000 gevraagd"),
        ("1.2.3", "Dit is geen bedrag"),
        ("", "Vul in hoeveel je toekent"),
        ("1e9", "Dit is geen bedrag"),
        ("NaN", "Dit is geen bedrag"),
    ],
)
def test_an_amount_that_can_not_be_is_told_at_the_amount(amount: str, message: str, cast: Cast, as_user: Login) -> None:
    story = make_story(cast=cast).advised()
    response = do(as_user(cast.decider), story, "grant", **{**GRANT, "amount": amount})
    form = response.context["form"]
    assert message in " ".join(form.errors["amount"]).replace("\u00a0", " ")
    assert "Past bij het fonds." in response.text
    assert story.status == Status.ADVISED


def test_a_grant_never_exceeds_what_is_left_in_the_round(cast: Cast, as_user: Login) -> None:
    fund_round = FundRoundFactory(ceiling=Decimal(7000))
    make_story(cast=cast, round=fund_round).announced()
    story = make_story(cast=cast, round=fund_round).advised()
    client = as_user(cast.decider)
    assert client.get(address(story.application, "grant")).context["form"].initial["amount"] == Decimal(2000)
    response = do(client, story, "grant", **GRANT)
    assert "over in de ronde" in " ".join(response.context["form"].errors["amount"])
    assert done(do(client, story, "grant", **{**GRANT, "amount": "2.000"}))


def test_a_refusal_needs_a_ground_reasons_and_why_it_differs_from_the_advice(cast: Cast, as_user: Login) -> None:
    story = make_story(cast=cast).advised()
    client = as_user(cast.decider)
    errors = do(client, story, "reject").context["form"].errors
    assert {"ground", "reasons"} <= set(errors)
    data = {"ground": "low_quality", "reasons": "Het plan scoort laag."}
    errors = do(client, story, "reject", **data).context["form"].errors
    assert set(errors) == {"deviation_reasons"}
    errors = do(client, story, "reject", **{**data, "ground": "verzonnen"}).context["form"].errors
    assert "ground" in errors
    assert done(do(client, story, "reject", **data, deviation_reasons="De begroting overtuigt niet."))


def test_a_refusal_because_the_money_is_gone_is_refused_while_there_is_money(cast: Cast, as_user: Login) -> None:
    story = make_story(cast=cast).advised()
    data = {"ground": "ceiling", "reasons": "x", "deviation_reasons": "x"}
    errors = do(as_user(cast.decider), story, "reject", **data).context["form"].errors
    assert "over voor deze aanvraag" in errors["ground"][0]


def test_a_decision_says_by_which_way_it_goes_out(cast: Cast, as_user: Login) -> None:
    digital = make_story(cast=cast).advised()
    post = make_story(cast=cast, applicant=ApplicantFactory(channel=ContactChannel.POST)).advised()
    client = as_user(cast.decider)
    assert "gaat vanzelf naar de aanvrager" in client.get(address(digital.application, "grant")).text
    assert "op de post" in client.get(address(post.application, "grant")).text


def test_posting_a_decision_is_recorded_and_starts_the_objection_term(cast: Cast, as_user: Login) -> None:
    story = make_story(cast=cast, applicant=ApplicantFactory(channel=ContactChannel.POST)).granted()
    client = as_user(cast.handler)
    form = client.get(address(story.application, "announce")).context["form"]
    assert form.initial["channel"] == "post"
    response = do(client, story, "announce", channel="post", sent_on="23-3-2026", proof="postboek blad 12")
    assert done(response)
    announcement = Decision.objects.get().announcement
    assert announcement.objection_until.isoformat() == "2026-05-04"


def test_a_decision_goes_back_to_the_commission_with_a_reason(cast: Cast, as_user: Login) -> None:
    story = make_story(cast=cast).advised()
    assert done(do(as_user(cast.decider), story, "return_to_review", reason="Het bedrag is niet besproken."))
    assert story.status == Status.UNDER_REVIEW


def test_who_did_not_complete_in_time_is_put_aside_by_the_decider(cast: Cast, as_user: Login) -> None:
    story = make_story(cast=cast)
    due_on = timezone.localdate() - timedelta(days=6)
    story.perform("request_supplement", cast.handler, story.supplement_data(due_on=due_on))
    client = as_user(cast.decider)
    # Nobody noticed yet that the date has passed: pressing the button does, and says so first.
    response = do(client, story, "not_process", reasons="De begroting kwam niet.")
    assert "Datum voor aanvulling verlopen" in response.text
    assert "De begroting kwam niet." in response.text
    assert done(do(client, story, "not_process", reasons="De begroting kwam niet."))
    assert story.status == Status.NOT_PROCESSED


def test_two_pairs_of_eyes_one_prepares_and_another_takes_it_unchanged(
    cast: Cast, as_user: Login, colleague: Callable[..., AbstractUser]
) -> None:
    story = make_story(cast=cast, round=FundRoundFactory(second_pair_of_eyes=True)).advised()
    client = as_user(cast.decider)
    assert "bereidt een ander het besluit eerst voor" in do(client, story, "grant", **GRANT).text
    prepare = address(story.application, "prepare_decision") + "?besluit=grant"
    assert "Er wordt nog niets besloten" in as_user(cast.handler).get(prepare).text
    revision = Application.objects.get(pk=story.application.pk).revision
    response = as_user(cast.handler).post(prepare, {"revision": revision, **GRANT})
    assert done(response)
    assert PreparedDecision.objects.get().transition == "grant"
    page = client.get(address(story.application, "grant"))
    assert page.context["form"].initial["amount"] == Decimal(5000)
    assert "heeft dit besluit voorbereid" in page.text
    assert "anders dan het is voorbereid" in do(client, story, "grant", **{**GRANT, "amount": "4.000"}).text
    assert done(do(client, story, "grant", **GRANT))
    assert Decision.objects.get().prepared_by == cast.handler
