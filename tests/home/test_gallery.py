"""The gallery of projects: filters as plain links, counts, pages, and values that mean nothing."""

import pytest
from bs4 import BeautifulSoup
from django.http import QueryDict
from django.test import Client

from wagtail.models import PageViewRestriction

from home.gallery import Gallery, GalleryFilters
from home.models import ProjectIndexPage
from tests.home.factories import ProjectPageFactory, theme, village


def gallery_for(index: ProjectIndexPage, query: str = "") -> Gallery:
    return Gallery(index, GalleryFilters.from_query(QueryDict(query)))


def titles(gallery: Gallery) -> list[str]:
    return [card["heading"] for card in gallery.cards]


@pytest.fixture
def filled(gallery: ProjectIndexPage) -> ProjectIndexPage:
    ProjectPageFactory(parent=gallery, title="Soep", villages=[village("Erp")], themes=[theme("Techniek")], year=2026)
    ProjectPageFactory(
        parent=gallery,
        title="Bank",
        villages=[village("Erp"), village("Veghel")],
        themes=[theme("Kunst en muziek")],
        year=2025,
    )
    ProjectPageFactory(parent=gallery, title="Ton", villages=[village("Veghel")], year=2025)
    ProjectPageFactory(parent=gallery, title="Geheim", villages=[village("Erp")], year=2026, live=False)
    return gallery


def test_all_live_projects_are_shown_newest_first(filled: ProjectIndexPage) -> None:
    gallery = gallery_for(filled)
    assert titles(gallery)[0] == "Soep"
    assert set(titles(gallery)) == {"Soep", "Bank", "Ton"}
    assert gallery.heading == "3 projecten"


def test_filters_can_be_combined(filled: ProjectIndexPage) -> None:
    assert titles(gallery_for(filled, "kern=erp&jaar=2025")) == ["Bank"]
    assert titles(gallery_for(filled, "kern=veghel&thema=kunst-en-muziek")) == ["Bank"]


def test_the_heading_says_what_is_filtered(filled: ProjectIndexPage) -> None:
    assert gallery_for(filled, "kern=erp&jaar=2025").heading == "1 project in Erp uit 2025"


def test_each_link_counts_what_it_will_show(filled: ProjectIndexPage) -> None:
    counted = 0
    for query in ("", "kern=erp", "jaar=2025", "kern=erp&jaar=2025"):
        for group in gallery_for(filled, query).filter_groups:
            for link in group.items:
                if link["count"] is not None:
                    found = gallery_for(filled, link["url"].partition("?")[2])
                    assert found.total == link["count"] == len(found.cards), (query, link)
                    counted += 1
    assert counted


def test_villages_stand_in_alphabetical_order(filled: ProjectIndexPage) -> None:
    labels = [link["label"] for link in gallery_for(filled).filter_groups[0].items]
    assert labels == ["Alles", "Erp", "Veghel"]


@pytest.mark.parametrize(
    "query",
    [
        "kern=atlantis",
        "jaar=abc",
        "jaar=-1",
        "jaar=99999999999999999999",
        "jaar=²⁰²⁶",
        "thema=%00",
        "kern=" + "x" * 5000,
    ],
)
def test_a_value_that_means_nothing_finds_nothing_and_breaks_nothing(
    filled: ProjectIndexPage, client: Client, query: str
) -> None:
    response = client.get(f"/projecten/?{query}")
    assert response.status_code == 200
    assert response.context["gallery"].total == len(response.context["gallery"].cards)


@pytest.mark.parametrize("page", ["0", "-3", "abc", "999", "1e9"])
def test_a_page_that_does_not_exist_gives_one_that_does(filled: ProjectIndexPage, client: Client, page: str) -> None:
    response = client.get(f"/projecten/?page={page}")
    assert len(response.context["gallery"].cards) == 3


def test_a_long_gallery_is_divided_into_pages(gallery: ProjectIndexPage, client: Client) -> None:
    for number in range(13):
        ProjectPageFactory(parent=gallery, title=f"Project {number}", villages=[village("Erp")])
    second = client.get("/projecten/?kern=erp&page=2")
    assert len(second.context["gallery"].cards) == 1
    links = [link["href"] for link in BeautifulSoup(second.content, "html.parser").select(".bif-pagination a")]
    assert "?kern=erp&page=1" in links


def test_an_empty_gallery_says_that_projects_will_come(gallery: ProjectIndexPage, client: Client) -> None:
    assert "Hier komen de projecten" in client.get("/projecten/").content.decode()


def test_a_project_behind_a_password_is_not_shown(filled: ProjectIndexPage) -> None:
    hidden = filled.get_children().get(title="Soep")
    PageViewRestriction.objects.create(page=hidden, restriction_type="password", password="x")
    assert "Soep" not in titles(gallery_for(filled))


def test_the_map_has_all_villages_and_links_those_with_projects(filled: ProjectIndexPage) -> None:
    tiles = {tile["name"]: tile for tile in gallery_for(filled).map_tiles}
    assert len(tiles) == 13
    assert tiles["Erp"]["count"] == 2
    assert tiles["Erp"]["url"] == "/projecten/?kern=erp"
    assert tiles["Olland"]["url"] == ""


def test_a_year_that_is_none_is_not_said_in_the_heading(filled: ProjectIndexPage) -> None:
    assert gallery_for(filled, "jaar=abc").heading == "0 projecten"
    assert gallery_for(filled, "jaar=1999").heading == "0 projecten uit 1999"
