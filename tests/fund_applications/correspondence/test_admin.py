"""Correspondence in the admin: texts that can't break a mail, letters that go out on the day they are dated."""

import io
from datetime import datetime

import pikepdf
import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from fund_applications.correspondence.catalogue import MAILS, TEXTS
from fund_applications.correspondence.follow_ups import run
from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.calendar_days import AMSTERDAM
from fund_applications.lifecycle.roles import Role, ensure_groups
from fund_applications.models import Announcement, ContactChannel, FollowUp, Letter, MagicLink, MailText
from tests.case_story import CaseStory
from tests.factories import ApplicantFactory, person

pytestmark = pytest.mark.django_db
RECEIPT = "/beheer/mailteksten/receipt/nl/"
QUEUE = "/beheer/post/"


@pytest.fixture(autouse=True)
def _groups() -> None:
    ensure_groups()


def as_(client: Client, *roles: Role, **fields: object) -> Client:
    client.force_login(person(*roles, **fields))
    return client


@pytest.fixture
def handler(client: Client) -> Client:
    return as_(client, Role.HANDLER)


# --- texts --------------------------------------------------------------------------------------------

GOOD = {"subject": "Dag {nummer}", "body": "{aanhef}\n\nFijn!\n\n{link}"}


def test_all_mails_are_listed_in_both_languages(handler: Client) -> None:
    page = handler.get("/beheer/mailteksten/").content.decode()
    for code in MAILS:
        for language in TEXTS:
            assert f"/beheer/mailteksten/{code}/{language}/" in page


def test_a_text_is_changed_and_given_back(handler: Client) -> None:
    assert "We hebben je aanvraag ontvangen." in handler.get(RECEIPT).content.decode()
    assert handler.post(RECEIPT, GOOD).status_code == 302
    assert MailText.objects.get().body == GOOD["body"]
    assert "Fijn!" in handler.get(RECEIPT).content.decode()
    handler.post(RECEIPT, {"reset": "1"})
    assert not MailText.objects.exists()


def test_saving_the_default_words_keeps_no_row(handler: Client) -> None:
    default = MAILS["receipt"].default("nl")
    handler.post(RECEIPT, {"subject": default.subject, "body": default.body.replace("\n", "\r\n")})
    assert not MailText.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"subject": "Hallo {naam}"}, "{naam} bestaat niet"),
        ({"body": "{aanhef}\n\n{titel}\n\n{link}"}, "{titel} bestaat niet"),
        ({"body": "{aanhef}\n\nZonder knop"}, "De knop ontbreekt"),
        ({"body": "Klik {link} hier"}, "De knop ontbreekt"),
        ({"body": "{aanhef} }\n\n{link}"}, "losse"),
        ({"subject": ""}, ""),
        ({"body": "x" * 7000}, ""),
    ],
)
def test_a_mistake_is_told_while_editing_and_what_was_typed_stays(
    handler: Client, wrong: dict[str, str], message: str
) -> None:
    response = handler.post(RECEIPT, GOOD | wrong)
    assert response.status_code == 422
    assert message in response.content.decode()
    assert "Fijn!" in response.content.decode() or "body" in wrong
    assert not MailText.objects.exists()


def test_a_preview_shows_the_mail_and_saves_nothing(handler: Client) -> None:
    page = handler.post(RECEIPT, GOOD | {"preview": "1"}).content.decode()
    assert "Dag BIF-2027-0012" in page
    assert '<iframe class="office-mail" sandbox srcdoc="' in page
    assert "&lt;!doctype html&gt;" in page, "the mail with its own sheet, beside its text"
    assert not MailText.objects.exists()


def test_a_test_mail_goes_to_who_edits_and_to_nobody_else(client: Client, mailoutbox: list) -> None:
    as_(client, Role.ADMINISTRATOR, email="ik@gemeente.example")
    client.post(RECEIPT, GOOD | {"test": "1"})
    assert [mail.to for mail in mailoutbox] == [["ik@gemeente.example"]]
    assert mailoutbox[0].subject == "[Proef] Dag BIF-2027-0012"


DATED = GOOD | {"body": "{aanhef}\n\nVoor {datum}.\n\n{link}"}


def test_a_preview_with_a_real_case_has_its_number_name_and_date_and_no_content(handler: Client) -> None:
    story = CaseStory(title="Xyzzy plan", applicant=ApplicantFactory(name="Robin Voorbeeld"))
    page = handler.post(RECEIPT, DATED | {"preview": "1", "case": story.application.reference.lower()}).content.decode()
    assert f"Dag {story.application.reference}" in page
    assert "Hallo Robin Voorbeeld," in page
    assert f"{story.application.decide_by.day} mei 2026" in page
    assert "Xyzzy" not in page
    assert not MailText.objects.exists()
    assert not MagicLink.objects.exists(), "a preview gives no access"


