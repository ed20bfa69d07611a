"""Advice, decision, announcement, report, determination, revocation: their guards and what they leave behind."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest

from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.actors import SYSTEM
from fund_applications.lifecycle.checklist import CHECKLIST
from fund_applications.lifecycle.perform import available
from fund_applications.lifecycle.prepared_decisions import typed
from fund_applications.lifecycle.roles import Role
from fund_applications.lifecycle.statuses import status_for_applicant, wording_for_applicant
from fund_applications.models import (
    APPLICANT_WORDING,
    Advice,
    Announcement,
    ContactChannel,
    FollowUp,
    PreparedDecision,
    Recommendation,
    Report,
    Review,
    Status,
)
from tests.case_story import CaseStory
from tests.factories import FundRoundFactory, person, register_known_equated_days
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


# --- announcing ---------------------------------------------------------------------------------------


def test_the_applicant_hears_the_outcome_at_the_announcement_and_not_before() -> None:
    story = CaseStory().granted()
    assert wording_for_applicant(story.application) == APPLICANT_WORDING[Status.ADVISED]
    story.announce()
    assert wording_for_applicant(story.application) == APPLICANT_WORDING[Status.GRANTED]


@pytest.mark.parametrize(
    ("status", "known"),
    [
        ("rejected", Status.ADVISED),
        ("not_processed", Status.SUBMITTED),
        ("determined", Status.REPORT_SUBMITTED),
        ("revoked", Status.GRANTED),
    ],
)
def test_before_the_announcement_the_applicant_knows_what_was_before(status: str, known: Status) -> None:
    story = CaseStory().reach(status)
    assert status_for_applicant(story.application) == known
    story.announce()
    assert status_for_applicant(story.application) == status


def test_objection_starts_at_the_sending_and_the_clock_stops_there() -> None:
    register_known_equated_days()
    story = CaseStory().on(date(2026, 3, 30)).granted()
    assert story.application.decide_by == date(2026, 5, 6)
    story.on(date(2026, 4, 3))
    data = story.announce_data(channel=ContactChannel.POST, sent_on=date(2026, 4, 2), proof="Postlijst 12")
    story.perform("announce", story.handler, data)
    announcement = Announcement.objects.get()
    assert (announcement.sent_on, announcement.objection_until) == (date(2026, 4, 2), date(2026, 5, 18))
    assert story.application.decide_by is None
    kinds = set(FollowUp.objects.filter(application=story.application).values_list("kind", flat=True))
    assert {"send_decision", "start_project_page", "update_register"} <= kinds


def test_a_refusal_makes_nothing_public() -> None:
    story = CaseStory().rejected().announce()
    kinds = set(FollowUp.objects.filter(application=story.application).values_list("kind", flat=True))
    assert not {"start_project_page", "update_register"} & kinds


def test_a_decision_is_announced_once_with_proof_on_a_possible_day() -> None:
    story = CaseStory().granted()
    with refused(story, "required", field="proof"):
        story.perform("announce", SYSTEM, story.announce_data(proof=""))
    for day in (story.today + timedelta(days=1), story.today - timedelta(days=1)):
        with refused(story, "impossible_day", field="sent_on"):
            story.perform("announce", story.handler, story.announce_data(sent_on=day))
    with refused(story, "unknown", field="decision_id"):
        story.perform("announce", SYSTEM, story.announce_data(decision_id=0))
    story.announce()
    assert "announce" not in names(story, story.handler)
    with refused(story, "nothing_to_announce"):
        story.announce()


# --- report, determination, revocation ----------------------------------------------------------------


def test_a_grant_sets_the_date_of_the_report() -> None:
    assert CaseStory().announced().application.report_due_on == date(2026, 12, 30)
    assert CaseStory(project_ends_on=None).announced().application.report_due_on is None


def test_a_report_starts_the_term_of_the_determination() -> None:
    story = CaseStory().announced().on(date(2026, 10, 30))
    story.perform("report", story.applicant, story.report_data())
    assert story.application.decide_by == date(2026, 12, 28)
    assert Report.objects.get().actual_costs == Euro(11000)


def test_nothing_follows_on_a_decision_that_was_not_sent() -> None:
    story = CaseStory().granted()
    for actor, name, data in (
        (story.applicant, "report", story.report_data()),
        (story.decider, "determine", given.Determine(amount=Euro(1))),
        (story.decider, "revoke", given.Revoke(ground="not_carried_out", reasons="x")),
        (story.finance, "register_payment", given.RegisterPayment(amount=Euro(1), description="x")),
    ):
        assert name not in names(story, actor)
        with refused(story, "not_announced"):
            story.perform(name, actor, data)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"what_happened": " "}, "what_happened", "required"),
        ({"actual_costs": Euro(-1)}, "actual_costs", "no_amount"),
        ({"actual_income": Euro("NaN")}, "actual_income", "no_amount"),
        ({"people_reached": -1}, "people_reached", "impossible"),
        ({"people_reached": 10**12}, "people_reached", "impossible"),
    ],
)
def test_an_impossible_report_is_refused(changes: dict[str, object], field: str, code: str) -> None:
    story = CaseStory().announced()
    with refused(story, code, field=field):
        story.perform("report", story.applicant, story.report_data(**changes))


def test_a_grant_is_determined_as_granted_or_lower_with_reasons() -> None:
    story = CaseStory().report_submitted()
    with refused(story, "too_much", field="amount"):
        story.perform("determine", story.decider, given.Determine(amount=Euro("5000.01")))
    with refused(story, "required", field="reasons"):
        story.perform("determine", story.decider, given.Determine(amount=Euro(4000)))
    story.perform("determine", story.decider, given.Determine(amount=Euro(4000), reasons="Het kostte minder."))
    assert story.application.determined_amount == Euro(4000)
    assert story.status == Status.DETERMINED


def test_a_small_grant_may_be_determined_at_once() -> None:
    story = CaseStory().announced()
    story.perform("determine", story.decider, given.Determine(amount=Euro(5000)))
    assert status_for_applicant(story.application) == Status.GRANTED
    assert story.announce().application.decide_by is None


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"ground": "zomaar"}, "ground", "required"),
        ({"reasons": ""}, "reasons", "required"),
        ({"amount": Euro(5000)}, "amount", "too_much"),
        ({"amount": Euro(-1)}, "amount", "no_amount"),
    ],
)
def test_a_revocation_rests_on_a_ground_with_reasons_and_makes_lower(
    changes: dict[str, object], field: str, code: str
) -> None:
    story = CaseStory().announced()
    values = {"ground": "not_carried_out", "reasons": "Het ging niet door.", **changes}
    with refused(story, code, field=field):
        story.perform("revoke", story.decider, given.Revoke(**values))  # type: ignore[arg-type]


def test_revoking_a_determined_grant_is_told_only_when_it_is_sent() -> None:
    story = CaseStory().determined().announce()
    data = given.Revoke(ground="facts_unknown", reasons="De rekening bleek vals.", amount=Euro(100))
    story.perform("revoke", story.decider, data)
    assert status_for_applicant(story.application) == Status.DETERMINED
    assert story.application.determined_amount == Euro(100)


# --- doing the impossible -------------------------------------------------------------------------------


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
