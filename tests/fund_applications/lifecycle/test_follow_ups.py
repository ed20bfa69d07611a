"""What follows from an event: written with it, told after the commit, lost never."""

from typing import Any

import pytest
from django.db import transaction

from fund_applications.lifecycle.follow_ups import FollowUpKind, Wanted, ask_all_once, ask_once, follow_ups_written
from fund_applications.lifecycle.refusals import TransitionRefused
from fund_applications.models import FollowUp
from tests.case_story import RECEIVED, CaseStory

pytestmark = pytest.mark.django_db


@pytest.fixture
def told() -> Any:
    heard: list[int] = []

    def hear(follow_up_ids: list[int], **_kwargs: Any) -> None:
        heard.extend(follow_up_ids)

    follow_ups_written.connect(hear)
    yield heard
    follow_ups_written.disconnect(hear)


def test_rows_are_told_after_the_commit_and_not_before(
    told: list[int], django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=False) as callbacks:
        CaseStory()
    assert told == []
    for callback in callbacks:
        callback()
    assert told == list(FollowUp.objects.values_list("pk", flat=True))


def test_a_refused_transition_leaves_no_follow_up(told: list[int], django_capture_on_commit_callbacks: Any) -> None:
    story = CaseStory()
    before = FollowUp.objects.count()
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(TransitionRefused):
        story.perform("grant", story.decider, story.grant_data())
    assert FollowUp.objects.count() == before
    assert told == []


def test_a_transaction_that_fails_later_takes_its_follow_ups_along(
    told: list[int], django_capture_on_commit_callbacks: Any
) -> None:
    def receive_and_fail() -> None:
        with transaction.atomic():
            CaseStory()
            raise RuntimeError

    with django_capture_on_commit_callbacks(execute=True), pytest.raises(RuntimeError):
        receive_and_fail()
    assert FollowUp.objects.count() == 0
    assert told == []


def test_a_receiver_that_fails_takes_nothing_down(
    django_capture_on_commit_callbacks: Any, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(**_kwargs: Any) -> None:
        raise RuntimeError("kapotte werkrij")

    follow_ups_written.connect(fail)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            story = CaseStory()
    finally:
        follow_ups_written.disconnect(fail)
    assert story.status == "submitted"
    assert FollowUp.objects.count() == 1
    assert "kapotte werkrij" in caplog.text


def test_the_same_thing_is_asked_once() -> None:
    wanted = Wanted(FollowUpKind.WARN_DEADLINE, "x/1", RECEIVED)
    assert ask_once(wanted)
    assert not ask_once(wanted)
    assert ask_all_once([wanted, Wanted(FollowUpKind.WARN_DEADLINE, "x/2", RECEIVED)]) == 1
    assert ask_all_once([]) == 0


def test_every_transition_that_people_hear_of_has_its_follow_up() -> None:
    story = CaseStory().determined().announce()
    kinds = list(FollowUp.objects.filter(application=story.application).order_by("pk").values_list("kind", flat=True))
    assert kinds == [
        "confirm_receipt",
        "tell_under_review",
        "ask_review",
        "tell_advised",
        "send_decision",
        "start_project_page",
        "update_register",
        "confirm_report",
        "send_decision",
        "update_register",
    ]