def test_a_test_mail_about_a_real_case_gives_no_access_and_goes_to_who_edits(client: Client, mailoutbox: list) -> None:
    as_(client, Role.HANDLER, email="ik@gemeente.example")
    story = CaseStory()
    client.post(RECEIPT, DATED | {"test": "1", "case": story.application.reference})
    [mail] = mailoutbox
    assert mail.to == ["ik@gemeente.example"]
    assert story.application.reference in mail.subject
    assert not MagicLink.objects.exists()


def test_a_case_that_lacks_the_date_shows_a_made_up_one_and_says_so(handler: Client) -> None:
    story = CaseStory()
    data = DATED | {"preview": "1", "case": story.application.reference}
    page = handler.post("/beheer/mailteksten/report_due/nl/", data).content.decode()
    assert "voorbeelddatum" in page


@pytest.mark.parametrize("code", list(MAILS))
def test_every_mail_can_be_previewed_with_a_real_case(handler: Client, code: str) -> None:
    story = CaseStory()
    path = f"/beheer/mailteksten/{code}/en/"
    form = handler.get(path).context["form"].initial
    response = handler.post(path, form | {"preview": "1", "case": story.application.reference})
    assert response.status_code == 200
    assert (story.application.reference in response.context["preview"].text) == ("{nummer}" in form["body"])


def test_a_case_that_one_may_not_see_is_no_example(client: Client) -> None:
    story = CaseStory()
    as_(client, Role.HANDLER, email=story.application.applicant.email)
    response = client.post(RECEIPT, GOOD | {"preview": "1", "case": story.application.reference})
    assert response.status_code == 422
    assert "geen aanvraag met dit nummer die jij mag zien" in response.content.decode()


def test_who_reads_no_cases_gets_samples_only(client: Client) -> None:
    story = CaseStory()
    as_(client, Role.ADMINISTRATOR)
    page = client.post(RECEIPT, GOOD | {"preview": "1", "case": story.application.reference}).content.decode()
    assert "Dag BIF-2027-0012" in page
    assert 'name="case"' not in page


@pytest.mark.parametrize("role", [Role.EDITOR, Role.MEMBER, Role.DECIDER, Role.FINANCE])
def test_others_may_not_change_texts(client: Client, role: Role) -> None:
    as_(client, role)
    assert client.post(RECEIPT, GOOD).status_code in {302, 403}
    assert not MailText.objects.exists()


@pytest.mark.parametrize("path", ["nonsense/nl", "receipt/xx"])
def test_an_unknown_mail_or_language_is_not_there(handler: Client, path: str) -> None:
    assert handler.get(f"/beheer/mailteksten/{path}/").status_code == 404


# --- post ---------------------------------------------------------------------------------------------


@pytest.fixture
def by_post() -> CaseStory:
    """A grant by post, whose letter waits since 12 March 2026."""
    story = CaseStory(applicant=ApplicantFactory(channel=ContactChannel.POST)).granted()
    with time_machine.travel(datetime(2026, 3, 12, 12, tzinfo=AMSTERDAM)):
        run(FollowUp.objects.get(application=story.application, kind="send_decision").pk)
    return story


def at(day: int) -> time_machine.travel:
    return time_machine.travel(datetime(2026, 3, day, 15, tzinfo=AMSTERDAM))


def test_posting_a_decision_on_its_date_announces_it(client: Client, by_post: CaseStory) -> None:
    client.force_login(by_post.handler)
    letter = Letter.objects.get(decision__isnull=False)
    with at(12):
        assert by_post.application.reference in client.get(QUEUE).content.decode()
        client.post(QUEUE, {"letter": letter.pk, "posted": "1"})
        assert "Er ligt geen post." in client.get(QUEUE).content.decode()
    letter.refresh_from_db()
    assert letter.posted_on == letter.dated_on
    announcement = Announcement.objects.get()
    assert announcement.channel == ContactChannel.POST
    assert letter.sha256 in announcement.proof


def test_a_decision_is_never_posted_on_another_day_than_it_is_dated(client: Client, by_post: CaseStory) -> None:
    client.force_login(by_post.handler)
    letter = Letter.objects.get(decision__isnull=False)
    before = letter.sha256
    with at(16):
        page = client.post(QUEUE, {"letter": letter.pk, "posted": "1"}, follow=True).content.decode()
        assert "maak de brief opnieuw met de datum van vandaag" in page
        assert not Announcement.objects.exists()
        client.post(QUEUE, {"letter": letter.pk, "date": "1"})
        client.post(QUEUE, {"letter": letter.pk, "posted": "1"})
    letter.refresh_from_db()
    assert letter.sha256 != before
    assert Announcement.objects.get().sent_on == letter.dated_on == letter.posted_on


