"""Keeps a server for as long as its owner lives.

The keeper is a process of its own between the tests and the server. It starts the server, prints its address as one
line of JSON and waits on its standard input. That closes when the owner goes away in whatever manner (the end,
Ctrl-C, a kill), and then the keeper stops the server. Ctrl-C in a terminal does not reach the keeper itself, so a
test's own clean-up still finds its server.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tests.servers.object_storage import ObjectStorageAddress, ObjectStorageServer
from tests.servers.ports import ServerError
from tests.servers.postgres import PostgresAddress, PostgresServer
from tests.servers.virus_scanner import VirusScannerAddress, VirusScannerServer

ROOT = Path(__file__).resolve().parents[2]
Server = PostgresServer | ObjectStorageServer | VirusScannerServer
Address = PostgresAddress | ObjectStorageAddress | VirusScannerAddress
SERVERS: dict[str, tuple[type[Server], type[Address]]] = {
    "postgres": (PostgresServer, PostgresAddress),
    "object_storage": (ObjectStorageServer, ObjectStorageAddress),
    "virus_scanner": (VirusScannerServer, VirusScannerAddress),
}
SHARED = ("postgres", "object_storage")
"""Started once for a whole run of the tests; the others start for the few tests that ask for them."""


def variable(name: str) -> str:
    """The environment variable that tells a child process that a server runs already."""
    return f"TEST_SERVER_{name.upper()}"


@contextmanager
def kept(name: str) -> Iterator[Any]:
    """The address of the server `name`: the one that runs already, else a new one that stops at the end.

    Raises ServerError with what the server said when it does not start.
    """
    _server, address = SERVERS[name]
    running = os.environ.get(variable(name))
    if running:
        yield address(**json.loads(running))
        return
    keeper = subprocess.Popen(
        [sys.executable, "-m", "tests.servers.keeper", name],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert keeper.stdin is not None
    assert keeper.stdout is not None
    try:
        line = keeper.stdout.readline()
        if not line:
            raise ServerError(f"The server {name} did not start: see above.")
        yield address(**json.loads(line))
    finally:
        keeper.stdin.close()
        keeper.wait(timeout=60)
        keeper.stdout.close()


def main(name: str) -> int:
    """Start the server, tell its address, and stop it when standard input closes."""
    for unwanted in (signal.SIGINT, signal.SIGHUP):
        signal.signal(unwanted, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    server = SERVERS[name][0]()
    try:
        address = server.start()
        sys.stdout.write(json.dumps(asdict(address)) + "\n")
        sys.stdout.flush()
        sys.stdin.read()
    except ServerError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    finally:
        server.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
