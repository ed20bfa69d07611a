"""The applicant opens a page for the neighbours, from a draft or a case, shares it, and reads numbers and offers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from fund_applications.intake.drafts import delete_draft
from fund_applications.intake.submission import send
from fund_applications.models import Application, ApplicationFormPage, Draft, SupportPage, SupportResponse
from fund_applications.support.pages import NotYetError, Shown, is_open, show
from fund_applications.support.sharing import sharing_of
from fund_applications.support.tally import tally_of
from home.models import Village
from tests.case_story import CaseStory
from tests.fund_applications.applicant.conftest import sign_in
from tests.fund_applications.intake.browsing import Browser, fill, open_form_page
from tests.fund_applications.support.conftest import filled_in, link_in

pytestmark = pytest.mark.django_db
Confirmed = Callable[..., SupportResponse]


def manage(application: Application, name: str = "of_case") -> str:
    return reverse(f"support:{name}", args=[application.public_id])


def test_the_page_of_a_case_is_made_shared_and_closed_by_its_applicant(
    resident: Client, application: Application, village: Village
) -> None:
    case = resident.get(reverse("applicant:case", args=[application.public_id]))
    assert manage(application) in case.text
    assert "Maak mijn link" in resident.get(manage(application)).text
    assert resident.post(manage(application), {"show_summary": "on", "shown_name": "Sam"}).status_code == 302
    page = resident.get(manage(application))
    support = SupportPage.objects.get()
    sharing = sharing_of(support)
    assert sharing.address in page.text
    assert "<svg" in page.text
    assert all(sharing.address in each.text and support.title in each.text for each in sharing.texts)
    assert sharing.shown_address in resident.get(manage(application, "card_of_case")).text
    assert resident.post(manage(application), {"close": "1"}).status_code == 302
    support.refresh_from_db()
    assert not is_open(support)
    assert resident.get(manage(application, "card_of_case")).status_code == 302
    resident.post(manage(application), {"shown_name": ""})
    support.refresh_from_db()
    assert is_open(support)
    assert (support.summary, support.shown_name) == ("", "")


def test_the_applicant_sees_numbers_and_offers_and_only_the_names_of_who_agreed(
    resident: Client, application: Application, confirmed: Confirmed
) -> None:
    confirmed(opinion="against", reason="Geheime reden", name="Nora Nee")
    confirmed(
        email="bep@voorbeeld.example",
        shares_contact="on",
        name="Bep Bij",
        offers=["hands", "place"],
        offer_text="Een schuur",
    )
    page = resident.get(manage(application)).text
    assert "2 buren gaven een mening" in page
    assert "Bep Bij" in page
    assert "bep@voorbeeld.example" in page
    assert "Een schuur" in page
    assert "1 buur wil meehelpen" in page
    assert "Nora" not in page
    assert "Geheime reden" not in page
    assert "2 buren gaven een mening" in resident.get(reverse("applicant:case", args=[application.public_id])).text


def test_nobody_else_opens_the_page_of_the_applicant(application: Application, support: SupportPage) -> None:
    stranger = sign_in(Client(), CaseStory().application.applicant.email)
    for name in ("of_case", "card_of_case"):
        assert Client().get(manage(application, name)).status_code == 302
        assert stranger.get(manage(application, name)).status_code == 404
    assert stranger.post(manage(application), {"close": "1"}).status_code == 404
    support.refresh_from_db()
    assert support.closed_at is None


def test_a_case_that_is_decided_can_not_ask_any_more(resident: Client, story: CaseStory) -> None:
    story.withdrawn()
    assert resident.post(manage(story.application), {"show_summary": "on"}).status_code == 422
    assert not SupportPage.objects.exists()
    assert (
        manage(story.application)
        not in resident.get(reverse("applicant:case", args=[story.application.public_id])).text
    )


@pytest.mark.parametrize("name", ["n" * 81, "n" * 100_000])
def test_a_name_that_is_too_long_is_told(resident: Client, application: Application, name: str) -> None:
    page = resident.post(manage(application), {"shown_name": name})
    assert page.status_code == 422
    assert not SupportPage.objects.exists()


def test_a_name_loses_what_nobody_can_see(resident: Client, application: Application) -> None:
    resident.post(manage(application), {"shown_name": "Sam 🌱\x00\u202e<b>"})
    assert SupportPage.objects.get().shown_name == "Sam 🌱<b>"


def test_a_text_that_changes_is_told_to_who_judges(support: SupportPage, confirmed: Confirmed) -> None:
    confirmed()
    assert tally_of(support).before_text_changed == 0
    Application.objects.filter(pk=support.application_id).update(title="Iets heel anders")
    changed = show(Application.objects.get(), Shown(summary=True), now=timezone.now() + timedelta(hours=1))
    assert changed.title == "Iets heel anders"
    assert tally_of(changed).before_text_changed == 1


def test_an_address_in_a_mail_link_is_quoted(resident: Client, application: Application, confirmed: Confirmed) -> None:
    confirmed(shares_contact="on", name="Bep", email="a+b?c&d@voorbeeld.example")
    assert 'href="mailto:a%2Bb%3Fc%26d@voorbeeld.example"' in resident.get(manage(application)).text


# --- from a draft -------------------------------------------------------------------------------------


@pytest.fixture
def form_page() -> ApplicationFormPage:
    return open_form_page()


def verified(draft: Draft) -> Draft:
    """A draft with all answers, whose address was proven by its link."""
    fill(draft)
    draft.email_verified_at = timezone.now()
    draft.save()
    return draft


@pytest.fixture
def browser(form_page: ApplicationFormPage) -> Browser:
    return Browser(client=Client()).begin(form_page)


def test_a_draft_asks_for_a_title_and_a_verified_address_first(browser: Browser) -> None:
    draft = browser.draft
    assert (
        reverse("support:of_draft", args=[draft.pk])
        in browser.visit(reverse("intake:overview", args=[draft.pk])).response.text
    )
    with pytest.raises(NotYetError, match="hoe je idee heet"):
        show(draft, Shown(summary=True))
    fill(draft)
    with pytest.raises(NotYetError, match="link in de mail"):
        show(draft, Shown(summary=True))
    page = browser.client.post(reverse("support:of_draft", args=[draft.pk]), {"show_summary": "on"})
    assert page.status_code == 422
    assert not SupportPage.objects.exists()


def test_a_draft_that_is_deleted_takes_its_page_and_answers_along(browser: Browser, village: Village) -> None:
    draft = verified(browser.draft)
    address = reverse("support:of_draft", args=[draft.pk])
    assert browser.visit(address).press("Maak mijn link").response.status_code == 200
    support = SupportPage.objects.get()
    assert support.title == "Voorbeeld: samen koken"
    assert browser.client.get(reverse("support:card_of_draft", args=[draft.pk])).status_code == 200
    public = reverse("support:page", args=[support.code])
    assert Client().get(public).status_code == 200
    assert Client().get(address).status_code == 403, "a browser that did not begin it"
    delete_draft(draft.pk)
    assert Client().get(public).status_code == 404


def test_a_test_draft_has_no_neighbours(browser: Browser) -> None:
    draft = verified(browser.draft)
    draft.is_test = True
    with pytest.raises(NotYetError, match="proef"):
        show(draft, Shown(summary=True))


def test_a_page_closes_with_the_draft_that_is_over(browser: Browser) -> None:
    draft = verified(browser.draft)
    support = show(draft, Shown(summary=True))
    assert is_open(support)
    assert not is_open(support, now=draft.expires_at + timedelta(seconds=1))


def test_what_neighbours_said_of_a_draft_goes_along_with_the_case(
    browser: Browser, village: Village, mailoutbox: list, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    draft = verified(browser.draft)
    support = show(draft, Shown(summary=True))
    with django_capture_on_commit_callbacks(execute=True):
        Client().post(reverse("support:page", args=[support.code]), filled_in(village))
    Client().post(link_in(mailoutbox[-1]))
    application = send(draft.pk, revision=draft.revision, signed=True)
    support.refresh_from_db()
    assert support.application == application
    assert support.draft is None
    assert tally_of(support).counts.in_favour == 1
    assert is_open(support)
    assert not Draft.objects.exists()
