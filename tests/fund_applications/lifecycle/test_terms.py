"""Every term of the law, with the vectors of the domain paper."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fund_applications.lifecycle.calendar_days import day_of, days_touched, end_of, start_of
from fund_applications.lifecycle.decision_term import (
    Change,
    Extension,
    Pause,
    PauseKind,
    agreed_pause,
    decision_deadline,
    supplement_pause,
)
from fund_applications.lifecycle.equated_days import KNOWN
from fund_applications.lifecycle.objection_term import (
    objection_by,
    objection_decision_by,
    objection_is_in_time,
)
from fund_applications.lifecycle.terms import (
    DECISION_TERM,
    Term,
    Unit,
    determination_by,
    extended_by_outages,
    first_contact_by,
    moved,
    not_process_by,
    payment_by,
    report_by,
)
from fund_applications.lifecycle.working_days import RestDay, is_working_day, working_days_after

EQUATED = frozenset(KNOWN)
DAYS = st.dates(min_value=date(2025, 1, 1), max_value=date(2045, 12, 31))
UTC = ZoneInfo("UTC")


def d(text: str) -> date:
    return date.fromisoformat(text)


def decide_by(received: str, *changes: Change, term: Term = DECISION_TERM) -> date:
    return decision_deadline(d(received), term, changes, EQUATED).last_day


@pytest.mark.parametrize(
    ("received", "last_day"),
    [
        ("2026-03-09", "2026-05-04"),
        ("2026-03-10", "2026-05-06"),
        ("2026-03-19", "2026-05-18"),
        ("2026-10-30", "2026-12-28"),
        ("2026-11-06", "2027-01-04"),
        ("2027-03-11", "2027-05-10"),
        ("2028-03-02", "2028-05-01"),
    ],
)
def test_a_decision_is_due_eight_weeks_after_receipt(received: str, last_day: str) -> None:
    assert decide_by(received) == d(last_day)


@pytest.mark.parametrize(
    ("announced", "last_day"),
    [
        ("2026-04-02", "2026-05-18"),
        ("2026-11-13", "2026-12-28"),
        ("2027-03-25", "2027-05-10"),
    ],
)
def test_an_objection_may_be_filed_for_six_weeks(announced: str, last_day: str) -> None:
    assert objection_by(d(announced), EQUATED) == d(last_day)


@pytest.mark.parametrize(
    ("term", "moves"),
    [
        (Term(8), True),
        (Term(12), True),
        (Term(13), False),
        (Term(90, Unit.DAYS), True),
        (Term(91, Unit.DAYS), False),
        (Term(3, Unit.MONTHS), True),
        (Term(4, Unit.MONTHS), False),
        (Term(1, Unit.YEARS), False),
    ],
)
def test_only_short_terms_move_off_rest_days(term: Term, moves: bool) -> None:
    assert term.moves is moves


def test_a_term_of_thirteen_weeks_may_end_on_a_feast_day() -> None:
    received = d("2026-02-03")
    assert decide_by("2026-02-03", term=Term(13)) == received + timedelta(weeks=13) == d("2026-05-05")
    assert decision_deadline(received, Term(13), (), EQUATED).moved_because is None


@pytest.mark.parametrize(
    ("start", "term", "last"),
    [
        ("2027-01-31", Term(1, Unit.MONTHS), "2027-03-01"),  # 28 February 2027 is a Sunday
        ("2028-01-31", Term(1, Unit.MONTHS), "2028-02-29"),
        ("2028-02-29", Term(1, Unit.YEARS), "2029-02-28"),
        ("2026-11-30", Term(3, Unit.MONTHS), "2027-03-01"),
        ("2026-11-24", Term(10, Unit.DAYS), "2026-12-04"),
    ],
)
def test_months_and_years_are_counted_by_the_calendar(start: str, term: Term, last: str) -> None:
    assert term.last_day(d(start)) == d(last)


def test_a_short_term_holds_at_least_two_working_days() -> None:
    # Three days from Thursday before Easter: Good Friday, Saturday, Sunday. Tuesday and Wednesday must be in it.
    assert Term(3, Unit.DAYS).last_day(d("2026-04-02")) == d("2026-04-08")
    # Two days are too short for that rule (Atw 2): only the end moves.
    assert Term(2, Unit.DAYS).last_day(d("2026-04-02")) == d("2026-04-07")


def test_a_negative_term_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        Term(-1)


# --- standing still --------------------------------------------------------------------------------


def test_the_term_is_suspended_from_the_day_after_the_request_until_the_supplement() -> None:
    pause = supplement_pause(d("2026-03-16"), d("2026-03-23"))
    assert (pause.first, pause.last, pause.length) == (d("2026-03-17"), d("2026-03-22"), 6)
    # 8 weeks from 10 March end on 5 May; six days later is Monday 11 May.
    assert decide_by("2026-03-10", pause) == d("2026-05-11")


def test_a_supplement_on_the_day_of_the_request_or_the_next_suspends_nothing() -> None:
    for supplied in ("2026-03-16", "2026-03-17"):
        assert supplement_pause(d("2026-03-16"), d(supplied)).length == 0
        assert decide_by("2026-03-10", supplement_pause(d("2026-03-16"), d(supplied))) == d("2026-05-06")


def test_suspended_days_are_added_to_the_term_and_not_to_its_moved_end() -> None:
    # 5 May is Bevrijdingsdag: without a pause the term ends on the 6th, with one day on the 6th as well.
    assert decide_by("2026-03-10", supplement_pause(d("2026-03-16"), d("2026-03-18"))) == d("2026-05-06")


def test_an_open_suspension_shows_the_latest_possible_day_and_says_that_it_stands_still() -> None:
    open_pause = supplement_pause(d("2026-03-16"), d("2026-03-30"), is_open=True)
    deadline = decision_deadline(d("2026-03-10"), DECISION_TERM, [open_pause], EQUATED)
    assert deadline.stands_still
    assert deadline.last_day == decide_by("2026-03-10", supplement_pause(d("2026-03-16"), d("2026-03-30")))


def test_a_date_that_passes_unused_counts_as_a_supplement_on_that_date() -> None:
    lapsed = supplement_pause(d("2026-03-16"), d("2026-03-30"))
    assert lapsed.length == 13


def test_days_that_two_pauses_share_count_once() -> None:
    supplement = supplement_pause(d("2026-03-16"), d("2026-03-23"))
    agreed = agreed_pause(d("2026-03-20"), d("2026-03-26"))
    deadline = decision_deadline(d("2026-03-10"), DECISION_TERM, [supplement, agreed], EQUATED)
    assert deadline.paused_days == 10  # 17 up to and including 26 March


def test_a_pause_after_the_term_has_ended_changes_nothing() -> None:
    late = supplement_pause(d("2026-05-06"), d("2026-05-20"))
    deadline = decision_deadline(d("2026-03-10"), DECISION_TERM, [late], EQUATED)
    assert deadline.last_day == d("2026-05-06")
    assert deadline.counted == ()


def test_a_notice_within_the_term_extends_it() -> None:
    assert decide_by("2026-03-10", Extension(d("2026-05-06"), d("2026-06-17"))) == d("2026-06-17")


def test_a_notice_after_the_term_extends_nothing() -> None:
    assert decide_by("2026-03-10", Extension(d("2026-05-07"), d("2026-06-17"))) == d("2026-05-06")


def test_a_notice_never_shortens_the_term() -> None:
    assert decide_by("2026-03-10", Extension(d("2026-04-01"), d("2026-04-20"))) == d("2026-05-06")


def test_a_pause_after_a_notice_comes_on_top_of_the_new_date() -> None:
    changes = [
        Extension(d("2026-04-01"), d("2026-06-01")),
        supplement_pause(d("2026-05-10"), d("2026-05-13")),
    ]
    assert decide_by("2026-03-10", *changes) == d("2026-06-03")


PAUSES = st.builds(
    lambda first, length, kind: Pause(kind, first, first + timedelta(days=length - 1)),
    st.dates(d("2026-01-01"), d("2026-12-31")),
    st.integers(0, 40),
    st.sampled_from(PauseKind),
)
EXTENSIONS = st.builds(
    Extension,
    st.dates(d("2026-01-01"), d("2026-12-31")),
    st.dates(d("2026-01-01"), d("2027-12-31")),
)
CHANGES = st.lists(st.one_of(PAUSES, EXTENSIONS), max_size=6)
RECEIVED = st.dates(d("2026-01-01"), d("2026-12-31"))
MOVING = st.builds(Term, st.integers(1, 12))
FIXED = st.builds(Term, st.integers(13, 30))


@given(RECEIVED, MOVING, CHANGES)
def test_a_term_that_moves_never_ends_on_a_rest_day(received: date, term: Term, changes: list[Change]) -> None:
    assert is_working_day(decision_deadline(received, term, changes, EQUATED).last_day, EQUATED)


@given(RECEIVED, st.one_of(MOVING, FIXED), CHANGES, st.lists(PAUSES, max_size=4), PAUSES, st.integers(0, 4))
def test_suspending_never_brings_a_deadline_forward(
    received: date, term: Term, earlier: list[Change], since: list[Change], pause: Pause, place: int
) -> None:
    """Wherever it is put among the pauses since the last notice: a notice names its day knowing the pauses before it."""
    before = decision_deadline(received, term, [*earlier, *since], EQUATED).last_day
    more = [*earlier, *since[:place], pause, *since[place:]]
    assert decision_deadline(received, term, more, EQUATED).last_day >= before


def test_a_notice_knows_the_pauses_before_it() -> None:
    """Days that stood still before the notice are in the day that it names, and don't count once more after it."""
    notice, same_days = Extension(d("2026-04-01"), d("2026-06-01")), supplement_pause(d("2026-03-30"), d("2026-04-03"))
    assert decide_by("2026-03-10", notice, same_days) == d("2026-06-04")
    assert decide_by("2026-03-10", same_days, notice, same_days) == d("2026-06-01")


