"""Finding and waiting for ports on 127.0.0.1."""

import socket
import time
from collections.abc import Callable

HOST = "127.0.0.1"


class ServerError(RuntimeError):
    """A server for the tests did not start; the message holds what it said."""


def free_ports(count: int, *, below: int = 65536) -> list[int]:
    """`count` different ports that were free a moment ago, each below `below`."""
    probes: list[socket.socket] = []
    ports: list[int] = []
    try:
        for _attempt in range(1000):
            probe = socket.socket()
            probes.append(probe)
            probe.bind((HOST, 0))
            port = probe.getsockname()[1]
            if port < below:
                ports.append(port)
            if len(ports) == count:
                return ports
    finally:
        for probe in probes:
            probe.close()
    raise ServerError(f"No {count} free ports below {below} on {HOST}.")


def free_port() -> int:
    """One port that was free a moment ago."""
    return free_ports(1)[0]


def wait_until(ready: Callable[[], bool], *, seconds: float, failure: Callable[[], str]) -> None:
    """Return as soon as `ready()` is true; ServerError with the text of `failure()` after `seconds`."""
    end = time.monotonic() + seconds
    while not ready():
        if time.monotonic() > end:
            raise ServerError(failure())
        time.sleep(0.05)


def answers(port: int) -> bool:
    """Whether something listens on the port."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((HOST, port)) == 0
