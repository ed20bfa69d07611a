"""The door: a link by e-mail, used up by a button, for one's own cases only."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from fund_applications.applicant.signing_in import LINKS_AN_HOUR
from fund_applications.intake.links import (
    LinkState,
    issue_applicant_link,
    issue_new_address_link,
    issue_notice_link,
    look_up,
)
from fund_applications.models import Application, Draft, FollowUp, MagicLink
from tests.case_story import CaseStory
from tests.factories import FormVersionFactory
from tests.fund_applications.applicant.conftest import sign_in

pytestmark = pytest.mark.django_db
HOME = "/mijn-aanvraag/"


def ask(client: Client, email: str, **more: str):
    return client.post(reverse("applicant:ask_link"), {"email": email, **more})


def test_the_answer_is_the_same_whether_the_address_is_known_or_not(client: Client, application: Application) -> None:
    known = ask(client, application.applicant.email)
    unknown = ask(client, "niemand@voorbeeld.example")
    assert known.status_code == unknown.status_code == 200
    mask = "X"
    pages = [
        known.content.decode().replace(application.applicant.email, mask),
        unknown.content.decode().replace("niemand@voorbeeld.example", mask),
    ]
    assert pages[0] == pages[1]
    assert FollowUp.objects.filter(kind="mail", payload__code="login_link").count() == 2, "also the work is the same"


@pytest.mark.parametrize(
    "typed", ["", "geen adres", "a@b", "x" * 400 + "@voorbeeld.example", "a\x00@voorbeeld.example"]
)
def test_what_is_no_address_gets_a_message_and_what_was_typed_stays(client: Client, typed: str) -> None:
    response = ask(client, typed)
    assert response.status_code == 422
    assert "e-mailadres" in response.content.decode()


def test_asking_too_often_is_answered_kindly_and_only_for_that_address(client: Client) -> None:
    for _time in range(LINKS_AN_HOUR):
        assert ask(client, "a@voorbeeld.example").status_code == 200
    response = ask(client, "A@voorbeeld.example ")
    assert response.status_code == 429
    assert "over een uur" in response.content.decode()
    assert ask(client, "b@voorbeeld.example").status_code == 200, "nobody else at the same school is locked out"


def test_a_get_by_a_mail_scanner_does_not_use_the_link_up(client: Client, application: Application) -> None:
    token = issue_applicant_link(application.applicant.email).token
    url = reverse("applicant:link", args=[token])
    for _scanner in range(3):
        response = client.get(url)
        assert response.status_code == 200
        assert "Open Mijn aanvraag" in response.content.decode()
    assert client.head(url).status_code == 200
    assert look_up(token, MagicLink.Purpose.APPLICANT).state is LinkState.VALID
    assert client.post(url).status_code == 302
    assert look_up(token, MagicLink.Purpose.APPLICANT).state is LinkState.USED


def test_a_link_works_once(client: Client, application: Application) -> None:
    token = issue_applicant_link(application.applicant.email).token
    url = reverse("applicant:link", args=[token])
    assert client.post(url).status_code == 302
    other = Client()
    refused = other.post(url)
    assert refused.status_code == 410
    assert "al een keer gebruikt" in refused.content.decode()
    assert other.get(HOME).context["form"]


def refused_states(application: Application) -> dict[str, str]:
    """A token in each state that gives no access."""
    email = application.applicant.email
    superseded = issue_applicant_link(email).token
    expired = issue_applicant_link(email)
    MagicLink.objects.filter(pk=expired.link.pk).update(superseded_at=None, expires_at=timezone.now())
    issue_applicant_link(email)
    MagicLink.objects.filter(pk=expired.link.pk).update(superseded_at=None)
    return {"superseded": superseded, "expired": expired.token, "unknown": "geraden"}


def test_a_link_that_gives_no_access_says_why_and_offers_a_new_one(client: Client, application: Application) -> None:
    for state, token in refused_states(application).items():
        for response in (
            client.get(reverse("applicant:link", args=[token])),
            client.post(reverse("applicant:link", args=[token])),
        ):
            assert response.status_code == 410
            assert response.context["state"] == state
            assert "Stuur mij een" in response.content.decode()
    assert not MagicLink.objects.filter(used_at__isnull=False).exists()


def test_an_old_link_asks_for_a_new_one_with_one_click_without_showing_the_address(
    client: Client, application: Application
) -> None:
    token = refused_states(application)["expired"]
    page = client.get(reverse("applicant:link", args=[token])).content.decode()
    assert application.applicant.email not in page
    FollowUp.objects.all().delete()
    response = client.post(reverse("applicant:ask_link"), {"oude_link": token})
    assert response.status_code == 200
    assert application.applicant.email not in response.content.decode()
    assert FollowUp.objects.get(kind="mail").payload["email"] == application.applicant.email


@pytest.mark.parametrize("token", ["x", "%00", "é" * 50, "x" * 2000, "..", "%F0%9F%8C%B1"])
def test_a_guessed_token_is_never_an_error_of_ours(client: Client, token: str) -> None:
    response = client.get(f"/mijn-aanvraag/link/{token}/")
    assert response.status_code in {404, 410}


def test_signing_in_leads_to_where_one_wanted_to_go(client: Client, application: Application) -> None:
    page = reverse("applicant:messages", args=[application.public_id])
    asked = client.get(page)
    assert asked.url == f"{HOME}?{urlencode({'naar': page})}"
    assert page in client.get(asked.url).content.decode()
    token = issue_notice_link(application.applicant.email).token
    response = client.post(f"{reverse('applicant:link', args=[token])}?{urlencode({'naar': page})}")
    assert response.url == page


@pytest.mark.parametrize(
    "onward", ["https://evil.example/", "//evil.example", "/beheer/", "javascript:alert(1)", "\\evil"]
)
def test_signing_in_never_leads_elsewhere(client: Client, application: Application, onward: str) -> None:
    token = issue_notice_link(application.applicant.email).token
    response = client.post(reverse("applicant:link", args=[token]), {"naar": onward})
    assert response.url == HOME


def test_signing_in_gives_the_session_a_new_key_and_verifies_the_address(
    client: Client, application: Application
) -> None:
    client.get(HOME)
    client.session.save()
    before = client.session.session_key
    sign_in(client, application.applicant.email)
    assert client.session.session_key != before
    application.applicant.refresh_from_db()
    assert application.applicant.email_verified_at is not None


def test_access_ends_after_twelve_hours_and_by_logging_out(resident: Client, application: Application) -> None:
    page = reverse("applicant:case", args=[application.public_id])
    assert resident.get(page).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(hours=13)):
        assert resident.get(page).status_code == 302
    assert resident.get(page).status_code == 200
    assert resident.get(reverse("applicant:log_out")).status_code == 405
    resident.post(reverse("applicant:log_out"))
    assert resident.get(page).status_code == 302


def test_what_was_typed_in_a_session_that_ended_comes_back(client: Client, application: Application) -> None:
    response = client.post(
        reverse("applicant:messages", args=[application.public_id]), {"body": "Een lang verhaal <b>x</b>"}
    )
    assert response.status_code == 403
    assert "Een lang verhaal &lt;b&gt;x&lt;/b&gt;" in response.content.decode()
    assert not application.messages.exists()


def test_one_sees_all_own_cases_and_drafts_and_nothing_of_others(resident: Client, application: Application) -> None:
    other = CaseStory(title="Van een ander").application
    now = timezone.now()
    values = {"form_version": FormVersionFactory(), "edited_at": now, "expires_at": now + timedelta(days=9)}
    Draft.objects.create(email=application.applicant.email.upper(), **values)
    foreign = Draft.objects.create(email="ander@voorbeeld.example", **values)
    page = resident.get(HOME)
    assert len(page.context["cases"]) == 1
    assert len(page.context["drafts"]) == 1
    assert other.title not in page.content.decode()
    assert resident.post(reverse("applicant:open_draft", args=[foreign.pk])).status_code == 404


def test_one_goes_on_with_an_own_draft(resident: Client, application: Application) -> None:
    now = timezone.now()
    draft = Draft.objects.create(
        email=application.applicant.email,
        form_version=FormVersionFactory(),
        edited_at=now,
        expires_at=now + timedelta(days=9),
    )
    assert resident.get(reverse("applicant:open_draft", args=[draft.pk])).status_code == 405
    response = resident.post(reverse("applicant:open_draft", args=[draft.pk]))
    assert response.url == reverse("intake:overview", args=[draft.pk])
    assert resident.session["intake_drafts"] == [str(draft.pk)]


def test_a_link_to_a_new_address_changes_the_address_and_the_old_one_hears_it(
    client: Client, application: Application
) -> None:
    before = application.applicant.email
    token = issue_new_address_link(application, "Nieuw@voorbeeld.example").token
    assert "nieuwe e-mailadres" in client.get(reverse("applicant:link", args=[token])).content.decode()
    client.post(reverse("applicant:link", args=[token]))
    application.applicant.refresh_from_db()
    assert application.applicant.email == "nieuw@voorbeeld.example"
    assert FollowUp.objects.get(payload__code="contact_changed").payload["email"] == before
    assert client.get(reverse("applicant:case", args=[application.public_id])).status_code == 200
    assert sign_in(Client(), before).get(reverse("applicant:case", args=[application.public_id])).status_code == 404


CASE_PAGES = [
    "case", "answers", "copy_pdf", "copy_json", "calendar", "own_data", "supplement", "messages", "withdraw",
    "referral", "contact", "email", "objection", "bank_account", "report", "own_data_pdf", "copy_html", "followers",
    "mails", "news", "feedback",
]  # fmt: skip


@pytest.mark.parametrize("name", CASE_PAGES)
def test_a_case_of_somebody_else_is_not_there(resident: Client, name: str) -> None:
    other = CaseStory().application
    url = reverse(f"applicant:{name}", args=[other.public_id])
    assert resident.get(url).status_code == 404
    assert resident.post(url, {"body": "x", "agree": "1"}).status_code in {404, 405}


@pytest.mark.parametrize("name", CASE_PAGES)
def test_every_page_of_a_case_asks_who_one_is_and_is_never_kept(
    client: Client, application: Application, name: str
) -> None:
    url = reverse(f"applicant:{name}", args=[application.public_id])
    assert client.get(url).status_code == 302
    response = sign_in(client, application.applicant.email).get(url)
    assert "no-store" in response["Cache-Control"] or "no-cache" in response["Cache-Control"]