@given(RECEIVED, st.one_of(MOVING, FIXED), CHANGES)
def test_the_same_events_in_the_same_order_give_the_same_date(
    received: date, term: Term, changes: list[Change]
) -> None:
    once = decision_deadline(received, term, changes, EQUATED)
    assert once == decision_deadline(received, term, list(changes), EQUATED)


@given(RECEIVED, st.one_of(MOVING, FIXED), st.lists(PAUSES, max_size=5))
def test_paused_days_are_what_lies_between_the_two_ends(received: date, term: Term, pauses: list[Change]) -> None:
    deadline = decision_deadline(received, term, pauses, EQUATED)
    assert (deadline.before_moving - term.counted_from(received)).days == deadline.paused_days


@given(RECEIVED, FIXED)
def test_a_long_term_is_just_counted(received: date, term: Term) -> None:
    assert decision_deadline(received, term, (), EQUATED).last_day == received + timedelta(weeks=term.amount)


@given(DAYS)
def test_an_eight_week_term_moves_by_days_and_never_by_weeks(received: date) -> None:
    last = decision_deadline(received, DECISION_TERM, (), EQUATED).last_day
    assert 0 <= (last - received).days - 56 <= 5


@given(DAYS, st.integers(0, 14))
def test_a_moved_end_keeps_the_order_of_dates(day: date, later: int) -> None:
    assert moved(day, EQUATED) <= moved(day + timedelta(days=later), EQUATED)


