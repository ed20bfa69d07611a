"""Silence that is seen, a person who judges it, and what the public reads of it (Awb 2:21)."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from fund_applications.lifecycle.calendar_days import AMSTERDAM
from fund_applications.lifecycle.heartbeat import beat, signs_of_life
from fund_applications.lifecycle.outage_facts import Stage, outage_to_tell, outages_of_last_year
from fund_applications.lifecycle.outages import closes_on, confirm, dismiss
from fund_applications.lifecycle.perform import lapse_if_due
from fund_applications.lifecycle.refusals import TransitionRefused
from fund_applications.lifecycle.roles import Role
from fund_applications.lifecycle.time_passes import advance
from fund_applications.models import (
    Application,
    ApplicationEvent,
    Outage,
    OutageSettings,
    SiteHeartbeat,
    Status,
    SupplementRequest,
)
from tests.case_story import CaseStory
from tests.factories import FundRoundFactory, person

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 24, 12, tzinfo=AMSTERDAM)


def minutes(n: int) -> timedelta:
    return timedelta(minutes=n)


def seen(start: datetime, hours: int = 3) -> Outage:
    """What the monitoring saw and nobody judged yet."""
    return Outage.objects.create(
        starts_at=start,
        ends_at=start + timedelta(hours=hours),
        source=Outage.Source.HEALTH_LOG,
        state=Outage.State.PROPOSED,
    )


# --- seeing it ---------------------------------------------------------------------------------------------


def test_a_short_silence_such_as_a_new_version_is_no_outage() -> None:
    assert beat(NOON) is None
    for n in (1, 3, 12, 72):
        assert beat(NOON + minutes(n)) is None
    assert not Outage.objects.exists()


def test_a_long_silence_is_proposed_and_moves_nothing_by_itself() -> None:
    beat(NOON)
    outage = beat(NOON + minutes(61))
    assert outage is not None
    assert (outage.starts_at, outage.ends_at) == (NOON, NOON + minutes(61))
    assert (outage.source, outage.state) == (Outage.Source.HEALTH_LOG, Outage.State.PROPOSED)
    assert advance(NOON + timedelta(days=1)).outages == 0
    assert beat(NOON + minutes(62)) is None


def test_how_long_is_a_setting() -> None:
    settings = OutageSettings.load()
    settings.gap_minutes = 20
    settings.save()
    beat(NOON)
    assert beat(NOON + minutes(21)) is not None


def test_the_sign_of_life_is_written_at_most_once_a_minute(django_assert_num_queries: object) -> None:
    beat(NOON)
    with django_assert_num_queries(1):  # type: ignore[operator]
        beat(NOON + timedelta(seconds=59))
    assert SiteHeartbeat.objects.get().last_ok_at == NOON
    beat(NOON + minutes(1))
    assert SiteHeartbeat.objects.get().last_ok_at == NOON + minutes(1)


def test_healthz_keeps_the_sign_of_life(client: Client) -> None:
    SiteHeartbeat.objects.create(pk=1, last_ok_at=timezone.now() - timedelta(hours=2))
    assert client.get("/healthz").content == b"ok"
    assert Outage.objects.get().state == Outage.State.PROPOSED
    assert client.get("/healthz").status_code == 200
    assert Outage.objects.count() == 1


def test_what_people_did_in_that_time_shows_that_the_site_worked() -> None:
    story = CaseStory()
    before = story.application.received_at
    assert signs_of_life(seen(before - minutes(5))) == 1
    assert signs_of_life(seen(before + minutes(5))) == 0


# --- judging it ----------------------------------------------------------------------------------------------


def test_while_nobody_judged_it_nothing_lapses_and_no_round_closes() -> None:
    story = CaseStory().supplement_requested()  # until 24 March
    seen(NOON)
    later = NOON + timedelta(days=9)
    assert not lapse_if_due(story.application.pk, later)
    fund_round = FundRoundFactory(closes_on=date(2026, 3, 25))
    assert closes_on(fund_round) == date(2026, 3, 26)


def test_a_silence_outside_the_term_holds_nothing_up() -> None:
    story = CaseStory().supplement_requested()
    seen(NOON - timedelta(days=60))
    assert lapse_if_due(story.application.pk, NOON + timedelta(days=1))


def test_who_judges_late_gives_back_days_that_can_still_be_used() -> None:
    story = CaseStory().supplement_requested()  # until Tuesday 24 March
    outage, judged = seen(NOON), NOON + timedelta(days=9)  # Thursday 2 April; Good Friday and Easter follow
    confirm(
        outage.pk,
        by=story.handler,
        now=judged,
        starts_at=outage.starts_at,
        ends_at=outage.ends_at,  # type: ignore[arg-type]
        explanation="Kapotte schijf.",
    )
    advance(judged + timedelta(days=8))  # the nightly command did not run for a week: the same date
    request = SupplementRequest.objects.get()
    assert request.due_on == date(2026, 4, 8)
    event = story.application.events.get(name="extend_for_outage")
    assert event.data["supplement_due_on"] == "2026-04-08"


def test_a_monitor_that_was_off_moves_nothing() -> None:
    story = CaseStory().supplement_requested()
    outage = seen(NOON)
    dismiss(outage.pk, by=story.handler, now=NOON + timedelta(days=2))
    done = advance(NOON + timedelta(days=2))
    assert (done.outages, done.lapsed) == (0, 1)
    assert story.status == Status.SUBMITTED
    fund_round = FundRoundFactory(closes_on=date(2026, 3, 25))
    assert closes_on(fund_round) == date(2026, 3, 25)


def test_it_is_judged_once_and_not_into_the_future() -> None:
    outage, who = seen(NOON), person(Role.HANDLER)
    times = {"starts_at": NOON, "explanation": ""}
    with pytest.raises(TransitionRefused, match="niet na nu"):
        confirm(outage.pk, by=who, now=NOON, ends_at=NOON + minutes(1), **times)  # type: ignore[arg-type]
    dismiss(outage.pk, by=who, now=NOON + timedelta(days=1))
    with pytest.raises(TransitionRefused, match="iemand anders"):
        confirm(outage.pk, by=who, now=NOON + timedelta(days=1), ends_at=NOON + minutes(1), **times)  # type: ignore[arg-type]


def _law_of_the_cases() -> tuple[object, ...]:
    """Status, dates and what the log says happened when; not when it was noticed."""
    return (
        list(
            Application.objects.order_by("pk").values_list("status", "decide_by", "report_due_on", "supplement_lapsed")
        ),
        list(SupplementRequest.objects.order_by("pk").values_list("due_on", flat=True)),
        list(
            ApplicationEvent.objects.exclude(name="extend_for_outage")
            .order_by("application_id", "sequence")
            .values_list("name", "occurred_on")
        ),
        list(ApplicationEvent.objects.filter(name="extend_for_outage").values_list("application_id", "data")),
    )


def test_not_running_for_weeks_ends_in_the_same_law() -> None:
    """Supplements that lapse, an outage that moves one of them, a report: daily or once, the cases are the same."""
    CaseStory().supplement_requested()  # until 24 March
    CaseStory(at=NOON - timedelta(days=40)).supplement_requested()
    CaseStory().announced()
    Outage.objects.create(starts_at=NOON, ends_at=NOON + minutes(90), judged_at=NOON + minutes(100))
    ends = []
    for nights in (range(1, 22), range(21, 22)):
        with transaction.atomic():
            for n in nights:
                advance(NOON + timedelta(days=n))
            ends.append(_law_of_the_cases())
            transaction.set_rollback(True)
    assert ends[0] == ends[1]
    assert ends[0][1][0] == date(2026, 3, 26)


# --- what everybody reads ------------------------------------------------------------------------------------


def test_the_public_page_tells_what_it_meant(client: Client) -> None:
    now = timezone.now()
    Outage.objects.create(starts_at=now - timedelta(days=3), ends_at=now - timedelta(days=3, hours=-1), applied_at=now)
    seen(now - timedelta(days=2))
    Outage.objects.create(
        starts_at=now - timedelta(days=5), ends_at=now - timedelta(days=4), state=Outage.State.DISMISSED
    )
    Outage.objects.create(starts_at=now - timedelta(days=400), ends_at=now - timedelta(days=399))
    Outage.objects.create(starts_at=now + timedelta(days=1), ends_at=None)
    assert [each.stage for each in outages_of_last_year(now)] == [Stage.JUDGED_LATER, Stage.WORKED_OUT]
    page = client.get("/storingen/").content.decode()
    assert "We kijken dit nog na" in page
    assert "Er schoof geen datum op" in page
    assert client.get("/en/storingen/").status_code == 200


def test_a_round_that_stayed_open_longer_is_told() -> None:
    FundRoundFactory(name="Ronde lente", closes_on=date(2026, 3, 25))
    outage = Outage.objects.create(starts_at=NOON, ends_at=NOON + minutes(90))
    facts = outages_of_last_year(datetime(2026, 4, 1, tzinfo=UTC))[0]
    assert [(each.name, each.until) for each in facts.rounds] == [("Ronde lente", date(2026, 3, 26))]
    assert facts.is_on_one_day
    assert facts.starts_at == outage.starts_at


def test_visitors_are_told_while_it_goes_on_and_two_weeks_after() -> None:
    ended = Outage.objects.create(starts_at=NOON, ends_at=NOON + minutes(90))
    assert outage_to_tell(NOON - minutes(1)) is None
    assert outage_to_tell(NOON + timedelta(days=14)) == ended
    assert outage_to_tell(NOON + timedelta(days=15)) is None
    going_on = Outage.objects.create(starts_at=NOON + timedelta(days=2))
    assert outage_to_tell(NOON + timedelta(days=30)) == going_on
    seen(NOON + timedelta(days=3))
    assert outage_to_tell(NOON + timedelta(days=30)) == going_on
