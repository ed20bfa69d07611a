"""The gate, a review and a new handler: each is an event, staff read it, the applicant never does."""

import pytest

from fund_applications.applicant.timeline import timeline_of
from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.events import verify
from fund_applications.lifecycle.follow_ups import FollowUpKind
from fund_applications.lifecycle.roles import Role
from fund_applications.models import Assignment, Criterion, FollowUp, Recommendation, Review, ReviewScore
from tests.case_story import CaseStory
from tests.factories import person
from tests.fund_applications.lifecycle.refusing import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked() -> CaseStory:
    """A member is asked for a review of a case that is complete."""
    story = CaseStory().under_review()
    return story.perform("assign_reviewer", story.handler, given.AssignReviewer(user_id=story.member.pk))


def names(story: CaseStory) -> list[str]:
    return list(story.application.events.order_by("sequence").values_list("name", flat=True))


def judge(story: CaseStory, **score: object) -> Review:
    review = Review.objects.create(assignment=Assignment.objects.get(), recommendation=Recommendation.GRANT)
    values = {"score": 4, "reason": "Sterk.", **score}
    ReviewScore.objects.create(review=review, criterion=Criterion.objects.get(), **values)
    return review


def test_being_free_of_conflicts_is_declared_once_and_stays_in_the_log(asked: CaseStory) -> None:
    asked.perform("pass_gate", asked.member)
    assert names(asked)[-1] == "pass_gate"
    assert Assignment.objects.get().gate_passed_at is not None
    with refused(asked, "once"):
        asked.perform("pass_gate", asked.member)
    with refused(asked, "not_assigned"):
        asked.perform("pass_gate", person(Role.MEMBER))


def test_a_review_is_handed_in_whole_and_once(asked: CaseStory) -> None:
    with refused(asked, "required", field="recommendation"):
        asked.perform("hand_in_review", asked.member)
    review = judge(asked, reason="")
    with refused(asked, "required", field="scores"):
        asked.perform("hand_in_review", asked.member)
    ReviewScore.objects.update(reason="Sterk.")
    asked.perform("hand_in_review", asked.member)
    review.refresh_from_db()
    assert review.submitted_at is not None
    with refused(asked, "too_late"):
        asked.perform("hand_in_review", asked.member)
    assert list(verify([asked.application.pk])) == []


def test_the_log_holds_no_score_and_the_applicant_sees_none_of_it(asked: CaseStory) -> None:
    asked.perform("pass_gate", asked.member)
    before = timeline_of(asked.application)
    review = judge(asked)
    asked.perform("hand_in_review", asked.member)
    other = person(Role.MEMBER)
    asked.perform("assign_reviewer", asked.handler, given.AssignReviewer(user_id=other.pk))
    asked.perform("release_reviewer", other, given.ReleaseReviewer(user_id=other.pk, reason="Geen tijd."))
    asked.perform("declare_conflict", asked.handler, given.DeclareConflict(person_id=other.pk, reason="Buurman."))
    assert timeline_of(asked.application) == before
    event = asked.application.events.get(name="hand_in_review")
    assert (event.data, event.reason) == ({"review": review.pk}, "")


def test_a_new_handler_is_told_once_and_who_takes_a_case_himself_is_not() -> None:
    story, other = CaseStory(), person(Role.HANDLER)
    told = FollowUp.objects.filter(kind=FollowUpKind.TELL_HANDLER)
    story.perform("assign_handler", story.handler, given.AssignHandler(user_id=story.handler.pk))
    assert not told.exists()
    for _time in range(2):
        story.perform("assign_handler", story.handler, given.AssignHandler(user_id=other.pk))
    assert [row.payload["user"] for row in told] == [other.pk]
