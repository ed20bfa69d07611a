"""The site in Dutch and English: the address decides, pages point to each other, and what is missing falls back."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from fund_applications.lifecycle.roles import Role
from home.demo.english import ensure_english_pages
from home.models import HomePage, StandardPage, StepPlanPage
from home.site_setup.english import ensure_english
from tests.factories import person
from tests.home.reading import html


@pytest.fixture
def english(home: HomePage) -> HomePage:
    ensure_english_pages()
    return HomePage.objects.get(locale__language_code="en")


def test_english_stands_below_en_with_an_english_frame(english: HomePage, client: Client) -> None:
    page = html(client, "/en/")
    assert page.html["lang"] == "en"
    assert page.h1.get_text(strip=True) == "Money for your idea"
    assert "My application" in page.header.get_text()


def test_a_page_leads_to_itself_in_the_other_language(english: HomePage, client: Client) -> None:
    dutch = html(client, "/zo-werkt-het/").header
    assert dutch.select_one('a[hreflang="en"]')["href"] == "/en/how-it-works/"
    back = html(client, "/en/how-it-works/")
    assert back.header.select_one('a[hreflang="nl"]')["href"] == "/zo-werkt-het/"
    assert {link["hreflang"] for link in back.select('link[rel="alternate"]')} == {"nl", "en"}


def test_a_page_in_one_language_has_no_switch(english: HomePage, client: Client) -> None:
    assert html(client, "/spelregels/").select("a[hreflang]") == []


def test_a_draft_translation_is_not_linked(english: HomePage, client: Client) -> None:
    StepPlanPage.objects.get(locale__language_code="en").unpublish()
    assert html(client, "/zo-werkt-het/").select("a[hreflang]") == []


def test_the_menu_and_the_footer_are_in_the_language_of_the_page(english: HomePage, client: Client) -> None:
    page = html(client, "/en/")
    menu = [link["href"] for link in page.select(".bif-header .bif-nav a")]
    assert "/en/how-it-works/" in menu
    assert "/zo-werkt-het/" not in menu
    assert "/spelregels/" in [link["href"] for link in page.select(".bif-footer__links a")]


def test_english_pages_are_moderated_too(english: HomePage) -> None:
    assert english.permissions_for_user(person(Role.EDITOR)).can_edit()
    assert not english.permissions_for_user(person(Role.EDITOR)).can_publish()
    assert english.get_workflow().name == "Redactie"


def test_translating_twice_makes_nothing_twice(english: HomePage, home: HomePage) -> None:
    ensure_english(home)
    ensure_english_pages()
    assert HomePage.objects.count() == 2
    assert StepPlanPage.objects.count() == 2


def test_search_looks_in_the_language_of_the_address(english: HomePage, client: Client) -> None:
    StandardPage.objects.get(slug="contact", locale__language_code="en")
    found = BeautifulSoup(client.get("/en/zoeken/", {"q": "idea"}).content, "html.parser")
    links = [link["href"] for link in found.select(".bif-results a")]
    assert links
    assert all(link.startswith("/en/") for link in links)


def test_the_idea_check_judges_the_same_in_english(english: HomePage, client: Client) -> None:
    page = html(client, "/en/idea-check/?v1=ja&v2=ja&v3=ja&v4=nee&v5=ja")
    assert page.main.h2.get_text(strip=True) == "Yes, apply for money"
