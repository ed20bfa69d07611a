"""The search page: finds public pages, marks the words, and takes any question."""

from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import PageViewRestriction

from home.models import HomePage, ProjectIndexPage
from search.highlight import excerpt, mark_words, search_words
from search.models import SearchDay, popular_searches, remember_search
from tests.home.factories import ProjectPageFactory, StandardPageFactory, village


def found(client: Client, words: str, **query: str) -> list[str]:
    response = client.get("/zoeken/", {"q": words, **query})
    assert response.status_code == 200
    return [a.get_text() for a in BeautifulSoup(response.content, "html.parser").select(".bif-results__item h3 a")]


def test_a_page_is_found_by_its_title_and_by_its_words(home: HomePage, client: Client) -> None:
    page = StandardPageFactory(parent=home, title="Fietsenmaker", body=[("text", "<p>Wij zoeken een pompoen.</p>")])
    assert found(client, "fietsenmaker") == [page.title]
    assert found(client, "pompoen") == [page.title]


def test_a_project_is_found_by_its_village(gallery: ProjectIndexPage, client: Client) -> None:
    ProjectPageFactory(parent=gallery, title="De molen draait", villages=[village("Olland")]).save_revision().publish()
    assert "De molen draait" in found(client, "olland")


def test_the_beginning_of_a_word_in_a_title_is_enough(home: HomePage, client: Client) -> None:
    StandardPageFactory(parent=home, title="Vleermuizenkast")
    assert found(client, "vleerm") == ["Vleermuizenkast"]


def test_drafts_and_private_pages_are_never_found(home: HomePage, client: Client) -> None:
    StandardPageFactory(parent=home, title="Vleermuis concept", live=False)
    private = StandardPageFactory(parent=home, title="Vleermuis besloten")
    PageViewRestriction.objects.create(page=private, restriction_type="password", password="x")
    assert found(client, "vleermuis") == []


def test_an_unpublished_page_leaves_the_results(home: HomePage, client: Client) -> None:
    page = StandardPageFactory(parent=home, title="Vleermuis")
    assert found(client, "vleermuis") == ["Vleermuis"]
    page.unpublish()
    assert found(client, "vleermuis") == []


@pytest.mark.parametrize(
    "words",
    [
        "",
        "   ",
        "???",
        "''",
        '"',
        '"hallo',
        'a"b',
        "'\"<script>%",
        "5% groen",
        "a OR",
        "(",
        "*",
        "\\",
        "%",
        "_",
        "NEAR/3",
        "title:x",
        "x" * 3000,
        "🚲",
        "\x00",
        "a\x00b",
        "--",
    ],
)
def test_any_question_is_fair(home: HomePage, client: Client, words: str) -> None:
    assert client.get("/zoeken/", {"q": words}).status_code == 200


def test_a_search_without_result_says_what_to_do(home: HomePage, client: Client) -> None:
    text = client.get("/zoeken/", {"q": "xyzzy"}).content.decode()
    assert "We vonden niets voor “xyzzy”" in text
    assert "Bekijk alle projecten" in text


def test_results_can_be_narrowed_to_one_kind(home: HomePage, gallery: ProjectIndexPage, client: Client) -> None:
    StandardPageFactory(parent=home, title="Vleermuis bij de regels")
    ProjectPageFactory(parent=gallery, title="Vleermuis op zolder")
    assert len(found(client, "vleermuis")) == 2
    assert found(client, "vleermuis", soort="Projecten") == ["Vleermuis op zolder"]
    assert found(client, "vleermuis", soort="onzin") == []


def test_results_are_divided_into_pages(home: HomePage, client: Client) -> None:
    for number in range(12):
        StandardPageFactory(parent=home, title=f"Vleermuis {number}")
    assert len(found(client, "vleermuis")) == 10
    assert len(found(client, "vleermuis", page="2")) == 2
    assert len(found(client, "vleermuis", page="onzin")) == 10


def test_what_was_typed_is_escaped(home: HomePage, client: Client) -> None:
    content = client.get("/zoeken/", {"q": "<b>fiets</b>"}).content.decode()
    assert "<b>fiets</b>" not in content


