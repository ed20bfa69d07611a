"""The plain-language check, its report for editors, and our own texts held against it."""

import pytest
from django.test import Client

from wagtail.models import Page, get_page_models

from fund_applications.lifecycle.roles import Role
from home.demo import load as load_demo_pages
from home.models import BasePage, HomePage, StandardPage
from home.plain_language import Report, check, texts_of
from home.plain_language.checking import LONG_ON_AVERAGE, Kind, flesch_douma
from home.plain_language.passive import is_passive
from home.plain_language.words import sentences, syllables, words
from home.site_setup.english import ensure_english
from home.site_setup.hard_words import HARD_WORDS
from tests.factories import person
from tests.home.factories import StandardPageFactory


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("idee", 2),
        ("ideeën", 3),
        ("aanvraag", 2),
        ("gemeente", 3),
        ("mooie", 2),
        ("eeuw", 1),
        ("geïnteresseerd", 5),
        ("zzp", 1),
    ],
)
def test_syllables_are_counted_as_dutch_says_them(word: str, number: int) -> None:
    assert syllables(word) == number


def test_a_short_form_or_an_amount_ends_no_sentence() -> None:
    text = "Je krijgt hooguit € 10.000,50 voor bijv. Een bakfiets. Wij bellen je op 3.30 uur! En dan?"
    assert sentences(text) == [
        "Je krijgt hooguit € 10.000,50 voor bijv. Een bakfiets.",
        "Wij bellen je op 3.30 uur!",
        "En dan?",
    ]


def test_numbers_are_no_words() -> None:
    assert words("Sint-Oedenrode heeft 13.879 inwoners, zo'n 6 %.") == ["Sint-Oedenrode", "heeft", "inwoners", "zo'n"]


def test_the_formula_of_douma() -> None:
    # 4 words a sentence, 1.5 syllables a word: 206.84 - 3.72 - 115.5 = 87.62
    assert flesch_douma([["de", "kat", "loopt", "zeuren"], ["water", "is", "heel", "goeie"]]) == round(
        206.84 - 0.93 * 4 - 77 * 11 / 8
    )


@pytest.mark.parametrize(
    "sentence", ["De aanvraag wordt behandeld.", "Het plan werd door ons goedgekeurd.", "Je wordt gebeld."]
)
def test_a_sentence_without_a_doer_is_recognised(sentence: str) -> None:
    assert is_passive(sentence)


@pytest.mark.parametrize(
    "sentence", ["Wij behandelen je aanvraag.", "Het wordt gezellig.", "Zij worden beter.", "Hij wordt 12 jaar."]
)
def test_other_sentences_with_worden_are_fine(sentence: str) -> None:
    assert not is_passive(sentence)


def test_a_long_sentence_is_named_with_what_to_do() -> None:
    report = check(["Dit is " + "een heel " * 12 + "lange zin."], {})
    assert [finding.kind for finding in report.findings] == [Kind.LONG]
    assert "28 woorden" in report.findings[0].advice


def test_hard_words_are_found_whatever_their_case_and_ending() -> None:
    report = check(["Indien je participeert met een adequate som.", "Wij willen dit indienen."], HARD_WORDS)
    assert [finding.advice.split("”")[0].strip("“") for finding in report.findings] == [
        "adequaat",
        "indien",
        "participeren",
    ]


def test_a_link_that_says_nothing_is_found() -> None:
    assert [finding.kind for finding in check([], {}, ["Klik hier.", "Bekijk de spelregels"]).findings] == [
        Kind.EMPTY_LINK
    ]


def test_an_empty_text_breaks_nothing() -> None:
    report = check([], {})
    assert (report.word_count, report.has_figures, report.is_easy) == (0, False, True)


def test_text_is_read_from_blocks_lists_and_rich_text(home: HomePage) -> None:
    page = StandardPageFactory(
        parent=home,
        title="Titel",
        summary="Samenvatting.",
        body=[
            ("text", '<h2>Kop</h2><ul><li>Een</li><li>Twee <a href="/x/">hier</a></li></ul>'),
            (
                "steps",
                {"heading": "Stappen", "steps": [{"title": "Begin", "text": "Ga.", "motif": "seed", "tone": "sun"}]},
            ),
            (
                "call_to_action",
                {"heading": "Doe mee", "link": {"text": "Vraag aan", "url": "/aanvragen/", "page": None}},
            ),
        ],
    )
    text = texts_of(page)
    for piece in ("Titel", "Samenvatting.", "Kop", "Een", "Twee hier", "Begin", "Ga.", "Doe mee", "Vraag aan"):
        assert piece in text.pieces
    assert text.links == ["hier"]
    assert not {"/aanvragen/", "seed", "sun"} & set(text.pieces)


def test_every_page_type_can_be_looked_at(home: HomePage) -> None:
    for model in get_page_models():
        if issubclass(model, BasePage):
            texts_of(model(title="Titel"))


def test_our_own_pages_and_examples_read_easily(home: HomePage) -> None:
    load_demo_pages()
    hard = {
        page: report
        for page in Page.objects.live().filter(locale__language_code="nl").specific()
        if isinstance(page, BasePage) and not (report := look(page)).is_easy
    }
    assert {page.title: [f.where for f in report.findings] or report.score for page, report in hard.items()} == {}


def look(page: BasePage) -> Report:
    text = texts_of(page)
    report = check(text.pieces, HARD_WORDS, text.links)
    assert report.sentence_length <= LONG_ON_AVERAGE
    return report


def test_an_editor_sees_the_report_of_the_latest_draft(home: HomePage, client: Client) -> None:
    page = StandardPage.objects.get(slug="contact")
    page.body = [("text", "<p>Derhalve bellen wij.</p>")]
    page.save_revision()
    client.force_login(person(Role.EDITOR))
    content = client.get(f"/beheer/taal/{page.pk}/").content.decode()
    assert "“derhalve” is een moeilijk woord. Schrijf liever: daarom." in content
    assert "<html" not in client.get(f"/beheer/taal/{page.pk}/?fragment=1").content.decode()


def test_an_english_page_is_not_judged_by_the_rules_of_dutch(home: HomePage, client: Client) -> None:
    english = ensure_english(home)
    client.force_login(person(Role.EDITOR))
    content = client.get(f"/beheer/taal/{english.pk}/").content.decode()
    assert "Deze controle kent alleen Nederlands." in content
    assert "Leesgemak" not in content


def test_who_may_not_edit_the_page_gets_no_report(home: HomePage, client: Client) -> None:
    client.force_login(person(Role.HANDLER))
    assert client.get(f"/beheer/taal/{home.pk}/").status_code in {302, 403}
    client.force_login(person(Role.EDITOR))
    assert client.get("/beheer/taal/999999/").status_code == 404
