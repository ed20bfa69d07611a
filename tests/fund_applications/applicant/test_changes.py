"""What the applicant can do in the course of a case: write, withdraw, choose, change, object, report."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from fund_applications.applicant.conversation import send_to_applicant
from fund_applications.correspondence.follow_ups import run
from fund_applications.lifecycle.calendar_days import AMSTERDAM
from fund_applications.models import Application, Attachment, FollowUp, Message, Objection, OutgoingMail, Report, Status
from tests.case_story import CaseStory
from tests.fund_applications.applicant.test_supplement import PDF
from tests.fund_applications.intake.sample_files import photo

pytestmark = pytest.mark.django_db
Address = Callable[..., str]


@pytest.fixture(autouse=True)
def _in_march_2026() -> object:
    with time_machine.travel(datetime(2026, 3, 12, 12, tzinfo=AMSTERDAM), tick=True) as travelled:
        yield travelled


def status_of(application: Application) -> str:
    application.refresh_from_db()
    return application.status


# --- messages -----------------------------------------------------------------------------------------


def test_a_message_goes_to_the_staff_and_stays_as_it_was(
    resident: Client, address: Address, application: Application
) -> None:
    response = resident.post(address("messages"), {"body": "Hallo <b>daar</b>\nTot ziens"})
    assert response.url == address("messages")
    message = Message.objects.get()
    assert message.direction == Message.Direction.FROM_APPLICANT
    assert message.body == "Hallo <b>daar</b>\nTot ziens"
    assert "&lt;b&gt;daar" in resident.get(address("messages")).content.decode()
    assert FollowUp.objects.get(kind="message").payload == {"message": message.pk}


def test_an_empty_message_is_refused_with_what_to_do(resident: Client, address: Address) -> None:
    response = resident.post(address("messages"), {"body": "  \n "})
    assert response.status_code == 422
    assert "Schrijf eerst je bericht." in response.content.decode()
    assert not Message.objects.exists()


def test_a_message_with_a_wrong_file_is_not_half_sent(resident: Client, address: Address) -> None:
    response = resident.post(address("messages"), {"body": "Zie bijlage", "file": SimpleUploadedFile("x.exe", b"MZ")})
    assert response.status_code == 422
    assert "Zie bijlage" in response.content.decode()
    assert not Message.objects.exists()
    assert not Attachment.objects.exists()


def test_a_file_comes_along_with_a_message(resident: Client, address: Address) -> None:
    resident.post(address("messages"), {"body": "Zie bijlage", "file": SimpleUploadedFile("plan.pdf", PDF)})
    attachment = Message.objects.get().attachments.get()
    assert "plan.pdf" in resident.get(address("messages")).content.decode()
    response = resident.get(address("attachment", attachment.pk))
    assert b"".join(response.streaming_content).startswith(b"%PDF")


def test_reading_a_message_is_kept_as_proof_and_only_a_real_look_counts(
    resident: Client, address: Address, story: CaseStory
) -> None:
    message = send_to_applicant(story.application, story.handler, "Even bellen?", "Mag ik je bellen?")
    assert message is not None
    assert "Lees 1 nieuw bericht" in resident.get(address("case")).content.decode()
    resident.head(address("messages"))
    message.refresh_from_db()
    assert message.read_at is None
    assert "Mag ik je bellen?" in resident.get(address("messages")).content.decode()
    message.refresh_from_db()
    first = message.read_at
    assert first is not None
    resident.get(address("messages"))
    message.refresh_from_db()
    assert message.read_at == first


def test_a_message_of_the_staff_is_announced_without_its_content(story: CaseStory) -> None:
    message = send_to_applicant(story.application, story.handler, "Onderwerp xyzzy", "Inhoud xyzzy")
    assert message is not None
    run(FollowUp.objects.get(kind="message").pk)
    mail = OutgoingMail.objects.get(code="message_waiting")
    assert "xyzzy" not in mail.subject + mail.body_text + mail.body_html
    message.refresh_from_db()
    assert message.announced_at is not None
    assert message.announced_at - message.sent_at < timezone.timedelta(hours=48)


# --- withdrawing and referring ------------------------------------------------------------------------


def test_withdrawing_asks_first_and_then_does_it_once(
    resident: Client, address: Address, application: Application
) -> None:
    assert "Wil je je aanvraag intrekken?" in resident.get(address("withdraw")).content.decode()
    assert status_of(application) == Status.SUBMITTED
    assert resident.post(address("withdraw"), {"reason": "Geen tijd"}).url == address("case")
    assert status_of(application) == Status.WITHDRAWN
    assert resident.post(address("withdraw"), {}).url == address("case")
    assert application.events.filter(name="withdraw").count() == 1
    assert "Je hebt je aanvraag ingetrokken" in resident.get(address("case")).content.decode()


@pytest.mark.parametrize(("button", "status"), [("agree", Status.REFERRED), ("decline", Status.SUBMITTED)])
def test_a_proposal_is_answered_by_the_applicant(
    resident: Client, address: Address, story: CaseStory, button: str, status: Status
) -> None:
    story.referral_proposed()
    page = resident.get(address("referral")).content.decode()
    assert "Leefbaarheidsbudget" in page
    assert "Dat past beter bij dit bedrag." in page
    assert resident.post(address("referral"), {button: "1", "reason": ""}).url == address("case")
    assert status_of(story.application) == status
    assert story.application.proposed_referral == ("" if button == "decline" else "Leefbaarheidsbudget")


def test_without_a_proposal_there_is_nothing_to_answer(resident: Client, address: Address) -> None:
    assert resident.get(address("referral")).url == address("case")


# --- contact data -------------------------------------------------------------------------------------

CONTACT = {
    "phone": "06 12345678",
    "street": "Voorbeeldstraat 1",
    "postcode": "5461 AA",
    "place": "Veghel",
    "channel": "digital",
    "language": "nl",
    "name_publication": "none",
}


def test_contact_data_change_and_the_applicant_hears_it(
    resident: Client, address: Address, application: Application
) -> None:
    assert resident.post(address("contact"), CONTACT).url == address("contact")
    application.applicant.refresh_from_db()
    assert application.applicant.phone == "06 12345678"
    assert FollowUp.objects.filter(payload__code="contact_changed").count() == 1
    resident.post(address("contact"), CONTACT)
    assert FollowUp.objects.filter(payload__code="contact_changed").count() == 1, "nothing changed the second time"


def test_choosing_post_needs_an_address_and_keeps_the_date_of_the_choice(
    resident: Client, address: Address, application: Application
) -> None:
    refused = resident.post(address("contact"), CONTACT | {"channel": "post", "street": ""})
    assert refused.status_code == 422
    assert "Anders kunnen we je geen brief sturen" in refused.content.decode()
    resident.post(address("contact"), CONTACT | {"channel": "post"})
    application.applicant.refresh_from_db()
    assert application.applicant.by_post
    assert application.applicant.channel_chosen_at is not None


@pytest.mark.parametrize("phone", ["abc", "1", "=1+1", "0" * 40])
def test_a_wrong_telephone_number_is_told(resident: Client, address: Address, phone: str) -> None:
    assert resident.post(address("contact"), CONTACT | {"phone": phone}).status_code == 422


def test_no_other_field_of_the_applicant_can_be_changed(
    resident: Client, address: Address, application: Application
) -> None:
    email = application.applicant.email
    resident.post(address("contact"), CONTACT | {"email": "x@voorbeeld.example", "name": "Gehackt", "iban": "x"})
    application.applicant.refresh_from_db()
    assert application.applicant.email == email
    assert "Gehackt" not in application.applicant.name
    assert application.applicant.iban == ""


def test_a_new_address_gets_a_link_and_nothing_changes_before_it_is_used(
    resident: Client, address: Address, application: Application
) -> None:
    before = application.applicant.email
    assert resident.post(address("email"), {"email": "Nieuw@voorbeeld.example"}).status_code == 302
    application.applicant.refresh_from_db()
    assert application.applicant.email == before
    run(FollowUp.objects.get(payload__code="new_address").pk)
    assert OutgoingMail.objects.get(code="new_address").recipient == "nieuw@voorbeeld.example"
    assert resident.post(address("email"), {"email": before}).status_code == 422


# --- after the decision -------------------------------------------------------------------------------


def test_an_objection_is_registered_and_its_receipt_confirmed(
    resident: Client, address: Address, story: CaseStory
) -> None:
    story.rejected().announce()
    assert "tot en met" in resident.get(address("objection")).content.decode()
    assert resident.post(address("objection"), {"text": "Niet eens."}).status_code == 422, "it must be signed"
    resident.post(address("objection"), {"text": "Niet eens.", "signed": "on"})
    objection = Objection.objects.get()
    assert objection.in_time
    assert objection.text == "Niet eens."
    assert FollowUp.objects.filter(kind="confirm_objection").exists()
    assert resident.post(address("objection"), {"text": "Nog een", "signed": "on"}).url == address("case")
    assert Objection.objects.count() == 1
    assert "Je maakte bezwaar op" in resident.get(address("case")).content.decode()


@pytest.mark.parametrize("iban", ["NL00 BANK 0123 4567 89", "x", "=1", "NL91ABNA0417164301"])
def test_a_wrong_account_is_told(resident: Client, address: Address, story: CaseStory, iban: str) -> None:
    story.announced()
    response = resident.post(address("bank_account"), {"iban": iban, "account_holder": "S. Voorbeeld"})
    assert response.status_code == 422
    assert "rekeningnummer" in response.content.decode()


def test_the_account_is_kept_once_money_is_granted(resident: Client, address: Address, story: CaseStory) -> None:
    story.announced()
    resident.post(address("bank_account"), {"iban": "nl91 abna 0417 1643 00", "account_holder": "S. Voorbeeld"})
    story.application.applicant.refresh_from_db()
    assert story.application.applicant.iban == "NL91ABNA0417164300"
    assert "Geef je rekeningnummer door" not in resident.get(address("case")).content.decode()


REPORT = {
    "what_happened": "De tuin ligt er.",
    "people_reached": "40",
    "what_failed": "De pomp ging stuk.",
    "actual_costs": "11.000,50",
    "actual_income": "0",
}


def test_a_report_is_sent_once_with_its_photo(resident: Client, address: Address, story: CaseStory) -> None:
    story.announced()
    upload = SimpleUploadedFile("verslag.pdf", PDF)
    assert resident.post(address("report"), REPORT | {"file": upload}).url == address("case")
    report = Report.objects.get()
    assert report.actual_costs == Decimal("11000.50")
    assert report.people_reached == 40
    assert report.attachments.get().original_name == "verslag.pdf"
    assert status_of(story.application) == Status.REPORT_SUBMITTED
    assert resident.post(address("report"), REPORT).url == address("case")
    assert Report.objects.count() == 1


def test_costs_are_told_beside_the_budget_and_added_up(resident: Client, address: Address, story: CaseStory) -> None:
    story.announced()
    page = resident.get(address("report")).content.decode()
    assert "Planten" in page
    assert "Begroot: €\xa012.000" in page
    data = {"what_happened": "Tuin.", "actual_income": "0", "line_1": "9.000,50", "other_costs": "100"}
    photos = [SimpleUploadedFile(f"{n}.jpg", photo()) for n in (1, 2)]
    assert resident.post(address("report"), data | {"file": photos}).status_code == 302
    report = Report.objects.get()
    assert report.actual_costs == Decimal("9100.50")
    assert report.cost_lines[0] == {"description": "Planten", "budgeted": "12000.00", "actual": "9000.50"}
    assert [each["actual"] for each in report.cost_lines] == ["9000.50", "100.00"]
    assert report.attachments.count() == 2
    assert {each.content_type for each in report.attachments.all()} == {"image/jpeg"}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"line_1": "9.000", "actual_costs": "8.000"}, "De regels zijn samen €\xa09.000"),
        ({}, "Vul in wat het kostte"),
        ({"line_1": "veel"}, "Vul"),
        ({"line_1": "-1"}, "minteken"),
        ({"actual_costs": "1", "file": [SimpleUploadedFile(f"{n}.jpg", b"x") for n in range(9)]}, "hoogstens 8"),
    ],
    ids=range(5),
)
def test_costs_that_do_not_fit_are_told(
    resident: Client, address: Address, story: CaseStory, data: dict[str, object], words: str
) -> None:
    story.announced()
    response = resident.post(address("report"), {"what_happened": "Tuin.", "actual_income": "0", **data})
    assert response.status_code == 422
    assert words in response.content.decode()
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"what_happened": ""},
        {"actual_costs": "abc"},
        {"actual_costs": ""},
        {"actual_costs": "10" * 10},
        {"people_reached": "veel"},
        {"people_reached": "-1"},
        {"file": SimpleUploadedFile("x.exe", b"MZ")},
    ],
)
def test_a_wrong_report_says_what_to_do_and_keeps_what_was_typed(
    resident: Client, address: Address, story: CaseStory, wrong: dict
) -> None:
    story.announced()
    response = resident.post(address("report"), REPORT | wrong)
    assert response.status_code == 422
    assert "De pomp ging stuk." in response.content.decode()
    assert not Report.objects.exists()
    assert not Attachment.objects.exists()
