"""The page of a case: plain words, honest dates, and nothing before its announcement."""

import io
from collections.abc import Callable
from datetime import date, datetime

import pikepdf
import pytest
import time_machine
from django.test import Client

from fund_applications.applicant.calendar_file import calendar_of
from fund_applications.applicant.next_steps import asked_of_applicant, next_step
from fund_applications.applicant.own_data import own_data_of
from fund_applications.applicant.own_data_pdf import _LABELS, _SECTIONS
from fund_applications.applicant.timeline import timeline_of
from fund_applications.correspondence.follow_ups import run
from fund_applications.lifecycle.calendar_days import AMSTERDAM
from fund_applications.models import Application, FollowUp, InternalNote, Letter, Status
from tests.case_story import CaseStory

pytestmark = pytest.mark.django_db
Address = Callable[..., str]


@pytest.fixture(autouse=True)
def _in_march_2026() -> object:
    """The cases of the stories are received on 10 March 2026."""
    with time_machine.travel(datetime(2026, 3, 12, 12, tzinfo=AMSTERDAM), tick=True) as travelled:
        yield travelled


def words(client: Client, address: Address, name: str = "case") -> str:
    response = client.get(address(name))
    assert response.status_code == 200
    return response.content.decode()


def test_the_date_stands_there_in_words(resident: Client, address: Address) -> None:
    assert "Je hoort het uiterlijk woensdag 6 mei." in words(resident, address)


def test_a_date_that_passed_is_told_honestly(resident: Client, address: Address, story: CaseStory) -> None:
    with time_machine.travel(datetime(2026, 5, 8, 12, tzinfo=AMSTERDAM)):
        assert "Dat is niet gelukt" in " ".join(next_step(Application.objects.get(pk=story.application.pk)).sentences)


@pytest.mark.parametrize("status", list(Status))
def test_every_status_has_its_page_and_no_internal_word(
    resident: Client, address: Address, story: CaseStory, status: Status
) -> None:
    InternalNote.objects.create(application=story.application, author=story.handler, text="GEHEIM")
    story.reach(status)
    page = words(resident, address)
    assert "GEHEIM" not in page
    assert story.member.username not in page
    assert story.decider.username not in page
    for name in ("answers", "messages", "contact", "own_data", "copy_json"):
        assert "GEHEIM" not in words(resident, address, name)


DECISION_WORDS = ["Gefeliciteerd", "krijgt geld", "krijgt geen geld", "Het plan past", "scoort laag", "bezwaar"]


@pytest.mark.parametrize("decide", ["granted", "rejected", "not_processed"])
def test_nothing_of_a_decision_leaks_before_its_announcement(
    resident: Client, address: Address, story: CaseStory, decide: str
) -> None:
    before_status = {"granted": "advised", "rejected": "advised", "not_processed": "submitted"}[decide]
    getattr(story, decide)()
    everything = [words(resident, address, name) for name in ("case", "own_data", "messages", "answers")]
    everything.append(calendar_of(story.application).decode())
    for leak in DECISION_WORDS:
        assert not [page for page in everything if leak in page], leak
    data = own_data_of(Application.objects.get(pk=story.application.pk))
    assert data["case"]["status"] == before_status
    assert data["decisions"] == []
    assert resident.get(address("objection")).status_code == 302
    assert resident.get(address("bank_account")).status_code == 302
    assert resident.get(address("report")).status_code == 302


def test_a_letter_of_a_decision_is_not_there_before_its_announcement(
    resident: Client, address: Address, story: CaseStory
) -> None:
    story.application.applicant.channel = "post"
    story.application.applicant.save()
    story.granted()
    run(FollowUp.objects.get(application=story.application, kind="send_decision").pk)
    letter = Letter.objects.get(decision__isnull=False)
    assert resident.get(address("letter", letter.pk)).status_code == 404
    assert "Besluit" not in words(resident, address)


def test_after_the_announcement_everything_is_there(resident: Client, address: Address, story: CaseStory) -> None:
    story.granted()
    run(FollowUp.objects.get(application=story.application, kind="send_decision").pk)
    page = words(resident, address)
    for expected in (
        "Gefeliciteerd, je krijgt geld",
        "€&nbsp;5.000" if "€&nbsp;5.000" in page else "€\u00a05.000",
        "Het plan past bij het fonds.",
        "Gebruik het logo van de gemeente.",
        "Een goed plan.",
        "Je kunt bezwaar maken tot en met donderdag 23 april 2026",
        "Geef je rekeningnummer door",
        "Maak je verslag",
    ):
        assert expected in page, expected
    letter = Letter.objects.get(decision__isnull=False)
    response = resident.get(address("letter", letter.pk))
    pdf = b"".join(response.streaming_content)
    assert pdf.startswith(b"%PDF")
    assert "attachment" in response["Content-Disposition"]


def test_a_refusal_comes_with_reasons_and_the_advice_it_deviates_from(
    resident: Client, address: Address, story: CaseStory
) -> None:
    story.rejected().announce()
    page = words(resident, address)
    assert "Het plan scoort laag." in page
    assert "De begroting overtuigt niet." in page
    assert "Je hoeft nu niets te doen." in page


# --- the way of the case -----------------------------------------------------------------------------


def test_the_timeline_tells_what_was_where_it_is_and_what_comes(story: CaseStory) -> None:
    stops = timeline_of(story.application)
    assert [(stop.heading, stop.state) for stop in stops] == [
        ("We hebben je aanvraag", "done"),
        ("We kijken of je aanvraag compleet is", "current"),
        ("De commissie bekijkt je plan", "future"),
        ("Je hoort wat we beslissen", "future"),
    ]
    assert stops[-1].date == date(2026, 5, 6)
    assert stops[-1].date_label == "uiterlijk"


