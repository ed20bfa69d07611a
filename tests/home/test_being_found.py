"""What machines read: sitemap, robots, security.txt, feeds, share cards, structured data; and posters and short links."""

import io
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone
from PIL import Image

from wagtail.models import PageViewRestriction

from home.campaign.share_cards import HEIGHT, WIDTH, draw_card
from home.models import HomePage, NewsIndexPage, NewsPage, ProjectIndexPage, ShortLinkDay
from tests.home.factories import ProjectPageFactory, StandardPageFactory, village
from tests.home.reading import html, structured_data
from tests.home.test_pages import site_settings

LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_sitemap_lists_public_pages_and_no_examples(
    home: HomePage, gallery: ProjectIndexPage, client: Client
) -> None:
    ProjectPageFactory(parent=gallery, slug="echt")
    ProjectPageFactory(parent=gallery, slug="verzonnen", is_example=True)
    ProjectPageFactory(parent=gallery, slug="concept", live=False)
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314  our own
    addresses = " ".join(element.text or "" for element in root.iter(LOC))
    assert "/projecten/echt/" in addresses
    assert "verzonnen" not in addresses
    assert "concept" not in addresses


def test_robots_keeps_machines_away_from_what_is_private(home: HomePage, client: Client) -> None:
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /mijn-aanvraag/" in text
    assert "Sitemap: http" in text


def test_security_txt_is_there_until_it_expires(home: HomePage, client: Client) -> None:
    assert client.get("/.well-known/security.txt").status_code == 404
    today = timezone.localdate()
    site_settings(security_contact="mailto:veilig@example.org", security_expires=today)
    text = client.get("/.well-known/security.txt").content.decode()
    assert text.startswith("Contact: mailto:veilig@example.org\n")
    assert f"Expires: {today.isoformat()}T23:59:59" in text
    site_settings(security_expires=today - timedelta(days=1))
    assert client.get("/.well-known/security.txt").status_code == 404


def test_feeds_hold_the_latest_and_mark_what_is_made_up(
    home: HomePage, gallery: ProjectIndexPage, client: Client
) -> None:
    ProjectPageFactory(parent=gallery, title="Soep", is_example=True)
    NewsIndexPage.objects.get().add_child(instance=NewsPage(title="Bericht"))
    projects = ElementTree.fromstring(client.get("/feeds/projecten.xml").content)  # noqa: S314
    news = ElementTree.fromstring(client.get("/feeds/nieuws.xml").content)  # noqa: S314
    assert [e.findtext(f"{ATOM}title") for e in projects.iter(f"{ATOM}entry")] == ["Voorbeeld: Soep"]
    assert [e.findtext(f"{ATOM}title") for e in news.iter(f"{ATOM}entry")] == ["Bericht"]


def test_a_project_describes_its_grant_to_search_engines(gallery: ProjectIndexPage, client: Client) -> None:
    ProjectPageFactory(parent=gallery, slug="soep", villages=[village("Erp")])
    described = {data["@type"]: data for data in structured_data(client, "/projecten/soep/")}
    assert described["Project"]["funding"]["amount"]["value"] == "2500.00"
    assert described["Project"]["location"] == [{"@type": "Place", "name": "Erp"}]
    assert [item["name"] for item in described["BreadcrumbList"]["itemListElement"]][-2] == "Projecten"


def test_an_example_is_kept_from_search_engines(gallery: ProjectIndexPage, client: Client) -> None:
    ProjectPageFactory(parent=gallery, slug="soep", is_example=True)
    page = html(client, "/projecten/soep/")
    assert page.select_one('meta[name="robots"]')["content"] == "noindex"
    assert "Project" not in [data["@type"] for data in structured_data(client, "/projecten/soep/")]


def test_the_fund_is_described_as_a_service_of_the_municipality(home: HomePage, client: Client) -> None:
    service = structured_data(client, "/")[0]
    assert service["@type"] == "GovernmentService"
    assert service["provider"]["name"] == "Gemeente Meierijstad"


def test_each_page_has_a_share_card_of_the_right_size(home: HomePage, client: Client) -> None:
    address = html(client, "/contact/").select_one('meta[property="og:image"]')["content"]
    response = client.get(address.partition("/delen/")[2] and "/delen/" + address.partition("/delen/")[2])
    assert response["Content-Type"] == "image/png"
    assert Image.open(io.BytesIO(response.content)).size == (WIDTH, HEIGHT)


@pytest.mark.parametrize("title", ["x", "Fiets " * 50, "W" * 300, "Ideeënmarkt 🚲 & <b>", " "])
def test_any_title_fits_on_a_share_card(title: str) -> None:
    assert Image.open(io.BytesIO(draw_card(title, seed=1))).size == (WIDTH, HEIGHT)


def test_a_card_is_drawn_the_same_each_time() -> None:
    assert draw_card("Soep", seed=7) == draw_card("Soep", seed=7)


@pytest.mark.parametrize("address", ["/delen/{pk}.png", "/poster/{pk}/", "/flyer/{pk}/", "/k/{code}/"])
def test_nothing_of_a_draft_or_a_private_page_can_be_had(home: HomePage, client: Client, address: str) -> None:
    from django.utils.http import int_to_base36

    draft = StandardPageFactory(parent=home, live=False)
    private = StandardPageFactory(parent=home)
    PageViewRestriction.objects.create(page=private, restriction_type="password", password="x")
    for page in (draft, private):
        assert client.get(address.format(pk=page.pk, code=int_to_base36(page.pk))).status_code == 404


def test_a_poster_has_a_code_and_an_address_to_type(home: HomePage, client: Client) -> None:
    main = html(client, f"/poster/{home.pk}/").main
    assert main.select_one(".bif-poster__code svg path") is not None
    assert "/k/" in main.select_one(".bif-poster__address").get_text()
    assert "style=" not in str(main)


def test_a_short_link_leads_to_its_page_and_counts_only_how_often(home: HomePage, client: Client) -> None:
    from home.campaign.short_links import short_address

    path = "/k/" + short_address(home).partition("/k/")[2]
    assert client.get(path)["Location"] == "/"
    client.get(path)
    client.head(path)
    count = ShortLinkDay.objects.get()
    assert (count.visits, count.date) == (2, timezone.localdate())
    assert {field.name for field in ShortLinkDay._meta.get_fields()} == {"id", "page", "date", "visits"}


@pytest.mark.parametrize("code", ["zzzzzz", "0", "--", "x" * 60, "ZZ", "_"])
def test_a_short_link_that_means_nothing_is_not_found(home: HomePage, client: Client, code: str) -> None:
    assert client.get(f"/k/{code}/").status_code == 404


def test_the_meter_may_stand_in_a_frame_elsewhere_and_nothing_else_may(home: HomePage, client: Client) -> None:
    meter = client.get("/insluiten/geldmeter/")
    assert meter.status_code == 200
    assert "frame-ancestors 'self' *" in meter["Content-Security-Policy"]
    assert "X-Frame-Options" not in meter
    assert "frame-ancestors 'self';" in client.get("/")["Content-Security-Policy"]


def test_pages_name_their_own_address(home: HomePage, client: Client) -> None:
    page = BeautifulSoup(client.get("/projecten/?kern=erp").content, "html.parser")
    assert page.select_one('link[rel="canonical"]')["href"].endswith("/projecten/")
