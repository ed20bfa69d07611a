"""Make the pictures of a guide again: python -m tests.screenshots editors

Starts the site with the examples on a database of its own and a free port, logs in as the demo users, and writes PNGs
to `docs/editors/`. Needs Chromium (`CHROMIUM=/path`, or on the PATH).
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.browser import ARGUMENTS, _program

ROOT = Path(__file__).resolve().parents[1]
PASSWORD = "Meedoen-met-het-voorbeeld-2026"
DESK: ViewportSize = {"width": 1280, "height": 800}
PATIENCE = 90
Step = Callable[[Page], None]


@contextmanager
def demo_site() -> Iterator[str]:
    """The address of a site with the examples, for as long as the context lasts."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="fund-screenshots-") as folder:
        address = f"http://127.0.0.1:{port}"
        environment = {**os.environ, "DATA_ROOT": folder, "SITE_ADDRESS": address, "LOG_LEVEL": "ERROR"}
        manage = [sys.executable, str(ROOT / "manage.py")]
        subprocess.run([*manage, "prepare_demo"], env=environment, check=True, stdout=subprocess.DEVNULL)
        server = subprocess.Popen(
            [*manage, "runserver", "--noreload", f"127.0.0.1:{port}"],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait_for(f"{address}/healthz")
            yield address
        finally:
            server.terminate()
            server.wait()


def _wait_for(address: str) -> None:
    last = time.monotonic() + PATIENCE
    while True:
        try:
            urllib.request.urlopen(address, timeout=5)  # noqa: S310  our own server
        except OSError:
            if time.monotonic() > last:
                raise
            time.sleep(0.5)
        else:
            return


def _log_in(browser: Browser, address: str, name: str) -> Page:
    page = browser.new_context(viewport=DESK, locale="nl-NL", reduced_motion="reduce", base_url=address).new_page()
    page.goto("/beheer/login/")
    page.fill('input[name="username"]', name)
    page.fill('input[name="password"]', PASSWORD)
    page.click('button[type="submit"]')
    page.wait_for_url("**/beheer/")
    return page


def _edit(page: Page, title: str) -> None:
    page.goto(f"/beheer/pages/search/?q={title}")
    page.get_by_role("link", name=title, exact=True).first.click()
    if not re.search(r"/edit/$", page.url):
        page.goto(f"{page.url.rstrip('/')}/edit/")
    page.wait_for_load_state("networkidle")


def _checks(page: Page) -> None:
    _edit(page, "De soepfiets")
    page.get_by_role("button", name=re.compile("^(Controles|Toggle checks|Checks)", re.IGNORECASE)).click()
    page.wait_for_timeout(3000)


def _project(page: Page) -> None:
    _edit(page, "De soepfiets")


def _advice(page: Page) -> None:
    _edit(page, "Geef het een gewone naam")


def _child_types(page: Page) -> None:
    page.goto("/beheer/pages/search/?q=Nieuws+en+agenda")
    link = page.get_by_role("link", name="Nieuws en agenda", exact=True).first
    number = re.search(r"/pages/(\d+)/", str(link.get_attribute("href")))
    assert number is not None
    page.goto(f"/beheer/pages/{number[1]}/add_subpage/")


def _at(address: str) -> Step:
    def go(page: Page) -> None:
        page.goto(address)
        page.wait_for_load_state("networkidle")

    return go


def _notice(page: Page) -> None:
    page.goto("/beheer/settings/home/sitesettings/")
    page.get_by_role("tab", name="Melding").click()


def _translate(page: Page) -> None:
    page.goto("/beheer/pages/search/?q=Nieuws+en+agenda")
    link = page.get_by_role("link", name="Nieuws en agenda", exact=True).first
    number = re.search(r"/pages/(\d+)/", str(link.get_attribute("href")))
    assert number is not None
    page.goto(f"/beheer/translation/submit/page/{number[1]}/")


#: Name of the picture: who is logged in, and the way to what it shows.
EDITORS: dict[str, tuple[str, Step]] = {
    "start": ("redacteur", _at("/beheer/")),
    "soort-pagina": ("redacteur", _child_types),
    "project": ("redacteur", _project),
    "advies": ("redacteur", _advice),
    "controles": ("redacteur", _checks),
    "moeilijke-woorden": ("redacteur", _at("/beheer/snippets/home/hardword/")),
    "vertalen": ("redacteur", _translate),
    "onderhoud": ("redacteur", _at("/beheer/onderhoud/")),
    "bereik": ("redacteur", _at("/beheer/bereik/")),
    "melding": ("hoofdredacteur", _notice),
    "doorverwijzing": ("hoofdredacteur", _at("/beheer/redirects/add/")),
}
GUIDES = {"editors": EDITORS}


def make(guide: str) -> None:
    """Write the pictures of a guide. Raises KeyError for a guide that is none."""
    steps, folder = GUIDES[guide], ROOT / "docs" / guide
    folder.mkdir(exist_ok=True)
    with demo_site() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_program(), args=ARGUMENTS)
        people: dict[str, Page] = {}
        for name, (person, go) in steps.items():
            if person not in people:
                people[person] = _log_in(browser, address, person)
            page = people[person]
            go(page)
            page.screenshot(path=folder / f"{name}.png")
            sys.stdout.write(f"{folder}/{name}.png\n")
        browser.close()


if __name__ == "__main__":
    for wanted in sys.argv[1:] or list(GUIDES):
        make(wanted)
