"""Workers that are killed in the middle of their work: nothing is lost, and nothing is done twice but in one window."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.fund_applications.correspondence.dying_workers import WORKERS
from tests.fund_applications.lifecycle.contention.process import ROOT, new_database
from tests.servers.mail_server import MailServer

pytestmark = pytest.mark.any_database


@pytest.fixture(params=["postgresql", "sqlite"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'db.sqlite3'}"
    return new_database(request.getfixturevalue("postgres_server"))


def play(url: str, server: MailServer) -> dict[str, Any]:
    done = subprocess.run(
        [
            sys.executable,
            "-W",
            "ignore",
            "-m",
            "tests.fund_applications.correspondence.dying_workers",
            server.host,
            str(server.port),
        ],
        cwd=ROOT,
        env={
            **os.environ,
            "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
            "DJANGO_SETTINGS_MODULE": "tests.fund_applications.lifecycle.contention.settings",
            "DATABASE_URL": url,
            # Tasks wait in the database for a worker, and each scenario is the worker.
            "TASKS_BACKEND": "database",
            "LOG_LEVEL": "ERROR",
        },
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    answers: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answers


def test_a_killed_worker_loses_nothing_and_doubles_nothing(url: str, smtp_server: MailServer) -> None:
    smtp_server.wait_before_accepting(2)
    answers = play(url, smtp_server)
    arrived = [received.message["Message-ID"] for received in smtp_server.inbox]

    halfway = answers["killed_while_following_up"]
    assert halfway["left_behind"] == 0, "the work and its mark are one transaction"
    assert halfway["outcomes"] == {"True": 1, "None": WORKERS - 1}
    assert halfway["done"]
    assert halfway["mails"] == 1

    before = answers["killed_before_sending"]
    during = answers["killed_while_sending"]
    for each in (before, during):
        assert each["at_first"] == "None", "others keep off while the first may still be sending"
        assert each["later"] == {"sent": 1, "None": WORKERS - 1}
        assert each["state"] == "sent"
    assert arrived.count(before["message_id"]) == 1
    assert arrived.count(during["message_id"]) in {1, 2}, "the one window that mail leaves open, with one Message-ID"
