"""The pages of the campaign: idea check, advice of children, news and agenda, words, other pots, kit."""

from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from wagtail.models import Page

from home.idea_check import Verdict, judge
from home.models import (
    AdviceIndexPage,
    AdvicePage,
    CampaignKitPage,
    EventPage,
    FaqPage,
    GlossaryPage,
    HomePage,
    IdeaCheckPage,
    NewsIndexPage,
    NewsPage,
    ProjectPage,
    StandardPage,
)
from tests.home.factories import StandardPageFactory
from tests.home.reading import html, structured_data

ALL_FIT = "v1=ja&v2=ja&v3=ja&v4=nee&v5=ja"


def add(parent: Page, page: Page) -> Page:
    Page.objects.get(pk=parent.pk).add_child(instance=page)
    return page


# --- Idea check --------------------------------------------------------------------------------------


def test_the_idea_check_asks_five_questions_and_sets_no_cookie(home: HomePage, client: Client) -> None:
    page = html(client, "/ideecheck/")
    assert len(page.select("main fieldset")) == 5
    assert not client.cookies


@pytest.mark.parametrize(
    ("answers", "heading"),
    [
        (ALL_FIT, "Ja, vraag geld aan"),
        (ALL_FIT.replace("v4=nee", "v4=ja"), "Misschien, bel ons"),
        (ALL_FIT.replace("v5=ja", "v5=weet-niet"), "Misschien, bel ons"),
        (ALL_FIT.replace("v2=ja", "v2=nee"), "Dit past misschien beter ergens anders"),
        (ALL_FIT.replace("v2=ja", "v2=weet-niet"), "Misschien, bel ons"),
        ("v1=nee&v2=nee&v3=nee&v4=ja&v5=nee", "Dit past misschien beter ergens anders"),
    ],
)
def test_the_answers_give_one_of_three_outcomes(home: HomePage, client: Client, answers: str, heading: str) -> None:
    page = html(client, f"/ideecheck/?{answers}&klaar=1")
    assert page.main.h2.get_text(strip=True) == heading
    assert heading in page.title.get_text()


def test_no_outcome_ever_blocks_an_application(home: HomePage, client: Client) -> None:
    home.get_site()
    apply_page = StandardPage.objects.get(slug="contact")
    from home.site_setup import point_to_apply_page

    point_to_apply_page(apply_page)
    for answers in (ALL_FIT, "v1=nee&v2=nee&v3=nee&v4=ja&v5=nee"):
        main = html(client, f"/ideecheck/?{answers}").main
        assert main.select_one('a[href="/contact/"]') is not None
        assert "Je mag altijd geld aanvragen" in main.get_text()


def test_an_outcome_names_its_reasons_and_a_better_place(home: HomePage, client: Client) -> None:
    main = html(client, f"/ideecheck/?{ALL_FIT.replace('v3=ja', 'v3=nee')}").main
    assert "Voor iets gewoons zijn er andere potjes" in main.get_text()
    assert main.select_one('a[href="/andere-potjes/"]') is not None


@pytest.mark.parametrize("query", ["klaar=1", "v1=ja", "v1=onzin&v2=ja&v3=ja&v4=nee&v5=ja", "v1=%00&klaar=1"])
def test_a_missing_answer_is_asked_for_and_the_others_are_kept(home: HomePage, client: Client, query: str) -> None:
    page = html(client, f"/ideecheck/?{query}")
    assert "Kies een antwoord" in page.main.get_text()
    if "v2=ja" in query:
        assert page.select_one('input[name="v2"][value="ja"]').has_attr("checked")


def test_from_the_outcome_one_goes_back_to_the_same_answers(home: HomePage, client: Client) -> None:
    answers = ALL_FIT.replace("v2=ja", "v2=nee")
    link = html(client, f"/ideecheck/?{answers}&klaar=1").main.find("a", string="Verander je antwoorden")
    page = html(client, link["href"])
    assert [each["value"] for each in page.select("main input[checked]")] == ["ja", "nee", "ja", "nee", "ja"]
    assert not page.select(".bif-outcome")


def test_a_check_without_questions_fits(home: HomePage) -> None:
    assert judge([], []).verdict == Verdict.FITS


def test_an_editor_may_reword_and_remove_questions(home: HomePage, client: Client) -> None:
    page = IdeaCheckPage.objects.get()
    page.questions = [
        (
            "question",
            {"question": "Is het leuk?", "fits": "ja", "otherwise": "call", "reason": "Maak het leuk.", "help": ""},
        )
    ]
    page.save_revision().publish()
    assert "Maak het leuk." in html(client, "/ideecheck/?v1=nee").main.get_text()


