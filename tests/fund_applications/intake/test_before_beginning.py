"""The start page, the form on paper, preview and the trial of editors."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from fund_applications.models import Application, ApplicationFormPage, Draft, FollowUp, FundRound
from tests.fund_applications.intake.browsing import Browser, fill, open_form_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def form_page() -> ApplicationFormPage:
    return open_form_page()


def editor() -> Browser:
    User.objects.create_superuser("redacteur", "r@voorbeeld.example", "geheim")
    browser = Browser()
    browser.client.login(username="redacteur", password="geheim")
    return browser


def test_says_before_beginning_what_one_needs_to_know(form_page: ApplicationFormPage) -> None:
    browser = Browser().visit(form_page.url)
    for words in (
        "Er is nog € 50.000",
        "5 tot 10 minuten",
        "hooguit 50 procent",
        "nooit meer dan € 10.000",
        "De commissie vergadert op",
        "binnen 8 weken",
        "Elk bestand hooguit 10 MB",
        "Bekijk en print alle vragen",
        "Ga verder met je aanvraag",
    ):
        assert words in browser.text
    assert Draft.objects.count() == 0


@pytest.mark.parametrize(
    ("opens", "closes", "words"), [(5, 30, "nu nog niet aanvragen"), (-30, -1, "kunt nu niet aanvragen")]
)
def test_a_closed_round_has_a_finished_page_and_no_button(
    form_page: ApplicationFormPage, opens: int, closes: int, words: str
) -> None:
    today = timezone.localdate()
    FundRound.objects.update(opens_on=today + timedelta(days=opens), closes_on=today + timedelta(days=closes))
    browser = Browser().visit(form_page.url)
    assert words in browser.text
    assert browser.response.status_code == 200
    assert not any("Begin" in button.get_text() for button in browser.soup.find_all("button"))
    browser.visit(reverse("intake:all_questions", args=[form_page.pk]))
    assert "Wat kost je idee?" in browser.text


def test_a_round_without_money_says_so(form_page: ApplicationFormPage) -> None:
    FundRound.objects.update(ceiling=0)
    assert "Het geld van deze ronde is op" in Browser().visit(form_page.url).text


def test_without_a_round_or_questions_the_page_says_that_nothing_is_open(form_page: ApplicationFormPage) -> None:
    form_page.round = None
    form_page.save_revision().publish()
    assert "Er is nu geen ronde open" in Browser().visit(form_page.url).text


def test_a_begin_that_comes_too_late_leads_back_to_the_page_that_says_why(form_page: ApplicationFormPage) -> None:
    browser = Browser().visit(form_page.url)
    FundRound.objects.update(closes_on=timezone.localdate() - timedelta(days=1))
    browser.press("Begin")
    assert "Je kunt nu niet aanvragen" in browser.text
    assert Draft.objects.count() == 0


def test_who_began_on_this_device_is_offered_to_go_on(form_page: ApplicationFormPage) -> None:
    browser = Browser().begin(form_page)
    browser.visit(form_page.url)
    assert "Op dit apparaat ben je al begonnen" in browser.text
    assert "ben je al begonnen" not in Browser().visit(form_page.url).text


def test_the_form_on_paper_has_every_question_with_room_to_answer(form_page: ApplicationFormPage) -> None:
    browser = Browser().visit(reverse("intake:all_questions", args=[form_page.pk]))
    for question in form_page.definition().questions:
        assert question.label in browser.text
    assert "Alleen als je bij “Wie vraagt het geld aan?”" in browser.text
    assert "Handtekening" in browser.text
    assert len(browser.soup.select(".bif-paper__line")) > 40
    assert len(browser.soup.select(".bif-paper__table")) == 3


def test_an_editor_previews_the_start_page(form_page: ApplicationFormPage) -> None:
    browser = editor()
    response = browser.client.get(reverse("wagtailadmin_pages:view_draft", args=[form_page.pk]))
    assert response.status_code == 200
    assert "Wat vragen we?" in response.content.decode()


def test_a_trial_of_an_unpublished_form_never_becomes_a_case(form_page: ApplicationFormPage) -> None:
    raw = list(form_page.steps.raw_data)
    raw[0]["value"]["title"] = "Nieuwe eerste stap"
    form_page.steps = raw
    form_page.save_revision()
    browser = editor().visit(reverse("intake:begin_test", args=[form_page.pk]))
    assert "Die staat nog niet zo op de site" in browser.text
    browser.press("Begin een proef")
    assert browser.title.startswith("Stap 1 van 6: Nieuwe eerste stap")
    assert "Je probeert het formulier uit" in browser.text
    browser.press("Naar stap 2", email="r@voorbeeld.example")
    assert FollowUp.objects.count() == 0
    fill(browser.draft)
    browser.visit(reverse("intake:check", args=[browser.draft.pk])).press("Verstuur", {"signature": "yes"})
    assert "De proef is klaar" in browser.title
    assert Application.objects.count() == 0
    assert "Stap 1 van 6: Over jou" in Browser().begin(form_page).title


def test_an_editor_sees_who_is_busy_with_an_older_form(form_page: ApplicationFormPage) -> None:
    Browser().begin(form_page)
    raw = list(form_page.steps.raw_data)
    raw[0]["value"]["questions"][3]["value"]["label"] = "Wat is je geboortedatum?"
    form_page.steps = raw
    form_page.save_revision()
    browser = editor().visit(reverse("intake:begin_test", args=[form_page.pk]))
    assert "Er is 1 aanvraag die iemand nog aan het invullen is" in browser.text
    assert "Die houdt zijn eigen vragen" in browser.text
    assert "Is “geboortedatum” echt nodig?" in browser.text


def test_a_trial_is_for_editors_only(form_page: ApplicationFormPage) -> None:
    assert Browser().client.get(reverse("intake:begin_test", args=[form_page.pk])).status_code == 404
    assert "Voor redacteuren" not in Browser().visit(form_page.url).text


def test_a_page_that_is_not_live_can_not_be_begun(form_page: ApplicationFormPage) -> None:
    form_page.unpublish()
    for name in ("begin", "all_questions"):
        assert Browser().client.get(reverse(f"intake:{name}", args=[form_page.pk])).status_code == 404


def test_the_admin_offers_the_trial_and_the_list_of_questions(form_page: ApplicationFormPage) -> None:
    browser = editor()
    response = browser.client.get(reverse("wagtailadmin_pages:edit", args=[form_page.pk]))
    content = response.content.decode()
    assert reverse("intake:begin_test", args=[form_page.pk]) in content
    assert "question_reference.js" in content
    assert "question-reference" in content


@pytest.mark.parametrize("number", [0, 2**63, 10**30])
@pytest.mark.parametrize("what", ["begin", "proef", "vragen"])
def test_a_form_that_cannot_exist_is_not_found(client: Client, what: str, number: int) -> None:
    assert client.get(f"/aanvragen/formulier/{number}/{what}/").status_code == 404
