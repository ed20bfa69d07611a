"""A neighbour reads an idea, says what he thinks, confirms it by mail, and may change or withdraw it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from fund_applications.lifecycle.time_passes import advance
from fund_applications.models import FollowUp, Opinion, OutgoingMail, SupportPage, SupportResponse
from fund_applications.support.pages import Shown, close, new_code, normal_code, show
from fund_applications.support.responses import (
    ANSWERS_AN_HOUR,
    CONFIRM_WITHIN,
    MAILS_AN_HOUR,
    Answer,
    answers_of,
    change,
    email_hash,
    withdraw,
)
from fund_applications.support.tally import tally_of
from home.models import Village
from tests.case_story import CaseStory
from tests.fund_applications.support.conftest import filled_in, link_in

pytestmark = pytest.mark.django_db
Post = Callable[..., Any]
Confirmed = Callable[..., SupportResponse]
Capture = Callable[..., Any]


def address(support: SupportPage, name: str = "page") -> str:
    return reverse(f"support:{name}", args=[support.code])


def numbers(support: SupportPage) -> tuple[int, int, int]:
    counts = tally_of(support).counts
    return counts.in_favour, counts.without_opinion, counts.against


# --- reading ------------------------------------------------------------------------------------------


def test_a_neighbour_sees_title_summary_and_name_and_no_search_engine_does(
    client: Client, support: SupportPage
) -> None:
    page = client.get(address(support))
    assert "Voorbeeld: buurttuin" in page.text
    assert "Met de hele straat." in page.text
    assert "Een idee van Sam" in page.text
    assert "noindex" in page["X-Robots-Tag"]
    assert 'content="noindex' in page.text
    assert "no-store" in page["Cache-Control"]
    assert not page.cookies, "nobody needs a cookie to say what he thinks"


def test_what_the_applicant_does_not_allow_stays_hidden(client: Client, story: CaseStory, village: Village) -> None:
    page = client.get(address(show(story.application, Shown(summary=False))))
    assert "Met de hele straat" not in page.text
    assert story.application.applicant.name not in page.text
    assert "5.000" not in page.text


@pytest.mark.parametrize("code", ["onzin", "a" * 5000, "%00", "😀", "reactie", "<script>", "...", "2222-2222-2222"])
def test_a_guessed_code_leads_to_a_friendly_page(client: Client, support: SupportPage, code: str) -> None:
    page = client.get(f"/buren/{code}/")
    assert page.status_code == 404
    assert "We kennen deze link niet" in page.text


def test_a_code_that_is_typed_over_sloppily_is_found(client: Client, support: SupportPage) -> None:
    typed = support.code.upper().replace("-", "")
    assert client.get(f"/buren/{typed}/")["Location"] == address(support)
    code = new_code()
    assert normal_code(code) == code
    assert len({new_code() for _ in range(200)}) == 200


# --- answering ----------------------------------------------------------------------------------------


def test_an_answer_counts_only_after_the_button_behind_the_link_in_the_mail(
    client: Client, support: SupportPage, post: Post, mailoutbox: list, django_capture_on_commit_callbacks: Capture
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        response = post(reason="Mooi plan")
    assert response["Location"] == address(support, "sent")
    assert "kijk in je mail" in client.get(response["Location"]).text
    assert mailoutbox[-1].to == ["buur@voorbeeld.example"]
    link = link_in(mailoutbox[-1])
    for _scanner in range(3):
        page = client.get(link)
        assert "Mooi plan" in page.text
        client.head(link)
    assert numbers(support) == (0, 0, 0)
    assert client.post(link)["Location"] == link
    assert numbers(support) == (1, 0, 0)
    assert "je mening telt mee" in client.get(link).text
    client.post(link)
    assert numbers(support) == (1, 0, 0)


def test_the_mail_holds_nothing_of_the_case_and_no_row_holds_its_token(
    post: Post, support: SupportPage, mailoutbox: list, django_capture_on_commit_callbacks: Capture
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        post(reason="Geheim")
    mail = mailoutbox[-1]
    everything = mail.subject + mail.body + str(mail.alternatives)
    assert "buurttuin" not in everything
    assert "Geheim" not in everything
    token = link_in(mail).split("/")[-2]
    stored = OutgoingMail.objects.get(code="support_confirm")
    assert token not in stored.body_text + stored.body_html
    assert token not in SupportResponse.objects.get().token_hash


def test_without_consent_no_row_keeps_who_it_was(confirmed: Confirmed, support: SupportPage) -> None:
    response = confirmed(name="Buurvrouw Bep")
    assert (response.name, response.email) == ("", "")
    assert response.email_hash == email_hash(support, "BUUR@voorbeeld.example ")
    assert not OutgoingMail.objects.filter(recipient="buur@voorbeeld.example").exists()
    assert "buur@" not in str(list(FollowUp.objects.values_list("payload", flat=True)))


def test_with_consent_name_and_address_are_kept(confirmed: Confirmed) -> None:
    response = confirmed(shares_contact="on", name="  Bep   de Buur 🌱 ", offers=["hands"], offer_text="Graven")
    assert (response.name, response.email) == ("Bep de Buur 🌱", "buur@voorbeeld.example")
    assert response.offers_hands
    assert not response.offers_tools


def test_one_address_counts_once_and_the_newer_answer_replaces_the_older(
    confirmed: Confirmed, support: SupportPage, client: Client, mailoutbox: list
) -> None:
    confirmed()
    older = link_in(mailoutbox[-1])
    confirmed(opinion="against", reason="Toch niet", email="BUUR@voorbeeld.example")
    confirmed(opinion="none", email="ander@voorbeeld.example")
    assert numbers(support) == (0, 1, 1)
    page = client.get(older)
    assert page.status_code == 410
    assert "nieuwste mail" in page.text


def test_an_older_mail_can_not_replace_a_newer_answer(
    post: Post, client: Client, support: SupportPage, mailoutbox: list, django_capture_on_commit_callbacks: Capture
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        post()
        post(opinion="against", reason="Nee")
    first, second = (link_in(mail) for mail in mailoutbox[-2:])
    client.post(second)
    assert client.post(first).status_code == 410
    assert numbers(support) == (0, 0, 1)


def test_the_same_address_may_answer_about_another_idea(
    confirmed: Confirmed, support: SupportPage, client: Client, village: Village
) -> None:
    confirmed()
    other = show(CaseStory(cast=None).application, Shown(summary=True))
    assert email_hash(support, "a@b.nl") != email_hash(other, "a@b.nl")
    assert client.post(address(other), filled_in(village)).status_code == 302


def test_a_link_that_is_too_old_confirms_nothing(
    post: Post, client: Client, support: SupportPage, mailoutbox: list, django_capture_on_commit_callbacks: Capture
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        post()
    link = link_in(mailoutbox[-1])
    with time_machine.travel(timezone.now() + CONFIRM_WITHIN + timedelta(minutes=1)):
        assert client.get(link).status_code == 410
        page = client.post(link)
    assert page.status_code == 410
    assert "te oud" in page.text
    assert address(support) in page.text
    assert numbers(support) == (0, 0, 0)


def test_answers_that_nobody_confirms_are_forgotten(post: Post, confirmed: Confirmed) -> None:
    confirmed()
    post(email="nooit@voorbeeld.example")
    advance(timezone.now() + CONFIRM_WITHIN + timedelta(days=2))
    assert SupportResponse.objects.count() == 1


@pytest.mark.parametrize("token", ["x", "a" * 43, "a" * 4000, "😀", "%00", "..", "<b>"])
def test_a_guessed_token_opens_nothing(client: Client, support: SupportPage, token: str) -> None:
    for path in (f"/buren/reactie/{token}/", f"/buren/reactie/{token}/wijzigen/"):
        assert client.get(path).status_code == 410
        assert client.post(path, {"withdraw": "1"}).status_code == 410


def test_who_asks_what_is_kept_of_him_gets_his_answers_also_without_consent(
    confirmed: Confirmed, support: SupportPage, django_assert_num_queries: Capture
) -> None:
    anonymous = confirmed()
    named = confirmed(email="bep@voorbeeld.example", shares_contact="on", name="Bep")
    show(CaseStory().application, Shown(summary=True))
    assert list(answers_of(" Buur@voorbeeld.example")) == [anonymous]
    assert list(answers_of("bep@voorbeeld.example")) == [named]
    assert list(answers_of("")) == list(answers_of("niemand@voorbeeld.example")) == []
    with django_assert_num_queries(4):
        list(answers_of("buur@voorbeeld.example"))


# --- changing -----------------------------------------------------------------------------------------


def test_an_answer_can_be_changed_by_the_link_in_the_mail(
    confirmed: Confirmed, client: Client, support: SupportPage, village: Village, mailoutbox: list
) -> None:
    confirmed()
    link = link_in(mailoutbox[-1])
    page = client.get(f"{link}wijzigen/")
    assert "checked" in page.text
    changed = {"opinion": "against", "reason": "Te druk", "village": "elders"}
    assert client.post(f"{link}wijzigen/", changed)["Location"] == link
    response = SupportResponse.objects.get()
    assert (response.opinion, response.reason, response.village) == ("against", "Te druk", None)
    assert numbers(support) == (0, 0, 1)


def test_who_shares_an_address_later_gives_the_one_of_the_mail(
    confirmed: Confirmed, client: Client, village: Village, mailoutbox: list
) -> None:
    confirmed()
    link = f"{link_in(mailoutbox[-1])}wijzigen/"
    wanted = {"opinion": "for", "village": str(village.pk), "shares_contact": "on", "name": "Bep"}
    wrong = client.post(link, {**wanted, "email": "iemand.anders@voorbeeld.example"})
    assert wrong.status_code == 422
    assert SupportResponse.objects.get().email == ""
    assert client.post(link, {**wanted, "email": "Buur@Voorbeeld.example"}).status_code == 302
    assert SupportResponse.objects.get().email == "buur@voorbeeld.example"
    wanted.pop("shares_contact")
    assert client.post(link, wanted).status_code == 302
    response = SupportResponse.objects.get()
    assert (response.name, response.email) == ("", "")


def test_an_answer_that_is_withdrawn_is_gone_with_its_mail(
    confirmed: Confirmed, client: Client, support: SupportPage, mailoutbox: list
) -> None:
    confirmed()
    link = link_in(mailoutbox[-1])
    page = client.post(link, {"withdraw": "1"})
    assert "Je mening is weg" in page.text
    assert not SupportResponse.objects.exists()
    assert not OutgoingMail.objects.filter(code="support_confirm").exists()
    assert client.get(link).status_code == 410


# --- closing ------------------------------------------------------------------------------------------


def test_a_closed_page_says_so_and_takes_nothing(
    client: Client, support: SupportPage, post: Post, mailoutbox: list, django_capture_on_commit_callbacks: Capture
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        post()
    close(support)
    assert "Deze vraag is gesloten" in client.get(address(support)).text
    assert "Deze vraag is gesloten" in post(email="laat@voorbeeld.example").text
    assert client.post(link_in(mailoutbox[-1])).status_code == 410
    assert numbers(support) == (0, 0, 0)
    assert SupportResponse.objects.count() == 1


def test_a_decided_case_closes_the_page_and_keeps_the_opinion_but_not_the_name(
    story: CaseStory, support: SupportPage, client: Client, confirmed: Confirmed, village: Village, mailoutbox: list
) -> None:
    confirmed(shares_contact="on", name="Bep", offers=["place"], offer_text="Schuur", reason="Fijn")
    link = link_in(mailoutbox[-1])
    story.withdrawn()
    assert "Deze vraag is gesloten" in client.get(address(support)).text
    assert client.get(f"{link}wijzigen/").status_code == 302
    client.post(link, {"withdraw": "1"})
    response = SupportResponse.objects.get()
    assert (response.name, response.email, response.offers_place, response.offer_text) == ("", "", False, "")
    assert (response.opinion, response.reason) == ("for", "Fijn")


# --- bad input ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"opinion": ""}, "opinion"),
        ({"opinion": "maybe"}, "opinion"),
        ({"opinion": "against"}, "reason"),
        ({"opinion": "against", "reason": "\u200b \x00"}, "reason"),
        ({"reason": "a" * 100_000}, "reason"),
        ({"village": ""}, "village"),
        ({"village": "999999999999999999999999"}, "village"),
        ({"village": "1; drop"}, "village"),
        ({"email": ""}, "email"),
        ({"email": "buur"}, "email"),
        ({"email": "a" * 300 + "@voorbeeld.example"}, "email"),
        ({"email": "buur\x00@voorbeeld.example"}, "email"),
        ({"email": "a@b.nl\nBcc: c@d.nl"}, "email"),
        ({"offers": ["hands"]}, "shares_contact"),
        ({"offers": ["money"]}, "offers"),
        ({"shares_contact": "on"}, "name"),
        ({"shares_contact": "on", "name": "\u202e\x00"}, "name"),
        ({"name": "n" * 81}, "name"),
        ({"offer_text": "o" * 100_000}, "offer_text"),
    ],
)
def test_mistakes_are_told_at_their_field_and_nothing_typed_gets_lost(
    post: Post, changes: dict[str, Any], field: str
) -> None:
    kept = "reason" not in changes and field != "reason"
    page = post(**({"reason": "Bewaar dit alsjeblieft"} if kept else {}), **changes)
    assert page.status_code == 422
    assert list(page.context["form"].errors) == [field]
    assert not SupportResponse.objects.exists()
    assert ("Bewaar dit alsjeblieft" in page.text) == kept


def test_more_than_a_request_may_hold_is_told(post: Post) -> None:
    page = post(reason="a" * 3_000_000)
    assert page.status_code == 422
    assert "te groot" in page.text


def test_what_is_typed_is_text_and_never_markup(
    confirmed: Confirmed, client: Client, resident: Client, support: SupportPage, mailoutbox: list
) -> None:
    evil = "<script>alert(1)</script>"
    confirmed(reason=evil, name=evil, shares_contact="on", offers=["tools"], offer_text=f'"{evil}')
    own = client.get(link_in(mailoutbox[-1])).text
    applicants = resident.get(reverse("support:of_case", args=[support.application.public_id])).text
    for page in (own, applicants):
        assert "<script>alert" not in page
        assert "&lt;script&gt;" in page


def test_a_thousand_neighbours_behind_one_address_of_a_school_are_welcome_but_one_mailbox_is_not_flooded(
    post: Post, client: Client, support: SupportPage
) -> None:
    assert ANSWERS_AN_HOUR >= 1000
    for number in range(40):
        assert post(email=f"leerling{number}@school.example").status_code == 302
    for _ in range(MAILS_AN_HOUR):
        assert post(email="slachtoffer@voorbeeld.example").status_code == 302
    page = post(email="Slachtoffer@voorbeeld.example", reason="Mijn reden")
    assert page.status_code == 422
    assert "over een uur" in page.text
    assert "Mijn reden" in page.text


def test_an_answer_needs_no_cookie(support: SupportPage, village: Village) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(address(support), filled_in(village)).status_code == 302


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(client: Client, support: SupportPage, method: str) -> None:
    assert getattr(client, method)(address(support)).status_code == 405


def test_in_english_the_mail_and_its_link_are_english(
    client: Client,
    support: SupportPage,
    village: Village,
    mailoutbox: list,
    django_capture_on_commit_callbacks: Capture,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(f"/en{address(support)}", filled_in(village)).status_code == 302
    assert mailoutbox[-1].subject == "Confirm your opinion"
    assert "/en/buren/reactie/" in mailoutbox[-1].body


def test_two_tabs_bring_no_answer_back_and_undo_no_confirmation(post: Post, confirmed: Confirmed) -> None:
    gone = confirmed()
    stale = SupportResponse.objects.get(pk=gone.pk)
    withdraw(gone)
    change(stale, Answer(Opinion.AGAINST, "Te laat"))
    assert not SupportResponse.objects.exists()
    post()
    waiting = SupportResponse.objects.get()
    SupportResponse.objects.update(confirmed_at=timezone.now())
    change(waiting, Answer(Opinion.AGAINST, "Toch niet"))
    waiting.refresh_from_db()
    assert waiting.confirmed_at is not None
    assert waiting.reason == "Toch niet"
