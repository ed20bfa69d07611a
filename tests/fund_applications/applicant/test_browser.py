"""Mijn aanvraag in a real browser: from the mail to the outcome, on a phone, without JavaScript, accessible everywhere."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.mail import EmailMessage
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page

from fund_applications.lifecycle.transition_data import Missing
from fund_applications.models import Application, FormVersion, Report, Status
from tests.browser import LiveSite
from tests.case_story import CaseStory
from tests.factories import FundRoundFactory
from tests.fund_applications.applicant.conftest import ANSWERS, FORM

pytestmark = pytest.mark.django_db(transaction=True)
Axe = Callable[[Page], list[str]]
PHONE = {"width": 320, "height": 640}
DESK = {"width": 1280, "height": 800}


@pytest.fixture
def story(live_site: LiveSite) -> CaseStory:
    """A case that came in two days ago, in a round of this time."""
    today = timezone.localdate()
    fund_round = FundRoundFactory(opens_on=today - timedelta(days=40), closes_on=today + timedelta(days=300))
    form = FormVersion.objects.create(digest=FORM.checksum, definition=FORM.to_json())
    return CaseStory(
        at=timezone.now() - timedelta(days=2),
        round=fund_round,
        form_version_id=form.pk,
        answers=ANSWERS,
        project_ends_on=today + timedelta(days=100),
    )


def link_in(mail: EmailMessage) -> str:
    found = re.search(r"https?://\S+/mijn-aanvraag/link/\S+", str(mail.body))
    assert found
    return found[0]


def sign_in(page: Page, live_site: LiveSite, story: CaseStory, mailoutbox: list) -> None:
    """By the front door: ask, read the mail, click the button."""
    page.goto(live_site.address("/mijn-aanvraag/"))
    page.get_by_label("Wat is je e-mailadres?").fill(story.application.applicant.email)
    page.get_by_role("button", name="Stuur mij een link").click()
    page.get_by_role("heading", name="Kijk in je mail").wait_for()
    page.goto(link_in(mailoutbox[-1]))
    page.get_by_role("button", name="Open Mijn aanvraag").click()


def case_path(story: CaseStory, name: str = "") -> str:
    return f"/mijn-aanvraag/aanvraag/{story.application.public_id}/{name}"


@pytest.mark.parametrize("java_script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_from_the_mail_about_a_supplement_to_supplied_on_a_phone(
    new_context: Callable[..., BrowserContext],
    live_site: LiveSite,
    story: CaseStory,
    mailoutbox: list,
    java_script: bool,
) -> None:
    items = (
        Missing(question_id="about", label="Wat ga je doen?", reason="Vertel meer."),
        Missing(question_id="costs", label="Wat kost het?", reason="De grond ontbreekt."),
    )
    story.perform("request_supplement", story.handler, story.supplement_data(items=items))
    page = new_context(viewport=PHONE, java_script_enabled=java_script).new_page()
    asked = next(mail for mail in mailoutbox if "missen nog iets" in mail.subject)
    page.goto(link_in(asked))
    page.get_by_role("button", name="Open Mijn aanvraag").click()
    page.get_by_role("heading", name="Vul je aanvraag aan").wait_for()
    page.get_by_label("Wat ga je doen?").fill("We maken samen een tuin, elke zaterdag.")
    page.get_by_role("button", name="Bewaar en ga later verder").click()
    assert page.get_by_label("Wat ga je doen?").input_value() == "We maken samen een tuin, elke zaterdag."
    amount = page.locator("input[name='q-costs-0-amount']")
    amount.fill("abc")
    page.get_by_role("button", name="Verstuur je aanvulling").click()
    assert "foutmelding" in page.title()
    assert amount.input_value() == "abc"
    amount.fill("12.500,50")
    page.get_by_role("button", name="Verstuur je aanvulling").click()
    page.get_by_text("We hebben je aanvulling.").first.wait_for()
    application = Application.objects.get(pk=story.application.pk)
    assert application.status == Status.SUBMITTED
    assert application.versions.latest("number").answers["costs"][0]["amount"] == "12500.50"
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"] if java_script else True


def test_the_outcome_and_the_report_with_the_keyboard_alone(
    page: Page, live_site: LiveSite, story: CaseStory, mailoutbox: list
) -> None:
    story.granted()
    decided = next(mail for mail in mailoutbox if "besluit" in mail.subject)
    page.goto(link_in(decided))
    tab_to(page, "Open Mijn aanvraag")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Gefeliciteerd, je krijgt geld").first.wait_for()
    tab_to(page, "Maak je verslag")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Vertel hoe het ging").wait_for()
    for label, text in (
        ("Wat heb je gedaan?", "De tuin ligt er."),
        ("Wat kostte het in totaal?", "11.000"),
        ("Hoeveel kwam er van anderen binnen?", "0"),
    ):
        tab_to(page, label)
        page.keyboard.type(text)
    tab_to(page, "Verstuur je verslag")
    page.keyboard.press("Enter")
    page.get_by_text("We hebben je verslag.").first.wait_for()
    assert Report.objects.get().what_happened == "De tuin ligt er."


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the control with this name has the focus."""
    script = """() => {
        const it = document.activeElement;
        const label = it.labels && it.labels[0] ? it.labels[0].innerText : '';
        return (label + ' ' + (it.innerText || '')).trim();
    }"""
    for _press in range(80):
        page.keyboard.press("Tab")
        if name in page.evaluate(script):
            return
    raise AssertionError(f"{name} can't be reached with Tab")