# --- other terms -----------------------------------------------------------------------------------


def test_not_processing_is_announced_within_four_weeks() -> None:
    assert not_process_by(d("2026-04-07"), EQUATED) == d("2026-05-06")  # 5 May moves
    assert not_process_by(d("2026-03-30"), EQUATED) == d("2026-04-28")  # Koningsdag moves


def test_first_contact_is_within_two_working_days() -> None:
    assert first_contact_by(d("2026-11-27"), EQUATED) == d("2026-12-01")


def test_an_objection_by_post_may_arrive_a_week_later() -> None:
    announced = d("2026-04-02")
    assert objection_is_in_time(announced, d("2026-05-18"), equated=EQUATED)
    assert not objection_is_in_time(announced, d("2026-05-19"), equated=EQUATED)
    assert objection_is_in_time(announced, d("2026-05-25"), posted=d("2026-05-18"), equated=EQUATED)
    assert not objection_is_in_time(announced, d("2026-05-26"), posted=d("2026-05-18"), equated=EQUATED)
    assert not objection_is_in_time(announced, d("2026-05-20"), posted=d("2026-05-19"), equated=EQUATED)


def test_an_objection_is_decided_in_six_weeks_or_twelve_with_a_committee() -> None:
    announced = d("2026-09-01")  # objections until 13 October
    assert objection_by(announced, EQUATED) == d("2026-10-13")
    assert objection_decision_by(announced, EQUATED) == d("2026-11-24")
    assert objection_decision_by(announced, EQUATED, committee=True) == d("2027-01-05")
    assert objection_decision_by(announced, EQUATED, postponed_weeks=6) == d("2027-01-05")
    with pytest.raises(ValueError, match="six weeks"):
        objection_decision_by(announced, EQUATED, postponed_weeks=7)


