"""Follow-ups: done once, tried again with growing pauses, never lost and never swallowed."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from fund_applications.correspondence import follow_ups
from fund_applications.correspondence.follow_ups import LEASE, handled_kinds, handles, run, sweep, waiting
from fund_applications.correspondence.retries import MOST_ATTEMPTS, PAUSES
from fund_applications.lifecycle.follow_ups import FollowUpKind
from fund_applications.lifecycle.roles import Role
from fund_applications.lifecycle.transition_data import AssignHandler, Withdraw
from fund_applications.models import FollowUp, OutgoingMail
from tests.case_story import CaseStory
from tests.factories import person

pytestmark = pytest.mark.django_db


class Recorder:
    """A handler that remembers what it did, and fails as often as it is told."""

    def __init__(self) -> None:
        self.done: list[int] = []
        self.failures = 0

    def __call__(self, follow_up: FollowUp) -> None:
        if self.failures:
            self.failures -= 1
            raise ConnectionError("the printer is on fire")
        self.done.append(follow_up.pk)


@pytest.fixture
def recorder(monkeypatch: pytest.MonkeyPatch) -> Recorder:
    """A handler for the kind "test"."""
    monkeypatch.setattr(follow_ups, "_handlers", dict(follow_ups._handlers))
    recorder = Recorder()
    handles("test")(recorder)
    return recorder


def make(key: str = "test/1", due_at: datetime | None = None, **values: object) -> FollowUp:
    return FollowUp.objects.create(kind="test", key=key, due_at=due_at or timezone.now(), **values)


def test_every_kind_that_the_lifecycle_writes_has_a_handler() -> None:
    assert {kind.value for kind in FollowUpKind} <= handled_kinds()


def test_who_is_assigned_as_handler_gets_one_mail_however_often_it_is_tried() -> None:
    story, other = CaseStory(), person(Role.HANDLER)
    story.perform("assign_handler", story.handler, AssignHandler(user_id=other.pk))
    follow_up = FollowUp.objects.get(kind=FollowUpKind.TELL_HANDLER)
    assert run(follow_up.pk) is True
    FollowUp.objects.update(done_at=None)
    assert run(follow_up.pk) is True
    mail = OutgoingMail.objects.get(code="staff_assigned")
    assert mail.recipient == other.email


def test_a_follow_up_is_done_once(recorder: Recorder) -> None:
    follow_up = make()
    assert run(follow_up.pk) is True
    assert run(follow_up.pk) is None
    assert recorder.done == [follow_up.pk]
    follow_up.refresh_from_db()
    assert follow_up.done_at is not None
    assert follow_up.attempts == 1


def test_what_is_due_later_waits(recorder: Recorder) -> None:
    follow_up = make(due_at=timezone.now() + timedelta(days=1))
    assert run(follow_up.pk) is None
    assert waiting() == []
    assert run(follow_up.pk, now=timezone.now() + timedelta(days=2)) is True


def test_a_failure_is_recorded_and_tried_again_with_growing_pauses(recorder: Recorder) -> None:
    follow_up = make()
    recorder.failures = 2
    start = timezone.now()
    assert run(follow_up.pk, now=start) is False
    follow_up.refresh_from_db()
    assert "the printer is on fire" in follow_up.last_error
    assert follow_up.claimed_at is None
    assert follow_up.due_at == start + PAUSES[0]
    assert run(follow_up.pk, now=start) is None
    assert run(follow_up.pk, now=start + PAUSES[0]) is False
    follow_up.refresh_from_db()
    assert follow_up.due_at == start + PAUSES[0] + PAUSES[1]
    assert run(follow_up.pk, now=follow_up.due_at) is True
    assert recorder.done == [follow_up.pk]


def test_after_the_last_attempt_it_is_left_as_failed_for_a_person_to_see(recorder: Recorder) -> None:
    follow_up = make()
    recorder.failures = MOST_ATTEMPTS + 5
    now = timezone.now()
    for _attempt in range(MOST_ATTEMPTS):
        assert run(follow_up.pk, now=now) is False
        now += timedelta(days=2)
    follow_up.refresh_from_db()
    assert follow_up.failed_at is not None
    assert follow_up.done_at is None
    assert waiting(now + timedelta(days=30)) == []


def test_the_work_and_the_mark_that_it_is_done_are_one_transaction(
    monkeypatch: pytest.MonkeyPatch, recorder: Recorder
) -> None:
    def half_done(follow_up: FollowUp) -> None:
        FollowUp.objects.create(kind="test", key="half", due_at=timezone.now() + timedelta(days=9))
        raise ValueError("halfway")

    follow_ups._handlers["test"] = half_done
    follow_up = make()
    assert run(follow_up.pk) is False
    assert not FollowUp.objects.filter(key="half").exists()


def test_what_a_dead_process_had_in_hand_is_taken_up_again(recorder: Recorder) -> None:
    now = timezone.now()
    follow_up = make(due_at=now - timedelta(hours=1), claimed_at=now - timedelta(minutes=1), attempts=1)
    assert run(follow_up.pk, now=now) is None, "somebody may still be busy with it"
    assert run(follow_up.pk, now=now + LEASE) is True


def test_a_sweep_does_all_that_lies_ready_and_counts_it(recorder: Recorder) -> None:
    for number in range(3):
        make(key=f"test/{number}")
    recorder.failures = 1
    outcome = sweep()
    assert (outcome.run, outcome.failed) == (2, 1)
    assert sweep().run == 0


def test_an_unknown_kind_is_an_error_and_not_silence() -> None:
    follow_up = FollowUp.objects.create(kind="from_the_future", key="x", due_at=timezone.now())
    assert run(follow_up.pk) is False
    follow_up.refresh_from_db()
    assert "NoHandlerError" in follow_up.last_error


@pytest.mark.django_db(transaction=True)
def test_an_event_is_followed_up_as_soon_as_it_is_committed() -> None:
    story = CaseStory()
    assert FollowUp.objects.filter(application=story.application, done_at__isnull=True).count() == 0
    assert OutgoingMail.objects.get(application=story.application, code="receipt").state == OutgoingMail.State.SENT


def test_who_withdraws_before_the_worker_came_still_gets_a_receipt_and_no_promise_of_a_decision() -> None:
    story = CaseStory()
    story.perform("accept_complete", story.handler, story.complete_data())
    story.perform("withdraw", story.applicant, Withdraw())
    for pk in waiting():
        assert run(pk) is True
    codes = set(OutgoingMail.objects.filter(recipient=story.application.applicant.email).values_list("code", flat=True))
    assert codes == {"receipt", "withdrawn"}
    assert "6 mei 2026" in OutgoingMail.objects.get(code="receipt").body_text
