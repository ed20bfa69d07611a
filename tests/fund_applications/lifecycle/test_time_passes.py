"""Time passes by itself; twice, late, or at once with itself, the end is the same."""

from datetime import date, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command

from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.calendar_days import AMSTERDAM
from fund_applications.lifecycle.follow_ups import STALE_AFTER, FollowUpKind, follow_ups_written
from fund_applications.lifecycle.outages import apply_outage
from fund_applications.lifecycle.time_passes import advance, time_passed
from fund_applications.models import (
    Application,
    ApplicationEvent,
    Attachment,
    CommissionMeeting,
    Draft,
    EquatedDay,
    FollowUp,
    Outage,
    Status,
    SupplementRequest,
    TermChange,
)
from tests.case_story import RECEIVED, CaseStory
from tests.factories import FormVersionFactory

pytestmark = pytest.mark.django_db


def at(day: date, hour: int = 3) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=AMSTERDAM)


def asked(kind: FollowUpKind) -> list[dict[str, object]]:
    return list(FollowUp.objects.filter(kind=kind).order_by("pk").values_list("payload", flat=True))


def everything() -> tuple[object, ...]:
    return (
        list(Application.objects.order_by("pk").values()),
        list(ApplicationEvent.objects.order_by("pk").values("application_id", "name", "occurred_on", "data")),
        sorted(FollowUp.objects.values_list("key", flat=True)),
        list(Draft.objects.order_by("pk").values("pk", "warned_days")),
    )


# --- supplements and warnings ---------------------------------------------------------------------------


def test_a_supplement_lapses_on_the_day_after_its_date() -> None:
    story = CaseStory().supplement_requested()
    due_on = SupplementRequest.objects.get().due_on
    assert advance(at(due_on, 23)).lapsed == 0
    assert advance(at(due_on + timedelta(days=1), 0)).lapsed == 1
    assert story.status == Status.SUBMITTED


def test_running_twice_changes_nothing() -> None:
    CaseStory().supplement_requested()
    CaseStory().announced()
    for day in (date(2026, 3, 23), date(2026, 3, 26), date(2026, 4, 28), date(2026, 12, 10)):
        advance(at(day))
        before = everything()
        again = advance(at(day))
        assert everything() == before
        assert (again.lapsed, again.warnings, again.dates_changed) == (0, 0, 0)


def test_not_running_for_weeks_ends_with_the_same_cases() -> None:
    daily, late = CaseStory().supplement_requested(), CaseStory().supplement_requested()
    for n in range(60):
        for pk in [daily.application.pk]:
            from fund_applications.lifecycle.perform import lapse_if_due

            lapse_if_due(pk, at(date(2026, 3, 10) + timedelta(days=n)))
    advance(at(date(2026, 5, 20)))
    fields = ("status", "decide_by", "supplement_lapsed", "revision")
    dates = Application.objects.values_list(*fields)
    assert dates.get(pk=daily.application.pk) == dates.get(pk=late.application.pk)


def test_staff_are_warned_of_a_last_day_once_for_each_threshold() -> None:
    CaseStory()  # last day 6 May
    assert advance(at(date(2026, 4, 21))).warnings == 0
    for n in range(30):
        advance(at(date(2026, 4, 22) + timedelta(days=n)))
    warnings = [each for each in asked(FollowUpKind.WARN_DEADLINE) if each["what"] == "decision"]
    assert warnings == [{"what": "decision", "day": "2026-05-06", "days": days} for days in (14, 3, -1)]


def test_who_did_not_run_gives_only_the_most_urgent_warning() -> None:
    CaseStory()
    advance(at(date(2026, 5, 5)))
    assert [each["days"] for each in asked(FollowUpKind.WARN_DEADLINE)] == [3]


def test_a_decision_that_was_not_sent_is_still_warned_of() -> None:
    CaseStory().granted()
    advance(at(date(2026, 5, 4)))
    assert asked(FollowUpKind.WARN_DEADLINE)
    announced = CaseStory().announced()
    advance(at(date(2026, 5, 5)))
    assert not FollowUp.objects.filter(kind=FollowUpKind.WARN_DEADLINE, application=announced.application).exists()


def test_a_meeting_after_the_last_day_is_warned_of() -> None:
    story = CaseStory()
    CommissionMeeting.objects.create(round=story.round, held_on=date(2026, 3, 1))
    CommissionMeeting.objects.create(round=story.round, held_on=date(2026, 6, 1))
    advance(at(date(2026, 3, 11)))
    advance(at(date(2026, 3, 12)))
    assert asked(FollowUpKind.WARN_DEADLINE) == [{"what": "meeting", "day": "2026-05-06", "days": 26}]
    CommissionMeeting.objects.create(round=story.round, held_on=date(2026, 4, 1))
    CaseStory(round=story.round)
    advance(at(date(2026, 3, 12)))
    assert len(asked(FollowUpKind.WARN_DEADLINE)) == 1


