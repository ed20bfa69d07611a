"""From events to dates, without a database: thousands of random histories against a count by hand, day by day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fund_applications.lifecycle.clock import CLOCK_EVENTS, fold
from fund_applications.lifecycle.equated_days import KNOWN
from fund_applications.lifecycle.working_days import is_working_day

EQUATED = frozenset(KNOWN)
A_DAY = timedelta(days=1)


@dataclass
class Event:
    name: str
    occurred_on: date
    data: dict[str, Any] = field(default_factory=dict)


def submitted(day: date, weeks: int = 8) -> Event:
    return Event("submitted", day, {"decision_weeks": weeks, "determination_weeks": 8})


def test_a_case_starts_with_its_receipt() -> None:
    with pytest.raises(ValueError, match="no clock"):
        fold([])
    with pytest.raises(ValueError, match="receipt"):
        fold([Event("grant", date(2026, 3, 10))])


def test_an_event_that_is_not_of_the_clock_changes_nothing() -> None:
    start = submitted(date(2026, 3, 10))
    other = Event("assign_handler", date(2026, 3, 11), {"user": 1})
    assert fold([start, other]) == fold([start])
    assert "assign_handler" not in CLOCK_EVENTS


@dataclass
class History:
    """Events of a case as people make them, and the days on which its term stood still."""

    events: list[Event]
    still: set[date] = field(default_factory=set)


@st.composite
def histories(draw: st.DrawFn) -> History:
    """Supplements that come in or lapse, agreed pauses, noise; one after another."""
    received = draw(st.dates(date(2026, 1, 1), date(2027, 12, 31)))
    history = History([submitted(received)])
    day = received
    for _step in range(draw(st.integers(0, 6))):
        day += A_DAY * draw(st.integers(0, 12))
        kind = draw(st.sampled_from(["supplement", "agreed", "noise", "outage"]))
        if kind == "noise":
            history.events.append(Event("propose_referral", day, {"where_to": "x"}))
        elif kind == "agreed":
            last = day + A_DAY * draw(st.integers(0, 20))
            data = {"from_on": day.isoformat(), "until_on": last.isoformat()}
            history.events.append(Event("agree_suspension", day, data))
            history.still |= {day + A_DAY * n for n in range((last - day).days + 1)}
        else:
            due_on = day + A_DAY * draw(st.integers(1, 30))
            history.events.append(Event("request_supplement", day, {"due_on": due_on.isoformat()}))
            if kind == "outage":
                due_on += A_DAY
                history.events.append(Event("extend_for_outage", day, {"supplement_due_on": due_on.isoformat()}))
            ended = draw(
                st.one_of(st.just(due_on), st.integers(0, (due_on - day).days).map(lambda n, d=day: d + A_DAY * n))
            )
            history.events.append(Event("supplement_lapsed" if ended == due_on else "supply", ended))
            history.still |= {day + A_DAY * n for n in range(1, (ended - day).days)}
            day = ended
    return history


def counted_by_hand(history: History) -> date | None:
    """The last day by walking over the calendar; None where a pause begins on a rest day that ends the term."""
    day, counted = history.events[0].occurred_on, 0
    while counted < 56:
        day += A_DAY
        counted += day not in history.still
    raw = day
    while not is_working_day(day, EQUATED):
        day += A_DAY
    return None if any(raw + A_DAY * n in history.still for n in range(1, (day - raw).days + 1)) else day


@settings(max_examples=3000, deadline=None)
@given(histories())
def test_replaying_events_gives_the_day_that_a_count_by_hand_gives(history: History) -> None:
    decide_by = fold(history.events).decide_by(EQUATED)
    by_hand = counted_by_hand(history)
    assert by_hand is None or decide_by == by_hand
    assert decide_by is not None
    assert is_working_day(decide_by, EQUATED)


@settings(max_examples=500, deadline=None)
@given(histories(), st.integers(0, 20))
def test_replaying_a_part_and_then_the_rest_is_replaying_all(history: History, place: int) -> None:
    assert fold(history.events) == fold([*history.events[:place], *history.events[place:]])
    dates = [fold(history.events[:n]).deadline(EQUATED).last_day for n in range(1, len(history.events) + 1)]
    closed = [
        day
        for day, event in zip(dates, history.events, strict=True)
        if event.name not in {"request_supplement", "extend_for_outage"}
    ]
    assert closed == sorted(closed), "an event brought the deadline forward"


@pytest.mark.parametrize("end", ["withdraw", "refer", "announce"])
def test_after_the_end_no_decision_is_due(end: str) -> None:
    assert fold([submitted(date(2026, 3, 10)), Event(end, date(2026, 3, 12))]).decide_by(EQUATED) is None


def test_an_open_request_at_the_end_does_not_matter() -> None:
    events = [
        submitted(date(2026, 3, 10)),
        Event("request_supplement", date(2026, 3, 11), {"due_on": "2026-03-30"}),
        Event("withdraw", date(2026, 3, 12)),
    ]
    clock = fold(events)
    assert not clock.supplement_is_open
    assert clock.decide_by(EQUATED) is None


def test_a_grant_and_its_report_have_dates_of_their_own() -> None:
    events = [
        submitted(date(2026, 3, 10)),
        Event("grant", date(2026, 4, 1), {"report_due_on": "2026-12-30"}),
    ]
    assert fold(events).decide_by(EQUATED) == date(2026, 5, 6)
    events.append(Event("announce", date(2026, 4, 2)))
    clock = fold(events)
    assert (clock.decide_by(EQUATED), clock.report_due_on) == (None, date(2026, 12, 30))
    events.append(Event("extend_for_outage", date(2026, 12, 31), {"report_due_on": "2026-12-31"}))
    assert fold(events).report_due_on == date(2026, 12, 31)
    events.append(Event("report", date(2026, 10, 30)))
    assert fold(events).decide_by(EQUATED) == date(2026, 12, 28)
    events.append(Event("determine", date(2026, 11, 2), {"amount": "1.00"}))
    assert fold(events).decide_by(EQUATED) == date(2026, 12, 28)
    events.append(Event("announce", date(2026, 11, 3)))
    assert fold(events).decide_by(EQUATED) is None
