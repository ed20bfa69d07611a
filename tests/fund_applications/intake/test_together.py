"""Writing along with a draft: invited by mail, seen, taken away at once, and never the owner."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from fund_applications.correspondence.follow_ups import run
from fund_applications.correspondence.sending import deliver
from fund_applications.intake.co_applicants import InvitationRefusedError, clean_name, invite
from fund_applications.intake.links import issue_draft_link
from fund_applications.models import Application, CoApplicant, Draft, FollowUp, OutgoingMail
from fund_applications.questions.roles import Role
from tests.fund_applications.intake.browsing import Browser, fill, open_form_page

OTHER = "kim@voorbeeld.example"


@pytest.fixture
def owner(db: None) -> Browser:
    """The applicant, with a complete draft and a verified address."""
    cache.clear()
    browser = Browser().begin(open_form_page())
    fill(browser.draft)
    Draft.objects.update(email_verified_at=timezone.now())
    return browser


def invited(owner: Browser, **fields: str) -> Browser:
    owner.visit(reverse("intake:together", args=[owner.draft.pk]))
    return owner.press("Stuur de uitnodiging", {"name": "Kim", "email": OTHER, **fields})


def join(draft: Draft, email: str = OTHER) -> Browser:
    """The browser of who uses the link in the mail."""
    guest = Browser()
    guest.visit(reverse("intake:resume", args=[issue_draft_link(draft, email).token]))
    return guest.press("Open mijn aanvraag")


def run_all() -> None:
    for follow_up in FollowUp.objects.filter(done_at=None):
        run(follow_up.pk)


def test_the_mail_has_two_names_a_link_and_nothing_of_the_application(owner: Browser) -> None:
    invited(owner)
    assert f"We sturen een uitnodiging naar {OTHER}" in owner.text
    run_all()
    row = OutgoingMail.objects.get(code="co_applicant_invited")
    assert row.recipient == OTHER
    assert row.subject == "Voorbeeld Vries nodigt je uit om mee te schrijven"
    assert "Hallo Kim," in row.body_text
    for secret in ("samen koken", "vries@", "Kerkstraat", "1.250"):
        assert secret not in row.body_text + row.body_html


def test_who_was_invited_writes_along_and_both_see_who_the_other_is(owner: Browser) -> None:
    invited(owner)
    guest = join(owner.draft)
    assert "Voorbeeld Vries nodigde je uit om mee te schrijven" in guest.text
    guest.step(2)
    guest.press("Bewaar", title="Voorbeeld: samen bakken")
    owner.step(2)
    assert owner.value(owner.name(Role.TITLE)) == ("Voorbeeld: samen bakken")
    owner.visit(reverse("intake:together", args=[owner.draft.pk]))
    assert "Kim" in owner.text
    assert "Doet mee sinds" in owner.text


def test_a_co_applicant_can_not_become_the_applicant(owner: Browser) -> None:
    invited(owner)
    guest = join(owner.draft)
    guest.step(1)
    email = owner.definition.by_role(Role.EMAIL)
    assert email
    assert f"q-{email.id}" not in guest.response.content.decode()
    data = guest._fields(guest._form_with("version"))
    data["version"] = [data["version"][0].replace("-", "0" * 10)]
    url = reverse("intake:step", args=[owner.draft.pk, 1])
    guest.client.post(url, {**data, f"q-{email.id}": OTHER, "save": "1"})
    assert owner.draft.email == "vries@voorbeeld.example"
    assert owner.draft.answers[email.id].lower() == "vries@voorbeeld.example"


def test_a_page_that_is_given_back_does_not_make_a_co_applicant_the_applicant(owner: Browser) -> None:
    invited(owner)
    guest = join(owner.draft)
    guest.step(1)
    guest.client.cookies.clear()
    guest.press("Bewaar", name="Voorbeeld Kim")
    assert "Je was even weg" in guest.text
    email = owner.definition.by_role(Role.EMAIL)
    assert email
    assert f"q-{email.id}" not in guest.response.content.decode()
    guest.press("Bewaar")
    together = guest.visit(reverse("intake:together", args=[owner.draft.pk]))
    assert "Dit kan alleen degene die jou uitnodigde" in together.text


def test_a_link_to_an_address_that_is_no_longer_that_of_the_draft_opens_nothing(owner: Browser) -> None:
    """Typed wrong and corrected, or a co-applicant who was erased: who has the old mail reads nothing."""
    invited(owner)
    wrong = [issue_draft_link(owner.draft, email).token for email in ("fout@voorbeeld.example", OTHER)]
    CoApplicant.objects.all().delete()
    for token in wrong:
        url = reverse("intake:resume", args=[token])
        stranger = Browser()
        assert stranger.visit(url).response.status_code == 410
        assert Client().post(url).status_code == 410
        overview = stranger.visit(reverse("intake:overview", args=[owner.draft.pk]))
        assert overview.response.status_code == 403


@pytest.mark.parametrize("name", ["together", "delete", "newer_version", "send_link", "send"])
def test_what_is_the_applicants_alone_leads_a_co_applicant_back(owner: Browser, name: str) -> None:
    invited(owner)
    guest = join(owner.draft)
    url = reverse(f"intake:{name}", args=[owner.draft.pk])
    token = guest.client.cookies["csrftoken"].value if "csrftoken" in guest.client.cookies else ""
    data = {"csrfmiddlewaretoken": token, "signature": "yes", "revision": str(owner.draft.revision)}
    response = guest.client.post(url, data)
    assert response.status_code == 302
    assert response.url == reverse("intake:overview", args=[owner.draft.pk])
    assert Draft.objects.filter(pk=owner.draft.pk).exists()
    assert not Application.objects.exists()


def test_who_the_neighbours_are_is_told_to_the_applicant_alone(owner: Browser) -> None:
    invited(owner)
    guest = join(owner.draft)
    for name in ("support:of_draft", "support:card_of_draft"):
        guest.visit(reverse(name, args=[owner.draft.pk]))
        assert "Dit kan alleen degene die jou uitnodigde" in guest.text
    assert "Wat vinden je buren?" not in guest.visit(reverse("intake:overview", args=[owner.draft.pk])).text


def test_access_that_is_taken_away_is_gone_at_once_also_for_an_open_page_and_an_old_link(owner: Browser) -> None:
    invited(owner)
    guest, unused = join(owner.draft), issue_draft_link(owner.draft, OTHER).token
    guest.step(2)
    owner.visit(reverse("intake:together", args=[owner.draft.pk]))
    owner.press("Haal weg")
    guest.press("Bewaar", title="Stiekem")
    assert guest.response.status_code == 403
    assert "Stiekem" not in str(owner.draft.answers)
    assert guest.visit(reverse("intake:overview", args=[owner.draft.pk])).response.status_code == 403
    page = Browser().visit(reverse("intake:resume", args=[unused]))
    assert page.response.status_code == 410
    assert "haalde je toegang weg" in page.text
    assert CoApplicant.objects.get().name == ""


def test_a_mail_that_waited_is_not_sent_after_access_was_taken_away(owner: Browser) -> None:
    invited(owner)
    run_all()
    owner.visit(reverse("intake:together", args=[owner.draft.pk]))
    owner.press("Haal weg")
    row = OutgoingMail.objects.get(code="co_applicant_invited")
    OutgoingMail.objects.filter(pk=row.pk).update(state=OutgoingMail.State.WAITING, next_attempt_at=None)
    assert deliver(row.pk) == OutgoingMail.State.FAILED


def test_a_link_of_a_co_applicant_does_not_end_the_link_of_the_applicant(owner: Browser) -> None:
    invited(owner)
    mine = issue_draft_link(owner.draft, owner.draft.email).link
    issue_draft_link(owner.draft, OTHER)
    mine.refresh_from_db()
    assert mine.superseded_at is None


def test_leaving_is_up_to_the_co_applicant_too(owner: Browser) -> None:
    invited(owner)
    guest = join(owner.draft)
    guest.press("Stop met meeschrijven")
    assert "Je schrijft niet meer mee" in guest.text
    assert CoApplicant.objects.get().removed_at is not None
    assert guest.visit(reverse("intake:overview", args=[owner.draft.pk])).response.status_code == 403


def test_at_most_three_and_not_to_oneself(owner: Browser) -> None:
    for number in range(3):
        invite(owner.draft, name="Kim", email=f"kim{number}@voorbeeld.example", may_follow=False)
    with pytest.raises(InvitationRefusedError):
        invite(owner.draft, name="Kim", email=OTHER, may_follow=False)
    with pytest.raises(InvitationRefusedError) as refused:
        invite(owner.draft, name="Ik", email="VRIES@voorbeeld.example", may_follow=False)
    assert refused.value.field == "email"


def test_one_address_is_not_bothered_without_end(owner: Browser) -> None:
    for _each in range(4):
        invite(owner.draft, name="Kim", email=OTHER, may_follow=False)
    with pytest.raises(InvitationRefusedError):
        invite(owner.draft, name="Kim", email=OTHER, may_follow=False)


def test_without_a_verified_address_nobody_can_be_invited(owner: Browser) -> None:
    Draft.objects.update(email_verified_at=None)
    with pytest.raises(InvitationRefusedError):
        invite(owner.draft, name="Kim", email=OTHER, may_follow=False)
    owner.visit(reverse("intake:together", args=[owner.draft.pk]))
    assert "Eerst je eigen e-mailadres" in owner.text


@pytest.mark.parametrize("name", ["Kim", "J. de Vries", "Anne-Fleur", "D’Arcy", "Łukasz", "محمد", "李"])
def test_names_of_people_are_names(name: str) -> None:
    assert clean_name(f"  {name} ") == name


@pytest.mark.parametrize(
    "name", ["evil.example", "http://x", "Win 100", "<b>", "a@b.nl", "x" * 41, "", "\u202e", "🌱", "{link}"]
)
def test_what_is_no_name_goes_in_no_mail(name: str) -> None:
    assert clean_name(name) == ""


def test_after_sending_only_who_may_follow_sees_how_it_goes(owner: Browser) -> None:
    invited(owner, may_follow="on")
    guest = join(owner.draft)
    draft_id = owner.draft.pk
    owner.visit(reverse("intake:check", args=[draft_id])).press("Verstuur je aanvraag", {"signature": "yes"})
    application = Application.objects.get()
    assert guest.visit(reverse("intake:done", args=[draft_id])).text.count("Deze aanvraag is verstuurd")
    for name in ("copy_pdf", "copy_json", "copy_html"):
        page = guest.visit(reverse(f"intake:{name}", args=[draft_id])).response
        assert b"Kerkstraat" not in page.content
    run_all()
    assert OutgoingMail.objects.filter(code="co_applicant_follows", recipient=OTHER).count() == 1
    row = application.co_applicants.get()
    assert (row.draft, row.may_follow) == (None, True)
