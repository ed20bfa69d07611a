"""A process of its own with Django on a database of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import uuid
from pathlib import Path
from typing import Any

import psycopg2

from tests.servers.postgres import PostgresAddress

ROOT = Path(__file__).resolve().parents[4]
LONGEST = 900


def new_database(server: PostgresAddress) -> str:
    """The address of a new, empty database."""
    name = f"lifecycle_{uuid.uuid4().hex}"
    connection = psycopg2.connect(server.url())
    connection.autocommit = True
    connection.cursor().execute(f"CREATE DATABASE {name}")
    connection.close()
    return server.url(name)


def in_a_process_of_its_own(module: str, url: str, *arguments: str) -> dict[str, Any]:
    """Run a module of this package on this database; its answer. Raises RuntimeError with what it said when it fails."""
    done = subprocess.run(
        [sys.executable, "-m", f"tests.fund_applications.lifecycle.contention.{module}", *arguments],
        cwd=ROOT,
        env={
            **os.environ,
            "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
            "DJANGO_SETTINGS_MODULE": "tests.fund_applications.lifecycle.contention.settings",
            "DATABASE_URL": url,
            "LOG_LEVEL": "ERROR",
        },
        check=False,
        capture_output=True,
        text=True,
        timeout=LONGEST,
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-3000:])
    return json.loads(done.stdout.splitlines()[-1])
