"""Going on with a draft: links by e-mail, a newer form, stopping, and the end of a draft."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from fund_applications.intake.links import issue_draft_link
from fund_applications.models import Application, ApplicationFormPage, Draft, FollowUp
from fund_applications.questions.roles import Role
from tests.fund_applications.intake.browsing import Browser, fill, open_form_page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_counts() -> None:
    cache.clear()


@pytest.fixture
def form_page() -> ApplicationFormPage:
    return open_form_page()


@pytest.fixture
def browser(form_page: ApplicationFormPage) -> Browser:
    browser = Browser().begin(form_page)
    fill(browser.draft)
    return browser


def link_to(draft: Draft) -> str:
    return reverse("intake:resume", args=[issue_draft_link(draft, draft.email).token])


def asked_links() -> int:
    return FollowUp.objects.filter(payload__code="draft_link").count()


def test_a_link_opens_the_draft_on_another_device_and_verifies_the_address(browser: Browser) -> None:
    other = Browser().visit(link_to(browser.draft))
    assert browser.draft.email_verified_at is None
    other.press("Open mijn aanvraag")
    assert "Je aanvraag is nog niet verstuurd" in other.title or "Je aanvraag" in other.title
    other.step(2)
    assert other.value(other.name(Role.TITLE)) == "Voorbeeld: samen koken"
    assert other.draft.email_verified_at is not None


def test_a_mail_scanner_that_follows_the_link_uses_nothing_up(browser: Browser) -> None:
    address = link_to(browser.draft)
    for _scan in range(3):
        Browser().visit(address)
    Browser().visit(address).press("Open mijn aanvraag")
    used = Browser().visit(address)
    assert used.response.status_code == 410
    assert "al een keer gebruikt" in used.text


def test_a_newer_link_replaces_an_older_one_and_an_old_one_expires(browser: Browser) -> None:
    older, newer = link_to(browser.draft), link_to(browser.draft)
    assert "nieuwere link" in Browser().visit(older).text
    browser.draft.links.update(expires_at=timezone.now() - timedelta(minutes=1))
    assert "te oud" in Browser().visit(newer).text


@pytest.mark.parametrize("token", ["x", "a" * 300, "..%2f", "%00", "\u202e", "0" * 43])
def test_a_guessed_link_gets_a_page_that_helps(browser: Browser, token: str) -> None:
    response = Browser().client.get(f"/aanvragen/verder/{token}/")
    assert response.status_code in (404, 410)


def test_anybody_gets_the_same_answer_to_a_request_for_a_link(browser: Browser) -> None:
    known = Browser().visit(reverse("intake:request_link")).press("Stuur mij", {"email": "VRIES@voorbeeld.example"})
    unknown = Browser().visit(reverse("intake:request_link")).press("Stuur mij", {"email": "niemand@voorbeeld.example"})
    assert known.text.replace("VRIES@voorbeeld", "x") == unknown.text.replace("niemand@voorbeeld", "x")
    assert asked_links() == 1


def test_an_address_gets_no_flood_and_others_are_not_locked_out(browser: Browser) -> None:
    for _click in range(10):
        Browser().visit(reverse("intake:request_link")).press("Stuur mij", {"email": "vries@voorbeeld.example"})
    assert asked_links() == 6
    other = fill(Browser().begin(ApplicationFormPage.objects.get()).draft)
    Draft.objects.filter(pk=other.pk).update(email="ander@voorbeeld.example")
    Browser().visit(reverse("intake:request_link")).press("Stuur mij", {"email": "ander@voorbeeld.example"})
    assert asked_links() == 7


def test_no_address_is_told_in_words(browser: Browser) -> None:
    page = Browser().visit(reverse("intake:request_link")).press("Stuur mij", {"email": "geen adres"})
    assert "Dit is geen e-mailadres. Vul het in zoals naam@voorbeeld.nl." in page.errors[0]


def test_a_draft_is_closed_on_a_computer_of_others_and_opened_with_a_link(browser: Browser) -> None:
    draft = browser.draft
    stale = Browser(client=browser.client).step_of(draft, 2)
    browser.visit(reverse("intake:overview", args=[draft.pk])).press("Sluit af op dit apparaat")
    assert browser.response["Clear-Site-Data"] == '"cache"'
    assert browser.client.get(reverse("intake:step", args=[draft.pk, 1])).status_code == 403
    stale.press("Naar stap 3", {stale.name(Role.TITLE): "Van een ander"})
    assert stale.response.status_code == 403
    assert "Van een ander" not in Draft.objects.get(pk=draft.pk).answers.values()
    browser.visit(link_to(draft)).press("Open mijn aanvraag").step(1)
    assert browser.response.status_code == 200


def test_a_save_gives_the_draft_its_full_time_again(browser: Browser) -> None:
    Draft.objects.update(expires_at=timezone.now() + timedelta(days=2), warned_days=3)
    browser.step(2).press("Bewaar", title="Anders")
    draft = browser.draft
    assert draft.expires_at > timezone.now() + timedelta(days=settings.DRAFT_DAYS - 1)
    assert draft.warned_days is None


# --- A form that changes while somebody fills it in -------------------------------------------------


def change_form(page: ApplicationFormPage) -> None:
    """An editor rewords a question, adds one, takes one away, and publishes."""
    raw = list(page.steps.raw_data)
    questions = raw[1]["value"]["questions"]
    questions[0]["value"]["label"] = "Welke naam krijgt je idee?"
    del questions[-1]
    questions.append(
        {"type": "short_text", "id": "nieuw", "value": {"label": "Wat eet je?", "necessity": "required", "role": ""}}
    )
    page.steps = raw
    page.save_revision().publish()


def test_a_draft_of_an_older_form_keeps_its_questions_and_is_told_of_new_ones(
    browser: Browser, form_page: ApplicationFormPage
) -> None:
    change_form(form_page)
    browser.step(2)
    assert "Hoe heet je idee?" in browser.text
    assert "Wat eet je?" not in browser.text
    browser.step(1)
    assert "De vragen zijn veranderd" in browser.text
    browser.visit(reverse("intake:newer_version", args=[browser.draft.pk]))
    for words in ("Wat eet je?", "Welke naam krijgt je idee?", "Hoe gaat het verder als het geld op is?"):
        assert words in browser.text


def test_a_draft_of_an_older_form_is_sent_after_the_new_one_went_live(
    browser: Browser, form_page: ApplicationFormPage
) -> None:
    change_form(form_page)
    browser.visit(reverse("intake:check", args=[browser.draft.pk])).press("Verstuur", {"signature": "yes"})
    application = Application.objects.get()
    labels = str(application.versions.get().form_version.definition)
    assert "Hoe heet je idee?" in labels
    assert "Wat eet je?" not in labels


def test_a_draft_may_move_to_the_new_form_with_its_answers(browser: Browser, form_page: ApplicationFormPage) -> None:
    change_form(form_page)
    browser.visit(reverse("intake:newer_version", args=[browser.draft.pk])).press("Ga verder met de nieuwe vragen")
    browser.step(2)
    assert "Wat eet je?" in browser.text
    assert browser.value(browser.name(Role.TITLE)) == "Voorbeeld: samen koken"
    browser.visit(reverse("intake:check", args=[browser.draft.pk]))
    assert "Nog niet ingevuld: Wat eet je?" in browser.text


def test_a_page_opened_before_the_move_saves_what_it_can_and_breaks_nothing(
    browser: Browser, form_page: ApplicationFormPage
) -> None:
    stale = Browser(client=browser.client).step_of(browser.draft, 2)
    name = stale.name(Role.TITLE)
    change_form(form_page)
    browser.visit(reverse("intake:newer_version", args=[browser.draft.pk])).press("Ga verder met de nieuwe vragen")
    stale.press("Naar stap 3", {name: "Nog een naam"})
    assert stale.response.status_code == 200


def test_the_draft_outlives_the_page(browser: Browser, form_page: ApplicationFormPage) -> None:
    form_page.unpublish()
    browser.step(2)
    assert browser.response.status_code == 200
    browser.visit(reverse("intake:check", args=[browser.draft.pk])).press("Verstuur", {"signature": "yes"})
    assert "kunt deze aanvraag nu niet versturen" in browser.text
    form_page.delete()
    browser.step(2)
    assert browser.response.status_code == 200
