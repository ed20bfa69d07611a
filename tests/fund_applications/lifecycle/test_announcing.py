"""Announcing a decision: from then on it works and the applicant knows (Awb 3:40, 3:41, 6:8)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from fund_applications.lifecycle.actors import SYSTEM
from fund_applications.lifecycle.perform import available
from fund_applications.lifecycle.statuses import status_for_applicant, wording_for_applicant
from fund_applications.models import (
    APPLICANT_WORDING,
    Announcement,
    ContactChannel,
    FollowUp,
    Status,
)
from tests.case_story import CaseStory
from tests.factories import register_known_equated_days
from tests.fund_applications.lifecycle.refusing import refused

pytestmark = pytest.mark.django_db

Euro = Decimal


def names(story: CaseStory, actor: object) -> set[str]:
    return {row.name for row in available(story.application, actor, now=story.now)}  # type: ignore[arg-type]


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