def test_the_whole_way_of_a_grant(story: CaseStory) -> None:
    story.determined().announce()
    headings = [stop.heading for stop in timeline_of(story.application)]
    assert headings == [
        "We hebben je aanvraag",
        "Je aanvraag is compleet",
        "De commissie gaf advies",
        "Gefeliciteerd, je krijgt geld",
        "Je stuurde je verslag",
        "Je subsidie is afgerond",
    ]
    assert timeline_of(story.application)[-1].state == "done"


@pytest.mark.parametrize("status", list(Status))
def test_exactly_one_stop_is_where_it_is_now(story: CaseStory, status: Status) -> None:
    story.reach(status)
    stops = timeline_of(Application.objects.get(pk=story.application.pk))
    current = [stop for stop in stops if stop.state in {"current", "stopped"}]
    assert len(current) == 1 or stops[-1].state == "done"
    past = [stop.date for stop in stops if stop.state == "done"]
    assert all(past)


# --- what is asked -----------------------------------------------------------------------------------


def test_a_request_for_a_supplement_is_the_first_thing_asked(
    resident: Client, address: Address, story: CaseStory
) -> None:
    story.supplement_requested()
    task = asked_of_applicant(story.application)[0]
    assert task.url == address("supplement")
    assert task.due_on == date(2026, 3, 24)
    page = words(resident, address)
    assert "Jij bent aan zet" in page
    assert "tot en met dinsdag 24 maart" in page
    assert "staat de tijd stil" in page


def test_a_supplement_whose_date_passed_is_not_asked_any_more(story: CaseStory) -> None:
    story.supplement_requested()
    with time_machine.travel(datetime(2026, 3, 25, 12, tzinfo=AMSTERDAM)):
        assert asked_of_applicant(story.application) == []


def test_nothing_is_asked_of_who_only_waits(resident: Client, address: Address) -> None:
    assert "Je hoeft nu niets te doen." in words(resident, address)


# --- files -------------------------------------------------------------------------------------------


def test_the_calendar_file_has_the_dates_and_nothing_of_the_case(
    resident: Client, address: Address, story: CaseStory
) -> None:
    story.supplement_requested()
    response = resident.get(address("calendar"))
    assert response["Content-Type"].startswith("text/calendar")
    text = response.content.decode()
    assert "DTSTART;VALUE=DATE:20260324\r\n" in text
    assert text.count("BEGIN:VEVENT") == text.count("END:VEVENT") == 2
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "buurttuin" not in text


def test_own_data_holds_what_was_sent_and_the_contact_data(
    resident: Client, address: Address, application: Application
) -> None:
    response = resident.get(address("own_data"))
    data = response.json()
    assert data["contact"]["email"] == application.applicant.email
    assert data["versions"][0]["digest"] == application.versions.get().digest
    assert {"question": "Wat ga je doen?", "answer": "We maken een tuin."} in data["versions"][0]["answers"]
    assert "attachment" in response["Content-Disposition"]


def test_the_answers_stand_there_as_they_were_sent_version_by_version(
    resident: Client, address: Address, story: CaseStory
) -> None:
    page = words(resident, address, "answers")
    assert "We maken een tuin." in page
    assert "KvK" not in page, "that was not asked"
    story.supplement_requested().perform("supply", story.applicant, story.supply_data(answers={"about": "Nu beter."}))
    assert "Nu beter." in words(resident, address, "answers")
    assert "We maken een tuin." in resident.get(f"{address('answers')}?versie=1").content.decode()
    assert resident.get(f"{address('answers')}?versie=99").status_code == 200


@pytest.mark.parametrize("name", ["copy_pdf", "copy_json"])
def test_a_copy_of_what_was_sent_can_be_downloaded(resident: Client, address: Address, name: str) -> None:
    response = resident.get(address(name))
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]


def test_the_page_costs_few_questions_to_the_database(
    resident: Client, address: Address, story: CaseStory, django_assert_max_num_queries: Callable
) -> None:
    story.determined().announce()
    resident.get(address("case"))
    with django_assert_max_num_queries(50):
        resident.get(address("case"))


def test_a_closed_case_names_the_day_until_which_it_is_kept(
    resident: Client, address: Address, story: CaseStory
) -> None:
    assert "hangt af van hoe het afloopt" in words(resident, address)
    story.withdrawn()
    assert "We bewaren dit tot en met 10 maart 2027." in words(resident, address)


def test_own_data_come_as_a_pdf_that_everybody_can_read_and_holds_every_part(
    resident: Client, address: Address, story: CaseStory
) -> None:
    story.application.applicant.name = "Ömer 🌱 \u0645"
    story.application.applicant.save()
    story.announced().perform("report", story.applicant, story.report_data())
    content = resident.get(address("own_data_pdf")).content
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "nl"
        assert len(pdf.pages) >= 1
    known = {"receipt", "answers", *_SECTIONS, *_LABELS, "status"}
    names = {key for part in own_data_of(story.application).values() for key in keys_of(part)}
    assert names <= known


def keys_of(part: object) -> set[str]:
    """The names of a part of the data that a reader sees, without what stands inside them."""
    rows = part if isinstance(part, list) else [part]
    return {key for row in rows if isinstance(row, dict) for key in row}
