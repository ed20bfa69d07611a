"""Sharing and answering in a real browser: a phone without JavaScript, a desk with it, accessible in every state."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page

from fund_applications.demo.neighbours import ONE_IN, ask_neighbours
from fund_applications.intake.links import issue_applicant_link
from fund_applications.models import SupportResponse
from tests.browser import LiveSite
from tests.case_story import CaseStory
from tests.factories import FundRoundFactory
from tests.fund_applications.support.conftest import link_in

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"width": 320, "height": 640}
DESK = {"width": 1280, "height": 800}


@pytest.fixture
def story(live_site: LiveSite) -> CaseStory:
    """A case of this time: a browser has a clock of its own."""
    today = timezone.localdate()
    fund_round = FundRoundFactory(opens_on=today - timedelta(days=9), closes_on=today + timedelta(days=90))
    return CaseStory(
        at=timezone.now() - timedelta(days=1),
        round=fund_round,
        title="Voorbeeld: een buurttuin met een heel lange naam aan de Kloosterstraat",
        summary="We maken samen een tuin. Iedereen mag meedoen.",
    )


@pytest.mark.parametrize(("viewport", "java_script"), [(PHONE, False), (DESK, True)], ids=["phone, no script", "desk"])
def test_an_applicant_shares_and_a_neighbour_answers_confirms_changes_and_withdraws(
    new_context: Callable[..., BrowserContext],
    live_site: LiveSite,
    story: CaseStory,
    mailoutbox: list,
    axe: Callable[[Page], list[str]],
    viewport: dict[str, int],
    java_script: bool,
) -> None:
    applicant, neighbour = (
        new_context(viewport=viewport, java_script_enabled=java_script).new_page() for _ in range(2)
    )

    def check(page: Page, what: str) -> None:
        if java_script:  # the accessibility checker is a script itself
            assert axe(page) == [], what
            assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], what

    own = reverse("support:of_case", args=[story.application.public_id])
    link = reverse("applicant:link", args=[issue_applicant_link(story.application.applicant.email).token])
    applicant.goto(live_site.address(f"{link}?naar={own}"))
    applicant.get_by_role("button", name="Open Mijn aanvraag").click()
    check(applicant, "before sharing")
    applicant.get_by_label("Hoe noemen we je?").fill("Sam")
    applicant.get_by_role("button", name="Maak mijn link").click()
    check(applicant, "sharing")
    address = applicant.locator(".bif-support__address a").get_attribute("href") or ""

    neighbour.goto(live_site.address(f"/buren/{address.rstrip('/').split('/')[-1]}/"))
    check(neighbour, "the form")
    neighbour.locator("label", has_text="Ik ben tegen").click()
    neighbour.locator("label", has_text="Ik help mee").click()
    neighbour.get_by_role("button", name="Verstuur je mening").click()
    assert "foutmelding" in neighbour.title()
    check(neighbour, "the form with mistakes")
    neighbour.get_by_label("Waarom?").fill("Ik help graag, maar niet op zondag.")
    neighbour.get_by_label("Waar woon je?").select_option("Ergens anders")
    neighbour.locator("label", has_text="Sam mag zien wie ik ben").click()
    neighbour.get_by_label("Wat is je naam?").fill("Bep")
    neighbour.get_by_label("Wat is je e-mailadres?").fill("bep@voorbeeld.example")
    neighbour.get_by_role("button", name="Verstuur je mening").click()
    neighbour.get_by_role("heading", name="Bijna klaar").wait_for()
    check(neighbour, "look in your mail")

    neighbour.goto(live_site.address(link_in(mailoutbox[-1])))
    check(neighbour, "the link in the mail")
    neighbour.get_by_role("button", name="Ja, dit is mijn mening").click()
    neighbour.get_by_role("heading", name="Dank je wel").wait_for()
    check(neighbour, "confirmed")
    neighbour.get_by_role("link", name="Verander je mening").click()
    check(neighbour, "changing")
    neighbour.locator("label", has_text="Ik ben voor").click()
    neighbour.get_by_role("button", name="Bewaar").click()
    neighbour.get_by_role("heading", name="Dank je wel").wait_for()
    assert SupportResponse.objects.get().opinion == "for"

    applicant.reload()
    assert applicant.get_by_text("Bep, ").or_(applicant.get_by_text("Bep: voor")).first.is_visible()
    check(applicant, "with answers")
    applicant.get_by_role("link", name="Print kaartjes").click()
    check(applicant, "cards")
    applicant.go_back()
    applicant.get_by_role("button", name="Sluit de vraag").click()
    check(applicant, "closed")
    applicant.get_by_role("button", name="Open de vraag weer").click()

    neighbour.get_by_role("button", name="Haal je mening weg").click()
    neighbour.get_by_role("heading", name="Je mening is weg").wait_for()
    check(neighbour, "withdrawn")
    neighbour.go_back()
    neighbour.reload()
    check(neighbour, "a link that is over")
    assert not SupportResponse.objects.exists()


def test_the_panel_of_a_reviewer_is_accessible(
    new_context: Callable[..., BrowserContext],
    live_site: LiveSite,
    story: CaseStory,
    axe: Callable[[Page], list[str]],
) -> None:
    seed = next(number for number in range(99) if random.Random(number).randrange(ONE_IN) == 0)
    assert ask_neighbours(story.application, random.Random(seed), timezone.now())
    logged_in = Client()
    logged_in.force_login(story.handler)
    context = new_context(viewport=PHONE)
    session = {"name": "sessionid", "value": logged_in.cookies["sessionid"].value, "url": live_site.address("/")}
    context.add_cookies([session])  # type: ignore[list-item]
    page = context.new_page()
    page.goto(live_site.address(reverse("office_case", args=[story.application.public_id])))
    page.get_by_role("heading", name="Draagvlak").wait_for()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
