"""A web process that is killed at every step of a decision: everything happened or nothing, and pressing again is safe."""

from __future__ import annotations

import signal
from typing import Any

import pytest

from tests.fund_applications.lifecycle.contention.dying_web import MOMENTS
from tests.fund_applications.lifecycle.contention.process import in_a_process_of_its_own, new_database

pytestmark = pytest.mark.any_database

NOTHING = {"status": "advised", "decisions": 0, "events": 0, "letters": 0, "faults": []}
EVERYTHING = {"status": "granted", "decisions": 1, "events": 1, "letters": 1, "faults": []}
COMMITTED = {"after_the_commit", "before_the_answer", "never"}


@pytest.fixture(scope="module", params=["postgresql", "sqlite"])
def answers(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """All deaths, in a process of its own on an empty database."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('dying_web') / 'db.sqlite3'}"
    else:
        url = new_database(request.getfixturevalue("postgres_server"))
    return in_a_process_of_its_own("dying_web", url)


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_web_process_that_is_killed_leaves_everything_or_nothing(answers: dict[str, Any], moment: str) -> None:
    answer = answers[moment]
    assert answer["signal"] == signal.SIGKILL
    assert answer["status"] == (302 if moment == "never" else 0)
    assert answer["left"] == (EVERYTHING if moment in COMMITTED else NOTHING)


@pytest.mark.parametrize("moment", MOMENTS)
def test_pressing_again_does_it_once(answers: dict[str, Any], moment: str) -> None:
    """Who heard nothing presses again: what was done already is told, what was not is done now."""
    answer = answers[moment]
    assert answer["again"] == (200 if moment in COMMITTED else 302)
    assert answer["in_the_end"] == EVERYTHING
