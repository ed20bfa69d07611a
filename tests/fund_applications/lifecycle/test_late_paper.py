"""Paper that came in on time and was found after the date had lapsed (Awb 2:7, 4:15)."""

from datetime import date

import pytest

from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.clock import fold
from fund_applications.lifecycle.deadlines import equated_days
from fund_applications.lifecycle.events import verify
from fund_applications.lifecycle.perform import available
from fund_applications.models import PreparedDecision, Status, Suspension
from tests.case_story import CaseStory
from tests.factories import register_known_equated_days
from tests.fund_applications.lifecycle.refusing import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def lapsed() -> CaseStory:
    """Asked on 10 March, until 24 March, lapsed; the term stood still for 13 days: 18 May."""
    register_known_equated_days()
    return CaseStory().lapsed()


def found(story: CaseStory, day: date | None, **kwargs: object) -> given.SupplyInTime:
    version = story.application.versions.first()
    values = {"form_version_id": version.form_version_id, "answers": {"title": "Aangevuld"}, "on_behalf": "Brief"}
    return given.SupplyInTime(**{**values, "received_on": day, **kwargs})


def test_the_lapse_is_put_right_and_the_term_counted_anew(lapsed: CaseStory) -> None:
    assert lapsed.application.decide_by == date(2026, 5, 18)
    lapsed.perform("supply_in_time", lapsed.handler, found(lapsed, date(2026, 3, 13)))
    application = lapsed.application
    # 2 days still instead of 13: 8 weeks from 10 March and 2 days is Thursday 7 May.
    assert application.decide_by == date(2026, 5, 7)
    assert (lapsed.status, application.supplement_lapsed) == (Status.SUBMITTED, False)
    assert application.versions.count() == 2
    assert Suspension.objects.get().until_on == date(2026, 3, 12)
    request = application.supplement_requests.get()
    assert (request.lapsed_at, request.supplied_at is None) == (None, False)
    event = application.events.last()
    assert (event.name, event.occurred_on, event.reason) == ("supply_in_time", date(2026, 3, 13), "Brief")
    clock = fold(application.events.order_by("sequence"))
    assert (clock.decide_by(equated_days()), clock.supplement_passed_on) == (application.decide_by, None)
    assert list(verify([application.pk])) == []


def test_after_that_it_can_no_longer_be_put_aside(lapsed: CaseStory) -> None:
    refusal = given.NotProcess(reasons="De begroting ontbreekt.")
    prepared = given.PrepareDecision(transition="not_process", decision=refusal)
    lapsed.perform("prepare_decision", lapsed.handler, prepared)
    lapsed.perform("supply_in_time", lapsed.handler, found(lapsed, date(2026, 3, 24)))
    assert not PreparedDecision.objects.exists()
    with refused(lapsed, "not_lapsed"):
        lapsed.perform("not_process", lapsed.decider, refusal)
    with refused(lapsed, "not_lapsed"):
        lapsed.perform("supply_in_time", lapsed.handler, found(lapsed, date(2026, 3, 24)))


@pytest.mark.parametrize(
    ("day", "code"),
    [(None, "required"), (date(2026, 3, 25), "impossible_day"), (date(2026, 3, 9), "impossible_day")],
)
def test_only_what_was_there_on_the_date_counts(lapsed: CaseStory, day: date | None, code: str) -> None:
    with refused(lapsed, code, field="received_on"):
        lapsed.perform("supply_in_time", lapsed.handler, found(lapsed, day))


def test_it_says_how_it_came_in(lapsed: CaseStory) -> None:
    with refused(lapsed, "required", field="on_behalf"):
        lapsed.perform("supply_in_time", lapsed.handler, found(lapsed, date(2026, 3, 20), on_behalf=" "))


def test_also_when_the_case_was_taken_on_as_it_was(lapsed: CaseStory) -> None:
    lapsed.under_review().perform("supply_in_time", lapsed.handler, found(lapsed, date(2026, 3, 20)))
    assert lapsed.status == Status.UNDER_REVIEW
    assert lapsed.application.versions.count() == 2


def test_without_a_lapse_it_is_not_offered() -> None:
    story = CaseStory()
    assert "supply_in_time" not in {row.name for row in available(story.application, story.handler, now=story.now)}
