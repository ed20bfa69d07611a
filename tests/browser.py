"""A real browser for the journeys: Chromium, driven by Playwright, with axe for accessibility.

`page` fails its test when the browser complained: an error of a script, something that the Content-Security-Policy
refused, a stylesheet or an image that is not there. On failure there is a picture in var/test-failures/.
"""

import io
import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings as django_settings
from django.core.management import call_command
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Response, sync_playwright
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PICTURES = Path(__file__).resolve().parents[1] / "var" / "test-failures"
PART_OF_A_PAGE = {"stylesheet", "script", "image", "font", "media", "manifest"}
failed_phases = pytest.StashKey[bool]()


NO_BROWSER = (
    "NO BROWSER JOURNEYS: Chromium is not on the PATH. Install it (Debian: apt install chromium) "
    "or say where it is: CHROMIUM=/path/to/chromium make test"
)


def _program() -> str | None:
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    found = next((path for path in map(shutil.which, NAMES) if path), None)
    return found or (str(MAC) if MAC.exists() else None)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser. Without one the test is skipped, loudly; with CI set it fails."""
    program = _program()
    if program is None:
        if os.environ.get("CI"):
            pytest.fail(NO_BROWSER)
        pytest.skip(NO_BROWSER)
    # Playwright keeps an event loop in this thread. The ORM is called beside it, never inside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    before = [connections[alias] for alias in connections]
    with sync_playwright() as playwright:
        _hand_over_what_migrations_made(before)
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield browser
        browser.close()
        connections.close_all()


def _hand_over_what_migrations_made(before: list[BaseDatabaseWrapper]) -> None:
    """Django keeps its connections by thread and by event loop: with the loop come new ones, without the copy of the
    first content of the database that `serialized_rollback` puts back."""
    for old in before:
        if hasattr(old, "_test_serialized_contents"):
            connections[old.alias]._test_serialized_contents = old._test_serialized_contents  # type: ignore[attr-defined]


@dataclass(frozen=True)
class LiveSite:
    """The site, served to the browser."""

    url: str

    def address(self, path: str) -> str:
        """The whole address of a path such as `/aanvragen/`."""
        return f"{self.url}{path}"


@pytest.fixture
def live_site(live_server: LiveServer, settings: Settings) -> LiveSite:
    """A server with the pages, groups, form and round of `setup_site`, on the database of the test."""
    from wagtail.models import Site

    settings.SITE_ADDRESS = settings.WAGTAILADMIN_BASE_URL = live_server.url
    call_command("setup_site", stdout=io.StringIO())
    host, port = live_server.url.removeprefix("http://").split(":")
    site = Site.objects.get(is_default_site=True)
    site.hostname, site.port = host, int(port)
    site.save()
    return LiveSite(live_server.url)


class Complaints:
    """What the browser complains about on the pages of one context."""

    def __init__(self, context: BrowserContext) -> None:
        self.found: list[str] = []
        context.on("console", self._console)
        context.on("weberror", lambda error: self.found.append(f"script: {error.error}"))
        context.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        # "Failed to load resource" is told by _response, which knows what it was.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.found.append(f"console: {message.text}")

    def _response(self, response: Response) -> None:
        if response.status >= 500 or (response.status >= 400 and response.request.resource_type in PART_OF_A_PAGE):
            self.found.append(f"{response.status} {response.request.resource_type}: {response.url}")


@pytest.fixture
def new_context(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Callable[..., BrowserContext]]:
    """Makes browsers that share nothing, one a person: `new_context(viewport=..., java_script_enabled=False)`."""
    opened: list[tuple[BrowserContext, Complaints]] = []

    def new(**options: Any) -> BrowserContext:
        options.setdefault("viewport", {"width": 1280, "height": 800})
        context = chromium.new_context(
            locale="nl-NL", timezone_id=django_settings.TIME_ZONE, reduced_motion="reduce", **options
        )
        context.set_default_timeout(10_000)
        opened.append((context, Complaints(context)))
        return context

    yield new
    if request.node.stash.get(failed_phases, False):
        _take_pictures(request.node.nodeid, [context for context, _ in opened])
    for context, _ in opened:
        context.close()
    complaints = [text for _, context_complaints in opened for text in context_complaints.found]
    assert not complaints, "The browser complained:\n" + "\n".join(complaints)


@pytest.fixture
def page(new_context: Callable[..., BrowserContext]) -> Page:
    """An empty page of 1280 wide, in Dutch."""
    return new_context().new_page()


def _take_pictures(nodeid: str, contexts: list[BrowserContext]) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    name = re.sub(r"[^\w-]+", "-", nodeid).strip("-")
    for number, page in enumerate(page for context in contexts for page in context.pages):
        page.screenshot(path=PICTURES / f"{name}-{number}.png", full_page=True)


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """Checks a page against WCAG 2.2 A and AA: the violations, one line for each place."""
    checker = Axe()
    options = {
        "resultTypes": ["violations"],
        "runOnly": {"type": "tag", "values": AXE_TAGS},
        # Off by itself, though it is an AA rule of WCAG 2.2.
        "rules": {"target-size": {"enabled": True}},
    }

    def check(page: Page) -> list[str]:
        violations = checker.run(page, options=options).response["violations"]
        return [
            f"{violation['id']} ({violation['impact']}): {violation['help']} - {' '.join(map(str, node['target']))}"
            for violation in violations
            for node in violation["nodes"]
        ]

    return check


def _needs_browser(item: pytest.Item) -> bool:
    return "chromium" in getattr(item, "fixturenames", [])


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark the tests that need the browser, early enough for `-m "not browser"`."""
    if _needs_browser(item):
        item.add_marker(pytest.mark.browser)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests with the browser come last: after them an event loop stays in the thread."""
    items.sort(key=_needs_browser)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Any:
    report = yield
    if report.failed:
        item.stash[failed_phases] = True
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly how much a run without a browser left unproven."""
    left_out = [report for report in terminalreporter.stats.get("skipped", []) if NO_BROWSER in str(report.longrepr)]
    if left_out:
        terminalreporter.section(f"{len(left_out)} tests were left out", sep="!", red=True, bold=True)
        terminalreporter.line(NO_BROWSER, red=True, bold=True)
