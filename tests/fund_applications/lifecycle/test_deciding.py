"""Advice and decision: their guards and what they leave behind."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.checklist import CHECKLIST
from fund_applications.lifecycle.perform import available
from fund_applications.lifecycle.prepared_decisions import typed
from fund_applications.lifecycle.roles import Role
from fund_applications.models import (
    Advice,
    PreparedDecision,
    Recommendation,
    Review,
    Status,
)
from tests.case_story import CaseStory
from tests.factories import FundRoundFactory, person
from tests.fund_applications.lifecycle.refusing import refused

pytestmark = pytest.mark.django_db

Euro = Decimal


def names(story: CaseStory, actor: object) -> set[str]:
    return {row.name for row in available(story.application, actor, now=story.now)}  # type: ignore[arg-type]


# --- completeness and advice -------------------------------------------------------------------------


@pytest.mark.parametrize("code", list(CHECKLIST))
def test_every_point_of_the_checklist_is_looked_at(code: str) -> None:
    story = CaseStory()
    with refused(story, "required", field="checked", words=str(CHECKLIST[code])):
        data = given.AcceptComplete(checked=frozenset(CHECKLIST) - {code})
        story.perform("accept_complete", story.handler, data)


def test_an_advice_needs_the_number_of_reviews_of_the_round() -> None:
    story = CaseStory(round=FundRoundFactory(reviews_needed=2)).reviewed()
    assert "fix_advice" not in names(story, story.secretary)
    with refused(story, "too_few_reviews", words="1 van 2"):
        story.perform("fix_advice", story.secretary, story.advice_data())


def test_a_review_that_was_given_back_or_is_not_in_does_not_count() -> None:
    story = CaseStory().reviewed()
    Review.objects.update(submitted_at=None)
    with refused(story, "too_few_reviews"):
        story.perform("fix_advice", story.secretary, story.advice_data())
    Review.objects.update(submitted_at=story.now)
    story.application.assignments.update(declined_at=story.now)
    with refused(story, "too_few_reviews"):
        story.perform("fix_advice", story.secretary, story.advice_data())


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"text": ""}, "text"),
        ({"reasons_by_criterion": {}}, "reasons_by_criterion"),
        ({"recommendation": "misschien"}, "recommendation"),
        ({"recommendation": Recommendation.PARTIAL}, "amount"),
        ({"amount": Euro("-1")}, "amount"),
        ({"amount": Euro("NaN")}, "amount"),
        ({"meeting_id": 123456}, "meeting_id"),
    ],
)
def test_an_incomplete_advice_is_refused(changes: dict[str, object], field: str) -> None:
    story = CaseStory().reviewed()
    code = {"meeting_id": "unknown"}.get(field, "no_amount" if changes.get("amount") else "required")
    with refused(story, code, field=field):
        story.perform("fix_advice", story.secretary, story.advice_data(**changes))


def test_an_advice_that_was_sent_back_is_fixed_anew() -> None:
    story = CaseStory().advised(text="Eerste advies")
    story.perform("return_to_review", story.decider, given.ReturnToReview(reason="De begroting is niet bekeken."))
    assert story.status == Status.UNDER_REVIEW
    story.perform("fix_advice", story.secretary, story.advice_data(text="Tweede advies"))
    assert Advice.objects.get().text == "Tweede advies"
    said = [event.reason for event in story.application.events.filter(name="fix_advice")]
    assert said == ["Eerste advies", "Tweede advies"]


def test_sending_back_needs_a_reason() -> None:
    story = CaseStory().advised()
    with refused(story, "required", field="reason"):
        story.perform("return_to_review", story.decider, given.ReturnToReview(reason=""))


# --- deciding -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("amount", "code", "words"),
    [
        (Euro(0), "no_amount", "meer is dan 0"),
        (Euro(-5), "no_amount", "meer is dan 0"),
        (Euro("NaN"), "no_amount", "1.250,50"),
        (Euro("Infinity"), "no_amount", "1.250,50"),
        (Euro("0.001"), "no_amount", "centen"),
        (Euro(10) ** 12, "no_amount", "centen"),
        ("5000", "no_amount", "1.250,50"),
        (None, "no_amount", "1.250,50"),
        (Euro("5000.01"), "too_much", "€ 5.000"),
    ],
)
def test_an_impossible_amount_is_refused(amount: Decimal, code: str, words: str) -> None:
    story = CaseStory().advised()
    with refused(story, code, field="amount", words=words):
        story.perform("grant", story.decider, story.grant_data(amount=amount))


def test_never_more_than_the_maximum_of_the_round() -> None:
    story = CaseStory(requested_amount=Euro(12000), total_costs=Euro(40000)).advised()
    with refused(story, "too_much", field="amount", words="€ 10.000"):
        story.perform("grant", story.decider, story.grant_data(amount=Euro("10000.01")))
    story.perform("grant", story.decider, story.grant_data(amount=Euro(10000)))


def test_never_more_than_half_of_the_costs() -> None:
    story = CaseStory(requested_amount=Euro(9000), total_costs=Euro("10000.99")).advised()
    with refused(story, "too_much", field="amount", words="50% van de kosten mag niet: dat is € 5.000,49"):
        story.perform("grant", story.decider, story.grant_data(amount=Euro("5000.50")))
    story.perform("grant", story.decider, story.grant_data(amount=Euro("5000.49")))


def test_never_more_than_is_left() -> None:
    fund_round = FundRoundFactory(ceiling=Euro(12000))
    CaseStory(round=fund_round).granted()
    CaseStory(round=fund_round).granted()
    story = CaseStory(round=fund_round).advised()
    with refused(story, "too_much", field="amount", words="€ 2.000"):
        story.perform("grant", story.decider, story.grant_data())
    story.perform("grant", story.decider, story.grant_data(amount=Euro(2000)))


def test_a_grant_has_reasons_and_obligations() -> None:
    story = CaseStory().advised()
    with refused(story, "required", field="reasons"):
        story.perform("grant", story.decider, story.grant_data(reasons=""))
    with refused(story, "required", field="obligations"):
        story.perform("grant", story.decider, story.grant_data(obligations=()))
    with refused(story, "required", field="obligations"):
        story.perform("grant", story.decider, story.grant_data(obligations=(given.ObligationText(text=" "),)))


def test_a_refusal_has_a_ground_and_reasons() -> None:
    story = CaseStory().advised()
    for ground in ("", "zomaar"):
        with refused(story, "required", field="ground"):
            story.perform("reject", story.decider, story.reject_data(ground=ground))
    with refused(story, "required", field="reasons"):
        story.perform("reject", story.decider, story.reject_data(reasons=""))


def test_the_ceiling_is_a_ground_only_when_the_money_is_gone() -> None:
    fund_round = FundRoundFactory(ceiling=Euro(10000))
    CaseStory(round=fund_round).granted()
    story = CaseStory(round=fund_round).advised()
    with refused(story, "money_left", field="ground", words="€ 5.000"):
        story.perform("reject", story.decider, story.reject_data(ground="ceiling"))
    fund_round.ceiling = Euro(5000)
    fund_round.save()
    story.perform("reject", story.decider, story.reject_data(ground="ceiling"))


@pytest.mark.parametrize(
    ("advice", "decision"),
    [
        ({"recommendation": Recommendation.REJECT}, "grant"),
        ({"recommendation": Recommendation.PARTIAL, "amount": Euro(3000)}, "grant"),
        ({"recommendation": Recommendation.GRANT}, "reject"),
        ({"recommendation": Recommendation.PARTIAL, "amount": Euro(3000)}, "reject"),
    ],
)
def test_who_deviates_from_the_advice_says_why(advice: dict[str, object], decision: str) -> None:
    story = CaseStory().advised(**advice)
    make: Callable[..., given.TransitionData] = getattr(story, f"{decision}_data")
    with refused(story, "required", field="deviation_reasons", words="advies"):
        story.perform(decision, story.decider, make(deviation_reasons=""))
    story.perform(decision, story.decider, make(deviation_reasons="Het plan is in het belang van het dorp."))
    assert story.application.decisions.get().deviation_reasons


def test_who_follows_the_advice_explains_nothing() -> None:
    partial = CaseStory().advised(recommendation=Recommendation.PARTIAL, amount=Euro(3000))
    partial.perform("grant", partial.decider, partial.grant_data(amount=Euro(3000)))
    no = CaseStory().advised(recommendation=Recommendation.REJECT)
    no.perform("reject", no.decider, no.reject_data(deviation_reasons=""))


def test_who_handled_or_advised_does_not_decide() -> None:
    story = CaseStory()
    handler_and_decider = person(Role.HANDLER, Role.DECIDER)
    story.perform("accept_complete", handler_and_decider, story.complete_data())
    member_and_decider = person(Role.MEMBER, Role.DECIDER)
    story.perform("assign_reviewer", story.handler, given.AssignReviewer(user_id=member_and_decider.pk))
    Review.objects.create(assignment=story.application.assignments.get(), submitted_at=story.now)
    secretary_and_decider = person(Role.SECRETARY, Role.DECIDER)
    story.perform("fix_advice", secretary_and_decider, story.advice_data())
    named_handler = person(Role.HANDLER, Role.DECIDER)
    story.perform("assign_handler", story.handler, given.AssignHandler(user_id=named_handler.pk))
    for someone in (handler_and_decider, member_and_decider, secretary_and_decider, named_handler):
        assert not {"grant", "reject", "return_to_review"} & names(story, someone)
        with refused(story, "not_fresh"):
            story.perform("grant", someone, story.grant_data())
    story.perform("grant", story.decider, story.grant_data())


# --- a second pair of eyes --------------------------------------------------------------------------


@pytest.fixture
def careful() -> CaseStory:
    return CaseStory(round=FundRoundFactory(second_pair_of_eyes=True)).advised()


def test_where_the_round_asks_it_a_decision_is_prepared_first(careful: CaseStory) -> None:
    with refused(careful, "not_prepared"):
        careful.perform("grant", careful.decider, careful.grant_data())
    data = careful.grant_data(obligations=(given.ObligationText(text="Logo", due_on=date(2026, 9, 1)),))
    prepare = given.PrepareDecision(transition="grant", decision=data)
    careful.perform("prepare_decision", careful.handler, prepare)
    with refused(careful, "differs_from_prepared"):
        careful.perform("grant", careful.decider, careful.grant_data(amount=Euro(1)))
    with refused(careful, "not_prepared"):
        careful.perform("reject", careful.decider, careful.reject_data())
    careful.perform("grant", careful.decider, typed(PreparedDecision.objects.get()))
    decision = careful.application.decisions.get()
    assert (decision.prepared_by, decision.decided_by) == (careful.handler, careful.decider)
    assert not PreparedDecision.objects.exists()


def test_who_prepared_a_decision_does_not_take_it(careful: CaseStory) -> None:
    prepare = given.PrepareDecision(transition="grant", decision=careful.grant_data())
    careful.perform("prepare_decision", careful.decider, prepare)
    with refused(careful, "prepared_yourself"):
        careful.perform("grant", careful.decider, careful.grant_data())
    careful.perform("grant", person(Role.DECIDER), careful.grant_data())


def test_a_prepared_decision_is_judged_at_once(careful: CaseStory) -> None:
    too_much = given.PrepareDecision(transition="grant", decision=careful.grant_data(amount=Euro(9999)))
    with refused(careful, "too_much", field="amount"):
        careful.perform("prepare_decision", careful.handler, too_much)
    for transition in ("withdraw", "reject", "onzin"):
        with refused(careful, "unknown", field="transition"):
            data = given.PrepareDecision(transition=transition, decision=careful.grant_data())
            careful.perform("prepare_decision", careful.handler, data)
    with refused(careful, "wrong_status", field="transition"):
        data = given.PrepareDecision(transition="determine", decision=given.Determine(amount=Euro(1)))
        careful.perform("prepare_decision", careful.handler, data)
