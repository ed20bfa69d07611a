"""Report, determination, revocation: their guards and what they leave behind (Awb 4:43-4:50)."""

from datetime import date
from decimal import Decimal

import pytest

from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.perform import available
from fund_applications.lifecycle.statuses import status_for_applicant
from fund_applications.models import (
    Report,
    Status,
)
from tests.case_story import CaseStory
from tests.fund_applications.lifecycle.refusing import refused

pytestmark = pytest.mark.django_db

Euro = Decimal


def names(story: CaseStory, actor: object) -> set[str]:
    return {row.name for row in available(story.application, actor, now=story.now)}  # type: ignore[arg-type]


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