def test_all_letters_are_printed_in_one_file(client: Client, by_post: CaseStory) -> None:
    run(FollowUp.objects.get(application=by_post.application, kind="confirm_receipt").pk)
    client.force_login(by_post.handler)
    response = client.get(f"{QUEUE}alles.pdf")
    with pikepdf.open(io.BytesIO(response.content)) as pdf:
        assert len(pdf.pages) == 3  # the back of the first letter stays empty


def test_a_letter_of_a_case_one_may_not_read_is_not_in_the_queue(client: Client, by_post: CaseStory) -> None:
    other = person(Role.HANDLER)
    declared = given.DeclareConflict(person_id=other.pk, reason="Buurman")
    by_post.perform("declare_conflict", by_post.handler, declared)
    client.force_login(other)
    assert by_post.application.reference not in client.get(QUEUE).content.decode()
    letter = Letter.objects.get(decision__isnull=False)
    client.post(QUEUE, {"letter": letter.pk, "posted": "1"})
    assert not Announcement.objects.exists()
    preview = reverse("correspondence_letter_preview", args=[by_post.application.public_id])
    assert client.get(preview).status_code in {302, 403}


@pytest.mark.parametrize("junk", [{}, {"letter": "x"}, {"letter": "9" * 30}, {"letter": "-1", "posted": "1"}])
def test_ticking_nothing_or_nonsense_says_what_to_do(handler: Client, junk: dict[str, str]) -> None:
    response = handler.post(QUEUE, junk, follow=True)
    assert response.status_code == 200
    assert "Zet eerst een vinkje" in response.content.decode()


@pytest.mark.parametrize("role", [Role.EDITOR, Role.MEMBER, Role.DECIDER])
def test_others_do_not_post(client: Client, role: Role) -> None:
    as_(client, role)
    assert client.get(QUEUE).status_code in {302, 403}


# --- previews -----------------------------------------------------------------------------------------


def test_a_prepared_decision_can_be_seen_as_its_letter(client: Client) -> None:
    story = CaseStory().advised()
    data = given.PrepareDecision(transition="grant", decision=story.grant_data())
    url = reverse("correspondence_letter_preview", args=[story.application.public_id])
    client.force_login(story.decider)
    assert client.get(url).status_code == 404, "nothing is prepared yet"
    story.perform("prepare_decision", story.handler, data)
    response = client.get(url)
    assert response.status_code == 200
    assert response.content.startswith(b"%PDF")
    assert not Letter.objects.exists()


def test_a_member_of_the_commission_sees_no_decision_in_the_making(client: Client) -> None:
    story = CaseStory().advised()
    client.force_login(story.member)
    url = reverse("correspondence_letter_preview", args=[story.application.public_id])
    assert client.get(url).status_code in {302, 403}


def test_the_menu_shows_the_post_to_who_posts_only(client: Client) -> None:
    as_(client, Role.HANDLER)
    assert QUEUE in client.get("/beheer/").content.decode()
    as_(client, Role.EDITOR)
    assert QUEUE not in client.get("/beheer/").content.decode()


def test_a_big_stack_is_printed_and_posted_in_parts(
    client: Client, by_post: CaseStory, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fund_applications.correspondence.admin import post_queue

    run(FollowUp.objects.get(application=by_post.application, kind="confirm_receipt").pk)
    monkeypatch.setattr(post_queue, "MOST_AT_ONCE", 1)
    client.force_login(by_post.handler)
    assert "Er liggen 2 brieven. Dit zijn de oudste 1." in client.get(QUEUE).content.decode()
    with pikepdf.open(io.BytesIO(client.get(f"{QUEUE}alles.pdf").content)) as pdf:
        assert len(pdf.pages) == 1
        assert b"".join(pdf.pages[0].Contents.read_bytes() for _ in [0])


def test_every_letter_begins_on_a_sheet_of_its_own(client: Client, by_post: CaseStory) -> None:
    run(FollowUp.objects.get(application=by_post.application, kind="confirm_receipt").pk)
    client.force_login(by_post.handler)
    with pikepdf.open(io.BytesIO(client.get(f"{QUEUE}alles.pdf").content)) as pdf:
        assert [bool(page.get("/Contents") and page.Contents.read_bytes()) for page in pdf.pages] == [True, False, True]


def test_the_handler_of_a_case_hears_the_applicants_message(client: Client) -> None:
    from fund_applications.applicant.conversation import send_from_applicant
    from fund_applications.models import OutgoingMail

    story = CaseStory()
    story.perform("assign_handler", story.handler, given.AssignHandler(user_id=story.handler.pk))
    person(Role.HANDLER)
    send_from_applicant(story.application, "Vraagje")
    run(FollowUp.objects.get(kind="message").pk)
    assert [mail.recipient for mail in OutgoingMail.objects.filter(code="staff_message")] == [story.handler.email]
