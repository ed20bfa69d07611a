"""One thing done to the cases that were ticked: what is done, what is not and why, and nothing twice."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from fund_applications.lifecycle.roles import Role
from fund_applications.models import Applicant, Application, Conflict, Message, TextBlock
from tests.case_story import CaseStory, Cast
from tests.factories import ApplicantFactory
from tests.fund_applications.office.conftest import make_story
from tests.fund_applications.office.doing import Login

pytestmark = pytest.mark.django_db

TEXT = {"subject": "Over {nummer}", "body": "Hallo {naam}"}


@pytest.fixture
def two(cast: Cast) -> list[CaseStory]:
    """Two cases of two applicants."""
    names = ("Sam", "Noor")
    return [make_story(cast=cast, title=f"Voorbeeld {n}", applicant=ApplicantFactory(name=n)) for n in names]


def ticked(stories: list[CaseStory]) -> dict[str, Any]:
    """The ticks of these cases in the register."""
    return {"case": [str(story.application.public_id) for story in stories]}


def press(client: Client, what: str, stories: list[CaseStory], **fields: Any) -> Any:
    """Press the button on the page of these cases."""
    return client.post(reverse(f"office_together_{what}"), {**ticked(stories), **fields}, follow=True)


def blocked(story: CaseStory, user: Any) -> None:
    """This person has a conflict with the case."""
    Conflict.objects.create(application=story.application, person_id=user.pk, declared_at=timezone.now())


def test_who_handles_cases_can_tick_them_and_nobody_else(two: list[CaseStory], cast: Cast, as_user: Login) -> None:
    address = reverse("aanvragen_modeladmin_index")
    assert "Kies " + two[0].application.reference in as_user(cast.handler).get(address).text
    assert "Kies " + two[0].application.reference not in as_user(cast.secretary).get(address).text


@pytest.mark.parametrize("what", ["assign", "message"])
@pytest.mark.parametrize("junk", [[], ["x"], ["\x00"], ["-1"], ["9" * 99]])
def test_without_a_tick_one_is_sent_back_to_the_list(what: str, junk: list[str], cast: Cast, as_user: Login) -> None:
    answer = as_user(cast.handler).get(reverse(f"office_together_{what}"), {"case": junk, "lijst": "kern=erp"})
    assert answer["Location"] == reverse("aanvragen_modeladmin_index") + "?kern=erp"


def test_one_handler_is_assigned_to_all(two: list[CaseStory], cast: Cast, as_user: Login) -> None:
    client = as_user(cast.handler)
    assert client.get(reverse("office_together_assign"), ticked(two)).status_code == 200
    report = press(client, "assign", two, user_id=cast.handler.pk)
    assert "Gedaan bij 2 aanvragen" in report.text
    assert set(Application.objects.values_list("handler", flat=True)) == {cast.handler.pk}
    again = press(client, "assign", two, user_id=cast.handler.pk)
    assert "Er is niets gedaan" in again.text
    assert "behandelde de aanvraag al" in again.text


def test_a_case_that_the_new_handler_may_not_have_is_told_and_the_other_is_done(
    two: list[CaseStory], cast: Cast, as_user: Login, colleague: Any
) -> None:
    other = colleague(Role.HANDLER)
    blocked(two[0], other)
    report = press(as_user(cast.handler), "assign", two, user_id=other.pk)
    assert "Gedaan bij 1 aanvraag" in report.text
    assert "Niet gedaan" in report.text
    assert set(Application.objects.values_list("handler", flat=True)) == {None, other.pk}


def test_a_case_with_a_conflict_is_skipped_and_only_counted(two: list[CaseStory], cast: Cast, as_user: Login) -> None:
    blocked(two[0], cast.handler)
    client = as_user(cast.handler)
    page = client.get(reverse("office_together_message"), ticked(two))
    assert two[0].application.reference not in page.text
    assert "1 aanvraag doet niet mee" in page.text
    report = press(client, "message", two, **TEXT)
    assert "1 aanvraag is overgeslagen" in report.text
    assert two[0].application.reference not in report.text
    assert Message.objects.get().application == two[1].application


def test_each_applicant_gets_the_text_with_his_own_name_and_number(
    two: list[CaseStory], cast: Cast, as_user: Login
) -> None:
    client = as_user(cast.handler)
    preview = press(client, "message", two, preview="1", **TEXT)
    assert "Hallo Sam" in preview.text
    assert "Stuur 2 berichten" in preview.text
    assert not Message.objects.exists()
    press(client, "message", two, **TEXT)
    found = {(message.subject, message.body) for message in Message.objects.all()}
    names = [story.application.applicant.name for story in two]
    numbers = [story.application.reference for story in two]
    assert found == {(f"Over {number}", f"Hallo {name}") for number, name in zip(numbers, names, strict=True)}


@pytest.mark.parametrize(("language", "month"), [("nl", "maart"), ("", "maart"), ("en", "March")])
def test_a_date_is_in_the_language_of_the_text_and_not_of_each_applicant(
    two: list[CaseStory], cast: Cast, as_user: Login, language: str, month: str
) -> None:
    Applicant.objects.filter(pk=two[0].application.applicant_id).update(language="en")
    press(as_user(cast.handler), "message", two, subject="Hoi", body="{datum}", language=language)
    assert [month in message.body for message in Message.objects.all()] == [True, True]


def test_a_chosen_text_brings_its_language(two: list[CaseStory], cast: Cast, as_user: Login) -> None:
    chosen = TextBlock.objects.create(kind="message", name="Test", text="Dear {naam}", subject="", language="en")
    form = press(as_user(cast.handler), "message", two, fill="body", blocks_body=chosen.pk, language="nl").context[
        "form"
    ]
    assert form["language"].value() == "en"


def test_the_second_press_sends_nothing_again(two: list[CaseStory], cast: Cast, as_user: Login) -> None:
    client = as_user(cast.handler)
    once = client.get(reverse("office_together_message"), ticked(two)).context["form"]["once"].value()
    for _press in range(2):
        press(client, "message", two, once=once, **TEXT)
    assert Message.objects.count() == 2


def test_an_unknown_merge_field_is_told_and_nothing_is_sent(two: list[CaseStory], cast: Cast, as_user: Login) -> None:
    page = press(as_user(cast.handler), "message", two, subject="Hoi {nmaa}", body="Dag")
    assert "{nmaa} bestaat niet" in page.text
    assert not Message.objects.exists()


def test_a_chosen_text_keeps_its_merge_fields_and_the_ticks(two: list[CaseStory], cast: Cast, as_user: Login) -> None:
    chosen = TextBlock.objects.create(kind="message", name="Proef", text="Hallo {naam}", subject="{nummer}")
    page = press(as_user(cast.handler), "message", two, fill="body", blocks_body=chosen.pk)
    assert page.context["form"]["body"].value() == "Hallo {naam}"
    assert len(page.context["cases"]) == 2


def test_a_longer_selection_costs_no_more_queries_to_look_at(two: list[CaseStory], cast: Cast, as_user: Login) -> None:
    client = as_user(cast.handler)
    address = reverse("office_together_message")
    client.get(address, ticked(two))
    with CaptureQueriesContext(connection) as few:
        client.get(address, ticked(two[:1]))
    with CaptureQueriesContext(connection) as more:
        client.get(address, ticked(two))
    assert len(more) == len(few) <= 14
