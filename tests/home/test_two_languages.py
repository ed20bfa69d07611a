"""The site in Dutch and English: the address decides, pages point to each other, and what is missing falls back."""

from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from wagtail.models import Site

from fund_applications.lifecycle.roles import Role
from home.demo import load
from home.demo.english import ensure_english_demo
from home.demo.projects import ensure_projects
from home.models import HomePage, SiteSettings, StandardPage, StepPlanPage
from home.site_setup.english import ensure_english, ensure_english_pages
from tests.factories import person
from tests.home.factories import StandardPageFactory
from tests.home.reading import html

pytestmark = pytest.mark.filterwarnings(
    # Wagtail leaves the temporary file of a new rendition to the garbage collector.
    "ignore:Exception ignored in.*SpooledTemporaryFile:pytest.PytestUnraisableExceptionWarning"
)

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
VERSION = "{http://www.w3.org/1999/xhtml}link"


@pytest.fixture
def english(home: HomePage) -> HomePage:
    ensure_english_pages()
    return HomePage.objects.get(locale__language_code="en")


def _only_in_dutch(english: HomePage) -> str:
    """The address of a page in the footer that nobody translated."""
    dutch = HomePage.objects.get(locale__language_code="nl")
    page = StandardPageFactory(parent=dutch, title="Alleen hier", slug="alleen-hier", live=True)
    site_settings = SiteSettings.for_site(Site.objects.get(is_default_site=True))
    site_settings.footer_links.append(("link", {"text": "", "page": page, "url": ""}))
    site_settings.save()
    return "/alleen-hier/"


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
    assert {link["hreflang"] for link in back.select('link[rel="alternate"]')} == {"nl", "en", "x-default"}


def test_a_page_without_a_translation_leads_to_the_front_page_and_says_so(english: HomePage, client: Client) -> None:
    page = html(client, _only_in_dutch(english))
    link = page.header.select_one('a[hreflang="en"]')
    assert link["href"] == "/en/"
    assert link.get_text(strip=True) != "English"
    assert page.select('link[rel="alternate"][hreflang]') == []


def test_a_draft_translation_is_not_linked(english: HomePage, client: Client) -> None:
    StepPlanPage.objects.get(locale__language_code="en").unpublish()
    assert html(client, "/zo-werkt-het/").header.select_one('a[hreflang="en"]')["href"] == "/en/"


def test_search_and_applicants_have_the_switch_too_with_what_was_asked(english: HomePage, client: Client) -> None:
    asked = html(client, "/zoeken/?q=soep").header.select_one('a[hreflang="en"]')
    assert asked["href"] == "/en/zoeken/?q=soep"
    assert html(client, "/en/mijn-aanvraag/").header.select_one('a[hreflang="nl"]')["href"] == "/mijn-aanvraag/"


def test_an_address_where_nothing_is_leads_to_the_front_page(english: HomePage, client: Client) -> None:
    page = BeautifulSoup(client.get("/bestaat-niet/").content, "html.parser")
    assert page.header.select_one('a[hreflang="en"]')["href"] == "/en/"


def test_a_site_in_one_language_has_no_switch(home: HomePage, client: Client) -> None:
    assert html(client, "/spelregels/").select("a[hreflang]") == []


def test_the_menu_and_the_footer_are_in_the_language_of_the_page(english: HomePage, client: Client) -> None:
    _only_in_dutch(english)
    page = html(client, "/en/")
    menu = [link["href"] for link in page.select(".bif-header .bif-nav a")]
    assert "/en/how-it-works/" in menu
    assert "/zo-werkt-het/" not in menu
    footer = {link["href"]: link for link in page.select(".bif-footer__links a")}
    assert {"/en/rules/", "/en/register/"} <= footer.keys()
    assert footer["/en/register/"].get_text(strip=True) == "Who got money?"
    assert {"/en/news/", "/nieuws/"} & footer.keys() == {"/en/news/"}
    assert footer["/alleen-hier/"]["lang"] == "nl"


def test_the_words_of_the_settings_around_an_english_page_are_english(english: HomePage, client: Client) -> None:
    site_settings = SiteSettings.for_site(english.get_site() or Site.objects.get())
    site_settings.contact_name, site_settings.contact_role = "Sam", "Helpt je"
    site_settings.contact_role_en, site_settings.footer_text, site_settings.footer_text_en = "Helps you", "Dag", "Bye"
    site_settings.save()
    footer = html(client, "/en/").footer.get_text()
    assert "Helps you" in footer
    assert "Helpt je" not in footer
    assert "Bye" in footer
    assert "Dag" not in footer


def test_projects_and_the_map_count_each_project_once_in_each_language(english: HomePage, client: Client) -> None:
    ensure_projects()
    before = html(client, "/").select_one(".bif-map").get_text()
    ensure_english_demo()
    assert html(client, "/").select_one(".bif-map").get_text() == before
    cards = [link["href"] for link in html(client, "/en/").select("main .bif-card a")]
    assert cards
    assert all(link.startswith("/en/projects/") for link in cards)
    filters = html(client, "/en/projects/").select_one('nav[aria-label="Theme"]').get_text()
    assert "Technology" in filters
    assert "Techniek" not in filters


def test_every_page_of_the_setup_is_there_in_english(english: HomePage) -> None:
    there = set(english.get_children().live().values_list("translation_key", flat=True))
    dutch = HomePage.objects.get(locale__language_code="nl").get_children().live()
    assert [page.slug for page in dutch if page.translation_key not in there] == []


def test_each_language_has_feeds_of_its_own(english: HomePage, client: Client) -> None:
    load()
    for name in ("projecten", "nieuws"):
        dutch, other = (client.get(f"{root}/feeds/{name}.xml").content.decode() for root in ("", "/en"))
        assert "Voorbeeld:" in dutch
        assert "/en/" not in dutch.split("</entry>")[0].split("<entry>")[1]
        assert other.count("<entry>") == dutch.count("<entry>")
        assert all("/en/" in entry for entry in other.split("<entry>")[1:])


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


def test_the_sitemap_has_both_languages_and_ties_the_versions_of_a_page(english: HomePage, client: Client) -> None:
    dutch_only = _only_in_dutch(english)
    entries = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314  our own
    addresses = {urlsplit(entry.findtext(f"{SITEMAP}loc") or "").path: entry for entry in entries}
    assert {"/", "/en/", "/zo-werkt-het/", "/en/how-it-works/", dutch_only} <= addresses.keys()
    versions = {link.get("hreflang"): link.get("href") for link in addresses["/en/how-it-works/"].findall(VERSION)}
    assert versions.keys() == {"nl", "en"}
    assert str(versions["nl"]).endswith("/zo-werkt-het/")
    assert addresses[dutch_only].findall(VERSION) == []
