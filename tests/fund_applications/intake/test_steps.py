"""Filling in: what is typed is kept, mistakes are told, and nobody is stopped."""

from __future__ import annotations

from typing import Any

import pytest
from django.core import mail
from django.urls import reverse

from fund_applications.models import ApplicationFormPage, Draft, FollowUp
from fund_applications.questions.roles import Role
from tests.fund_applications.intake.browsing import Browser, fill, open_form_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def form_page() -> ApplicationFormPage:
    return open_form_page()


@pytest.fixture
def browser(form_page: ApplicationFormPage) -> Browser:
    return Browser().begin(form_page)


def test_begin_opens_the_first_step_without_an_account(browser: Browser) -> None:
    assert browser.title.startswith("Stap 1 van 6: Over jou")
    assert Draft.objects.count() == 1
    assert "Naar stap 2, je idee" in browser.text


def test_a_reload_of_begin_makes_no_second_draft(form_page: ApplicationFormPage, browser: Browser) -> None:
    browser.visit(reverse("intake:begin", args=[form_page.pk]))
    assert Draft.objects.count() == 1


def test_an_empty_step_lets_one_go_on_and_says_what_is_missing(browser: Browser) -> None:
    browser.press("Naar stap 2")
    assert browser.title.startswith("Stap 2 van 6")
    assert "In stap 1 (Over jou) is nog niet alles ingevuld" in browser.text
    assert "Wat is je naam?" in browser.text


def test_mistakes_are_saved_told_on_top_and_counted_in_the_title(browser: Browser) -> None:
    browser.press("Naar stap 2", email="jan@", phone="06", name="Jan")
    assert browser.title.startswith("2 foutmeldingen - Stap 1 van 6")
    assert len(browser.errors) == 2
    assert browser.value(browser.name(Role.EMAIL)) == "jan@"
    assert browser.draft.answers[browser.name(Role.NAME).removeprefix("q-")] == "Jan"
    assert "Bewaard om" in browser.text


def test_each_line_of_the_summary_leads_to_a_control_with_an_error(browser: Browser) -> None:
    name = browser.name(Role.ADDRESS)
    browser.press("Naar stap 2", {f"{name}-street": "Kerkstraat", f"{name}-postcode": "12"}, email="x")
    targets = [str(link["href"]).removeprefix("#") for link in browser.soup.select("[data-error-summary] a")]
    assert len(targets) == 4
    for target in targets:
        control = browser.soup.find(id=target)
        assert control
        assert control.get("aria-invalid") == "true"
        described = str(control.get("aria-describedby", "")).split()
        assert any(browser.soup.find(id=identifier) for identifier in described)


def test_one_may_go_on_with_mistakes_after_saying_so(browser: Browser) -> None:
    browser.press("Naar stap 2", email="jan@").press("Ga toch verder")
    assert browser.title.startswith("Stap 2 van 6")


def test_save_stays_and_marks_what_is_not_filled_in(browser: Browser) -> None:
    browser.press("Bewaar", name="Jan")
    assert browser.title.startswith("Stap 1 van 6")
    assert browser.text.count("Nog niet ingevuld") >= 5


def test_the_way_back_saves_too(browser: Browser) -> None:
    browser.press("Naar stap 2").press("Vorige stap", title="Voorbeeld")
    assert browser.title.startswith("Stap 1 van 6")
    assert "Voorbeeld" in browser.draft.answers.values()


def test_enter_goes_on_because_the_first_button_of_the_form_does(browser: Browser) -> None:
    form = browser.soup.find("form", id="stap")
    assert form
    first = form.find("button")
    assert first
    assert first["name"] == "next"


def test_there_are_no_links_that_lead_away_inside_a_step(browser: Browser) -> None:
    form = browser.soup.find("form", id="stap")
    assert form
    assert form.find_all("a") == []


def test_a_step_that_does_not_exist_is_not_found(browser: Browser) -> None:
    for number in (0, 7, 99):
        address = reverse("intake:step", args=[browser.draft.pk, number])
        assert browser.client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("1.250,50", ""),
        ("€ 1250", ""),
        ("abc", "Dit is geen bedrag"),
        ("-5", "Haal het minteken weg"),
        ("1000000000000", "Dit bedrag is te hoog"),
        ("1,250", "Bedoel je"),
        ("12000", "hooguit € 10.000"),
        ("0", "hoger is dan € 0"),
    ],
)
def test_an_amount_is_understood_or_explained(browser: Browser, typed: str, words: str) -> None:
    browser.step(4).press("Naar stap 5", requested_amount=typed)
    if words:
        assert words in " ".join(browser.errors)
        assert browser.value(browser.name(Role.REQUESTED_AMOUNT)) == typed
    else:
        assert browser.title.startswith("Stap 5 van 6")


def test_more_than_half_of_the_costs_is_explained_with_the_amount_that_can_be_asked(browser: Browser) -> None:
    costs = browser.step(4).name(Role.COST_LINES)
    browser.press(
        "Naar stap 5", {f"{costs}-0-description": "Zaal", f"{costs}-0-amount": "1.000"}, requested_amount="600"
    )
    [message] = browser.errors
    assert "€ 500" in message
    assert "50 procent" in message


def test_a_gap_in_the_money_is_advice_and_no_mistake(browser: Browser) -> None:
    costs = browser.step(4).name(Role.COST_LINES)
    rows = {f"{costs}-0-description": "Zaal", f"{costs}-0-amount": "1.000"}
    browser.press("Bewaar", rows, requested_amount="400")
    assert browser.errors == []
    assert "Je komt nog € 600 tekort" in browser.text