# --- Advice of children ------------------------------------------------------------------------------


@pytest.fixture
def advice(home: HomePage) -> AdvicePage:
    shown_on = StandardPage.objects.get(slug="contact")
    page = AdvicePage(
        title="Kom op school",
        slug="school",
        said="Kom het vertellen.",
        school="De Proefschool",
        school_group="groep 8",
        year=2019,
        state="doing",
        answer="<p>We komen.</p>",
        carried_out_by=[("page", shown_on)],
    )
    return add(AdviceIndexPage.objects.get(), page)


def test_an_advice_tells_what_was_said_by_whom_and_what_was_done(advice: AdvicePage, client: Client) -> None:
    main = html(client, "/adviezen/school/").main
    assert main.blockquote.get_text(strip=True) == "Kom het vertellen."
    assert main.figcaption.get_text(strip=True) == "De Proefschool, groep 8, 2019"
    assert "Mee bezig" in main.get_text()
    assert main.select_one('a[href="/contact/"]') is not None


def test_a_page_that_shows_the_advice_disappears_when_it_is_unpublished(advice: AdvicePage, client: Client) -> None:
    StandardPage.objects.get(slug="contact").unpublish()
    assert html(client, "/adviezen/school/").main.select_one('a[href="/contact/"]') is None


@pytest.mark.django_db
def test_not_doing_something_needs_a_reason() -> None:
    page = AdvicePage(title="x", slug="x", said="x", state="not_doing", reason="<p> </p>")
    with pytest.raises(ValidationError, match="Leg uit waarom"):
        page.clean()


@pytest.mark.django_db
def test_doing_something_needs_an_answer() -> None:
    page = AdvicePage(title="x", slug="x", said="x", state="done")
    with pytest.raises(ValidationError, match="Vertel wat jullie hebben gedaan"):
        page.clean()


def test_there_is_no_field_for_the_name_of_a_child() -> None:
    names = {field.name for field in AdvicePage._meta.get_fields()}
    assert not names & {"name", "names", "child", "child_name", "author", "speaker"}


def test_advice_can_be_narrowed_to_what_was_done(advice: AdvicePage, client: Client) -> None:
    add(AdviceIndexPage.objects.get(), AdvicePage(title="Nieuw", slug="nieuw", said="Doe iets."))
    assert len(html(client, "/adviezen/").select("main .bif-card")) == 2
    shown = html(client, "/adviezen/?stand=doing").select("main .bif-card__heading")
    assert [card.get_text(strip=True) for card in shown] == ["Kom op school"]
    assert html(client, "/adviezen/?stand=onzin").select("main .bif-card") == []


# --- News and agenda ---------------------------------------------------------------------------------


@pytest.fixture
def news(home: HomePage) -> NewsIndexPage:
    return NewsIndexPage.objects.get()


def make_event(news: NewsIndexPage, **fields: Any) -> EventPage:
    start = timezone.now().replace(microsecond=0) + timedelta(days=3)
    values = {"title": "Inloop, met koffie; en taart", "slug": "inloop", "starts_at": start, "place": "Dorpshuis"}
    return add(news, EventPage(**{**values, **fields}))


def test_news_stands_newest_first(news: NewsIndexPage, client: Client) -> None:
    for number in (1, 3, 2):
        add(news, NewsPage(title=f"Bericht {number}", date=timezone.localdate() - timedelta(days=number)))
    cards = [card.get_text(strip=True) for card in html(client, "/nieuws/").select("main .bif-card__heading")]
    assert cards == ["Bericht 1", "Bericht 2", "Bericht 3"]


def test_an_event_that_is_over_leaves_the_agenda_but_keeps_its_page(news: NewsIndexPage, client: Client) -> None:
    make_event(news, starts_at=timezone.now() - timedelta(days=1))
    assert html(client, "/nieuws/").select("main .bif-card") == []
    assert "is al geweest" in html(client, "/nieuws/inloop/").main.get_text()


def test_an_event_can_be_put_in_a_calendar(news: NewsIndexPage, client: Client) -> None:
    make_event(news, starts_at=datetime(2027, 3, 1, 18, 30, tzinfo=UTC), ends_at=datetime(2027, 3, 1, 20, tzinfo=UTC))
    link = html(client, "/nieuws/inloop/").select_one('a[href$="/agenda/"]')["href"]
    response = client.get(link)
    text = response.content.decode()
    assert response["Content-Type"].startswith("text/calendar")
    assert "DTSTART:20270301T183000Z\r\n" in text
    assert "SUMMARY:Inloop\\, met koffie\\; en taart\r\n" in text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_an_event_says_its_time_in_dutch(news: NewsIndexPage) -> None:
    starts = datetime(2027, 3, 1, 18, 30, tzinfo=UTC)
    assert EventPage(starts_at=starts).when == "maandag 1 maart 2027, 19.30 uur"
    assert (
        EventPage(starts_at=starts, ends_at=starts + timedelta(hours=1)).when
        == "maandag 1 maart 2027, 19.30 tot 20.30 uur"
    )


