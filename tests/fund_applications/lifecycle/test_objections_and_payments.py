"""Objections, payments and notices of default on a case."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.default_notice import announced_on, default_of
from fund_applications.lifecycle.payments import standing_grant, to_reclaim
from fund_applications.lifecycle.roles import Role
from fund_applications.models import DefaultNotice, Objection, Payment, Status
from tests.case_story import CaseStory
from tests.factories import person, register_known_equated_days
from tests.fund_applications.lifecycle.refusing import refused

pytestmark = pytest.mark.django_db

Euro = Decimal


@pytest.fixture
def refusal() -> CaseStory:
    """A refusal that was sent on 2 April 2026: objections until 18 May."""
    register_known_equated_days()
    return CaseStory().on(date(2026, 4, 2)).rejected().announce()


def test_an_objection_in_time_gets_a_term_of_its_own(refusal: CaseStory) -> None:
    refusal.on(date(2026, 5, 18)).perform("file_objection", refusal.applicant, given.FileObjection(text="Niet eens."))
    objection = Objection.objects.get()
    assert objection.in_time
    assert objection.decide_by == date(2026, 6, 29)
    assert refusal.status == Status.REJECTED


def test_a_late_objection_is_recorded_as_late_but_the_post_has_a_week(refusal: CaseStory) -> None:
    refusal.on(date(2026, 5, 22))
    data = given.FileObjection(text="Niet eens.", on_behalf="Brief", posted_on=date(2026, 5, 18))
    refusal.perform("file_objection", refusal.handler, data)
    assert Objection.objects.get().in_time
    late = CaseStory().on(date(2026, 4, 2)).rejected().announce().on(date(2026, 5, 19))
    late.perform("file_objection", late.applicant, given.FileObjection(text="Te laat."))
    assert not Objection.objects.get(text="Te laat.").in_time


def test_an_impossible_objection_is_refused(refusal: CaseStory) -> None:
    with refused(refusal, "required", field="text"):
        refusal.perform("file_objection", refusal.applicant, given.FileObjection(text=" "))
    for received_on in (date(2026, 4, 1), refusal.today + timedelta(days=1)):
        with refused(refusal, "impossible_day", field="received_on"):
            data = given.FileObjection(text="x", on_behalf="Brief", received_on=received_on)
            refusal.perform("file_objection", refusal.handler, data)
    refusal.perform("file_objection", refusal.applicant, given.FileObjection(text="Een."))
    with refused(refusal, "open_already"):
        refusal.perform("file_objection", refusal.applicant, given.FileObjection(text="Twee."))
    unannounced = CaseStory().rejected()
    with refused(unannounced, "nothing_announced", field="decision_id"):
        unannounced.perform("file_objection", unannounced.applicant, given.FileObjection(text="x"))


def test_an_objection_is_postponed_once_for_six_weeks_at_most(refusal: CaseStory) -> None:
    refusal.perform("file_objection", refusal.applicant, given.FileObjection(text="Niet eens."))
    objection = Objection.objects.get()
    for weeks in (0, 7, -1):
        with refused(refusal, "impossible", field="weeks"):
            data = given.PostponeObjection(objection_id=objection.pk, weeks=weeks, reason="Zitting.")
            refusal.perform("postpone_objection", refusal.handler, data)
    with refused(refusal, "required", field="reason"):
        data = given.PostponeObjection(objection_id=objection.pk, weeks=6, reason="")
        refusal.perform("postpone_objection", refusal.handler, data)
    data = given.PostponeObjection(objection_id=objection.pk, weeks=6, reason="Er komt een zitting.")
    refusal.perform("postpone_objection", refusal.handler, data)
    objection.refresh_from_db()
    assert objection.decide_by == date(2026, 8, 10)
    with refused(refusal, "once"):
        refusal.perform("postpone_objection", refusal.handler, data)


def test_a_term_that_has_passed_is_not_postponed(refusal: CaseStory) -> None:
    refusal.perform("file_objection", refusal.applicant, given.FileObjection(text="Niet eens."))
    refusal.on(date(2026, 6, 30))
    with refused(refusal, "too_late"):
        data = given.PostponeObjection(objection_id=Objection.objects.get().pk, weeks=1, reason="Druk.")
        refusal.perform("postpone_objection", refusal.handler, data)


def test_who_took_the_decision_does_not_decide_on_the_objection(refusal: CaseStory) -> None:
    refusal.perform("file_objection", refusal.applicant, given.FileObjection(text="Niet eens."))
    pk = Objection.objects.get().pk
    data = given.DecideObjection(objection_id=pk, outcome=Objection.Outcome.DISMISSED, reasons="Terecht.")
    with refused(refusal, "decided_yourself"):
        refusal.perform("decide_objection", refusal.decider, data)
    other = person(Role.DECIDER)
    with refused(refusal, "required", field="outcome"):
        wrong = given.DecideObjection(objection_id=pk, outcome=Objection.Outcome.OPEN, reasons="x")
        refusal.perform("decide_objection", other, wrong)
    with refused(refusal, "required", field="reasons"):
        wrong = given.DecideObjection(objection_id=pk, outcome=Objection.Outcome.DISMISSED, reasons="")
        refusal.perform("decide_objection", other, wrong)
    with refused(refusal, "new_decision", field="outcome"):
        alone = given.DecideObjection(objection_id=pk, outcome=Objection.Outcome.UPHELD, reasons="Terecht.")
        refusal.perform("decide_objection", other, alone)
    refusal.perform("decide_objection", other, data)
    objection = Objection.objects.get()
    assert (objection.outcome, objection.closed_on) == (Objection.Outcome.DISMISSED, refusal.today)
    with refused(refusal, "unknown", field="objection_id"):
        refusal.perform("decide_objection", other, data)


# --- payments ------------------------------------------------------------------------------------------


def pay(story: CaseStory, amount: str, **kwargs: object) -> None:
    values = {"description": "Voorschot", "paid_on": story.today, **kwargs}
    story.perform("register_payment", story.finance, given.RegisterPayment(amount=Euro(amount), **values))  # type: ignore[arg-type]


def test_never_more_is_paid_than_granted() -> None:
    story = CaseStory().announced()
    pay(story, "3000")
    with refused(story, "too_much", field="amount", words="€ 2.000"):
        pay(story, "2000.01")
    pay(story, "2000", paid_on=None, due_on=story.today + timedelta(days=30))
    planned = Payment.objects.get(paid_on=None)
    pay(story, "1500", payment_id=planned.pk, bank_reference="NL-1")
    planned.refresh_from_db()
    assert (planned.amount, planned.paid_on, planned.bank_reference) == (Euro(1500), date(2026, 3, 10), "NL-1")
    with refused(story, "unknown", field="payment_id"):
        pay(story, "1", payment_id=planned.pk)


@pytest.mark.parametrize(
    ("amount", "changes", "field", "code"),
    [
        ("0", {}, "amount", "no_amount"),
        ("-1", {}, "amount", "no_amount"),
        ("1", {"description": " "}, "description", "required"),
        ("1", {"paid_on": None}, "due_on", "required"),
        ("1", {"paid_on": date(2030, 1, 1)}, "paid_on", "impossible_day"),
        ("1", {"due_on": date(9999, 1, 1)}, "due_on", "impossible_day"),
        ("1", {"payment_id": 10**9}, "payment_id", "unknown"),
    ],
)
def test_an_impossible_payment_is_refused(amount: str, changes: dict[str, object], field: str, code: str) -> None:
    story = CaseStory().announced()
    with refused(story, code, field=field):
        pay(story, amount, **changes)


def test_what_was_paid_too_much_is_reclaimed() -> None:
    story = CaseStory().announced()
    pay(story, "5000")
    data = given.Revoke(ground="not_carried_out", reasons="Ging niet door.", amount=Euro(1000))
    story.perform("revoke", story.decider, data)
    assert standing_grant(story.application) == Euro(1000)
    assert to_reclaim(story.application) == Euro(4000)


# --- notice of default ------------------------------------------------------------------------------------


def owed(story: CaseStory, day: date) -> Decimal:
    default = default_of(story.application)
    return default.owed_on(day, announced_on(story.application)) if default else Decimal(0)


def test_a_notice_before_the_term_has_passed_is_refused() -> None:
    story = CaseStory().on(date(2026, 5, 6))
    with refused(story, "too_early", field="received_on", words="6 mei 2026"):
        story.perform("register_default_notice", story.handler, given.RegisterDefaultNotice(received_on=story.today))


def test_a_notice_starts_two_weeks_and_then_the_penalty_until_the_announcement() -> None:
    register_known_equated_days()
    story = CaseStory().reviewed().on(date(2026, 5, 12))
    assert default_of(story.application) is None
    assert owed(story, story.today) == 0
    story.perform("register_default_notice", story.handler, given.RegisterDefaultNotice(received_on=date(2026, 5, 11)))
    default = default_of(story.application)
    assert default is not None
    # Two weeks after 11 May is 25 May, Whit Monday: the last free day is the 26th.
    assert (default.grace_ends, default.first_day) == (date(2026, 5, 26), date(2026, 5, 27))
    assert owed(story, date(2026, 5, 26)) == 0
    assert owed(story, date(2026, 5, 28)) == 46
    story.on(date(2026, 5, 28)).perform("fix_advice", story.secretary, story.advice_data())
    story.perform("grant", story.decider, story.grant_data()).on(date(2026, 5, 29)).announce()
    assert owed(story, date(2026, 12, 1)) == 46


def test_a_notice_is_recorded_once_on_a_possible_day() -> None:
    story = CaseStory().on(date(2026, 5, 12))
    for day in (date(2026, 3, 1), date(2026, 5, 13)):
        with refused(story, "impossible_day", field="received_on"):
            story.perform("register_default_notice", story.handler, given.RegisterDefaultNotice(received_on=day))
    story.perform("register_default_notice", story.handler, given.RegisterDefaultNotice(received_on=story.today))
    with refused(story, "once"):
        story.perform("register_default_notice", story.handler, given.RegisterDefaultNotice(received_on=story.today))
    assert DefaultNotice.objects.count() == 1


# --- the term ----------------------------------------------------------------------------------------------


def test_a_notice_extends_the_term() -> None:
    story = CaseStory().under_review()
    data = given.ExtendTerm(new_date=date(2026, 6, 17), reason="De commissie vergadert in juni.")
    story.perform("extend_term", story.handler, data)
    assert story.application.decide_by == date(2026, 6, 17)


@pytest.mark.parametrize(
    ("today", "new_date", "code", "field"),
    [
        (date(2026, 5, 7), date(2026, 6, 17), "too_late", None),  # the term has passed
        (date(2026, 4, 1), date(2026, 5, 6), "too_early", "new_date"),
        (date(2026, 4, 1), date(2026, 5, 25), "no_working_day", "new_date"),
        (date(2026, 4, 1), date(2028, 1, 4), "too_late", "new_date"),
    ],
)
def test_an_impossible_extension_is_refused(today: date, new_date: date, code: str, field: str | None) -> None:
    story = CaseStory().under_review().on(today)
    with refused(story, code, field=field):
        story.perform("extend_term", story.handler, given.ExtendTerm(new_date=new_date, reason="Drukte."))


def test_an_agreed_pause_lies_in_the_term_and_to_come() -> None:
    story = CaseStory().under_review()
    for first, last, field in (
        (date(2026, 3, 9), date(2026, 3, 20), "from_on"),
        (date(2026, 5, 7), date(2026, 5, 20), "from_on"),
        (date(2026, 3, 20), date(2026, 3, 19), "until_on"),
    ):
        with refused(story, "impossible_day", field=field):
            data = given.AgreeSuspension(from_on=first, until_on=last, reason="Mail van 9 maart.")
            story.perform("agree_suspension", story.handler, data)
    data = given.AgreeSuspension(from_on=date(2026, 3, 20), until_on=date(2026, 3, 26), reason="Mail van 9 maart.")
    story.perform("agree_suspension", story.handler, data)
    assert story.application.decide_by == date(2026, 5, 12)
