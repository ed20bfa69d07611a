"""Checking and sending: exactly one application, and a copy of everything."""

from __future__ import annotations

import hashlib
import io
import json
import threading
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pikepdf
import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from fund_applications.intake.saving import AlreadySentError
from fund_applications.intake.submission import ChangedMeanwhileError, NotReadyError, send
from fund_applications.models import (
    Application,
    ApplicationFormPage,
    ContactChannel,
    Draft,
    FundRound,
    MagicLink,
    NamePublication,
)
from fund_applications.questions.roles import Role
from tests.fund_applications.intake.browsing import Browser, fill, open_form_page


@pytest.fixture
def form_page(db: None) -> ApplicationFormPage:
    return open_form_page()


@pytest.fixture
def browser(form_page: ApplicationFormPage) -> Browser:
    browser = Browser().begin(form_page)
    fill(browser.draft)
    return check(browser)


def check(browser: Browser) -> Browser:
    return browser.visit(reverse("intake:check", args=[browser.draft.pk]))


SIGNED = {"signature": "yes"}


def test_all_answers_are_shown_and_nothing_is_sent_yet(browser: Browser) -> None:
    assert "Er is nog niets verstuurd" in browser.text
    for words in ("Voorbeeld Vries", "5461 AB Veghel", "€ 1.250,50", "€ 1.600", "Sociaal:", "Niet ingevuld"):
        assert words in browser.text
    assert Application.objects.count() == 0


def test_sending_gives_a_number_a_date_and_a_case_with_everything(browser: Browser) -> None:
    draft_id = browser.draft.pk
    browser.press("Verstuur je aanvraag", SIGNED)
    application = Application.objects.get()
    assert application.reference in browser.text
    assert "Je hoort uiterlijk" in browser.text
    assert application.draft_id == draft_id
    assert application.title == "Voorbeeld: samen koken"
    assert application.requested_amount == Decimal("800.00")
    assert application.total_costs == Decimal("1600.00")
    assert sorted(village.name for village in application.villages.all()) == ["Erp", "Veghel"]
    assert application.decide_by
    applicant = application.applicant
    assert (applicant.name, applicant.email) == ("Voorbeeld Vries", "Vries@voorbeeld.example")
    assert (applicant.street, applicant.postcode, applicant.place) == ("Kerkstraat 12", "5461 AB", "Veghel")
    assert applicant.channel == ContactChannel.DIGITAL
    assert applicant.channel_chosen_at
    assert applicant.name_publication == NamePublication.FIRST_NAME
    assert applicant.may_publish
    assert "dinsdag" in application.search_text
    assert not Draft.objects.exists()


def test_a_statement_that_is_not_ticked_is_asked_for(browser: Browser) -> None:
    browser.press("Verstuur je aanvraag")
    assert browser.title.startswith("1 foutmelding - Controleer je aanvraag")
    assert "Daarmee onderteken je" in browser.errors[0]
    assert Application.objects.count() == 0


def test_what_is_required_blocks_sending_and_leads_to_the_question_and_back(browser: Browser) -> None:
    fill(browser.draft, title=None, email="geen adres")
    check(browser)
    assert "Nog niet ingevuld: Hoe heet je idee?" in browser.text
    browser.press("Verstuur je aanvraag", SIGNED)
    assert len(browser.errors) == 2
    link = next(
        a for a in browser.soup.find_all("a") if "Hoe heet je idee?" in a.get_text() and "stap/2" in str(a["href"])
    )
    browser.visit(str(link["href"]).split("#")[0])
    assert "Terug naar controleren" in browser.text
    browser.press("Terug naar controleren", title="Voorbeeld")
    assert browser.title.startswith("Controleer je aanvraag")
    assert Application.objects.count() == 0


def test_what_is_recommended_is_listed_and_blocks_nothing(browser: Browser) -> None:
    fill(browser.draft, phone=None)
    check(browser)
    assert "Je mag zo versturen" in browser.text
    assert "Op welk nummer kunnen we je bellen?" in browser.text
    browser.press("Verstuur je aanvraag", SIGNED)
    assert Application.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"requested_amount": "12000"}, "hooguit € 10.000"),
        ({"requested_amount": "801"}, "50 procent"),
        ({"end_date": "01-01-2000"}, "voor de begindatum"),
    ],
)
def test_what_the_fund_can_not_give_is_refused_with_the_way_out(
    browser: Browser, changes: dict[str, str], words: str
) -> None:
    fill(browser.draft, **changes)
    check(browser).press("Verstuur je aanvraag", SIGNED)
    assert words in " ".join(browser.errors)
    assert Application.objects.count() == 0


def test_an_answer_to_a_question_that_was_not_asked_is_not_sent(browser: Browser) -> None:
    fill(browser.draft, organisation="Stichting Geheim")
    check(browser)
    assert "Stichting Geheim" not in browser.text
    browser.press("Verstuur je aanvraag", SIGNED)
    application = Application.objects.get()
    assert "Stichting Geheim" not in json.dumps(application.versions.get().answers)
    assert application.applicant.organisation == ""


