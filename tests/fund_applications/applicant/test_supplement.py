"""A supplement: only what was asked is open, nothing typed is lost, everything else stays exactly as it was."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from fund_applications.lifecycle.calendar_days import AMSTERDAM
from fund_applications.lifecycle.transition_data import Missing
from fund_applications.models import Application, Attachment, Status, SupplementDraft
from tests.case_story import CaseStory
from tests.fund_applications.applicant.conftest import ANSWERS, sign_in

pytestmark = pytest.mark.django_db
Address = Callable[..., str]
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)


@pytest.fixture(autouse=True)
def _in_march_2026() -> object:
    with time_machine.travel(datetime(2026, 3, 12, 12, tzinfo=AMSTERDAM), tick=True) as travelled:
        yield travelled


def ask(story: CaseStory, *question_ids: str) -> Application:
    items = tuple(Missing(question_id=each, label=each, reason=f"Reden {each}.") for each in question_ids)
    data = story.supplement_data(items=items, explanation="Bijna compleet.")
    return story.perform("request_supplement", story.handler, data).application


def fields(**changed: Any) -> dict[str, Any]:
    """The fields of the page for "about" and "costs" as they are."""
    posted = {
        "revision": "0",
        "q-about": "We maken een tuin.",
        "q-costs-0-description": "Planten",
        "q-costs-0-amount": "12000,00",
    }
    return {**posted, **{key.replace("__", "-"): value for key, value in changed.items()}}


def post(client: Client, address: Address, **changed: Any):
    return client.post(address("supplement"), fields(**changed))


def test_only_what_was_asked_is_open_with_the_reason_beside_it(
    resident: Client, address: Address, story: CaseStory
) -> None:
    ask(story, "about")
    page = resident.get(address("supplement")).content.decode()
    assert 'name="q-about"' in page
    assert "Reden about." in page
    assert "Bijna compleet." in page
    assert "tot en met dinsdag 24 maart" in page
    for locked in ("q-title", "q-asked", "q-costs", "q-kind"):
        assert f'name="{locked}' not in page
    assert "12.000" in page, "the rest is shown"


def test_what_was_sent_before_stands_in_the_control_and_beside_it(
    resident: Client, address: Address, story: CaseStory
) -> None:
    ask(story, "about", "costs")
    page = resident.get(address("supplement")).content.decode()
    assert page.count("We maken een tuin.") == 2
    assert 'value="12000,00"' in page


def test_sending_makes_a_new_version_and_locked_answers_stay_exactly_as_they_were(
    resident: Client, address: Address, story: CaseStory
) -> None:
    application = ask(story, "about")
    response = post(resident, address, q__about="Nu met meer uitleg.", q__title="Gehackt", q__asked="1", send="1")
    assert response.url == address("case")
    application.refresh_from_db()
    assert application.status == Status.SUBMITTED
    first, second = application.versions.order_by("number")
    assert second.answers == {**ANSWERS, "about": "Nu met meer uitleg."}
    assert first.answers == ANSWERS
    assert application.title == "Voorbeeld: buurttuin"


def test_fields_of_the_case_follow_what_was_supplied(resident: Client, address: Address, story: CaseStory) -> None:
    application = ask(story, "title", "costs")
    post(resident, address, q__title="Voorbeeld: nieuwe titel", **{"q-costs-0-amount": "20.000"}, send="1")
    application.refresh_from_db()
    assert application.title == "Voorbeeld: nieuwe titel"
    assert application.total_costs == 20000


def test_saving_works_with_mistakes_and_loses_nothing(resident: Client, address: Address, story: CaseStory) -> None:
    application = ask(story, "costs")
    response = post(resident, address, **{"q-costs-0-amount": "abc"}, save="1")
    assert response.status_code == 302
    page = resident.get(address("supplement")).content.decode()
    assert 'value="abc"' in page
    assert "Bewaard" in page
    assert "geen bedrag" in page
    application.refresh_from_db()
    assert application.status == Status.SUPPLEMENT_REQUESTED


def test_sending_with_a_mistake_says_what_to_do_and_sends_nothing(
    resident: Client, address: Address, story: CaseStory
) -> None:
    application = ask(story, "costs", "about")
    response = post(resident, address, q__about="", **{"q-costs-0-amount": "-5"}, send="1")
    assert response.status_code == 422
    page = response.content.decode()
    assert "foutmelding" in page
    assert "Vul dit in. Hierom vroegen we." in page
    assert "minteken" in page
    assert application.versions.count() == 1


def test_the_limit_of_the_fund_is_checked_again(resident: Client, address: Address, story: CaseStory) -> None:
    application = ask(story, "asked")
    response = post(resident, address, q__asked="9.999", send="1")
    assert response.status_code == 422
    assert "50 procent" in response.content.decode()
    assert application.versions.count() == 1


def test_two_clicks_on_send_make_one_version(resident: Client, address: Address, story: CaseStory) -> None:
    application = ask(story, "about")
    assert post(resident, address, send="1").url == address("case")
    assert post(resident, address, send="1").url == address("case")
    assert application.versions.count() == 2


def test_another_tab_is_told_and_never_overwritten_in_silence(
    resident: Client, address: Address, story: CaseStory
) -> None:
    ask(story, "about")
    post(resident, address, q__about="Van tab een", save="1")
    response = post(resident, address, q__about="Van tab twee", save="1")
    assert response.status_code == 409
    page = response.content.decode()
    assert "Van tab twee" in page
    assert "ergens anders open" in page
    assert SupplementDraft.objects.get().answers["about"] == "Van tab een"
    assert post(resident, address, revision="1", q__about="Van tab twee", save="1").status_code == 302
    assert SupplementDraft.objects.get().answers["about"] == "Van tab twee"


def test_a_question_that_hangs_on_an_open_one_opens_with_it(
    resident: Client, address: Address, story: CaseStory
) -> None:
    application = ask(story, "kind")
    assert 'name="q-kvk"' in resident.get(address("supplement")).content.decode()
    response = post(resident, address, q__kind="organisation", send="1")
    assert response.status_code == 422, "now the number is needed"
    post(resident, address, revision="1", q__kind="organisation", q__kvk="12345678", send="1")
    assert application.versions.latest("number").answers["kvk"] == "12345678"


def test_a_file_is_added_shown_removed_and_sent(resident: Client, address: Address, story: CaseStory) -> None:
    application = ask(story, "plan")
    upload = SimpleUploadedFile("mijn plan.pdf", PDF, content_type="application/pdf")
    assert post(resident, address, upload="q-plan", **{"q-plan": upload}).status_code == 302
    page = resident.get(address("supplement")).content.decode()
    assert "mijn plan.pdf" in page
    attachment = Attachment.objects.get()
    assert attachment.application is None, "staff see it when it is sent, not before"
    response = resident.get(address("attachment", attachment.pk))
    assert b"".join(response.streaming_content).startswith(b"%PDF")
    stranger = sign_in(Client(), CaseStory().application.applicant.email)
    assert stranger.get(address("attachment", attachment.pk)).status_code == 404
    post(resident, address, revision="1", send="1")
    attachment.refresh_from_db()
    assert attachment.application == application
    assert application.versions.latest("number").answers["plan"][0]["id"] == str(attachment.pk)


def test_an_earlier_file_can_be_left_out_and_stays_with_its_version(
    resident: Client, address: Address, story: CaseStory
) -> None:
    application = ask(story, "plan")
    post(resident, address, upload="q-plan", **{"q-plan": SimpleUploadedFile("a.pdf", PDF)})
    post(resident, address, revision="1", send="1")
    first = application.versions.latest("number").answers["plan"][0]["id"]
    ask(story, "plan")
    post(resident, address, remove=first, save="1")
    assert "a.pdf" not in resident.get(address("supplement")).content.decode().split("Wat je eerst stuurde")[0]
    post(resident, address, revision="2", send="1")
    assert "plan" not in application.versions.latest("number").answers
    assert Attachment.objects.filter(pk=first).exists()


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [("leeg.pdf", b"", "leeg"), ("virus.pdf", b"MZ\x90\x00" + b"x" * 100, "virus.pdf"), ("x.exe", b"MZ", "x.exe")],
)
def test_a_file_that_is_refused_says_why_and_what_was_typed_stays(
    resident: Client, address: Address, story: CaseStory, name: str, content: bytes, message: str
) -> None:
    ask(story, "plan", "about")
    upload = SimpleUploadedFile(name, content)
    response = post(resident, address, upload="q-plan", q__about="Blijft staan", **{"q-plan": upload})
    assert response.status_code in {302, 422}
    page = (
        resident.get(address("supplement")).content.decode()
        if response.status_code == 302
        else response.content.decode()
    )
    assert "Blijft staan" in page
    assert message in page
    assert not Attachment.objects.exists()


def test_a_button_for_a_file_without_a_file_says_what_to_do(
    resident: Client, address: Address, story: CaseStory
) -> None:
    ask(story, "plan")
    assert "Kies eerst een bestand" in post(resident, address, upload="q-plan").content.decode()


def test_after_the_date_one_is_told_and_nothing_is_sent(resident: Client, address: Address, story: CaseStory) -> None:
    application = ask(story, "about")
    with time_machine.travel(datetime(2026, 3, 24, 22, tzinfo=AMSTERDAM), tick=True):
        sign_in(resident, application.applicant.email)
        assert resident.get(address("supplement")).status_code == 200
    with time_machine.travel(datetime(2026, 3, 25, 0, 5, tzinfo=AMSTERDAM), tick=True):
        assert post(resident, address, send="1").url == address("case")
        assert application.versions.count() == 1


def test_something_asked_beside_the_form_is_answered_with_a_message(
    resident: Client, address: Address, story: CaseStory
) -> None:
    ask(story, "not-in-the-form")
    page = resident.get(address("supplement")).content.decode()
    assert "Beantwoord dit met een bericht" in page
    assert post(resident, address, send="1").url == address("case")


@pytest.mark.parametrize("junk", ["x" * 100_000, "\x00\ufffe", "=HYPERLINK(1)", "<script>alert(1)</script>", "🌱‮abc"])
def test_whatever_is_typed_is_kept_or_refused_with_a_message(
    resident: Client, address: Address, story: CaseStory, junk: str
) -> None:
    ask(story, "about", "costs", "asked", "title")
    response = post(resident, address, q__about=junk, q__title=junk, q__asked=junk, revision=junk, send="1")
    assert response.status_code in {302, 409, 422}
    page = resident.get(address("supplement")).content.decode()
    assert "<script>alert(1)" not in page


def test_the_term_stands_still_until_it_is_supplied(resident: Client, address: Address, story: CaseStory) -> None:
    application = ask(story, "about")
    with time_machine.travel(datetime(2026, 3, 16, 12, tzinfo=AMSTERDAM), tick=True):
        sign_in(resident, application.applicant.email)
        post(resident, address, send="1")
    application.refresh_from_db()
    assert application.decide_by == date(2026, 5, 11)


def test_a_question_that_was_asked_for_has_its_control_also_when_its_condition_is_not_met(
    resident: Client, address: Address, story: CaseStory
) -> None:
    application = ask(story, "kvk")
    page = resident.get(address("supplement")).content.decode()
    assert 'name="q-kvk"' in page
    assert 'name="q-kind"' not in page
    resident.post(address("supplement"), {"revision": "0", "q-kvk": "12345678", "send": "1"})
    version = application.versions.latest("number")
    assert version.number == 2
    assert version.answers["kvk"] == "12345678"
    assert "12345678" in resident.get(address("answers")).content.decode()
