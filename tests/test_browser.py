"""The browser for the journeys sees what a person would see, and tells what a person would not."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import Complaints

GOOD = "<!doctype html><html lang=nl><title>Fonds</title><main><h1>Fonds</h1><p>Vraag aan</p></main></html>"


def test_a_sound_page_has_no_violations(page: Page, axe: Callable[[Page], list[str]]) -> None:
    page.set_content(GOOD)
    assert axe(page) == []


@pytest.mark.parametrize(
    ("fault", "rule"),
    [
        ("<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>", "image-alt"),
        ("<p style='color:#aaa;background:#fff'>Vraag aan</p>", "color-contrast"),
        ("<input name=titel>", "label"),
        (
            "<button style='width:12px;height:12px;padding:0'>a</button><button style='width:12px;height:12px;padding:0'>b</button>",
            "target-size",
        ),
    ],
)
def test_a_fault_is_found(page: Page, axe: Callable[[Page], list[str]], fault: str, rule: str) -> None:
    page.set_content(GOOD.replace("</main>", f"{fault}</main>"))
    assert [violation for violation in axe(page) if violation.startswith(rule)]


@pytest.fixture
def watched_page(chromium: Browser) -> Iterator[tuple[Page, Complaints]]:
    """A page of which complaints fail nothing by themselves."""
    context = chromium.new_context()
    complaints = Complaints(context)
    yield context.new_page(), complaints
    context.close()


def test_an_error_of_a_script_is_a_complaint(watched_page: tuple[Page, Complaints]) -> None:
    page, complaints = watched_page
    page.set_content("<!doctype html><script>console.error('stuk')</script>")
    page.wait_for_function("true")
    assert complaints.found == ["console: stuk"]


def test_what_the_policy_refuses_is_a_complaint(watched_page: tuple[Page, Complaints]) -> None:
    page, complaints = watched_page
    policy = "<meta http-equiv=content-security-policy content=\"style-src 'none'\">"
    page.set_content(f"<!doctype html>{policy}<p style='color:red'>Rood</p>")
    page.wait_for_function("true")
    [complaint] = complaints.found
    assert "inline style" in complaint


def test_a_missing_part_of_a_page_is_a_complaint(watched_page: tuple[Page, Complaints]) -> None:
    page, complaints = watched_page
    page.route("**/*", lambda route: route.fulfill(status=404 if "plaatje" in route.request.url else 200, body=GOOD))
    page.goto("http://localhost/")
    page.set_content("<img src=http://localhost/plaatje.png alt=''>", wait_until="load")
    assert complaints.found == ["404 image: http://localhost/plaatje.png"]