@pytest.mark.django_db
def test_an_event_ends_after_it_began() -> None:
    now = timezone.now()
    with pytest.raises(ValidationError, match="Kies een tijd na het begin"):
        EventPage(title="x", slug="x", starts_at=now, ends_at=now).clean()


def test_a_cancelled_event_says_so_and_offers_no_place(news: NewsIndexPage, client: Client) -> None:
    make_event(news, is_cancelled=True, sign_up_url="https://example.org/meld-aan")
    main = html(client, "/nieuws/inloop/").main
    assert "afgelast" in main.get_text()
    assert main.select_one('a[href="https://example.org/meld-aan"]') is None
    assert "STATUS:CANCELLED" in client.get("/nieuws/inloop/agenda/").content.decode()


# --- Words, questions, kit ---------------------------------------------------------------------------


def test_words_stand_by_letter_in_alphabetical_order(home: HomePage) -> None:
    page = GlossaryPage.objects.get()
    page.terms = [("term", {"word": word, "meaning": "<p>x</p>"}) for word in ("kern", "Aanvraag", "Advies")]
    letters = [(letter, [term["word"] for term in terms]) for letter, terms in page.letters()]
    assert letters == [("A", ["Aanvraag", "Advies"]), ("K", ["kern"])]


def test_questions_are_told_to_search_engines_unless_made_up(home: HomePage, client: Client) -> None:
    kinds = [data["@type"] for data in structured_data(client, "/vragen/")]
    assert "FAQPage" in kinds
    page = FaqPage.objects.get()
    page.is_example = True
    page.save_revision().publish()
    assert "FAQPage" not in [data["@type"] for data in structured_data(client, "/vragen/")]


def test_the_kit_offers_posters_and_flyers_of_live_pages_only(home: HomePage, client: Client) -> None:
    draft = StandardPageFactory(parent=home, title="Concept", live=False)
    kit = CampaignKitPage.objects.get()
    kit.poster_pages = [("page", home), ("page", draft)]
    kit.save_revision().publish()
    posters = [card["href"] for card in html(client, "/school-en-dorp/").select("main .bif-card__link")]
    assert posters == [f"/poster/{home.pk}/", f"/flyer/{home.pk}/"]


@pytest.mark.django_db
def test_pages_can_only_be_made_where_they_belong() -> None:
    assert not ProjectPage.can_exist_under(StandardPage())
    assert not AdvicePage.can_exist_under(NewsIndexPage())
    assert NewsPage.can_exist_under(NewsIndexPage())
    assert ProjectPage.allowed_subpage_models() == []


def test_the_kit_gives_the_code_that_shows_the_meter_elsewhere(home: HomePage, client: Client) -> None:
    code = html(client, "/school-en-dorp/").select_one(".bif-copy__code").get_text()
    frame = BeautifulSoup(code, "html.parser").iframe
    assert frame["title"] == "Zoveel geld is er nog"
    shown = client.get(urlsplit(frame["src"]).path)
    assert shown.status_code == 200
    assert "frame-ancestors 'self' *" in shown.headers["Content-Security-Policy"]


def test_the_poster_of_the_front_page_says_what_it_is_about(home: HomePage, client: Client) -> None:
    words = html(client, f"/poster/{home.pk}/").select_one(".bif-poster__text").get_text()
    assert words == home.hero_text


@pytest.mark.parametrize(("query", "number"), [("", 2), ("?op=4", 4), ("?op=onzin", 2)])
def test_a_sheet_holds_two_or_four_flyers_of_which_one_is_read_out(
    home: HomePage, client: Client, query: str, number: int
) -> None:
    main = html(client, f"/flyer/{home.pk}/{query}").main
    assert len(main.select(".bif-flyer .bif-flyer__code svg path")) == number
    assert len(main.select(".bif-flyer:not([aria-hidden])")) == len(main.select("h1")) == 1


def test_a_long_title_is_printed_smaller(home: HomePage, client: Client) -> None:
    page = StandardPageFactory(parent=home, title="Een plan met een heel lange naam. " * 7)
    assert html(client, f"/flyer/{page.pk}/").select_one(".bif-flyer--longest")
    assert html(client, f"/poster/{page.pk}/").select_one(".bif-poster--longest")
