"""Who judges a case sees numbers and reasons of the neighbours, and never who they are."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from fund_applications.demo.neighbours import ONE_IN, ask_neighbours
from fund_applications.lifecycle.events import verify
from fund_applications.lifecycle.roles import ensure_groups
from fund_applications.models import ApplicationEvent, Message, SupportPage, SupportResponse
from fund_applications.office.case import support as panel
from fund_applications.office.case.support import support_of
from fund_applications.support.stopping import STOPPED
from home.models import Village
from tests.case_story import CaseStory

pytestmark = pytest.mark.django_db
Confirmed = Callable[..., SupportResponse]


@pytest.fixture
def screen(story: CaseStory) -> Callable[[], str]:
    """The case screen as its handler sees it."""
    ensure_groups()
    client = Client()
    client.force_login(story.handler)
    return lambda: client.get(reverse("office_case", args=[story.application.public_id])).text


def test_the_case_screen_shows_numbers_villages_offers_and_reasons_but_no_names(
    screen: Callable[[], str], confirmed: Confirmed
) -> None:
    confirmed(
        reason="Fijn voor <b>kinderen</b>", name="Bep Bij", shares_contact="on", offers=["place"], offer_text="Schuur"
    )
    confirmed(opinion="against", reason="Te veel lawaai", email="nora@voorbeeld.example", village="elders")
    text = screen()
    assert "Draagvlak" in text
    assert "Fijn voor &lt;b&gt;kinderen" in text
    assert "Te veel lawaai" in text
    assert "Ergens anders" in text
    assert "1 keer een plek" in text
    for private in ("Bep Bij", "buur@voorbeeld", "nora@", "Schuur"):
        assert private not in text


def test_a_case_whose_applicant_asked_nobody_has_no_panel(screen: Callable[[], str]) -> None:
    assert "Draagvlak" not in screen()


def test_a_page_without_answers_says_so(screen: Callable[[], str], support: SupportPage) -> None:
    assert "Er zijn nog geen antwoorden" in screen()


def test_an_answer_that_is_not_confirmed_is_not_there(screen: Callable[[], str], post: Callable[..., object]) -> None:
    post(reason="Nog niet bevestigd")
    assert "Nog niet bevestigd" not in screen()


def test_many_reasons_are_cut_and_counted(
    support: SupportPage, confirmed: Confirmed, monkeypatch: pytest.MonkeyPatch, django_assert_max_num_queries: Callable
) -> None:
    monkeypatch.setattr(panel, "MOST_REASONS", 2)
    for number in range(3):
        confirmed(reason=f"Reden {number}", email=f"buur{number}@voorbeeld.example")
    with django_assert_max_num_queries(4):
        found = support_of(support.application)
    assert found is not None
    assert [(group.opinion, group.texts, group.more) for group in found.reasons] == [
        ("voor", ("Reden 2", "Reden 1"), 1)
    ]


def test_example_neighbours_are_plainly_examples(story: CaseStory, village: Village) -> None:
    seed = next(number for number in range(99) if random.Random(number).randrange(ONE_IN) == 0)
    page = ask_neighbours(story.application, random.Random(seed), story.now + timedelta(days=3))
    assert page is not None
    answers = SupportResponse.objects.filter(page=page)
    assert answers.count() >= 4
    assert all(each.name.startswith("Voorbeeld") for each in answers if each.shares_contact)
    assert support_of(story.application)


def test_a_handler_closes_a_misused_page_and_the_applicant_reads_why_and_cannot_open_it(
    story: CaseStory, support: SupportPage, confirmed: Confirmed, post: Callable[..., Any], resident: Client
) -> None:
    confirmed(reason="Fijn")
    office = Client()
    ensure_groups()
    office.force_login(story.handler)
    address = reverse("office_neighbours_page", args=[story.application.public_id])
    assert office.post(address, {"reason": " "}).status_code == 200
    assert SupportPage.objects.get().stopped_at is None
    assert office.post(address, {"reason": "Er staan scheldwoorden in."}).status_code == 302
    assert "Deze vraag is gesloten" in post(email="nieuw@voorbeeld.example").text
    own = reverse("support:of_case", args=[story.application.public_id])
    page = resident.get(own).text
    assert "De gemeente heeft deze pagina gesloten" in page
    assert "Er staan scheldwoorden in." in page
    assert resident.post(own, {"show_summary": "on"}).status_code == 422
    assert "Er staan scheldwoorden in." in Message.objects.get().body
    event = ApplicationEvent.objects.order_by("-sequence").first()
    assert event is not None
    assert (event.name, event.reason) == (STOPPED, "Er staan scheldwoorden in.")
    assert not list(verify([story.application.pk]))
    assert office.post(address, {"reason": "De woorden zijn weg."}).status_code == 302
    assert "De gemeente heeft" not in resident.get(own).text
    assert SupportResponse.objects.filter(confirmed_at__isnull=False).count() == 1