def test_a_second_click_a_reload_and_the_back_button_end_at_the_same_confirmation(browser: Browser) -> None:
    draft_id, revision = browser.draft.pk, browser.draft.revision
    token = str(browser.soup.find("input", attrs={"name": "csrfmiddlewaretoken"})["value"])  # type: ignore[index]
    posted = {"csrfmiddlewaretoken": token, "revision": revision, **SIGNED}
    address = reverse("intake:send", args=[draft_id])
    for _click in range(3):
        response = browser.client.post(address, posted)
        assert response.status_code == 302
        assert response["Location"] == reverse("intake:done", args=[draft_id])
    for page in ("done", "check", "overview"):
        browser.visit(reverse(f"intake:{page}", args=[draft_id]))
        assert browser.title.startswith("We hebben je aanvraag")
    browser.visit(reverse("intake:step", args=[draft_id, 1]))
    assert browser.title.startswith("We hebben je aanvraag")
    assert Application.objects.count() == 1


def test_a_stale_step_page_after_sending_leads_to_the_confirmation(browser: Browser) -> None:
    stale = Browser(client=browser.client).visit(reverse("intake:step", args=[browser.draft.pk, 2]))
    name = stale.name(Role.TITLE)
    browser.press("Verstuur je aanvraag", SIGNED)
    stale.press("Naar stap 3", {name: "Te laat"})
    assert stale.title.startswith("We hebben je aanvraag")
    assert "Te laat" not in json.dumps(Application.objects.get().versions.get().answers)


def test_what_another_tab_changed_meanwhile_is_shown_before_it_is_sent(browser: Browser) -> None:
    fill(browser.draft, title="Voorbeeld: anders")
    browser.press("Verstuur je aanvraag", SIGNED)
    assert "Er is intussen iets veranderd" in browser.text
    assert "Voorbeeld: anders" in browser.text
    assert Application.objects.count() == 0


def test_links_to_a_draft_that_was_sent_open_nothing(browser: Browser) -> None:
    from fund_applications.intake.links import issue_draft_link

    issued = issue_draft_link(browser.draft, "vries@voorbeeld.example")
    browser.press("Verstuur je aanvraag", SIGNED)
    response = Browser().client.get(reverse("intake:resume", args=[issued.token]))
    assert response.status_code == 410
    assert not MagicLink.objects.filter(purpose=MagicLink.Purpose.DRAFT).exists()


def test_a_closed_round_stops_sending_and_keeps_the_draft(browser: Browser, form_page: ApplicationFormPage) -> None:
    FundRound.objects.update(closes_on=timezone.localdate() - timedelta(days=1))
    browser.press("Verstuur je aanvraag", SIGNED)
    assert "De ronde is gesloten" in browser.text
    assert Application.objects.count() == 0
    assert Draft.objects.count() == 1


def test_the_copy_holds_every_answer_and_its_checksum(browser: Browser) -> None:
    draft_id = browser.draft.pk
    browser.press("Verstuur je aanvraag", SIGNED)
    version = Application.objects.get().versions.get()
    response = browser.client.get(reverse("intake:copy_json", args=[draft_id]))
    copy = json.loads(response.content)
    canonical = json.dumps(copy["receipt"], sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert hashlib.sha256(canonical.encode()).hexdigest() == copy["checksum"]["value"] == version.digest
    words = {entry["question"]: entry["answer"] for step in copy["in_words"] for entry in step["answers"]}
    assert words["Hoe heet je idee?"] == "Voorbeeld: samen koken"
    assert "€\u00a01.600" in words["Wat kost je idee?"]
    assert "attachment" in response["Content-Disposition"]
    assert version.digest in browser.text


@pytest.mark.parametrize("name", ["Voorbeeld Vries", "Zoë 🎉 ﷽ #eval(1) $x$ ]] \\ <b>", "مثال"])
def test_the_copy_on_paper_is_an_accessible_pdf_whatever_was_typed(browser: Browser, name: str) -> None:
    draft_id = browser.draft.pk
    fill(browser.draft, name=name)
    check(browser).press("Verstuur je aanvraag", SIGNED)
    response = browser.client.get(reverse("intake:copy_pdf", args=[draft_id]))
    with pikepdf.open(io.BytesIO(response.content)) as pdf:
        assert str(pdf.Root.Lang) == "nl"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert "/StructTreeRoot" in pdf.Root
        assert b"pdfuaid:part" in pdf.Root.Metadata.read_bytes()


def test_sending_refuses_what_it_was_not_asked_to_send(browser: Browser) -> None:
    draft = browser.draft
    with pytest.raises(ChangedMeanwhileError):
        send(draft.pk, revision=draft.revision + 1, signed=True)
    with pytest.raises(NotReadyError):
        send(draft.pk, revision=draft.revision, signed=False)
    application = send(draft.pk, revision=draft.revision, signed=True)
    with pytest.raises((AlreadySentError, Draft.DoesNotExist)):
        send(draft.pk, revision=draft.revision, signed=True)
    assert Application.objects.get() == application


@pytest.mark.django_db(transaction=True)
def test_two_at_once_make_one_application() -> None:
    page = open_form_page()
    browser = Browser().begin(page)
    draft = fill(browser.draft)
    outcomes: list[Any] = []

    def click() -> None:
        try:
            outcomes.append(send(draft.pk, revision=draft.revision, signed=True))
        except (AlreadySentError, Draft.DoesNotExist) as told:
            outcomes.append(told)
        finally:
            connection.close()

    clicks = [threading.Thread(target=click) for _number in range(4)]
    for thread in clicks:
        thread.start()
    for thread in clicks:
        thread.join()
    assert Application.objects.count() == 1
    assert len(outcomes) == 4
    assert sum(isinstance(outcome, Application) for outcome in outcomes) == 1
