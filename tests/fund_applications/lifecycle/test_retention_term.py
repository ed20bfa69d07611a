"""How long a closed case is kept, and that nothing is promised before the outcome is announced."""

from datetime import date

import pytest

from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.retention_term import (
    RetentionCategory,
    category_of,
    retention_date,
    retention_term,
    years_later,
)
from fund_applications.models import Decision, Objection
from tests.case_story import CaseStory


@pytest.mark.django_db
@pytest.mark.parametrize("status", ["submitted", "supplement_requested", "under_review", "advised", "report_submitted"])
def test_an_open_case_has_no_date(status: str) -> None:
    assert retention_date(CaseStory().reach(status).application) is None


@pytest.mark.django_db
@pytest.mark.parametrize("status", ["rejected", "not_processed", "determined", "revoked"])
def test_a_decision_that_nobody_heard_closes_nothing(status: str) -> None:
    assert retention_date(CaseStory().reach(status).application) is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("status", "years", "category"),
    [
        ("rejected", 5, RetentionCategory.REJECTED),
        ("not_processed", 1, RetentionCategory.NOT_DECIDED),
        ("determined", 7, RetentionCategory.GRANTED_WITH_REPORT),
    ],
)
def test_the_term_starts_on_the_day_of_announcement(status: str, years: int, category: RetentionCategory) -> None:
    story = CaseStory().reach(status)
    sent_on = story.today
    term = retention_term(story.announce().application)
    assert term is not None
    assert (term.category, term.years, term.starts_on) == (category, years, sent_on)
    assert term.ends_on == date(sent_on.year + years, sent_on.month, sent_on.day)


@pytest.mark.django_db
@pytest.mark.parametrize("status", ["withdrawn", "referred"])
def test_who_stops_early_is_kept_for_one_year(status: str) -> None:
    assert retention_date(CaseStory().reach(status).application) == date(2027, 3, 10)


@pytest.mark.django_db
def test_a_running_objection_keeps_the_case_and_its_end_starts_the_term() -> None:
    story = CaseStory().rejected().announce()
    decision = Decision.objects.get(application=story.application)
    story.perform(
        "file_objection", story.applicant, given.FileObjection(text="Ik zie dit anders.", decision_id=decision.pk)
    )
    assert retention_date(story.application) is None
    Objection.objects.update(outcome=Objection.Outcome.DISMISSED, closed_on=date(2026, 6, 1))
    assert retention_date(story.application) == date(2031, 6, 1)


@pytest.mark.django_db
def test_a_grant_that_asked_for_no_report_has_its_own_category() -> None:
    story = CaseStory().announced()
    story.application.report_due_on = None
    assert category_of(story.application) == RetentionCategory.GRANTED_WITHOUT_REPORT


def test_a_leap_day_ends_on_the_last_of_february() -> None:
    assert years_later(date(2028, 2, 29), 5) == date(2033, 2, 28)