def test_the_four_weeks_for_not_processing_are_warned_of() -> None:
    CaseStory().lapsed()  # passed on 24 March: until 21 April
    advance(at(date(2026, 4, 13)))
    assert asked(FollowUpKind.WARN_DEADLINE) == []
    advance(at(date(2026, 4, 14)))
    assert {"what": "not_process", "day": "2026-04-21", "days": 7} in asked(FollowUpKind.WARN_DEADLINE)


def test_an_objection_that_becomes_due_is_warned_of() -> None:
    story = CaseStory().rejected().announce()
    story.perform("file_objection", story.applicant, given.FileObjection(text="Niet eens."))
    due = story.application.decisions.get().objections.get().decide_by
    advance(at(due))
    assert {"what": "objection", "day": due.isoformat(), "days": 3} in asked(FollowUpKind.WARN_DEADLINE)


def test_applicants_are_reminded_of_supplement_and_report() -> None:
    CaseStory().supplement_requested()  # until 24 March
    advance(at(date(2026, 3, 20)))
    assert asked(FollowUpKind.REMIND_SUPPLEMENT) == []
    advance(at(date(2026, 3, 21)))
    assert [each["day"] for each in asked(FollowUpKind.REMIND_SUPPLEMENT)] == ["2026-03-24"]
    CaseStory().announced()  # report until 30 December
    CaseStory().granted()  # not announced: nobody knows of it
    for day in (date(2026, 12, 2), date(2026, 12, 10), date(2026, 12, 24), date(2026, 12, 31), date(2027, 3, 1)):
        advance(at(day))
    assert [each["days"] for each in asked(FollowUpKind.REMIND_REPORT)] == [28, 7, -1]


def test_a_day_that_is_equated_later_moves_the_dates() -> None:
    story = CaseStory(at=datetime(2026, 3, 20, 12, tzinfo=AMSTERDAM))
    assert story.application.decide_by == date(2026, 5, 15)
    EquatedDay.objects.create(date=date(2026, 5, 15))
    assert advance(at(date(2026, 3, 21))).dates_changed == 1
    story.application.refresh_from_db()
    assert story.application.decide_by == date(2026, 5, 18)


# --- outages ---------------------------------------------------------------------------------------------


def outage(day: date, hours: int = 2, **kwargs: object) -> Outage:
    start = at(day, 12)
    values = {"starts_at": start, "ends_at": start + timedelta(hours=hours), "explanation": "Storing", **kwargs}
    return Outage.objects.create(**values)


def test_an_outage_gives_back_the_day_before_the_supplement_lapses() -> None:
    story = CaseStory().supplement_requested()  # until 24 March
    outage(date(2026, 3, 24))
    done = advance(at(date(2026, 3, 25)))
    assert (done.outages, done.lapsed) == (1, 0)
    assert SupplementRequest.objects.get().due_on == date(2026, 3, 25)
    assert story.application.events.last().name == "extend_for_outage"
    assert TermChange.objects.get().outage == Outage.objects.get()
    story.on(date(2026, 3, 25)).perform("supply", story.applicant, story.supply_data())
    assert advance(at(date(2026, 3, 26))).outages == 0


def test_an_outage_outside_the_term_or_still_going_on_moves_nothing() -> None:
    CaseStory().supplement_requested()
    outage(date(2026, 3, 9))
    outage(date(2026, 3, 20), ends_at=None)
    assert advance(at(date(2026, 3, 21))).outages == 0
    assert SupplementRequest.objects.get().due_on == date(2026, 3, 24)
    assert list(Outage.objects.order_by("starts_at").values_list("applied_at", flat=True))[1] is None


def test_an_outage_moves_the_last_day_of_a_report() -> None:
    story = CaseStory().announced()
    assert apply_outage(outage(date(2026, 12, 30)), at(date(2026, 12, 31))) == 1
    story.application.refresh_from_db()
    assert story.application.report_due_on == date(2026, 12, 31)
    assert apply_outage(Outage.objects.get(), at(date(2026, 12, 31))) == 0


def test_the_decision_date_follows_a_moved_supplement_date() -> None:
    story = CaseStory().supplement_requested()
    before = story.application.decide_by
    apply_outage(outage(date(2026, 3, 23)), at(date(2026, 3, 24)))
    story.application.refresh_from_db()
    assert (story.application.decide_by, before) == (date(2026, 5, 19), date(2026, 5, 18))


# --- drafts ------------------------------------------------------------------------------------------------


@pytest.fixture
def draft() -> Draft:
    return Draft.objects.create(
        form_version=FormVersionFactory(),
        email="iemand@voorbeeld.example",
        edited_at=RECEIVED,
        expires_at=RECEIVED + timedelta(days=60),
    )


