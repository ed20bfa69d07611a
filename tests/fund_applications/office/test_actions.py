"""The pages of the actions: they say what will happen, do it through the lifecycle, and lose nothing that was typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import AbstractUser
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.checklist import CHECKLIST
from fund_applications.lifecycle.roles import STAFF_ROLES, Role
from fund_applications.lifecycle.transitions import TABLE
from fund_applications.models import (
    Advice,
    Application,
    Assignment,
    Conflict,
    ContactChannel,
    Decision,
    Objection,
    Payment,
    PreparedDecision,
    Recommendation,
    Report,
    Status,
    SupplementRequest,
)
from fund_applications.office.actions.pages import PAGES
from tests.case_story import CaseStory, Cast
from tests.factories import ApplicantFactory, FundRoundFactory
from tests.fund_applications.office.conftest import make_story

pytestmark = pytest.mark.django_db

Login = Callable[[AbstractUser], Client]
NOT_BY_HAND = {"supply"}
"""A supplement on paper is entered with the form of the applicant."""


def address(application: Application, name: str) -> str:
    """The page of this action."""
    return reverse("office_action", args=[application.public_id, name])


def do(client: Client, story: CaseStory, name: str, **data: Any) -> Any:
    """Press the button of this action, on the case as it is now."""
    revision = Application.objects.values_list("revision", flat=True).get(pk=story.application.pk)
    return client.post(address(story.application, name), {"revision": revision, **data})


def done(response: Any) -> bool:
    """Whether the lifecycle did it."""
    return response.status_code == 302


def test_every_row_that_staff_do_by_hand_has_a_page() -> None:
    by_staff = {row.name for row in TABLE.values() if set(row.roles) & STAFF_ROLES}
    assert by_staff - NOT_BY_HAND == set(PAGES)


def test_the_case_shows_a_button_for_each_action_that_is_possible(story: CaseStory, as_user: Login) -> None:
    page = as_user(story.handler).get(reverse("office_case", args=[story.application.public_id])).text
    for name in ("accept_complete", "request_supplement", "withdraw", "assign_handler"):
        assert address(story.application, name) in page
    for name in ("grant", "reject", "fix_advice", "announce"):
        assert address(story.application, name) not in page


@pytest.mark.parametrize("name", ["grant", "announce", "no_such_action"])
def test_an_action_that_is_not_possible_does_nothing(name: str, story: CaseStory, as_user: Login) -> None:
    client = as_user(story.handler)
    assert client.get(address(story.application, name)).status_code == 302
    client.post(address(story.application, name), {"revision": story.application.revision})
    assert story.status == Status.SUBMITTED


def test_a_button_that_could_only_be_refused_is_not_there(cast: Cast, as_user: Login) -> None:
    story = make_story(cast=cast)
    client = as_user(cast.handler)
    page = client.get(reverse("office_case", args=[story.application.public_id])).text
    for name in ("release_reviewer", "register_default_notice", "prepare_decision"):
        assert address(story.application, name) not in page
    story.perform("assign_reviewer", cast.handler, given.AssignReviewer(user_id=cast.member.pk))
    Application.objects.update(decide_by=timezone.localdate() - timedelta(days=1), supplement_lapsed=True)
    page = client.get(reverse("office_case", args=[story.application.public_id])).text
    for name in ("release_reviewer", "register_default_notice", "prepare_decision"):
        assert address(story.application, name) in page


# --- Completing -----------------------------------------------------------------------------------------


def test_a_complete_application_is_taken_on(story: CaseStory, as_user: Login) -> None:
    client = as_user(story.handler)
    page = client.get(address(story.application, "accept_complete")).text
    assert "In beoordeling" in page
    assert "Op welk nummer bellen we?" in page  # recommended, not answered
    assert done(do(client, story, "accept_complete", checked=list(CHECKLIST)))
    assert story.status == Status.UNDER_REVIEW


def test_a_checklist_that_is_not_done_is_told_at_the_list(story: CaseStory, as_user: Login) -> None:
    client = as_user(story.handler)
    assert "Loop de lijst na" in do(client, story, "accept_complete").text
    response = do(client, story, "accept_complete", checked=[next(iter(CHECKLIST))], reason="Gebeld op maandag.")
    assert "Controleer ook" in response.text
    assert 'href="#id_checked_0"' in response.text
    assert "Gebeld op maandag." in response.text
    assert story.status == Status.SUBMITTED


def test_a_supplement_asks_the_marked_questions_with_their_reasons(story: CaseStory, as_user: Login) -> None:
    client = as_user(story.handler)
    page = client.get(address(story.application, "request_supplement")).text
    assert "Wat ga je doen?" in page
    assert "We maken een tuin." in page
    response = do(
        client,
        story,
        "request_supplement",
        mark_what="on",
        why_what="Met hoeveel mensen?",
        why_title="niet aangevinkt",
        due_on="7-4-2026",
        explanation="Nog één vraag.",
    )
    assert done(response)
    request = SupplementRequest.objects.get(application=story.application)
    assert [(item.question_id, item.label, item.reason) for item in request.items.all()] == [
        ("what", "Wat ga je doen?", "Met hoeveel mensen?")
    ]
    assert (request.due_on.isoformat(), request.explanation) == ("2026-04-07", "Nog één vraag.")
    assert story.status == Status.SUPPLEMENT_REQUESTED


def test_required_questions_without_an_answer_are_marked_beforehand(cast: Cast, as_user: Login) -> None:
    story = make_story(cast=cast, answers={"name": "Voorbeeld"})
    page = as_user(cast.handler).get(address(story.application, "request_supplement"))
    form = page.context["form"]
    marked = {name for name, value in form.initial.items() if name.startswith("mark_") and value}
    assert marked == {"mark_title", "mark_what", "mark_kind", "mark_costs", "mark_income", "mark_asked"}
    assert form.initial["due_on"].isoformat() == "2026-04-07"  # 6 April is Easter Monday


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"due_on": "7-4-2026"}, "Kies ten minste een vraag"),
        ({"due_on": "7-4-2026", "mark_what": "on"}, "Schrijf op wat er ontbreekt"),
        ({"due_on": "6-4-2026", "mark_what": "on", "why_what": "x"}, "tweede paasdag"),
        ({"due_on": "4-4-2026", "mark_what": "on", "why_what": "x"}, "een zaterdag"),
        ({"due_on": "1-3-2026", "mark_what": "on", "why_what": "x"}, "na vandaag"),
        ({"due_on": "1-3-2096", "mark_what": "on", "why_what": "x"}, "tot en met"),
        ({"due_on": "morgen", "mark_what": "on", "why_what": "x"}, "Dit is geen datum"),
        ({"due_on": "31-2-2026", "mark_what": "on", "why_what": "x"}, "bestaat niet"),
        ({"due_on": "", "mark_what": "on", "why_what": "Dit blijft staan."}, "Kies tot wanneer"),
    ],
)
def test_a_supplement_that_is_not_clear_is_refused_and_keeps_what_was_typed(
    data: dict[str, str], message: str, story: CaseStory, as_user: Login
) -> None:
    response = do(as_user(story.handler), story, "request_supplement", **data)
    assert response.status_code == 200
    assert message in response.text
    if "why_what" in data:
        assert data["why_what"] in response.text
    assert story.status == Status.SUBMITTED


def test_a_referral_is_proposed_and_the_answer_of_the_applicant_entered(story: CaseStory, as_user: Login) -> None:
    client = as_user(story.handler)
    assert done(do(client, story, "propose_referral", where_to="Leefbaarheidsbudget", reason="Kleiner bedrag."))
    page = client.get(address(story.application, "refer")).text
    assert "Leefbaarheidsbudget" in page
    assert "Schrijf op hoe de aanvrager" in do(client, story, "refer").text
    assert done(do(client, story, "refer", on_behalf="telefoongesprek"))
    assert story.status == Status.REFERRED


def test_an_applicant_who_stops_by_letter_is_entered_with_the_day_of_the_letter(
    story: CaseStory, as_user: Login
) -> None:
    client = as_user(story.handler)
    assert "Kies een dag" in do(client, story, "withdraw", on_behalf="brief", received_on="1-1-2026").text
    assert done(do(client, story, "withdraw", on_behalf="brief van 20 maart", received_on="20-3-2026"))
    event = story.application.events.get(name="withdraw")
    assert (event.occurred_on.isoformat(), event.reason) == ("2026-03-20", "brief van 20 maart")


# --- People ----------------------------------------------------------------------------------------------


def test_a_handler_takes_a_case(story: CaseStory, as_user: Login) -> None:
    assert done(do(as_user(story.handler), story, "assign_handler", user_id=story.handler.pk))
    assert Application.objects.get(pk=story.application.pk).handler == story.handler


def test_reviewers_are_proposed_by_how_little_they_have_to_do(
    cast: Cast, as_user: Login, colleague: Callable[..., AbstractUser]
) -> None:
    idle, busy = colleague(Role.MEMBER), cast.member
    make_story(cast=cast).perform("assign_reviewer", cast.handler, given.AssignReviewer(user_id=busy.pk))
    story = make_story(cast=cast)
    form = as_user(cast.handler).get(address(story.application, "assign_reviewer")).context["form"]
    assert form.initial["user_ids"] == [idle.pk]
    labels = dict(form.fields["user_ids"].choices)
    assert "1 beoordeling te doen" in labels[busy.pk]


def test_several_reviewers_are_asked_at_once(
    cast: Cast, story: CaseStory, as_user: Login, colleague: Callable[..., AbstractUser]
) -> None:
    people = [cast.member, colleague(Role.MEMBER)]
    response = do(as_user(cast.handler), story, "assign_reviewer", user_ids=[person.pk for person in people])
    assert done(response)
    assert set(Assignment.objects.values_list("reviewer_id", flat=True)) == {person.pk for person in people}


def test_who_has_a_conflict_is_not_offered_and_not_accepted(
    cast: Cast, story: CaseStory, as_user: Login, colleague: Callable[..., AbstractUser]
) -> None:
    other = colleague(Role.MEMBER)
    Conflict.objects.create(application=story.application, person_id=other.pk, declared_at=timezone.now())
    client = as_user(cast.handler)
    form = client.get(address(story.application, "assign_reviewer")).context["form"]
    assert [key for key, _label in form.fields["user_ids"].choices] == [cast.member.pk]
    assert not done(do(client, story, "assign_reviewer", user_ids=[other.pk]))
    assert not Assignment.objects.exists()


def test_one_reviewer_who_can_not_is_none_at_all(cast: Cast, story: CaseStory, as_user: Login) -> None:
    response = do(as_user(cast.handler), story, "assign_reviewer", user_ids=[cast.member.pk, 999999])
    assert not done(response)
    assert not Assignment.objects.exists()


def test_a_reviewer_is_taken_off_with_a_reason(cast: Cast, story: CaseStory, as_user: Login) -> None:
    story.perform("assign_reviewer", cast.handler, given.AssignReviewer(user_id=cast.member.pk))
    client = as_user(cast.handler)
    assert not done(do(client, story, "release_reviewer", user_id=cast.member.pk))
    assert done(do(client, story, "release_reviewer", user_id=cast.member.pk, reason="Ziek."))
    assert Assignment.objects.get().decline_reason == "Ziek."


def test_who_declares_a_conflict_is_out_at_once(story: CaseStory, as_user: Login) -> None:
    client = as_user(story.decider)
    response = do(client, story, "declare_conflict", person_id=story.decider.pk, reason="Mijn buurvrouw.")
    assert response["Location"] == reverse("aanvragen_modeladmin_index")
    assert client.get(reverse("office_case", args=[story.application.public_id])).status_code == 302
    assert Conflict.objects.get().source == Conflict.Source.DECLARED


def test_a_conflict_of_a_colleague_is_recorded_with_a_reason(story: CaseStory, as_user: Login) -> None:
    client = as_user(story.handler)
    assert "Schrijf op welk belang" in do(client, story, "declare_conflict", person_id=story.decider.pk).text
    assert done(do(client, story, "declare_conflict", person_id=story.decider.pk, reason="Zus van de aanvrager."))
    assert Conflict.objects.get().source == Conflict.Source.SET_BY_STAFF


# --- The term -----------------------------------------------------------------------------------------------


def test_a_term_is_extended_with_a_new_day_and_a_reason(story: CaseStory, as_user: Login) -> None:
    client = as_user(story.handler)
    assert "Kies een latere dag" in do(client, story, "extend_term", new_date="1-4-2026", reason="x").text
    assert done(do(client, story, "extend_term", new_date="1-6-2026", reason="De commissie komt pas in juni."))
    assert Application.objects.get().decide_by.isoformat() == "2026-06-01"


def test_an_agreed_suspension_moves_the_last_day(story: CaseStory, as_user: Login) -> None:
    before = story.application.decide_by
    response = do(
        as_user(story.handler),
        story,
        "agree_suspension",
        from_on="24-3-2026",
        until_on="30-3-2026",
        reason="Brief van 22 maart.",
    )
    assert done(response)
    after = Application.objects.get().decide_by
    assert before
    assert after
    assert after > before


def test_a_notice_of_default_that_comes_too_early_is_explained(story: CaseStory, as_user: Login) -> None:
    response = do(as_user(story.handler), story, "register_default_notice", received_on="20-3-2026")
    assert "te vroeg" in response.text


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


# --- After --------------------------------------------------------------------------------------------------


def test_a_report_on_paper_is_entered_and_the_grant_determined(cast: Cast, as_user: Login) -> None:
    story = make_story(cast=cast).announced()
    response = do(
        as_user(cast.handler),
        story,
        "report",
        what_happened="De tuin ligt er.",
        actual_costs="11.000,50",
        on_behalf="verslag per post",
    )
    assert done(response)
    assert Report.objects.get().actual_costs == Decimal("11000.50")
    client = as_user(cast.decider)
    assert client.get(address(story.application, "determine")).context["form"].initial["amount"] == Decimal(5000)
    assert "Schrijf op waarom" in do(client, story, "determine", amount="4.000").text
    assert done(do(client, story, "determine", amount="4.000", reasons="Het kostte minder."))


def test_a_grant_is_taken_back_on_a_ground(cast: Cast, as_user: Login) -> None:
    story = make_story(cast=cast).announced()
    data = {"ground": "not_carried_out", "reasons": "Het plan ging niet door.", "amount": "0"}
    assert done(do(as_user(cast.decider), story, "revoke", **data))
    assert story.status == Status.REVOKED


def test_finance_registers_a_payment_without_reading_the_case(cast: Cast, as_user: Login) -> None:
    story = make_story(cast=cast).announced()
    payment = reverse("office_payment", args=[story.application.public_id])
    client = as_user(cast.finance)
    page = client.get(payment)
    assert page.context["form"].initial["amount"] == Decimal(5000)
    assert story.application.applicant.name in page.text
    assert "We maken een tuin" not in page.text
    data = {"revision": Application.objects.get().revision, "description": "Voorschot", "paid_on": "20-3-2026"}
    errors = client.post(payment, {**data, "amount": "6.000"}).context["form"].errors
    assert "Er kan nog" in errors["amount"][0]
    assert done(client.post(payment, {**data, "amount": "5.000"}))
    assert Payment.objects.get().amount == Decimal(5000)


def test_an_objection_is_recorded_postponed_and_decided(cast: Cast, as_user: Login, colleague: Any) -> None:
    story = make_story(cast=cast).rejected().announce()
    handler, decider = as_user(cast.handler), as_user(colleague(Role.DECIDER))
    page = handler.get(reverse("office_case", args=[story.application.public_id])).text
    assert address(story.application, "postpone_objection") not in page
    decision = Decision.objects.get()
    data = {"decision_id": decision.pk, "text": "Ik ben het er niet mee eens.", "on_behalf": "brief"}
    assert done(do(handler, story, "file_objection", **data))
    objection = Objection.objects.get()
    assert done(do(handler, story, "postpone_objection", objection_id=objection.pk, weeks="3", reason="Advies nodig."))
    decided = do(
        decider, story, "decide_objection", objection_id=objection.pk, outcome="dismissed", reasons="Terecht afgewezen."
    )
    assert done(decided)
    objection.refresh_from_db()
    assert objection.outcome == Objection.Outcome.DISMISSED


# --- Two people on one case -------------------------------------------------------------------------------


def test_the_second_is_told_what_the_first_did_and_loses_nothing(
    cast: Cast, story: CaseStory, as_user: Login, colleague: Callable[..., AbstractUser]
) -> None:
    first, second = colleague(Role.HANDLER, first_name="Eva", last_name="Eerst"), cast.handler
    opened_on = story.application.revision
    story.perform("assign_handler", first, given.AssignHandler(user_id=first.pk))
    client = as_user(second)
    data = {"where_to": "Leefbaarheidsbudget", "reason": "Dit typte ik net."}
    response = client.post(address(story.application, "propose_referral"), {"revision": opened_on, **data})
    assert response.status_code == 200
    assert "Iemand anders was net eerder" in response.text
    assert "Behandelaar aangewezen" in response.text
    assert "Eva Eerst" in response.text
    assert "Dit typte ik net." in response.text
    revision = response.context["form"]["revision"].value()
    assert done(client.post(address(story.application, "propose_referral"), {"revision": revision, **data}))


def test_a_double_press_does_it_once(story: CaseStory, as_user: Login) -> None:
    client = as_user(story.handler)
    data = {"revision": story.application.revision, "new_date": "1-6-2026", "reason": "Juni."}
    assert done(client.post(address(story.application, "extend_term"), data))
    assert client.post(address(story.application, "extend_term"), data).status_code == 200
    assert story.application.term_changes.count() == 1


@pytest.mark.parametrize("revision", ["", "abc", "-1", "99999999999999999999", "\x00"])
def test_a_form_without_a_proper_revision_does_nothing(revision: str, story: CaseStory, as_user: Login) -> None:
    data = {"revision": revision, "checked": list(CHECKLIST)}
    response = as_user(story.handler).post(address(story.application, "accept_complete"), data)
    assert response.status_code == 200
    assert story.status == Status.SUBMITTED


@pytest.mark.parametrize("name", sorted(PAGES))
@pytest.mark.parametrize("junk", ["", "\x00", "x" * 20_000, "<script>alert(1)</script>", "☃" * 50, "-1"])
def test_nothing_typed_breaks_a_form(name: str, junk: str, cast: Cast, as_user: Login) -> None:
    story = make_story(cast=cast)
    for user in (cast.handler, cast.secretary, cast.decider):
        client = as_user(user)
        page = client.get(address(story.application, name))
        fields = list(page.context["form"].fields) if page.status_code == 200 else ["reason", "amount", "text"]
        response = client.post(address(story.application, name), dict.fromkeys(fields, junk))
        assert response.status_code in {200, 302}
        assert "<script>alert" not in response.text
