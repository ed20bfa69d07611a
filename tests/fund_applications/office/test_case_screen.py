"""The case on one screen: what was asked and answered, money, files, versions, the clock, and what stays inside."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import AbstractUser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.events import SUBMITTED
from fund_applications.lifecycle.roles import Role
from fund_applications.lifecycle.transitions import TABLE
from fund_applications.models import Assignment, Attachment, FollowUp, InternalNote, Message, Report
from fund_applications.office.case.event_words import EVENT_TITLES
from fund_applications.retention.export.of_case import EXPORTED
from fund_applications.retention.privacy.erasing import ERASED
from fund_applications.support.stopping import RESUMED, STOPPED
from home.models import Theme
from tests.case_story import CaseStory, Cast
from tests.factories import ApplicantFactory, FundRoundFactory
from tests.fund_applications.office.conftest import ANSWERS, attach, make_story

pytestmark = pytest.mark.django_db

Login = Callable[[AbstractUser], Client]


def screen(client: Client, story: CaseStory, **params: str) -> str:
    """The case as this person sees it."""
    response = client.get(reverse("office_case", args=[story.application.public_id]), params)
    assert response.status_code == 200
    return response.text


def member_who_may_read(story: CaseStory) -> AbstractUser:
    """The member of the story, asked to review, free of conflicts."""
    story.perform("assign_reviewer", story.handler, given.AssignReviewer(user_id=story.member.pk))
    Assignment.objects.update(gate_passed_at=timezone.now())
    return story.member


def test_answers_stand_under_the_questions_as_they_were_asked(story: CaseStory, as_user: Login) -> None:
    page = screen(as_user(story.handler), story)
    for text in ("Je idee", "Wat ga je doen?", "We maken een tuin.", "Een pilot", "De wijkraad", "€\u00a07.000"):
        assert text in page
    assert "Niet ingevuld" in page  # the phone number


def test_what_was_typed_is_text_and_never_markup(cast: Cast, as_user: Login) -> None:
    nasty = "<script>alert(1)</script>"
    story = make_story(cast=cast, title=nasty, answers={**ANSWERS, "what": nasty})
    page = screen(as_user(cast.handler), story)
    assert nasty not in page
    assert "&lt;script&gt;" in page


def test_the_budget_is_checked_in_words(cast: Cast, as_user: Login) -> None:
    story = make_story(cast=cast, requested_amount=Decimal(8000))
    page = screen(as_user(cast.handler), story)
    assert "€\u00a02.000 meer dan 50% van de kosten (€\u00a06.000)." in page
    assert "Er komt €\u00a03.000 meer binnen dan het kost." in page
    assert "Er is genoeg over in de ronde" in page


def test_the_clock_is_explained_with_its_articles(story: CaseStory, as_user: Login) -> None:
    page = screen(as_user(story.handler), story)
    assert "maandag 4 mei 2026" in page
    assert "We beslissen binnen 8 weken" in page
    assert "Awb 4:13" in page


def test_a_clock_that_stands_still_says_so(cast: Cast, as_user: Login) -> None:
    story = make_story(cast=cast).supplement_requested()
    page = screen(as_user(cast.handler), story)
    assert "staat stil" in page
    assert "Awb 4:15" in page


def test_the_history_is_told_in_words(cast: Cast, as_user: Login) -> None:
    story = make_story(cast=cast).granted()
    page = screen(as_user(cast.handler), story)
    for text in ("Aanvraag ontvangen", "Advies van de commissie vastgesteld", "Besloten: toegekend"):
        assert text in page


def test_every_event_has_words() -> None:
    assert EVENT_TITLES.keys() == TABLE.keys() | {SUBMITTED, STOPPED, RESUMED, EXPORTED, ERASED}


# --- What stays inside --------------------------------------------------------------------------------------


def test_a_member_reads_the_plan_and_nothing_that_was_said_about_it(cast: Cast, as_user: Login) -> None:
    story = make_story(cast=cast)
    member = member_who_may_read(story)
    InternalNote.objects.create(
        application=story.application, author_id=cast.handler.pk, text="Niet voor de commissie."
    )
    Message.objects.create(
        application=story.application,
        direction=Message.Direction.FROM_APPLICANT,
        subject="Vraag",
        body="Aan de behandelaar alleen.",
        sent_at=timezone.now(),
    )
    page = screen(as_user(member), story)
    assert "We maken een tuin." in page
    for text in ("Niet voor de commissie.", "Aan de behandelaar alleen.", "Interne notities", "Wat er gebeurde"):
        assert text not in page


def test_notes_and_messages_stand_apart_and_say_who_reads_them(cast: Cast, as_user: Login) -> None:
    story = make_story(cast=cast)
    InternalNote.objects.create(application=story.application, author_id=cast.handler.pk, text="Belt morgen terug.")
    page = screen(as_user(cast.handler), story)
    notes = page[page.index('id="notes-section"') : page.index('id="timeline-section"')]
    conversation = page[page.index('id="conversation-section"') : page.index('id="notes-section"')]
    assert "Belt morgen terug." in notes
    assert "De aanvrager en de commissie lezen dit niet" in notes
    assert "Belt morgen terug." not in conversation


def test_the_outcome_is_hidden_from_a_member(cast: Cast, as_user: Login) -> None:
    story = make_story(cast=cast).granted()
    Assignment.objects.update(gate_passed_at=timezone.now())
    assert "Het plan past bij het fonds." not in screen(as_user(cast.member), story)
    assert "Het plan past bij het fonds." in screen(as_user(cast.decider), story)


def test_a_message_is_kept_and_announced(story: CaseStory, as_user: Login) -> None:
    client = as_user(story.handler)
    address = reverse("office_message", args=[story.application.public_id])
    assert client.post(address, {"subject": "", "body": "Dit blijft staan."}).text.count("Dit blijft staan.") == 1
    assert client.post(address, {"subject": "Een vraag", "body": "Kun je bellen?"}).status_code == 302
    message = Message.objects.get()
    assert (message.direction, message.author) == (Message.Direction.TO_APPLICANT, story.handler)
    assert FollowUp.objects.filter(kind="message", payload={"message": message.pk}).count() == 1
    assert "Kun je bellen?" in screen(client, story)


def test_a_note_is_kept(story: CaseStory, as_user: Login) -> None:
    client = as_user(story.secretary)
    address = reverse("office_note", args=[story.application.public_id])
    assert client.post(address, {"text": "Bespreken."}).status_code == 302
    assert InternalNote.objects.get().author == story.secretary


# --- Files --------------------------------------------------------------------------------------------------


def file_response(client: Client, attachment: Attachment, query: str = "") -> Any:
    """The file as this person gets it."""
    address = reverse("office_attachment", args=[attachment.application.public_id, attachment.pk])
    return client.get(address + query)


@pytest.mark.parametrize(
    ("content_type", "shown"),
    [
        ("image/png", True),
        ("application/pdf", True),
        ("text/html", False),
        ("image/svg+xml", False),
        ("application/xhtml+xml", False),
    ],
)
def test_only_what_can_not_run_is_shown_in_the_browser(
    content_type: str, shown: bool, story: CaseStory, as_user: Login
) -> None:
    attachment = attach(story.application, "bestand", b"inhoud", content_type)
    response = file_response(as_user(story.handler), attachment, "?toon")
    assert b"".join(response) == b"inhoud"
    assert response["Content-Disposition"].startswith("inline" if shown else "attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert "script-src" not in response["Content-Security-Policy"]
    assert "no-store" in response["Cache-Control"]


def test_without_asking_a_file_is_downloaded_under_its_own_name(story: CaseStory, as_user: Login) -> None:
    attachment = attach(story.application, "x.pdf", b"inhoud", "application/pdf", original_name='begroting "é".pdf')
    response = file_response(as_user(story.handler), attachment)
    assert b"".join(response) == b"inhoud"
    assert response["Content-Disposition"].startswith("attachment; filename")


@pytest.mark.parametrize("scan", [Attachment.Scan.PENDING, Attachment.Scan.INFECTED])
def test_a_file_that_was_not_found_clean_is_not_handed_out(scan: str, story: CaseStory, as_user: Login) -> None:
    attachment = attach(story.application, "x.pdf", b"inhoud", "application/pdf", scan=scan)
    assert file_response(as_user(story.handler), attachment).status_code == 404
    page = screen(as_user(story.handler), story)
    assert reverse("office_attachment", args=[story.application.public_id, attachment.pk]) not in page


def test_a_file_of_another_case_is_not_found_here(cast: Cast, as_user: Login) -> None:
    story, other = make_story(cast=cast), make_story(cast=cast)
    attachment = attach(other.application, "x.pdf", b"inhoud", "application/pdf")
    address = reverse("office_attachment", args=[story.application.public_id, attachment.pk])
    assert as_user(cast.handler).get(address).status_code == 404


def test_a_file_that_the_storage_lost_is_not_found_and_logged(
    story: CaseStory, as_user: Login, caplog: pytest.LogCaptureFixture
) -> None:
    attachment = attach(story.application, "x.pdf", b"inhoud", "application/pdf")
    attachment.file.storage.delete(str(attachment.file.name))
    assert file_response(as_user(story.handler), attachment).status_code == 404
    assert "can't be read" in caplog.text


def test_a_member_does_not_get_the_files_of_messages_and_reports(cast: Cast, as_user: Login) -> None:
    story = make_story(cast=cast)
    member = member_who_may_read(story)
    message = Message.objects.create(
        application=story.application,
        direction=Message.Direction.FROM_APPLICANT,
        subject="x",
        body="x",
        sent_at=timezone.now(),
    )
    report = Report.objects.create(
        application=story.application, what_happened="x", actual_costs=1, submitted_at=timezone.now()
    )
    own = attach(story.application, "a.pdf", b"inhoud", "application/pdf")
    for hidden in (
        attach(story.application, "b.pdf", b"inhoud", "application/pdf", message=message),
        attach(story.application, "c.pdf", b"inhoud", "application/pdf", report=report),
    ):
        assert file_response(as_user(member), hidden).status_code == 404
        assert b"".join(file_response(as_user(cast.handler), hidden)) == b"inhoud"
    assert b"".join(file_response(as_user(member), own)) == b"inhoud"


# --- Versions ------------------------------------------------------------------------------------------------


def supplied(cast: Cast) -> CaseStory:
    """A case that was completed once."""
    story = make_story(cast=cast)
    items = (given.Missing(question_id="what", label="Wat ga je doen?", reason="Met wie?"),)
    story.perform("request_supplement", cast.handler, story.supplement_data(items=items))
    answers = {**ANSWERS, "what": "We maken een grote tuin.\nMet bankjes.", "phone": "0413 123456"}
    return story.perform("supply", story.applicant, story.supply_data(answers=answers))


def test_what_the_applicant_changed_stands_side_by_side(cast: Cast, as_user: Login) -> None:
    story = supplied(cast)
    client = as_user(cast.handler)
    assert reverse("office_versions", args=[story.application.public_id]) in screen(client, story)
    page = client.get(reverse("office_versions", args=[story.application.public_id])).text
    assert "<ins>grote </ins>" in page or "<ins>grote</ins>" in page
    assert "Met wie?" in page
    assert "0413 123456" in page
    assert "Hoe heet je idee?" not in page


@pytest.mark.parametrize("query", ["van=1&naar=1", "van=9&naar=99", "van=x&naar=", "van=-1", "van=99999999999999"])
def test_versions_that_are_not_there_break_nothing(query: str, cast: Cast, as_user: Login) -> None:
    story = supplied(cast)
    address = reverse("office_versions", args=[story.application.public_id])
    assert as_user(cast.handler).get(f"{address}?{query}").status_code == 200


# --- Speed ----------------------------------------------------------------------------------------------------


def count_queries(client: Client, story: CaseStory) -> int:
    """How many queries the screen costs."""
    screen(client, story)
    with CaptureQueriesContext(connection) as queries:
        screen(client, story)
    return len(queries)


def test_a_long_history_costs_no_more_queries(cast: Cast, as_user: Login) -> None:
    story = make_story(cast=cast).reviewed()
    client = as_user(cast.handler)
    before = count_queries(client, story)
    for _time in range(40):
        story.perform("assign_handler", cast.handler, given.AssignHandler(user_id=cast.handler.pk))
    for number in range(10):
        Message.objects.create(
            application=story.application,
            direction=Message.Direction.TO_APPLICANT,
            author_id=cast.handler.pk,
            subject=str(number),
            body="x",
            sent_at=timezone.now(),
        )
        InternalNote.objects.create(application=story.application, author_id=cast.handler.pk, text="x")
        attach(story.application, f"{number}.pdf", b"x", "application/pdf")
    assert count_queries(client, story) <= before + 2  # the names that the events mention, and whom the notes point to
    assert before <= 55


def test_a_fuller_round_costs_no_more_queries(cast: Cast, as_user: Login) -> None:
    fund_round = FundRoundFactory()
    story = make_story(cast=cast, round=fund_round).advised()
    client = as_user(cast.decider)
    before = count_queries(client, story)
    for _time in range(8):
        make_story(cast=cast, round=fund_round)
    assert count_queries(client, story) == before


def test_only_the_newest_events_are_drawn_until_all_are_asked_for(cast: Cast, as_user: Login) -> None:
    story = make_story(cast=cast)
    for _time in range(35):
        story.perform("assign_handler", cast.handler, given.AssignHandler(user_id=cast.handler.pk))
    client = as_user(cast.handler)
    assert "Aanvraag ontvangen" not in screen(client, story)
    assert "Toon nog 6 oudere gebeurtenissen" in screen(client, story)
    assert "Aanvraag ontvangen" in screen(client, story, alles="")


def test_a_case_without_a_handler_says_so(cast: Cast, as_user: Login, colleague: Callable[..., AbstractUser]) -> None:
    story = make_story(cast=cast)
    page = screen(as_user(cast.handler), story)
    assert "Deze aanvraag heeft geen behandelaar" in page
    assert colleague(Role.DECIDER)
    assert "Niemand mag over deze aanvraag beslissen" not in page


# --- What it is about, and what it resembles -----------------------------------------------------------------


def test_a_handler_says_what_a_case_is_about(story: CaseStory, as_user: Login) -> None:
    nature, music = (Theme.objects.create(name=name, slug=name.lower()) for name in ("Natuur", "Muziek"))
    client = as_user(story.handler)
    address = reverse("office_themes", args=[story.application.public_id])
    assert client.post(address, {"themes": [nature.pk]}).status_code == 302
    assert "Natuur" in screen(client, story)
    assert client.get(address).context["form"].initial["themes"].get() == nature
    assert client.post(address, {"themes": [999]}).status_code == 200
    assert list(story.application.themes.all()) == [nature]
    assert music not in story.application.themes.all()


@pytest.mark.parametrize(
    ("fields", "title", "why"),
    [
        ({"email": "Zelfde@voorbeeld.example"}, "Voorbeeld: iets anders", "dezelfde aanvrager"),
        ({"street": "Kerkstraat 1", "postcode": "5461 AB"}, "Voorbeeld: iets anders", "hetzelfde adres"),
        ({}, "VOORBEELD: BUURTTUIN", "dezelfde titel"),
    ],
)
def test_a_case_that_resembles_another_says_so(
    fields: dict[str, str], title: str, why: str, cast: Cast, as_user: Login
) -> None:
    own = {"email": "zelfde@voorbeeld.example", "street": "Kerkstraat 1", "postcode": "5461 AB"}
    story = make_story(cast=cast, applicant=ApplicantFactory(**own))
    other = make_story(cast=cast, applicant=ApplicantFactory(**fields), title=title)
    stranger = make_story(cast=cast, applicant=ApplicantFactory(), title="Voorbeeld: heel iets anders")
    page = screen(as_user(cast.handler), story)
    assert why in page
    assert other.application.reference in page
    assert stranger.application.reference not in page
    assert other.application.reference not in screen(as_user(cast.secretary), story)
