"""Many people at the same moment, and processes that die: on a real PostgreSQL and on a real SQLite file."""

from __future__ import annotations

import signal
from typing import Any

import pytest

from tests.fund_applications.lifecycle.contention.process import in_a_process_of_its_own, new_database
from tests.fund_applications.lifecycle.contention.scenarios import MOMENTS, PEOPLE

pytestmark = pytest.mark.any_database

Answers = dict[str, Any]


@pytest.fixture(scope="module", params=["postgresql", "sqlite"])
def answers(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Answers:
    """All scenarios, played in a process of its own on an empty database."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('contention') / 'db.sqlite3'}"
    else:
        url = new_database(request.getfixturevalue("postgres_server"))
    return in_a_process_of_its_own("scenarios", url)


def test_eight_deciders_at_once_never_exceed_the_ceiling(answers: Answers) -> None:
    rounds = answers["ceiling"]["rounds"]
    assert rounds
    for each in rounds:
        assert each == {"granted": "50000.00", "outcomes": {"done": 5, "too_much": PEOPLE - 5}}


def test_of_eight_decisions_on_one_case_one_counts(answers: Answers) -> None:
    answer = answers["one_case"]
    assert answer["careful"]["outcomes"] == {"done": 1, "stale": PEOPLE - 1}
    assert answer["careless"]["outcomes"] == {"done": 1, "wrong_status": PEOPLE - 1}
    for each in answer.values():
        assert (each["decisions"], each["events"]) == (1, 5)


def test_no_number_is_given_out_twice_and_none_is_left_out(answers: Answers) -> None:
    answer = answers["numbers"]
    assert answer["outcomes"] == {"done": PEOPLE}
    first = answer["numbers"][0]
    assert answer["numbers"] == list(range(first, first + PEOPLE * 5))


def test_a_draft_that_is_sent_eight_times_at_once_is_one_case(answers: Answers) -> None:
    assert answers["double_click"] == {
        "outcomes": {"done": PEOPLE},
        "references": 1,
        "cases": 1,
        "applicants": 1,
        "follow_ups": 1,
    }


def test_a_conflict_counts_from_the_moment_it_is_recorded(answers: Answers) -> None:
    orders = answers["conflict_while_deciding"]["orders"]
    assert orders
    for each in orders:
        granted, declared = each["outcomes"]
        assert declared == "done"
        assert (granted, each["events"]) in (
            ("done", ["grant", "declare_conflict"]),
            ("conflict", ["declare_conflict"]),
        )


def test_four_nightly_commands_at_once_do_everything_once(answers: Answers) -> None:
    answer = answers["night_at_once"]
    assert answer["outcomes"] == {"done": 4}
    assert answer["lapses"] == 10
    asked = answer["asked"]
    assert (asked["confirm_receipt"], asked["ask_supplement"], asked["tell_supplement_lapsed"]) == (15, 10, 10)
    assert asked["warn_deadline"] == 5  # the others may be supplemented until later


def test_of_eight_that_see_the_same_silence_one_writes_it_down(answers: Answers) -> None:
    assert answers["silence"] == {"outcomes": {"done": PEOPLE}, "outages": 1}


def test_a_busy_day_in_one_round_ends(answers: Answers) -> None:
    assert answers["mixed"] == {"outcomes": {"done": 4 * PEOPLE}, "faults": 0}


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_process_that_is_killed_leaves_everything_or_nothing(answers: Answers, moment: str) -> None:
    """Whatever was committed is done and offered again; what was not committed never happened."""
    left, happened = answers["deaths"][moment], moment in {"after_the_commit", "never"}
    assert left["signal"] == (0 if moment == "never" else signal.SIGKILL)
    assert left["faults"] == []
    assert left["status"] == ("granted" if happened else "advised")
    assert (left["decisions"], left["events"], left["letters"]) == ((1, 1, 1) if happened else (0, 0, 0))
    assert left["offered"] == left["letters"]
