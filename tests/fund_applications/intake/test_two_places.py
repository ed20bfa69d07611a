"""One draft in two tabs or on two devices: nothing is overwritten silently, and nothing is lost."""

from __future__ import annotations

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from fund_applications.intake.saving import Basis, basis_text, short_hash
from fund_applications.models import ApplicationFormPage, Draft
from fund_applications.questions.definition import Question
from fund_applications.questions.roles import Role
from tests.fund_applications.intake.browsing import Browser, open_form_page


@pytest.fixture
def form_page(db: None) -> ApplicationFormPage:
    return open_form_page()


@pytest.fixture
def first(form_page: ApplicationFormPage) -> Browser:
    return Browser().begin(form_page).step(2)


@pytest.fixture
def second(first: Browser) -> Browser:
    """Another tab on the same step, opened before anything was typed."""
    return Browser(client=first.client).step_of(first.draft, 2)


def answer(browser: Browser, role: Role) -> object:
    return browser.draft.answers.get(browser.name(role).removeprefix("q-"))


def test_different_questions_are_both_kept(first: Browser, second: Browser) -> None:
    first.press("Bewaar", title="Samen koken")
    second.press("Bewaar", description="Elke dinsdag")
    assert answer(first, Role.TITLE) == "Samen koken"
    assert answer(first, Role.DESCRIPTION) == "Elke dinsdag"
    assert first.draft.set_aside == {}


def test_the_same_answer_twice_is_no_conflict(first: Browser, second: Browser) -> None:
    first.press("Bewaar", title="Samen koken")
    second.press("Bewaar", title="Samen koken")
    assert second.title.startswith("Stap 2 van 6")


def test_a_stale_tab_does_not_bring_back_what_was_changed_elsewhere(first: Browser, second: Browser) -> None:
    first.press("Bewaar", title="Nieuwe naam")
    second.press("Bewaar")
    assert answer(first, Role.TITLE) == "Nieuwe naam"


def test_two_answers_to_one_question_are_shown_side_by_side(first: Browser, second: Browser) -> None:
    first.press("Bewaar", title="Eerste naam")
    second.press("Naar stap 3", title="Tweede naam", summary="Alleen hier")
    assert "Welk antwoord wil je houden?" in second.title
    assert "Eerste naam" in second.text
    assert "Tweede naam" in second.text
    assert answer(first, Role.TITLE) == "Eerste naam"
    assert answer(first, Role.SUMMARY) == "Alleen hier"


@pytest.mark.parametrize(("choice", "kept"), [("hier", "Tweede naam"), ("daar", "Eerste naam")])
def test_the_applicant_chooses_which_answer_stays(first: Browser, second: Browser, choice: str, kept: str) -> None:
    first.press("Bewaar", title="Eerste naam")
    second.press("Naar stap 3", title="Tweede naam")
    key = f"keuze-{first.name(Role.TITLE).removeprefix('q-')}"
    second.press("Bewaar mijn keuze")
    assert "Kies bij elke vraag" in second.text
    second.press("Bewaar mijn keuze", {key: choice})
    assert second.title.startswith("Stap 2 van 6")
    assert answer(second, Role.TITLE) == kept
    assert second.draft.set_aside == {}


def test_an_open_choice_stops_sending_and_is_shown_where_one_looks(first: Browser, second: Browser) -> None:
    first.press("Bewaar", title="Eerste naam")
    second.press("Naar stap 3", title="Tweede naam")
    for address in ("overview", "check"):
        second.visit(reverse(f"intake:{address}", args=[second.draft.pk]))
        assert "Er zijn twee antwoorden" in second.text


def test_autosave_tells_the_time_and_what_the_page_stands_on_now(first: Browser) -> None:
    response = autosave(first, "Samen koken")
    assert response.status_code == 200
    told = response.json()
    assert ":" in told["saved_at"]
    assert answer(first, Role.TITLE) == "Samen koken"
    assert told["version"].split(".")[0] == str(first.draft.revision)


def test_autosave_says_when_another_tab_was_first(first: Browser, second: Browser) -> None:
    first.press("Bewaar", title="Eerste naam")
    response = autosave(second, "Tweede naam")
    assert response.status_code == 409
    assert "Klik op een knop" in response.json()["message"]
    assert answer(first, Role.TITLE) == "Eerste naam"
    assert "Tweede naam" in str(first.draft.set_aside)


def test_autosave_needs_access_and_a_token(first: Browser) -> None:
    address = reverse("intake:autosave", args=[first.draft.pk, 2])
    assert Browser().client.post(address).status_code == 403
    assert first.client.post(address).status_code == 403


def test_a_session_that_ended_gives_back_what_was_typed_and_then_saves_it(first: Browser) -> None:
    draft = first.draft
    first.client.cookies.clear()
    first.press("Naar stap 3", title="Lang over nagedacht", description="Heel veel tekst")
    assert first.response.status_code == 403
    assert "Je was even weg" in first.text
    assert first.value(first.name(Role.TITLE)) == "Lang over nagedacht"
    assert Draft.objects.get(pk=draft.pk).answers == {}
    first.press("Naar stap 3")
    assert first.title.startswith("Stap 3 van 6")
    assert "Lang over nagedacht" in Draft.objects.get(pk=draft.pk).answers.values()


def test_a_page_that_is_given_back_shows_nothing_that_was_saved(first: Browser) -> None:
    first.press("Bewaar", title="Geheim plan")
    stale = first.soup
    first.client.cookies.clear()
    first.press("Naar stap 3", title="Iets anders", description="")
    assert "Geheim plan" not in first.text
    assert stale


def test_a_stranger_with_the_address_sees_and_changes_nothing(first: Browser) -> None:
    first.press("Bewaar", title="Geheim plan")
    stranger = Browser()
    for name in (
        "step", "overview", "check", "send", "delete", "done", "compare", "copy_pdf", "copy_json", "copy_html",
        "together", "leave", "feedback",
    ):  # fmt: skip
        args = [first.draft.pk, 2] if name == "step" else [first.draft.pk]
        response = stranger.client.get(reverse(f"intake:{name}", args=args))
        assert response.status_code == 403, name
        assert b"Geheim plan" not in response.content
    forged = stranger.client.post(reverse("intake:step", args=[first.draft.pk, 2]), {"pass": "x:y:z", "next": "1"})
    assert forged.status_code == 403


QUESTIONS = [Question(id=f"v{number}", type="short_text", label="?") for number in range(3)]


@given(st.text(max_size=80))
def test_any_basis_is_read_or_means_nothing(text: str) -> None:
    basis = Basis.parse(text, QUESTIONS)
    assert set(basis.hashes) <= {"v0", "v1", "v2"}


def test_a_basis_survives_the_page() -> None:
    draft = Draft(answers={"v0": "a", "v2": " "}, revision=7)
    basis = Basis.parse(basis_text(draft, QUESTIONS, {"v0", "v2"}), QUESTIONS)
    assert basis == Basis(7, {"v0": short_hash("a"), "v2": short_hash(None)})


def autosave(browser: Browser, title: str) -> object:
    """What autosave.js sends."""
    form = browser.soup.find("form", id="stap")
    assert form
    data = {**browser._fields(form), browser.name(Role.TITLE): title}
    return browser.client.post(reverse("intake:autosave", args=[browser.draft.pk, 2]), data)
