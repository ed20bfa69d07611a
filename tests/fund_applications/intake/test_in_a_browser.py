"""The form in a real browser: at phone width, without JavaScript, by keyboard, with axe on every page and error state."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, FilePayload, Page, expect

from fund_applications.intake.form_versions import definition_of
from fund_applications.models import Application, Draft
from fund_applications.questions.roles import Role
from tests.browser import LiveSite
from tests.fund_applications.intake import sample_files as sample
from tests.fund_applications.intake.browsing import complete_answers

Axe = Callable[[Page], list[str]]
NewContext = Callable[..., BrowserContext]


def begin(page: Page, site: LiveSite) -> None:
    page.goto(site.address("/aanvragen/"))
    page.get_by_role("button", name="Begin").first.click()
    expect(page).to_have_title("Stap 1 van 6: Over jou - Geld voor jouw idee")


def press(page: Page, name: str) -> None:
    """Press the button that people see; the hidden one of the Enter key comes before it."""
    page.get_by_role("button", name=name).last.click()


def control(page: Page, role: Role, part: str = "") -> Any:
    """The input of the question with this role."""
    question = definition_of(Draft.objects.get().form_version).by_role(role)
    assert question
    return page.locator(f'[name="q-{question.id}{part}"]')


def choose(page: Page, role: Role, value: str) -> None:
    """Tick an option by its words, as people do."""
    option = control(page, role).and_(page.locator(f'[value="{value}"]'))
    page.locator(f'label[for="{option.get_attribute("id")}"]').click()


def write(page: Page, role: Role, text: str, part: str = "") -> None:
    control(page, role, part).fill(text)


def no_sideways_scrolling(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


SIZES = [
    pytest.param({"viewport": {"width": 320, "height": 700}}, id="phone"),
    pytest.param({"viewport": {"width": 1280, "height": 900}}, id="desk"),
]


@pytest.mark.parametrize("size", SIZES)
def test_the_whole_way_with_every_error_state_is_accessible(
    new_context: NewContext, live_site: LiveSite, axe: Axe, size: dict[str, Any]
) -> None:
    page = new_context(**size).new_page()
    found: dict[str, list[str]] = {}

    def look(where: str) -> None:
        if violations := axe(page):
            found[where] = violations
        assert no_sideways_scrolling(page), where

    page.goto(live_site.address("/aanvragen/"))
    look("start page")
    page.get_by_role("link", name="Bekijk en print alle vragen").click()
    look("form on paper")
    begin(page, live_site)
    for number in range(1, 7):
        look(f"step {number}")
        page.goto(page.url.split("?")[0].replace(f"/stap/{number}/", f"/stap/{min(number + 1, 6)}/"))
    _make_mistakes(page, look)
    address = page.url.split("/stap/")[0]
    page.goto(f"{address}/")
    look("overview")
    page.goto(f"{address}/verwijderen/")
    look("delete")
    page.goto(f"{address}/controleren/")
    look("check page with much missing")
    draft = Draft.objects.get()
    draft.answers = complete_answers(definition_of(draft.form_version), requested_amount="12000", phone=None)
    draft.save()
    page.reload()
    press(page, "Verstuur je aanvraag")
    look("check page with errors")
    draft.answers = complete_answers(definition_of(draft.form_version))
    draft.save()
    page.goto(f"{address}/controleren/")
    page.locator('label[for="id_signature"]').click()
    look("check page")
    press(page, "Verstuur je aanvraag")
    expect(page.get_by_role("heading", name="We hebben je aanvraag")).to_be_visible()
    page.get_by_text("Lees wat je verstuurde").click()
    look("confirmation")
    page.goto(live_site.address("/aanvragen/verder/"))
    press(page, "Stuur mij een link")
    look("asking for a link")
    page.goto(live_site.address("/aanvragen/verder/bestaat-niet/"))
    look("refused link")
    assert found == {}


def _make_mistakes(page: Page, look: Callable[[str], None]) -> None:
    for number, mistakes in (
        (1, {Role.EMAIL: "jan@", Role.PHONE: "06"}),
        (2, {Role.SUMMARY: "x" * 300}),
        (3, {Role.START_DATE: "31-02-2027", Role.END_DATE: "ooit"}),
        (4, {Role.REQUESTED_AMOUNT: "12000"}),
    ):
        page.goto(page.url.split("/stap/")[0] + f"/stap/{number}/")
        for role, text in mistakes.items():
            write(page, role, text)
        if number == 1:
            write(page, Role.ADDRESS, "12", "-postcode")
            choose(page, Role.APPLICANT_KIND, "organisation")
        if number == 4:
            write(page, Role.COST_LINES, "abc", "-0-amount")
        press(page, "Naar stap")
        expect(page.locator("[data-error-summary]")).to_be_focused()
        look(f"step {number} with errors")


def test_without_javascript_everything_can_be_sent(new_context: NewContext, live_site: LiveSite) -> None:
    page = new_context(java_script_enabled=False, viewport={"width": 320, "height": 700}).new_page()
    begin(page, live_site)
    _step_one(page)
    press(page, "Naar stap 2")
    _step_two(page)
    press(page, "Naar stap 3")
    _step_three(page)
    press(page, "Naar stap 4")
    _step_four(page)
    page.locator('button[name="add_row"]').first.click()
    assert control(page, Role.COST_LINES, "-3-amount").count() == 1
    press(page, "Naar stap 5")
    _add_file(page)
    page.get_by_role("button", name="Voeg dit bestand toe").first.click()
    expect(page.get_by_role("link", name="Mijn plan.pdf")).to_be_visible()
    press(page, "Naar stap 6")
    choose(page, Role.RELATION, "no")
    press(page, "Naar controleren")
    expect(page.get_by_text("€ 1.600")).to_be_visible()
    page.locator('label[for="id_signature"]').click()
    press(page, "Verstuur je aanvraag")
    application = Application.objects.get()
    expect(page.get_by_text(application.reference)).to_be_visible()
    assert application.attachments.count() == 1


def test_by_keyboard_alone_a_step_is_filled_in_and_left(new_context: NewContext, live_site: LiveSite) -> None:
    page = new_context().new_page()
    begin(page, live_site)
    control(page, Role.NAME).focus()
    page.keyboard.type("Voorbeeld Vries")
    control(page, Role.APPLICANT_KIND).first.focus()
    page.keyboard.press("ArrowDown")
    expect(control(page, Role.APPLICANT_KIND).nth(1)).to_be_checked()
    control(page, Role.NAME).focus()
    page.keyboard.press("Enter")
    expect(page).to_have_title("Stap 2 van 6: Je idee - Geld voor jouw idee")
    assert "Voorbeeld Vries" in Draft.objects.get().answers.values()


def test_a_question_appears_with_the_answer_it_hangs_on(page: Page, live_site: LiveSite) -> None:
    begin(page, live_site)
    expect(control(page, Role.ORGANISATION)).to_be_hidden()
    choose(page, Role.APPLICANT_KIND, "organisation")
    expect(control(page, Role.ORGANISATION)).to_be_visible()
    write(page, Role.ORGANISATION, "Stichting Voorbeeld")
    choose(page, Role.APPLICANT_KIND, "resident")
    expect(control(page, Role.ORGANISATION)).to_be_hidden()
    press(page, "Naar stap 2")
    assert "Stichting Voorbeeld" in Draft.objects.get().answers.values()


def test_what_is_typed_is_kept_while_typing_and_the_focus_stays(page: Page, live_site: LiveSite) -> None:
    begin(page, live_site)
    control(page, Role.NAME).press_sequentially("Voorbeeld")
    expect(page.locator("[data-autosave-status]")).to_contain_text("Bewaard om", timeout=8000)
    expect(control(page, Role.NAME)).to_be_focused()
    assert "Voorbeeld" in Draft.objects.get().answers.values()
    write(page, Role.PARTNERS, "Met buren")
    press(page, "Naar stap 2")
    expect(page).to_have_title("Stap 2 van 6: Je idee - Geld voor jouw idee")
    assert {"Voorbeeld", "Met buren"} <= set(Draft.objects.get().answers.values())


def test_sums_and_the_limit_are_shown_while_typing(page: Page, live_site: LiveSite) -> None:
    begin(page, live_site)
    page.goto(page.url.replace("/stap/1/", "/stap/4/"))
    write(page, Role.COST_LINES, "1.250,50", "-0-amount")
    write(page, Role.COST_LINES, "349,50", "-1-amount")
    expect(page.locator("[data-rows-sum]").first).to_have_text("€\u00a01.600")
    write(page, Role.REQUESTED_AMOUNT, "900")
    expect(page.locator("[data-money-live]")).to_contain_text("hoogstens €\u00a0800")


def test_a_file_is_sent_as_soon_as_it_is_chosen_and_a_refusal_is_told(page: Page, live_site: LiveSite) -> None:
    begin(page, live_site)
    page.goto(page.url.replace("/stap/1/", "/stap/5/"))
    box = page.locator("[data-upload-url]").first
    chooser = box.locator("input[type=file]")
    chooser.set_input_files({"name": "plan.pdf", "mimeType": "application/pdf", "buffer": b"MZ niet waar"})
    expect(box.locator("[data-upload-status]")).to_contain_text("plan.pdf: Dit is een programma")
    _add_file(page)
    expect(box.get_by_role("link", name="Mijn plan.pdf")).to_be_visible()
    several: list[FilePayload] = [
        {"name": "leeg.pdf", "mimeType": "application/pdf", "buffer": b""},
        {"name": "tweede.pdf", "mimeType": "application/pdf", "buffer": sample.pdf()},
    ]
    chooser.set_input_files(several)
    expect(box.get_by_role("link", name="tweede.pdf")).to_be_visible()
    expect(box.locator("[data-upload-status]")).to_contain_text("leeg.pdf: Dit bestand is leeg")
    page.route("**/sturen/", lambda route: route.fulfill(status=422, body="kapot"))
    chooser.set_input_files({"name": "derde.pdf", "mimeType": "application/pdf", "buffer": sample.pdf()})
    expect(box.locator("[data-upload-status]")).to_contain_text("Uploaden is niet gelukt")
    press(page, "Naar stap 6")
    expect(page).to_have_title("Stap 6 van 6: Versturen - Geld voor jouw idee")
    names = Draft.objects.get().attachments.values_list("original_name", flat=True)
    assert sorted(names) == ["Mijn plan.pdf", "derde.pdf", "tweede.pdf"]


def test_two_devices_on_one_draft_end_with_a_choice(new_context: NewContext, live_site: LiveSite) -> None:
    phone = new_context(viewport={"width": 320, "height": 700}, java_script_enabled=False)
    first = phone.new_page()
    begin(first, live_site)
    second = phone.new_page()
    second.goto(first.url)
    write(first, Role.NAME, "Eerste naam")
    press(first, "Naar stap 2")
    write(second, Role.NAME, "Tweede naam")
    press(second, "Naar stap 2")
    expect(second.get_by_role("heading", name="Welk antwoord wil je houden?")).to_be_visible()
    second.get_by_text("Tweede naam").click()
    press(second, "Bewaar mijn keuze")
    expect(control(second, Role.NAME)).to_have_value("Tweede naam")


def _step_one(page: Page) -> None:
    choose(page, Role.APPLICANT_KIND, "resident")
    write(page, Role.NAME, "Voorbeeld Vries")
    for part, text in (("street", "Kerkstraat 12"), ("postcode", "5461ab"), ("city", "Veghel")):
        write(page, Role.ADDRESS, text, f"-{part}")
    choose(page, Role.HOME_VILLAGE, "Veghel")
    write(page, Role.EMAIL, "vries@voorbeeld.example")
    choose(page, Role.CONTACT_CHANNEL, "digital")
    choose(page, Role.ADULT, "yes")
    write(page, Role.PARTNERS, "Met buren")


def _step_two(page: Page) -> None:
    for role in (Role.TITLE, Role.SUMMARY, Role.DESCRIPTION, Role.NOVELTY, Role.AUDIENCE, Role.RESULT):
        write(page, role, f"Voorbeeld {role.value}")
    choose(page, Role.PROJECT_KIND, "pilot")
    choose(page, Role.NATURE, "social")
    choose(page, Role.VILLAGES, "Erp")


def _step_three(page: Page) -> None:
    write(page, Role.START_DATE, "1 maart 2099")
    write(page, Role.END_DATE, "31-12-2099")
    write(page, Role.PLANNING, "Beginnen", "-0-what")
    write(page, Role.PLANNING, "maart", "-0-when")
    choose(page, Role.PERMIT, "no")


def _step_four(page: Page) -> None:
    for row, (words, amount) in enumerate((("Zaal", "1.250,50"), ("Eten", "349,50"))):
        write(page, Role.COST_LINES, words, f"-{row}-description")
        write(page, Role.COST_LINES, amount, f"-{row}-amount")
    write(page, Role.INCOME_LINES, "Deelnemers", "-0-source")
    write(page, Role.INCOME_LINES, "800", "-0-amount")
    control(page, Role.INCOME_LINES, "-0-certain").select_option("yes")
    write(page, Role.REQUESTED_AMOUNT, "€ 800")
    choose(page, Role.OTHER_MUNICIPAL_MONEY, "no")
    choose(page, Role.EARLIER_APPLICATION, "no")


def _add_file(page: Page) -> None:
    file = {"name": "Mijn plan.pdf", "mimeType": "application/pdf", "buffer": sample.pdf()}
    page.locator("[data-upload-url] input[type=file]").first.set_input_files(file)  # type: ignore[arg-type]