def test_repairing_an_objection_suspends_the_decision_on_it() -> None:
    pause = supplement_pause(d("2026-10-15"), d("2026-10-26"))
    assert objection_decision_by(d("2026-09-01"), EQUATED, pauses=[pause]) == d("2026-12-04")


def test_report_determination_and_payment() -> None:
    assert report_by(d("2027-02-03")) == d("2027-05-05")  # thirteen weeks don't move
    assert report_by(d("2027-02-03"), Term(12), EQUATED) == d("2027-04-28")
    assert determination_by(d("2026-03-10"), equated=EQUATED) == d("2026-05-06")
    assert payment_by(d("2026-04-02"), EQUATED) == d("2026-05-18")


# --- outages ---------------------------------------------------------------------------------------


def test_an_outage_on_the_last_day_gives_a_day() -> None:
    assert extended_by_outages(d("2026-11-01"), d("2026-11-24"), {d("2026-11-24")}, EQUATED) == d("2026-11-25")


def test_an_outage_before_or_after_the_term_gives_nothing() -> None:
    outages = {d("2026-11-01"), d("2026-11-25")}
    assert extended_by_outages(d("2026-11-01"), d("2026-11-24"), outages, EQUATED) == d("2026-11-24")


def test_a_day_gained_that_is_out_as_well_gives_another() -> None:
    outages = {d("2026-11-24"), d("2026-11-25")}
    assert extended_by_outages(d("2026-11-01"), d("2026-11-24"), outages, EQUATED) == d("2026-11-26")


def test_an_extended_term_ends_on_a_working_day() -> None:
    assert extended_by_outages(d("2026-11-01"), d("2026-11-27"), {d("2026-11-27")}, EQUATED) == d("2026-11-30")


@given(DAYS, st.integers(1, 60), st.sets(st.integers(-5, 90), max_size=12))
def test_an_outage_never_shortens_a_term(start: date, length: int, offsets: set[int]) -> None:
    last = start + timedelta(days=length)
    outages = {start + timedelta(days=n) for n in offsets}
    assert extended_by_outages(start, last, outages, EQUATED) >= last


# --- moments and days ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 7, 1, 21, 59, tzinfo=UTC), "2026-07-01"),
        (datetime(2026, 7, 1, 22, 0, tzinfo=UTC), "2026-07-02"),  # summer time
        (datetime(2026, 12, 1, 22, 59, tzinfo=UTC), "2026-12-01"),
        (datetime(2026, 12, 1, 23, 0, tzinfo=UTC), "2026-12-02"),  # winter time
    ],
)
def test_a_moment_belongs_to_the_day_in_amsterdam(moment: datetime, day: str) -> None:
    assert day_of(moment) == d(day)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        day_of(datetime(2026, 1, 1, 12))  # noqa: DTZ001 - the point of the test


@pytest.mark.parametrize("day", ["2026-03-29", "2026-10-25", "2028-02-29"])
def test_a_day_begins_and_ends_right_when_the_clock_changes(day: str) -> None:
    assert day_of(start_of(d(day))) == d(day)
    assert day_of(end_of(d(day)) - timedelta(microseconds=1)) == d(day)
    assert day_of(end_of(d(day))) == d(day) + timedelta(days=1)


@given(DAYS, st.integers(0, 23), st.integers(0, 59))
def test_summer_time_and_leap_years_do_not_matter(day: date, hour: int, minute: int) -> None:
    """A case received at any minute of a day has the deadline of that day."""
    moment = start_of(day) + timedelta(hours=hour, minutes=minute)
    if moment < end_of(day):
        received = day_of(moment.astimezone(UTC))
        assert (decision_deadline(received).last_day - day).days >= 56


def test_a_short_outage_around_midnight_touches_two_days() -> None:
    outage = days_touched(datetime(2026, 11, 24, 22, 58, tzinfo=UTC), datetime(2026, 11, 24, 23, 2, tzinfo=UTC))
    assert outage == {d("2026-11-24"), d("2026-11-25")}
    assert days_touched(datetime(2026, 1, 2, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)) == set()


def test_the_reason_for_moving_is_told() -> None:
    assert decision_deadline(d("2026-03-10"), equated=EQUATED).moved_because is RestDay.LIBERATION_DAY
    assert decision_deadline(d("2026-03-09"), equated=EQUATED).moved_because is None


def test_two_working_days_are_in_every_short_term() -> None:
    for n in range(3, 15):
        start = d("2026-12-24")
        last = Term(n, Unit.DAYS).last_day(start, EQUATED)
        assert working_days_after(start, last, EQUATED) >= 2