def test_a_draft_is_warned_of_14_and_3_days_before_and_then_deleted(draft: Draft) -> None:
    seen = []
    for n in range(62):
        done = advance(RECEIVED + timedelta(days=n, minutes=1))
        seen += [(n, "warned")] * done.drafts_warned + [(n, "deleted")] * done.drafts_deleted
    assert seen == [(46, "warned"), (57, "warned"), (60, "deleted")]


def test_a_draft_is_never_deleted_without_its_last_warning(draft: Draft) -> None:
    late = RECEIVED + timedelta(days=100)
    done = advance(late)
    assert (done.drafts_warned, done.drafts_deleted) == (1, 0)
    assert asked(FollowUpKind.WARN_DRAFT)[0]["days"] == 3
    assert advance(late + timedelta(days=2)).drafts_deleted == 0
    assert advance(late + timedelta(days=3)).drafts_deleted == 1
    assert not Draft.objects.exists()


def test_an_edited_draft_starts_again(draft: Draft) -> None:
    advance(RECEIVED + timedelta(days=58))
    Draft.objects.update(expires_at=RECEIVED + timedelta(days=110), warned_days=None)
    done = advance(RECEIVED + timedelta(days=61))
    assert (done.drafts_warned, done.drafts_deleted) == (0, 0)
    assert advance(RECEIVED + timedelta(days=97)).drafts_warned == 1


def test_a_draft_without_an_address_and_a_test_go_at_their_date(draft: Draft) -> None:
    Draft.objects.update(email="")
    Draft.objects.create(
        form_version=draft.form_version, email="a@b.example", is_test=True, edited_at=RECEIVED, expires_at=RECEIVED
    )
    done = advance(RECEIVED + timedelta(days=60))
    assert (done.drafts_warned, done.drafts_deleted) == (0, 2)


def test_the_files_of_a_deleted_draft_go_with_it(draft: Draft, django_capture_on_commit_callbacks: object) -> None:
    Draft.objects.update(email="")
    file = Attachment.objects.create(
        draft=draft,
        file=ContentFile(b"plan", name="plan.txt"),
        original_name="plan.txt",
        size=4,
        sha256="0" * 64,
        content_type="text/plain",
    )
    path = Path(file.file.path)
    assert path.exists()
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        advance(RECEIVED + timedelta(days=61))
    assert not path.exists()
    assert not Attachment.objects.exists()


# --- follow-ups -----------------------------------------------------------------------------------------------


def test_rows_that_nobody_finished_are_offered_again() -> None:
    story = CaseStory()
    offered: list[int] = []

    def take(follow_up_ids: list[int], **_kwargs: object) -> None:
        offered.extend(follow_up_ids)

    follow_ups_written.connect(take)
    try:
        row = FollowUp.objects.get()
        advance(RECEIVED + STALE_AFTER - timedelta(minutes=1))
        assert offered == []
        late = RECEIVED + STALE_AFTER + timedelta(minutes=1)
        advance(late)
        assert offered == [row.pk]
        FollowUp.objects.update(claimed_at=late)
        advance(late + timedelta(minutes=1))
        assert offered == [row.pk]
        FollowUp.objects.update(done_at=late)
        advance(late + timedelta(days=1))
        assert offered == [row.pk]
    finally:
        follow_ups_written.disconnect(take)
    assert story.application.follow_ups.count() == 1


def test_others_hear_that_time_passed_and_their_failure_stops_nothing(caplog: pytest.LogCaptureFixture) -> None:
    def fail(**_kwargs: object) -> None:
        raise RuntimeError("kapot")

    time_passed.connect(fail)
    try:
        assert advance(RECEIVED).lapsed == 0
    finally:
        time_passed.disconnect(fail)
    assert "kapot" in caplog.text


# --- the commands -----------------------------------------------------------------------------------------------


def test_the_command_tells_what_it_did() -> None:
    CaseStory().supplement_requested()
    out = StringIO()
    call_command("advance_terms", now="2026-03-25T03:00:00+01:00", stdout=out)
    assert "lapsed 1" in out.getvalue()
    call_command("advance_terms", stdout=out)
    for wrong in ("gisteren", "2026-03-25T03:00:00", "2026-02-31T03:00:00+01:00"):
        with pytest.raises(CommandError, match="tijdzone"):
            call_command("advance_terms", now=wrong)


def test_verify_events_finds_nothing_or_fails() -> None:
    story = CaseStory()
    out = StringIO()
    call_command("verify_events", stdout=out)
    call_command("verify_events", story.application.reference, stdout=out)
    assert out.getvalue().count("ongeschonden") == 2
    with pytest.raises(CommandError, match="Onbekend"):
        call_command("verify_events", "BIF-1999-0001")
    Application.objects.update(revision=7)
    with pytest.raises(CommandError, match="1 fouten"):
        call_command("verify_events", stdout=out)
    assert story.application.reference in out.getvalue()