def test_rows_are_added_and_removed_without_javascript(browser: Browser) -> None:
    costs = browser.step(4).name(Role.COST_LINES)
    browser.press("Nog een regel", {f"{costs}-0-description": "Zaal", f"{costs}-1-description": "Eten"})
    assert browser.value(f"{costs}-4-description") == ""
    browser.press("Bewaar", {f"{costs}-0-DELETE": "1"})
    assert [row["description"] for row in browser.draft.answers[costs.removeprefix("q-")]] == ["Eten"]


def test_dates_that_do_not_exist_or_go_backwards_are_told(browser: Browser) -> None:
    browser.step(3).press("Naar stap 4", start_date="31-02-2027", end_date="1-1-2027")
    assert "bestaat niet" in browser.errors[0]
    browser.press("Naar stap 4", start_date="01-03-2027")
    assert "ligt voor de begindatum" in browser.errors[0]


def test_a_question_with_a_condition_says_when_it_counts_and_is_kept_when_it_does_not(browser: Browser) -> None:
    assert "Alleen als je bij “Wie vraagt het geld aan?” kiest voor: Een stichting of vereniging." in browser.text
    browser.press("Bewaar", organisation="Stichting Voorbeeld", organisation_number="geen nummer")
    assert browser.errors == []
    browser.press("Bewaar", applicant_kind="organisation")
    assert browser.value(browser.name(Role.ORGANISATION)) == "Stichting Voorbeeld"
    assert "8 cijfers" in browser.errors[0]


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '=HYPERLINK("http://x")',
        "\u202eomgekeerd\u200b\u0000",
        "😀" * 50,
        "a\ud800b",
        "{{ 7*7 }}{% debug %}",
        "x" * 100_000,
    ],
)
def test_hostile_text_is_kept_shown_as_text_and_breaks_nothing(browser: Browser, hostile: str) -> None:
    sendable = hostile.encode("utf-8", "replace").decode()
    browser.step(2).press("Naar stap 3", description=sendable, title=sendable[:80])
    assert browser.response.status_code == 200
    browser.visit(reverse("intake:check", args=[browser.draft.pk]))
    assert browser.response.status_code == 200
    assert "<script>alert" not in browser.response.content.decode()
    kept = browser.draft.answers[browser.name(Role.DESCRIPTION).removeprefix("q-")]
    assert len(kept) >= len(sendable) - 3


def test_more_text_than_can_be_read_gets_a_page_that_says_so(browser: Browser) -> None:
    browser.step(2).press("Naar stap 3", description="x" * 3_000_000)
    assert browser.response.status_code == 413
    assert "Ga terug met de knop van je browser" in browser.text


def test_what_is_posted_as_nonsense_breaks_nothing(browser: Browser) -> None:
    address = reverse("intake:step", args=[browser.draft.pk, 1])
    token = browser.client.cookies["csrftoken"].value
    nonsense: list[dict[str, Any]] = [
        {},
        {"version": "abc", "next": "1"},
        {"version": "0." + ".".join(["zzzzzzzzzz"] * 11), "pass": "x"},
        {"add_row": "q-bestaat-niet"},
        {"remove": "geen-uuid"},
        {"upload": "q-anders"},
        {"previous": "1", "next": "1", "return": "https://kwaad.example"},
        {f"q-{number}": "x" for number in range(500)},
    ]
    for data in nonsense:
        response = browser.client.post(address, {"csrfmiddlewaretoken": token, **data})
        assert response.status_code in (302, 200), data
        assert "kwaad.example" not in response.get("Location", "")


def test_the_first_address_gets_a_link_and_a_changed_one_too(
    browser: Browser, django_capture_on_commit_callbacks: Any
) -> None:
    browser.press("Naar stap 2", email="een@voorbeeld.example")
    assert "We sturen een link naar een@voorbeeld.example" in browser.text
    browser.step(1).press("Naar stap 2", email="twee@voorbeeld.example")
    codes = FollowUp.objects.filter(draft=browser.draft).order_by("pk").values_list("payload__code", "payload__email")
    assert list(codes) == [("draft_saved", "een@voorbeeld.example"), ("email_check", "twee@voorbeeld.example")]
    browser.step(1).press("Naar stap 2")
    assert FollowUp.objects.filter(draft=browser.draft).count() == 2
    assert all("script" not in message.body for message in mail.outbox)


def test_the_overview_says_where_one_stands(browser: Browser) -> None:
    fill(browser.draft, email="geen adres", title=None)
    browser.visit(reverse("intake:overview", args=[browser.draft.pk]))
    assert "Er is iets niet goed" in browser.text
    assert "Nog niet af" in browser.text
    assert "Mag je overslaan" in browser.text
    assert "Ga verder met stap 1" in browser.text


def test_a_draft_is_deleted_at_once_and_for_good(browser: Browser) -> None:
    draft_id = browser.draft.pk
    browser.visit(reverse("intake:delete", args=[draft_id]))
    assert Draft.objects.filter(pk=draft_id).exists()
    browser.press("Ja, verwijder alles")
    assert not Draft.objects.filter(pk=draft_id).exists()
    assert browser.client.get(reverse("intake:step", args=[draft_id, 1])).status_code == 403


def test_nothing_of_a_draft_is_kept_by_browser_or_proxy(browser: Browser) -> None:
    for address in ("step", "overview", "check"):
        args = [browser.draft.pk, 1] if address == "step" else [browser.draft.pk]
        response = browser.client.get(reverse(f"intake:{address}", args=args))
        assert "no-store" in response["Cache-Control"]
        assert "private" in response["Cache-Control"]
