"""The tags and filters of the components, the error pages, and the style guide in a real browser."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.template import Context, Template
from django.template.loader import render_to_string
from django.utils import translation
from playwright.sync_api import Page
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from config.styleguide_samples import MOTIFS, VILLAGES
from config.templatetags import components

AxeCheck = Callable[[Page], list[str]]


def render(source: str, **context: Any) -> str:
    return Template("{% load components %}" + source).render(Context(context))


@pytest.mark.any_database
@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (1250, "€\u00a01.250"),
        ("1250.50", "€\u00a01.250,50"),
        (0, "€\u00a00"),
        (None, ""),
        ("", ""),
        ("veel", ""),
        ("NaN", ""),
    ],
)
def test_euro_is_written_as_in_the_netherlands(amount: object, text: str) -> None:
    with translation.override("nl"):
        assert render("{{ amount|euro }}", amount=amount) == text


@pytest.mark.any_database
@pytest.mark.parametrize(
    ("size", "text"), [(10, "1\u00a0KB"), (48000, "47\u00a0KB"), (2_400_000, "2,3\u00a0MB"), ("x", "")]
)
def test_the_size_of_a_file_is_short(size: object, text: str) -> None:
    with translation.override("nl"):
        assert components.bytes_text(size) == text


@pytest.mark.any_database
def test_pagination_shows_first_last_and_neighbours() -> None:
    pages = Paginator(range(200), 10)
    assert components.page_window(pages.page(7)) == [1, None, 6, 7, 8, None, 20]
    assert components.page_window(pages.page(1)) == [1, 2, None, 20]
    assert components.page_window(Paginator(range(3), 10).page(1)) == [1]


@pytest.mark.any_database
def test_structured_data_cannot_end_its_own_script() -> None:
    html = render("{% json_ld data %}", data={"name": "</script><script>alert(1)</script>"})
    assert html.count("<script") == 1
    assert html.count("</script>") == 1


@pytest.mark.any_database
def test_every_tile_of_the_style_guide_can_be_drawn() -> None:
    for motif in MOTIFS:
        html = render("{% tile motif tone=tone %}", motif=motif["name"], tone=motif["tone"])
        assert 'aria-hidden="true"' in html


@pytest.mark.any_database
def test_the_map_says_the_same_as_its_table() -> None:
    html = render("{% village_map villages %}", villages=VILLAGES)
    for village in VILLAGES:
        assert html.count(village["name"]) == 2
    assert html.count("<li ") == 13
    assert "In <strong>11</strong> van de 13 kernen zijn al ideeën." in html


@pytest.mark.any_database
def test_a_map_without_ideas_says_so() -> None:
    html = render("{% village_map villages %}", villages=[{**village, "count": 0} for village in VILLAGES])
    assert "Er zijn nog geen ideeën." in html


@pytest.mark.any_database
def test_a_summary_shows_what_is_not_filled_in_and_keeps_zero() -> None:
    rows = [{"label": "Naam", "value": ""}, {"label": "Aantal", "value": 0, "url": "/x", "change": "het aantal"}]
    html = render_to_string("components/summary_list.html", {"rows": rows})
    assert html.count("Niet ingevuld") == 1
    assert ">0<" in html
    assert "het aantal" in html


@pytest.mark.any_database
@pytest.mark.parametrize("name", ["400.html", "403.html", "403_csrf.html", "404.html", "410.html", "500.html"])
def test_an_error_page_needs_no_context_and_no_database(name: str) -> None:
    html = render_to_string(name)
    assert "<h1" in html
    assert 'lang="nl"' in html


@pytest.mark.any_database
def test_the_title_tells_how_many_errors_there_are() -> None:
    html = render_to_string("404.html", {"error_count": 2})
    assert "<title>2 foutmeldingen - Deze pagina is er niet - Geld voor jouw idee</title>" in html
    assert "<title>1 foutmelding - " in render_to_string("404.html", {"error_count": 1})


@pytest.mark.any_database
def test_another_municipality_brings_its_own_tokens(settings: Settings) -> None:
    from config.context_processors import theme

    settings.THEME_CLASS, settings.THEME_STYLESHEET = "elders-theme", "elders/theme.css"
    html = render_to_string("500.html", theme(HttpRequest()))
    assert 'class="elders-theme"' in html
    assert "/static/elders/theme.css" in html


@pytest.fixture
def guide(live_server: LiveServer, settings: Settings) -> str:
    settings.ROOT_URLCONF = "tests.config.styleguide_urls"
    return f"{live_server.url}/styleguide/"


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", ["", "?leeg=1"])
def test_every_component_is_accessible_and_fits(
    new_context: Callable[..., Any], axe: AxeCheck, guide: str, width: int, scheme: str, query: str
) -> None:
    page = new_context(viewport={"width": width, "height": 900}, color_scheme=scheme).new_page()
    page.goto(guide + query)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_the_reader_is_brought_to_the_errors(page: Page, guide: str) -> None:
    page.goto(guide)
    assert page.evaluate("document.activeElement.hasAttribute('data-error-summary')")
    page.get_by_role("link", name="Kies een antwoord.").first.click()
    assert page.evaluate("document.activeElement.id") == "id_voorbeeld-kind_0"


def test_rows_are_added_and_removed_and_summed(page: Page, guide: str) -> None:
    page.goto(guide + "?leeg=1")
    page.get_by_role("button", name="Nog een uitgave").click()
    assert page.evaluate("document.activeElement.name") == "costs-2-description"
    page.fill("[name=costs-2-amount]", "1.000,25")
    page.keyboard.press("Tab")
    assert page.locator("[data-rows-sum]").inner_text() == "€\u00a01.299,75"
    assert "hoogstens €\u00a0649,87" in page.locator("[data-money-live]").inner_text()
    page.get_by_role("button", name="Verwijder Kosten 1").click()
    assert page.is_checked("[name=costs-0-DELETE]")
    assert page.input_value("[name=costs-TOTAL_FORMS]") == "3"
    assert page.locator("[data-rows-sum]").inner_text() == "€\u00a01.049,75"


def test_autosave_says_the_time_and_leaves_the_focus_alone(page: Page, guide: str) -> None:
    page.route("**/bewaar", lambda route: route.fulfill(json={"saved_at": "14:32", "version": 7}))
    page.goto(guide + "?leeg=1")
    _start_autosave(page)
    page.locator("[name=voorbeeld-name]").press_sequentially("Anna")
    page.get_by_text("Bewaard om 14:32").wait_for()
    assert page.evaluate("document.activeElement.name") == "voorbeeld-name"


def test_autosave_that_fails_says_that_the_text_is_still_there(page: Page, guide: str) -> None:
    page.route("**/bewaar", lambda route: route.abort())
    page.goto(guide + "?leeg=1")
    _start_autosave(page)
    page.locator("[name=voorbeeld-name]").press_sequentially("Anna")
    page.get_by_text("Je tekst staat nog op deze pagina").wait_for()


def _start_autosave(page: Page) -> None:
    """The style guide has nowhere to save to: its form gets an address, and the script starts again."""
    page.evaluate("document.querySelector('.bif-form').dataset.autosaveUrl = '/bewaar'")
    page.evaluate("import(document.querySelector('script[type=module]').src + '?again')")
    page.wait_for_timeout(300)


def test_the_menu_opens_without_a_script_and_closes_with_escape(page: Page, guide: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(guide + "?leeg=1")
    page.locator("summary", has_text="Menu").click()
    page.get_by_role("link", name="Vraag geld aan").first.wait_for()
    page.keyboard.press("Escape")
    assert not page.evaluate("document.querySelector('[data-menu]').open")


def test_nothing_comes_from_elsewhere(page: Page, guide: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(guide)
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if not url.startswith((guide[: guide.index("/styleguide")], "data:"))]
