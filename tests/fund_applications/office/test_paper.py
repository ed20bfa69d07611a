"""An application on paper: its own day of receipt, as incomplete as it is, exactly once, with scans afterwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import AbstractUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.perform import lapse_if_due
from fund_applications.lifecycle.roles import Role
from fund_applications.models import Application, ApplicationFormPage, Attachment, ContactChannel
from fund_applications.questions.roles import Role as QuestionRole
from tests.case_story import CaseStory, Cast
from tests.fund_applications.office.conftest import make_story

pytestmark = pytest.mark.django_db

Login = Callable[[AbstractUser], Client]
PAPER = reverse("office_paper")


@pytest.fixture
def site(db: None) -> ApplicationFormPage:
    """The form page and the round of `setup_site`."""
    call_command("setup_site", verbosity=0)
    return ApplicationFormPage.objects.get()


@pytest.fixture
def client(site: ApplicationFormPage, colleague: Callable[..., AbstractUser], as_user: Login) -> Client:
    """A browser in which a handler is logged in."""
    return as_user(colleague(Role.HANDLER))


def typed(page: ApplicationFormPage, **by_role: str) -> dict[str, str]:
    """The form with these answers, by the role of the question."""
    definition = page.definition()
    data = {"entry": "11111111-1111-4111-8111-111111111111", "received_on": "20-3-2026"}
    for role, value in by_role.items():
        name, _dash, part = role.partition("__")
        question = definition.by_role(QuestionRole(name))
        assert question is not None
        data[f"q-{question.id}{'-' + part.replace('_', '-') if part else ''}"] = value
    return data


ENOUGH = {"name": "Voorbeeld Papier", "title": "Voorbeeld: op papier", "requested_amount": "1.250,50"}


def test_paper_becomes_a_case_from_the_day_it_came_in(client: Client, site: ApplicationFormPage) -> None:
    data = typed(
        site, **ENOUGH, cost_lines__0_description="Planten", cost_lines__0_amount="2.501", address__street="Straat 1"
    )
    response = client.post(PAPER, data)
    assert response.status_code == 200  # an address is all or nothing: postcode and place are missing
    assert "Vul je postcode in" in response.text
    assert "Voorbeeld: op papier" in response.text
    data = typed(site, **ENOUGH, cost_lines__0_description="Planten", cost_lines__0_amount="2.501")
    response = client.post(PAPER, data)
    case = Application.objects.get()
    assert response["Location"] == reverse("office_add_file", args=[case.public_id])
    assert (case.source, case.title, case.requested_amount) == ("paper", "Voorbeeld: op papier", Decimal("1250.50"))
    assert case.total_costs == Decimal(2501)
    assert timezone.localtime(case.received_at).date().isoformat() == "2026-03-20"
    assert str(case.decide_by) == "2026-05-18"  # 15 May 2026 is equated with a feast day
    assert case.applicant.channel == ContactChannel.POST
    event = case.events.get()
    assert (event.actor_role, event.occurred_on.isoformat()) == ("handler", "2026-03-20")


def test_a_second_press_of_the_button_makes_no_second_case(client: Client, site: ApplicationFormPage) -> None:
    data = typed(site, **ENOUGH)
    assert client.post(PAPER, data)["Location"] == client.post(PAPER, data)["Location"]
    assert Application.objects.count() == 1


@pytest.mark.parametrize("left_out", ["name", "title", "requested_amount"])
def test_what_a_case_can_not_do_without_is_asked_for(left_out: str, client: Client, site: ApplicationFormPage) -> None:
    answers = {key: value for key, value in ENOUGH.items() if key != left_out}
    response = client.post(PAPER, typed(site, **answers))
    assert "Zonder dit kan de aanvraag niet worden bewaard" in response.text
    for value in answers.values():
        assert value in response.text
    assert not Application.objects.exists()


@pytest.mark.parametrize(
    ("received_on", "message"),
    [
        ("24-3-2026", "vandaag of eerder"),
        ("31-12-2025", "Aanvragen kan vanaf"),
        ("gisteren", "Dit is geen datum"),
        ("", "Kies de dag"),
    ],
)
def test_a_day_of_receipt_that_can_not_be_is_told(
    received_on: str, message: str, client: Client, site: ApplicationFormPage
) -> None:
    response = client.post(PAPER, {**typed(site, **ENOUGH), "received_on": received_on})
    assert message in response.text
    assert "Voorbeeld Papier" in response.text
    assert not Application.objects.exists()


@pytest.mark.parametrize("amount", ["abc", "-5", "99999999999999", "1e5"])
def test_an_amount_that_can_not_be_is_told(amount: str, client: Client, site: ApplicationFormPage) -> None:
    response = client.post(PAPER, typed(site, **{**ENOUGH, "requested_amount": amount}))
    assert response.status_code == 200
    assert amount in response.text
    assert not Application.objects.exists()


def test_the_stars_stand_only_at_what_is_really_needed(client: Client) -> None:
    form = client.get(PAPER).context["entry"].form
    assert sum(field.required for field in form.fields.values()) == 3


def test_without_a_form_page_the_page_says_what_to_do(colleague: Callable[..., AbstractUser], as_user: Login) -> None:
    client = as_user(colleague(Role.HANDLER))
    assert "Er is nu geen formulier" in client.get(PAPER).text
    assert client.post(PAPER, {}).status_code == 200


# --- Files -----------------------------------------------------------------------------------------------

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"


def upload(client: Client, case: Application, name: str, content: bytes) -> Any:
    """Add this file to the case."""
    address = reverse("office_add_file", args=[case.public_id])
    return client.post(address, {"upload": SimpleUploadedFile(name, content)})


def test_a_scan_is_added_to_the_case(client: Client, as_user: Login) -> None:
    case = make_story(at=timezone.now() - timedelta(days=3)).application
    assert upload(client, case, "scan.pdf", PDF).status_code == 302
    attachment = Attachment.objects.get(application=case)
    assert attachment.original_name == "scan.pdf"
    assert "scan.pdf" in client.get(reverse("office_case", args=[case.public_id])).text


@pytest.mark.parametrize(
    ("name", "content"), [("leeg.pdf", b""), ("kwaad.pdf", b"MZ\x90\x00" + b"x" * 200), ("iets.exe", b"MZ\x90\x00")]
)
def test_a_file_that_is_refused_says_why(name: str, content: bytes, client: Client) -> None:
    case = make_story(at=timezone.now() - timedelta(days=3)).application
    response = upload(client, case, name, content)
    assert response.status_code == 200
    assert response.context["form"].errors["upload"]
    assert not Attachment.objects.filter(application=case).exists()


# --- A supplement on paper ----------------------------------------------------------------------------------


def asked_again(cast: Cast) -> CaseStory:
    """A case of which one answer was asked again."""
    story = make_story(cast=cast)
    items = (given.Missing(question_id="what", label="Wat ga je doen?", reason="Met wie?"),)
    return story.perform("request_supplement", cast.handler, story.supplement_data(items=items))


def test_a_supplement_by_letter_becomes_a_new_version_from_the_day_it_came_in(cast: Cast, as_user: Login) -> None:
    story = asked_again(cast)
    client = as_user(cast.handler)
    address = reverse("office_paper_supplement", args=[story.application.public_id])
    assert address in client.get(reverse("office_case", args=[story.application.public_id])).text
    page = client.get(address)
    assert "Met wie?" in page.text
    assert "We maken een tuin." in page.text
    assert "Hoe heet je idee?" not in page.text
    revision = Application.objects.get().revision
    data = {"revision": revision, "q-what": "Met de buren.", "q-title": "niet gevraagd", "received_on": "20-3-2026"}
    assert "Vul dit in." in client.post(address, data).text
    assert client.post(address, {**data, "on_behalf": "brief van 19 maart"}).status_code == 302
    old, new = story.application.versions.order_by("number")
    assert (old.answers["what"], new.answers["what"]) == ("We maken een tuin.\nMet bankjes.", "Met de buren.")
    assert new.answers["title"] == old.answers["title"]
    assert new.submitted_by_staff == cast.handler
    event = story.application.events.get(name="supply")
    assert (event.occurred_on.isoformat(), event.reason) == ("2026-03-20", "brief van 19 maart")


@pytest.mark.parametrize("received_on", ["8-3-2026", "1-1-2030", "x"])
def test_a_supplement_on_an_impossible_day_is_refused_and_stays_typed(
    received_on: str, cast: Cast, as_user: Login
) -> None:
    story = asked_again(cast)
    address = reverse("office_paper_supplement", args=[story.application.public_id])
    data = {"revision": story.application.revision, "on_behalf": "brief", "q-what": "Met de buren."}
    response = as_user(cast.handler).post(address, {**data, "received_on": received_on})
    assert response.context["told"].errors["received_on"]
    assert "Met de buren." in response.text
    assert story.application.versions.count() == 1


def test_paper_that_came_in_time_and_was_found_late_puts_the_lapse_right(cast: Cast, as_user: Login) -> None:
    story = asked_again(cast)
    due_on = story.application.supplement_requests.get().due_on
    lapse_if_due(story.application.pk, story.on(due_on).later(1).now)
    story.application.refresh_from_db()
    late = story.application.decide_by
    client = as_user(cast.handler)
    address = reverse("office_paper_supplement", args=[story.application.public_id])
    page = client.get(reverse("office_case", args=[story.application.public_id])).text
    assert "Voer een aanvulling in die op tijd kwam" in page
    assert "is als verlopen geboekt" in client.get(address).text
    data = {"revision": story.application.revision, "on_behalf": "lag in de kast", "q-what": "Met de buren."}
    assert client.post(address, data).context["told"].errors["received_on"]
    assert client.post(address, {**data, "received_on": "20-3-2026"}).status_code == 302
    story.application.refresh_from_db()
    assert story.application.versions.count() == 2
    assert (story.application.supplement_lapsed, story.application.decide_by < late) == (False, True)
    assert "verlopen is rechtgezet" in client.get(reverse("office_case", args=[story.application.public_id])).text


def test_without_a_request_there_is_nothing_to_supply(cast: Cast, as_user: Login) -> None:
    story = make_story(cast=cast)
    address = reverse("office_paper_supplement", args=[story.application.public_id])
    assert as_user(cast.handler).get(address)["Location"] == reverse("office_case", args=[story.application.public_id])
