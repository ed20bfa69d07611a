"""The office with very many cases on PostgreSQL: OFFICE_CASES (100,000). Medians of whole requests, and queries."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.fund_applications.lifecycle.contention.process import new_database
from tests.load.figures import Figure
from tests.servers.keeper import kept

ROOT = Path(__file__).resolve().parents[2]
CASES = os.environ.get("OFFICE_CASES", "100000")
LONGEST = 1800


def run() -> Iterator[Figure]:
    """On a server of its own, in a process of its own."""
    with kept("postgres") as server:
        done = subprocess.run(
            [sys.executable, "-m", "tests.load._office_requests", CASES],
            cwd=ROOT,
            env={
                **os.environ,
                "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
                "DJANGO_SETTINGS_MODULE": "config.settings.test",
                "DATABASE_URL": new_database(server),
                "LOG_LEVEL": "ERROR",
            },
            check=False,
            capture_output=True,
            text=True,
            timeout=LONGEST,
        )
    if done.returncode:
        raise RuntimeError(done.stderr[-3000:])
    for name, value, unit in json.loads(done.stdout.splitlines()[-1]):
        yield Figure(f"office.{name}", value, unit)
