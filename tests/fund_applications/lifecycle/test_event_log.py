"""The event log: append-only, chained, mirrored, and destroyed only with leave."""

from collections.abc import Iterator

import pytest
from django.db import DatabaseError, connection, transaction

from wagtail.models import ModelLogEntry

from fund_applications.lifecycle import event_guard
from fund_applications.lifecycle.events import LOG_ACTION, destroy_events, verify
from fund_applications.models import ApplicationEvent, DestructionPermit, ImmutableRecordError
from tests.case_story import CaseStory

pytestmark = pytest.mark.django_db


@pytest.fixture
def guarded() -> Iterator[None]:
    event_guard.install(connection)
    yield
    event_guard.remove(connection)


def _change(sql: str, *values: object) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.rowcount


def test_an_event_can_not_be_saved_again_or_deleted_by_our_code() -> None:
    event = CaseStory().application.events.get()
    event.reason = "anders"
    with pytest.raises(ImmutableRecordError):
        event.save()
    with pytest.raises(ImmutableRecordError):
        event.delete()
    with pytest.raises(ImmutableRecordError):
        ApplicationEvent.objects.all().delete()
    with pytest.raises(ImmutableRecordError):
        ApplicationEvent.objects.update(reason="anders")


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE fund_applications_applicationevent SET reason = 'anders'",
        "UPDATE fund_applications_applicationevent SET hash = 'x' WHERE sequence = 1",
        "DELETE FROM fund_applications_applicationevent",
    ],
)
@pytest.mark.usefixtures("guarded")
def test_the_database_refuses_to_change_or_remove_an_event(sql: str) -> None:
    CaseStory().under_review()
    with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
        _change(sql)
    assert list(verify()) == []


@pytest.mark.usefixtures("guarded")
def test_the_guard_lets_new_events_in() -> None:
    story = CaseStory().granted()
    assert story.application.events.count() == 5


@pytest.mark.usefixtures("guarded")
def test_events_are_destroyed_only_with_a_permit_for_that_case() -> None:
    kept, gone = CaseStory(), CaseStory()
    with pytest.raises(DestructionPermit.DoesNotExist):
        destroy_events(gone.application)
    DestructionPermit.objects.create(
        application_key=gone.application.pk,
        reference=gone.application.reference,
        permitted_by=gone.handler,
        permitted_at=gone.now,
    )
    assert destroy_events(gone.application) == 1
    assert not gone.application.events.exists()
    with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
        _change("DELETE FROM fund_applications_applicationevent")
    assert kept.application.events.exists()


@pytest.mark.parametrize(
    ("sql", "problem"),
    [
        ("UPDATE fund_applications_applicationevent SET reason = 'x' WHERE sequence = 2", "veranderd"),
        ("UPDATE fund_applications_applicationevent SET occurred_on = '2026-03-09' WHERE sequence = 1", "veranderd"),
        ("UPDATE fund_applications_applicationevent SET actor_role = 'system' WHERE sequence = 3", "veranderd"),
        ("DELETE FROM fund_applications_applicationevent WHERE sequence = 2", "ontbreekt"),
        ("DELETE FROM fund_applications_applicationevent WHERE sequence = 4", "aan het einde"),
        ("DELETE FROM fund_applications_applicationevent", "geen enkele"),
        ("UPDATE fund_applications_application SET status = 'granted'", "status"),
    ],
)
def test_tampering_shows(sql: str, problem: str) -> None:
    story = CaseStory().reviewed().later(1)
    story.perform("fix_advice", story.secretary, story.advice_data())
    assert list(verify()) == []
    assert _change(sql) > 0
    faults = list(verify([story.application.pk]))
    assert any(problem in fault.problem for fault in faults)
    assert {fault.reference for fault in faults} == {story.application.reference}


def test_a_rewritten_event_with_a_new_hash_still_breaks_the_chain() -> None:
    from fund_applications.lifecycle.events import hash_of

    story = CaseStory().under_review()
    event = story.application.events.get(sequence=1)
    event.reason = "herschreven"
    _change(
        "UPDATE fund_applications_applicationevent SET reason = 'herschreven', hash = %s WHERE id = %s",
        hash_of(event),
        event.pk,
    )
    assert [fault.sequence for fault in verify()] == [2]


def test_every_event_stands_in_wagtails_log_under_the_number_of_the_case() -> None:
    story = CaseStory().under_review()
    entries = ModelLogEntry.objects.filter(action=LOG_ACTION)
    assert [entry.label for entry in entries] == [story.application.reference] * 2
    assert {entry.data["event"] for entry in entries} == {"submitted", "accept_complete"}
    assert "In behandeling nemen" in {entry.message for entry in entries}
    assert all(story.application.applicant.name not in str(entry.data) for entry in entries)
