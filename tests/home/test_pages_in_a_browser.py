"""Every public page with the demo content, as a browser draws it: on a phone, on a desk, in the dark, without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, ViewportSize, expect

from home.demo import load
from home.models import AdvicePage, HomePage, NewsPage, ProjectPage, StandardPage
from tests.browser import LiveSite
from tests.journeys.people import DESK, PHONE

pytestmark = [
    pytest.mark.django_db(transaction=True),
    # Wagtail leaves the temporary file of a new rendition to the garbage collector.
    pytest.mark.filterwarnings(
        "ignore:Exception ignored in.*SpooledTemporaryFile:pytest.PytestUnraisableExceptionWarning"
    ),
]

#: Everything but the pages of one project, advice and the like, which are looked up.
ADDRESSES = [
    "/",
    "/zo-werkt-het/",
    "/ideecheck/",
    "/ideecheck/?v1=ja&klaar=1",
    "/ideecheck/?v1=ja&v2=nee&v3=ja&v4=weet-niet&v5=ja",
    "/projecten/",
    "/projecten/?kern=erp&jaar=1999",
    "/adviezen/",
    "/nieuws/",
    "/nieuws/inloopavond/",
    "/vragen/",
    "/spelregels/",
    "/andere-potjes/",
    "/school-en-dorp/",
    "/mensen/",
    "/woorden/",
    "/contact/",
    "/privacy/",
    "/toegankelijkheid/",
    "/storingen/",
    "/zoeken/",
    "/zoeken/?q=soep",
    "/zoeken/?q=xyzzy",
    "/insluiten/geldmeter/",
    "/bestaat-niet/",
    "/en/",
    "/en/how-it-works/",
    "/en/projects/",
    "/en/rules/",
]
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def addresses() -> list[str]:
    """All addresses, with one page of each kind that has many."""
    load()
    pages = [model.objects.live().order_by("pk").first() for model in (ProjectPage, AdvicePage, NewsPage)]
    front = HomePage.objects.order_by("pk")[0].pk
    return [*ADDRESSES, *(page.url for page in pages if page), f"/poster/{front}/", f"/flyer/{front}/?op=4"]


@pytest.mark.parametrize(("colours", "viewports"), [("light", (DESK, PHONE)), ("dark", (DESK,))], ids=["light", "dark"])
def test_no_page_has_a_barrier_or_runs_off_the_screen(
    new_context: Callable[..., BrowserContext],
    live_site: LiveSite,
    axe: Callable[[Page], list[str]],
    colours: str,
    viewports: tuple[ViewportSize, ...],
) -> None:
    page = new_context(color_scheme=colours).new_page()
    wrong: list[str] = []
    for address in addresses():
        page.goto(live_site.address(address))
        page.wait_for_load_state()
        for viewport in viewports:
            page.set_viewport_size(viewport)
            wrong += [f"{address} {viewport['width']}: {line}" for line in axe(page)]
            if page.evaluate(OVERFLOW) > 0:
                wrong.append(f"{address}: wider than {viewport['width']}")
    assert wrong == []


def test_the_idea_check_works_without_javascript_and_with_the_keyboard(
    new_context: Callable[..., BrowserContext], live_site: LiveSite
) -> None:
    page = new_context(viewport=PHONE, java_script_enabled=False).new_page()
    page.goto(live_site.address("/ideecheck/"))
    for number, answer in enumerate(("ja", "ja", "ja", "nee", "weet-niet"), start=1):
        page.locator(f'input[name="v{number}"][value="{answer}"]').focus()
        page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=2).first).to_have_text("Misschien, bel ons")


def test_filters_of_the_gallery_are_plain_links(
    new_context: Callable[..., BrowserContext], live_site: LiveSite
) -> None:
    load()
    page = new_context(java_script_enabled=False).new_page()
    page.goto(live_site.address("/projecten/"))
    page.get_by_role("navigation", name="Kern").get_by_role("link", name="Erp").click()
    expect(page.locator("main .bif-card")).to_have_count(1)
    page.get_by_role("link", name="Laat alle projecten zien").click()
    expect(page.locator("main .bif-card")).to_have_count(8)


def test_a_film_of_another_site_is_asked_for_only_after_the_click(
    new_context: Callable[..., BrowserContext], live_site: LiveSite
) -> None:
    contact = StandardPage.objects.get(slug="contact")
    film = {"title": "Zo werkt het", "external_url": "https://youtu.be/abc_DEF-123", "transcript": "<p>Je ziet.</p>"}
    contact.body = [("video", film)]
    contact.save_revision().publish()
    context = new_context()
    asked: list[str] = []
    context.route(re.compile("^https://"), lambda route: (asked.append(route.request.url), route.fulfill(body="film")))
    page = context.new_page()
    page.goto(live_site.address("/contact/"))
    assert asked == []
    page.get_by_role("link", name="Bekijk de film").click()
    expect(page.frame_locator("iframe.bif-video__frame").locator("body")).to_have_text("film")
    assert asked == ["https://www.youtube-nocookie.com/embed/abc_DEF-123"]
