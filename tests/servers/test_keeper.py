"""A server for the tests outlives nobody who asked for it."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.servers.keeper import variable
from tests.servers.ports import answers, wait_until

ROOT = Path(__file__).resolve().parents[2]
OWNER = """
import json, signal, sys, time
from dataclasses import asdict
from tests.servers.keeper import kept
# A process that was started in the background ignores Ctrl-C unless told otherwise.
signal.signal(signal.SIGINT, signal.default_int_handler)
with kept("postgres") as address:
    print(json.dumps(asdict(address)), flush=True)
    time.sleep(600)
"""


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL], ids=lambda how: how.name)
def test_the_server_stops_when_its_owner_is_stopped(how: signal.Signals) -> None:
    environment = {name: value for name, value in os.environ.items() if name != variable("postgres")}
    owner = subprocess.Popen(
        [sys.executable, "-c", OWNER], cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert owner.stdout is not None
    with owner.stdout:
        port = json.loads(owner.stdout.readline())["port"]
        assert answers(port)
        owner.send_signal(how)
        owner.wait(timeout=30)
    wait_until(lambda: not answers(port), seconds=20, failure=lambda: "The server runs on without an owner.")


def test_a_server_that_runs_already_is_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.servers.keeper import kept

    monkeypatch.setenv(variable("postgres"), json.dumps({"host": "127.0.0.1", "port": 1, "user": "tests"}))
    with kept("postgres") as address:
        assert address.url("fonds") == "postgres://tests@127.0.0.1:1/fonds"
