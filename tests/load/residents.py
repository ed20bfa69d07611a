"""RESIDENTS (200) people who fill in the form at once: PostgreSQL, S3 and real HTTP against gunicorn, WORKERS (4) of them.

Each begins a draft, saves every step, adds a file of 100 kB and sends. Fails when anybody saw an error, when a number
that was confirmed has no row, or a file is not in S3. Times hold the page that a form leads to, as people wait for it.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.fund_applications.lifecycle.contention.process import new_database
from tests.load._resident import Resident, SomethingWentWrongError, Took
from tests.load.figures import Figure
from tests.servers.keeper import kept
from tests.servers.ports import HOST, answers, free_port, wait_until

ROOT = Path(__file__).resolve().parents[2]
RESIDENTS = int(os.environ.get("RESIDENTS", "200"))
WORKERS = int(os.environ.get("WORKERS", "4"))
FILE_BYTES = 100_000


class LostError(RuntimeError):
    """Somebody saw an error, or something that was confirmed is not there."""


def run() -> Iterator[Figure]:
    """On servers of its own, that stop at the end."""
    folder = tempfile.TemporaryDirectory(prefix="fund-residents-")
    with folder as data, kept("postgres") as database, kept("object_storage") as storage:
        (Path(data) / "static").mkdir()
        bucket = storage.new_bucket()
        environment = {
            **os.environ,
            "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
            "DJANGO_SETTINGS_MODULE": "config.settings.dev",
            "DATA_ROOT": data,
            "DEBUG": "false",
            "ALLOWED_HOSTS": HOST,
            "DATABASE_URL": new_database(database),
            # As in production: mails and scans are a worker's, a request only asks for them.
            "TASKS_BACKEND": "database",
            "S3_BUCKET": bucket,
            "S3_ENDPOINT_URL": storage.endpoint,
            "S3_REGION": storage.region,
            "S3_ACCESS_KEY": storage.access_key,
            "S3_SECRET_KEY": storage.secret_key,
            "LOG_LEVEL": "ERROR",
        }
        form = _inside(environment, "prepare")
        with _site(environment) as origin:
            _warm_up(origin + form["path"])
            people = [Resident(number, origin, form, _pdf()) for number in range(1, RESIDENTS + 1)]
            sent, problems, seconds = _all_at_once(people)
        lost = _inside(environment, "verify", sent)
        if problems or lost:
            raise LostError("\n".join([*problems, *lost][:20]))
        stored = storage.client().list_objects_v2(Bucket=bucket, Prefix="private/")["KeyCount"]
        yield from _figures([took for person in people for took in person.took], len(sent), stored, seconds)


def _warm_up(address: str) -> None:
    """Let every worker read its templates first: people measure a site that runs, not one that starts."""
    for _request in range(WORKERS * 3):
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(address, timeout=60) as response:
            response.read()


def _all_at_once(people: list[Resident]) -> tuple[list[dict[str, str]], list[str], float]:
    """What was confirmed, what went wrong, and how long it took, in seconds."""
    sent: list[dict[str, str]] = []
    problems: list[str] = []
    gate = threading.Barrier(len(people) + 1)

    def live(person: Resident) -> None:
        gate.wait()
        try:
            sent.append(person.apply())
        except SomethingWentWrongError as error:
            problems.append(f"resident {person.number}: {error}")

    threads = [threading.Thread(target=live, args=(person,)) for person in people]
    for thread in threads:
        thread.start()
    gate.wait()
    start = time.perf_counter()
    for thread in threads:
        thread.join()
    spent = time.perf_counter() - start
    if len(sent) + len(problems) != len(people):
        problems.append("a resident stopped without a word: see above")
    return sent, problems, spent


def _figures(took: list[Took], sent: int, stored: int, seconds: float) -> Iterator[Figure]:
    yield Figure("residents.sent", sent, "applications")
    yield Figure("residents.stored", stored, "files")
    yield Figure("residents.errors", 0, "errors")
    yield Figure("residents.workers", WORKERS, "processes")
    yield Figure("residents.whole", seconds, "s")
    # A form that is posted leads to a page: two requests.
    requests = sum(1 if each.kind == "start" else 2 for each in took)
    yield Figure("residents.pages", len(took) / seconds, "pages/s")
    yield Figure("residents.requests", requests / seconds, "requests/s")
    for kind in ("all", "start", "begin", "step", "upload", "send"):
        times = sorted(each.seconds * 1000 for each in took if kind in ("all", each.kind))
        yield Figure(f"residents.{kind}.median", statistics.median(times), "ms")
        yield Figure(f"residents.{kind}.p95", times[int(len(times) * 0.95)], "ms")


def _inside(environment: Mapping[str, str], task: str, given: object = None) -> Any:
    """What a process of the site answers. Raises RuntimeError with what it said when it fails."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.load._residents_site", task],
        cwd=ROOT,
        env=dict(environment),
        input=json.dumps(given),
        check=False,
        capture_output=True,
        text=True,
        timeout=600,
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-3000:])
    return json.loads(done.stdout.splitlines()[-1])


@contextmanager
def _site(environment: Mapping[str, str]) -> Iterator[str]:
    """The site behind gunicorn; its address."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "--pythonpath", "site", "config.wsgi", f"--bind={HOST}:{port}"]
    command += [f"--workers={WORKERS}", "--backlog=2048", "--timeout=120", "--preload", "--log-level=error"]
    server = subprocess.Popen(command, cwd=ROOT, env={**environment, "SITE_ADDRESS": f"http://{HOST}:{port}"})
    try:
        wait_until(lambda: answers(port), seconds=60, failure=lambda: "gunicorn did not start: see above.")
        yield f"http://{HOST}:{port}"
    finally:
        server.terminate()
        server.wait(timeout=60)


def _pdf() -> bytes:
    """A PDF that no other resident has."""
    import io

    import pikepdf

    document = pikepdf.new()
    document.add_blank_page(page_size=(200, 200))
    document.Root.Example = pikepdf.Stream(document, os.urandom(FILE_BYTES))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