def test_a_search_asks_the_database_little(
    home: HomePage, gallery: ProjectIndexPage, client: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(6):
        StandardPageFactory(parent=home, title=f"Vleermuis {number}")
        ProjectPageFactory(parent=gallery, title=f"Vleermuis {number}", villages=[village("Erp")])
    found(client, "vleermuis")
    with django_assert_max_num_queries(12):
        assert len(found(client, "vleermuis")) == 10


def test_found_words_are_marked_and_the_rest_is_escaped() -> None:
    assert mark_words("Fietsen & <b>", search_words("fiets")) == "<mark>Fietsen</mark> &amp; &lt;b&gt;"


def test_the_excerpt_comes_from_the_text_that_has_the_word() -> None:
    long = "Een twee drie. " * 30 + "Daar staat de molen. " + "Vier vijf zes. " * 30
    piece = excerpt(["Niets hier.", long], search_words("molen"))
    assert "<mark>molen</mark>" in piece
    assert piece.startswith("… ")
    assert len(piece) < 300


def test_the_excerpt_of_a_page_without_text_is_empty() -> None:
    assert excerpt(["", " "], ["x"]) == ""


def test_a_typing_error_is_put_right(home: HomePage, client: Client) -> None:
    StandardPageFactory(parent=home, title="Speeltuin aan de Aa")
    content = client.get("/zoeken/", {"q": "speltuin"}).content.decode()
    assert 'href="?q=speeltuin"' in content
    assert "Bedoelde je" not in client.get("/zoeken/", {"q": "xyzzyplugh"}).content.decode()


def test_no_draft_is_given_away_by_a_better_spelling(home: HomePage, client: Client) -> None:
    StandardPageFactory(parent=home, title="Speeltuin", live=False)
    assert "speeltuin" not in client.get("/zoeken/", {"q": "speltuin"}).content.decode()


def test_editors_can_put_a_page_on_top(home: HomePage, client: Client) -> None:
    page = StandardPageFactory(parent=home, title="Andere hulp")
    query = Query.get("zwembad")
    SearchPromotion.objects.create(query=query, page=page, description="Kijk hier eens.")
    content = client.get("/zoeken/", {"q": " Zwembad "}).content.decode()
    assert "Kijk hier eens." in content
    page.unpublish()
    assert "Kijk hier eens." not in client.get("/zoeken/", {"q": "zwembad"}).content.decode()


def test_searches_are_counted_without_saying_who(home: HomePage, client: Client) -> None:
    for _number in range(2):
        client.get("/zoeken/", {"q": "Zwembad  Erp"})
    client.get("/zoeken/", {"q": "zwembad erp", "page": "2"})
    day = SearchDay.objects.get()
    assert (day.words, day.times, day.found) == ("zwembad erp", 2, 0)
    assert {field.name for field in SearchDay._meta.get_fields()} == {"id", "words", "date", "times", "found"}


def test_what_was_searched_for_once_is_shown_to_nobody(db: None) -> None:
    today = date(2027, 3, 1)
    remember_search("jan jansen", 0, today)
    assert popular_searches(today) == []
    remember_search("Jan Jansen", 0, today)
    assert [row["words"] for row in popular_searches(today, without_result=True)] == ["jan jansen"]


def test_search_words_are_forgotten_after_ninety_days(db: None) -> None:
    remember_search("oud", 1, date(2027, 1, 1))
    remember_search("nieuw", 1, date(2027, 4, 2))
    assert [day.words for day in SearchDay.objects.all()] == ["nieuw"]


@pytest.mark.parametrize("words", ["", "   ", "x" * 61])
def test_empty_and_very_long_questions_are_not_counted(db: None, words: str) -> None:
    remember_search(words, 0)
    assert not SearchDay.objects.exists()


@pytest.mark.parametrize("words", ['"hallo', 'a"b', "'\"<script>%", "NEAR(a b"])
def test_an_editor_may_search_for_anything(home: HomePage, admin_client: Client, words: str) -> None:
    for address in (
        "/beheer/pages/search/",
        f"/beheer/pages/{home.pk}/",
        "/beheer/images/",
        "/beheer/choose-page/search/",
    ):
        assert admin_client.get(address, {"q": words}, follow=True).status_code == 200
