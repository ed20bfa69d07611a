"""What visitors read: the home page, projects, the frame around each page, and pages that went away."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone
from django.utils.html import escape

from wagtail.models import Page, Site

from home.models import HomePage, ProjectIndexPage, ProjectUpdate, SiteSettings, StandardPage
from tests.home.factories import ProjectPageFactory, StandardPageFactory, theme, village
from tests.home.reading import html

MOST_QUERIES = 12


def site_settings(**fields: Any) -> SiteSettings:
    settings = SiteSettings.for_site(Site.objects.get())
    for name, value in fields.items():
        setattr(settings, name, value)
    settings.full_clean()
    settings.save()
    return settings


def publish_body(page: Page, *blocks: tuple[str, Any]) -> None:
    page.body = list(blocks)
    page.save_revision().publish()


def test_the_home_page_leads_with_the_idea_and_names_the_fund_second(home: HomePage, client: Client) -> None:
    page = html(client, "/")
    assert page.h1.get_text(strip=True) == "Geld voor jouw idee"
    assert "Burgerinnovatiefonds Meierijstad" in page.main.get_text()


def test_the_home_page_says_so_when_there_is_no_round(home: HomePage, client: Client) -> None:
    assert "Er is nu geen ronde" in html(client, "/").main.get_text()


def test_the_home_page_shows_the_newest_projects(home: HomePage, gallery: ProjectIndexPage, client: Client) -> None:
    for number in range(4):
        ProjectPageFactory(parent=gallery, title=f"Uit {2020 + number}", year=2020 + number)
    cards = [card.get_text(strip=True) for card in html(client, "/").select(".bif-card__heading")]
    assert cards == ["Uit 2023", "Uit 2022", "Uit 2021"]


def test_a_project_tells_its_facts(gallery: ProjectIndexPage, client: Client) -> None:
    ProjectPageFactory(
        parent=gallery,
        slug="soep",
        villages=[village("Veghel"), village("Erp")],
        themes=[theme("Techniek")],
        amount=Decimal("1250.50"),
        recipient_name="",
    )
    facts = html(client, "/projecten/soep/").select_one(".bif-facts").get_text(" ", strip=True)
    assert "Erp, Veghel" in facts
    assert "€\xa01.250,50" in facts
    assert "Bedacht door" not in facts


def test_a_project_shows_news_and_what_went_wrong(gallery: ProjectIndexPage, client: Client) -> None:
    project = ProjectPageFactory(parent=gallery, slug="ton", lessons="<p>De kraan brak.</p>", makers_tip="Begin klein.")
    project.updates.add(ProjectUpdate(date=timezone.localdate(), heading="Gelukt", text="<p>Hij loopt.</p>"))
    project.save()
    text = html(client, "/projecten/ton/").main.get_text(" ", strip=True)
    for words in ("De kraan brak.", "Begin klein.", "Gelukt", "Hij loopt."):
        assert words in text


def test_a_project_without_anything_but_a_title_looks_finished(gallery: ProjectIndexPage, client: Client) -> None:
    ProjectPageFactory(parent=gallery, slug="kaal", summary="", amount=None, year=None)
    page = html(client, "/projecten/kaal/")
    assert "None" not in page.main.get_text()
    assert page.select_one(".bif-facts") is not None


def test_a_very_long_title_is_shown_whole(gallery: ProjectIndexPage, client: Client) -> None:
    title = "Fiets " * 42
    ProjectPageFactory(parent=gallery, slug="lang", title=title.strip())
    assert html(client, "/projecten/lang/").h1.get_text(strip=True) == title.strip()


def test_words_of_an_editor_are_escaped(gallery: ProjectIndexPage, client: Client) -> None:
    words = "<script>alert(1)</script>"
    ProjectPageFactory(parent=gallery, slug="x", title=words, summary=words, recipient_name=words)
    content = client.get("/projecten/x/").content.decode()
    assert words not in content
    assert escape(words) in content


def test_an_example_says_so_on_its_page_and_on_its_card(gallery: ProjectIndexPage, client: Client) -> None:
    ProjectPageFactory(parent=gallery, slug="demo", is_example=True)
    assert "verzonnen" in html(client, "/projecten/demo/").main.get_text()
    assert html(client, "/projecten/").select_one(".bif-card .nl-data-badge").get_text() == "Voorbeeld"


def test_a_chosen_project_that_was_unpublished_disappears_from_a_block(
    home: HomePage, gallery: ProjectIndexPage, client: Client
) -> None:
    shown, hidden = ProjectPageFactory(parent=gallery, title="Blijft"), ProjectPageFactory(parent=gallery, title="Gaat")
    block = {"heading": "Gekozen", "choice": "chosen", "projects": [hidden, shown], "number": 3}
    publish_body(home, ("project_cards", block))
    hidden.unpublish()
    cards = [card.get_text(strip=True) for card in html(client, "/").select(".bif-card__heading")]
    assert cards == ["Blijft"]


def test_a_chosen_project_that_was_deleted_breaks_nothing(
    home: HomePage, gallery: ProjectIndexPage, client: Client
) -> None:
    gone = ProjectPageFactory(parent=gallery)
    publish_body(home, ("project_cards", {"choice": "chosen", "projects": [gone], "number": 3}))
    gone.delete()
    assert "Hier komen de projecten" in html(client, "/").main.get_text()


def test_a_button_to_an_unpublished_page_is_not_drawn(home: HomePage, client: Client) -> None:
    target = StandardPageFactory(parent=home, title="Doel")
    link = {"text": "Ga erheen", "page": target, "url": ""}
    publish_body(StandardPage.objects.get(slug="contact"), ("call_to_action", {"heading": "Doe mee", "link": link}))
    assert "Ga erheen" in html(client, "/contact/").main.get_text()
    target.unpublish()
    assert "Ga erheen" not in html(client, "/contact/").main.get_text()


def test_an_unpublished_page_is_not_found_and_says_so_kindly(home: HomePage, client: Client) -> None:
    StandardPageFactory(parent=home, slug="concept", live=False)
    assert client.get("/concept/").status_code == 404


def test_the_menu_names_the_current_page(home: HomePage, client: Client) -> None:
    current = html(client, "/projecten/").select('.bif-header .bif-nav [aria-current="page"]')
    assert [link.get_text(strip=True) for link in current] == ["Projecten"]


def test_the_footer_links_pages_and_forgets_those_that_went_away(home: HomePage, client: Client) -> None:
    assert "Privacy" in [a.get_text() for a in html(client, "/").select(".bif-footer__links a")]
    StandardPage.objects.get(slug="privacy").unpublish()
    assert "Privacy" not in [a.get_text() for a in html(client, "/").select(".bif-footer__links a")]


def test_a_contact_person_is_shown_with_a_phone_number_that_can_be_pressed(home: HomePage, client: Client) -> None:
    site_settings(contact_name="Sam", contact_phone="0413 12 34 56", contact_email="sam@example.org")
    assert html(client, "/contact/").main.select_one('a[href^="tel:"]') is not None


def test_a_notice_is_shown_until_its_last_day(home: HomePage, client: Client) -> None:
    today = timezone.localdate()
    site_settings(notice_text="Het kantoor is dicht.", notice_until=today)
    assert "Het kantoor is dicht." in client.get("/").content.decode()
    site_settings(notice_until=today - timedelta(days=1))
    assert "Het kantoor is dicht." not in client.get("/").content.decode()


@pytest.mark.parametrize("language", ["en", "de", "nl"])
def test_the_address_decides_the_language_not_the_browser(home: HomePage, client: Client, language: str) -> None:
    response = client.get("/", headers={"accept-language": language})
    assert BeautifulSoup(response.content, "html.parser").html["lang"] == "nl"
    assert "Voorpagina" in client.get("/contact/", headers={"accept-language": language}).content.decode()


@pytest.mark.parametrize(
    "address", ["/", "/projecten/", "/projecten/p1/", "/zo-werkt-het/", "/contact/", "/spelregels/"]
)
def test_a_page_asks_the_database_little(
    home: HomePage,
    gallery: ProjectIndexPage,
    client: Client,
    django_assert_max_num_queries: Any,
    address: str,
) -> None:
    for number in range(6):
        ProjectPageFactory(parent=gallery, slug=f"p{number}", villages=[village("Erp")], themes=[theme("Techniek")])
    client.get(address)  # the menu, the footer and the like are remembered; nothing of the page itself is
    with django_assert_max_num_queries(MOST_QUERIES):
        assert client.get(address).status_code == 200
