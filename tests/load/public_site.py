"""Requests a second of processor time of public pages, with and without what is remembered, at 10, 1,000 and 20,000 pages, beside the home
page of a plain `wagtail start` in the same run.

All in one process, through the whole stack of middleware, so the figures compare the work of an answer and not servers.
BENCH_PAGES (10,1000,20000) gives other numbers of pages.
"""

import os
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tests.load.figures import Figure

if TYPE_CHECKING:
    from django.test import Client

SIZES = [int(size) for size in os.environ.get("BENCH_PAGES", "10,1000,20000").split(",")]
SECONDS = 1.5
PAGES = {"home": "/", "text": "/privacy/", "gallery": "/projecten/"}
PLAIN = """
import time
import django
django.setup()
from django.core.management import call_command
from django.test import Client
call_command("migrate", verbosity=0)
client = Client()
assert client.get("/").status_code == 200
client.get("/")
number, start = 0, time.process_time()
while time.process_time() - start < {seconds}:
    client.get("/")
    number += 1
print(number / (time.process_time() - start))
"""


def run() -> Iterator[Figure]:
    """On the demo database, to which pages are added."""
    from django.core.cache import cache
    from django.test import Client

    yield Figure("public_site.plain_wagtail_home", _plain_wagtail(), "requests/cpu-s")
    client, added = Client(), 0
    for size in SIZES:
        _add_pages(added, size)
        added = size
        for name, address in PAGES.items():
            _ask(client, address, _nothing)
            for kind, before in (("uncached", cache.clear), ("cached", _nothing)):
                figure = _a_second(partial(_ask, client, address, before))
                yield Figure(f"public_site.{name}.{kind}_{size}_pages", figure, "requests/cpu-s")


def _nothing() -> None:
    """What is remembered stays."""


def _ask(client: "Client", address: str, before: Callable[[], None]) -> None:
    before()
    response = client.get(address)
    if response.status_code != 200:
        raise RuntimeError(f"{address} answers {response.status_code}")


def _a_second(work: Callable[[], object]) -> float:
    work()
    number, start = 0, time.process_time()
    while time.process_time() - start < SECONDS:
        work()
        number += 1
    return number / (time.process_time() - start)


def _plain_wagtail() -> float:
    """The same for the home page that `wagtail start` makes, on SQLite, without DEBUG."""
    with tempfile.TemporaryDirectory(prefix="fund-plain-wagtail-") as folder:
        subprocess.run(
            [sys.executable, "-m", "wagtail.bin.wagtail", "start", "plain", folder],
            check=True,
            capture_output=True,
        )
        settings = Path(folder) / "plain" / "settings" / "measured.py"
        settings.write_text(
            "from plain.settings.dev import *\nDEBUG = False\nALLOWED_HOSTS = ['*']\n"
            "STORAGES['staticfiles'] = {'BACKEND': 'django.contrib.staticfiles.storage.StaticFilesStorage'}\n"
        )
        environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
        done = subprocess.run(
            [sys.executable, "-c", PLAIN.format(seconds=SECONDS)],
            cwd=folder,
            env={**environment, "DJANGO_SETTINGS_MODULE": "plain.settings.measured", "PYTHONPATH": folder},
            check=False,
            capture_output=True,
            text=True,
        )
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return float(done.stdout.splitlines()[-1])


def _add_pages(start: int, stop: int) -> None:
    """Live text pages below the contact page, written in bulk: the tree is what matters, not how an editor made it."""
    from django.contrib.contenttypes.models import ContentType
    from django.db import transaction
    from django.utils import timezone

    from wagtail.models import Page

    from home.models import StandardPage

    parent = Page.objects.get(slug="contact", locale__language_code="nl")
    kind = ContentType.objects.get_for_model(StandardPage)
    now = timezone.now()
    with transaction.atomic():
        rows = [
            Page(
                title=f"Tekst {number}",
                draft_title=f"Tekst {number}",
                slug=f"tekst-{number}",
                url_path=f"{parent.url_path}tekst-{number}/",
                path=Page._get_path(parent.path, parent.depth + 1, number + 1),
                depth=parent.depth + 1,
                content_type=kind,
                locale=parent.locale,
                translation_key=uuid.uuid4(),
                live=True,
                first_published_at=now,
                last_published_at=now,
            )
            for number in range(start, stop)
        ]
        Page.objects.bulk_create(rows, batch_size=500)
        for number in Page.objects.child_of(parent).filter(standardpage=None).values_list("pk", flat=True):
            StandardPage(page_ptr_id=number, summary="Een tekst.").save_base(raw=True)
        Page.objects.filter(pk=parent.pk).update(numchild=stop)