PAGES = [
    "", "gegevens-van-de-aanvraag/", "berichten/", "contact/", "e-mailadres/", "bezwaar/", "rekening/", "verslag/",
    "mails/", "meekijken/", "nieuws/", "mening/",
]  # fmt: skip


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["320", "1280"])
def test_every_page_is_accessible_and_fits(
    new_context: Callable[..., BrowserContext],
    live_site: LiveSite,
    story: CaseStory,
    mailoutbox: list,
    axe: Axe,
    viewport: dict[str, int],
) -> None:
    page = new_context(viewport=viewport).new_page()

    def check(what: str) -> None:
        assert axe(page) == [], what
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], what

    page.goto(live_site.address("/mijn-aanvraag/"))
    check("asking for a link")
    page.get_by_role("button", name="Stuur mij een link").click()
    check("asking for a link, with an error")
    page.goto(live_site.address("/aanvragen/kopie-nakijken/"))
    check("checking a copy")
    page.get_by_role("button", name="Kijk na").click()
    check("checking a copy, with an error")
    page.goto(live_site.address("/mijn-aanvraag/link/geraden/"))
    check("a guessed link")
    sign_in(page, live_site, story, mailoutbox)
    check("the list")
    page.goto(live_site.address(case_path(story, "intrekken/")))
    check("withdrawing")
    items = tuple(
        Missing(question_id=each, label=each, reason="Daarom.") for each in ("about", "costs", "plan", "kind")
    )
    story.perform("request_supplement", story.handler, story.supplement_data(items=items))
    page.goto(live_site.address(case_path(story, "aanvullen/")))
    check("supplementing")
    page.get_by_label("Wat ga je doen?").fill("")
    page.get_by_role("button", name="Verstuur je aanvulling").click()
    check("supplementing, with an error")
    story.perform("supply", story.applicant, story.supply_data(answers=ANSWERS))
    story.referral_proposed()
    page.goto(live_site.address(case_path(story, "doorverwijzen/")))
    check("a proposal")
    story.granted()
    for name in PAGES:
        page.goto(live_site.address(case_path(story, name)))
        check(name)
        buttons = page.locator("main form[method=post] button.nl-button--primary")
        if name in {"berichten/", "bezwaar/", "rekening/", "verslag/", "e-mailadres/"} and buttons.count():
            buttons.last.click()
            check(f"{name} with errors")
