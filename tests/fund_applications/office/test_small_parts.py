"""The parts without a page: deadlines in words, what differs between versions, cells of an export."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from fund_applications.lifecycle.calendar_days import AMSTERDAM
from fund_applications.models import Application, ApplicationVersion, FormVersion, Status
from fund_applications.office.case.answers import answers_by_step
from fund_applications.office.case.differences import Kind, differences
from fund_applications.office.deadline import Bucket, bucket_of, days_in_words, in_bucket
from fund_applications.office.registers.spreadsheet import csv_cell
from fund_applications.questions.definition import Condition, FormDefinition, Option, Question, Step
from tests.case_story import Cast
from tests.fund_applications.office.conftest import ANSWERS, FORM, make_story

A_DAY = timedelta(days=1)
TODAY = date(2026, 3, 23)


@pytest.mark.django_db
@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.SUPPLEMENT_REQUESTED, Status.GRANTED])
@pytest.mark.parametrize("days", [None, -400, -1, 0, 1, 7, 8, 28, 29, 400])
def test_the_filter_and_the_word_of_a_deadline_agree(status: Status, days: int | None, cast: Cast) -> None:
    story = make_story(cast=cast)
    decide_by = None if days is None else TODAY + A_DAY * days
    Application.objects.update(status=status, decide_by=decide_by)
    story.application.refresh_from_db()
    found = [bucket for bucket in Bucket if Application.objects.filter(in_bucket(bucket, TODAY)).exists()]
    assert found == [bucket_of(story.application, TODAY)]


@pytest.mark.parametrize(
    ("days", "words"),
    [(-2, "2 dagen te laat"), (-1, "1 dag te laat"), (0, "vandaag"), (1, "morgen"), (2, "nog 2 dagen")],
)
def test_a_deadline_in_words(days: int, words: str) -> None:
    assert days_in_words(TODAY + A_DAY * days, TODAY) == words


def version(answers: dict, form: FormDefinition = FORM) -> ApplicationVersion:
    """A version that is not in the database."""
    frozen = FormVersion(definition=form.to_json())
    return ApplicationVersion(form_version=frozen, answers=answers, number=1, submitted_at=timezone.now())


def test_equal_versions_differ_in_nothing() -> None:
    assert differences(version(ANSWERS), version(dict(ANSWERS))) == ()


def test_a_changed_an_added_and_a_removed_answer_are_told_apart() -> None:
    old = {**ANSWERS, "phone": "0413 123456"}
    new = {**ANSWERS, "what": "We maken een vijver.", "phone": None, "plan": [{"id": "1", "name": "a", "size": 1}]}
    found = {change.question.id: change for change in differences(version(old), version(new))}
    assert {key: change.kind for key, change in found.items()} == {
        "what": Kind.CHANGED,
        "phone": Kind.REMOVED,
        "plan": Kind.ADDED,
    }
    assert "".join(piece.text for piece in found["what"].new) == "We maken een vijver."
    assert "".join(piece.text for piece in found["what"].old) == ANSWERS["what"]


def test_another_file_with_the_same_name_is_a_change() -> None:
    one = {**ANSWERS, "plan": [{"id": "1", "name": "begroting.pdf", "size": 1}]}
    other = {**ANSWERS, "plan": [{"id": "2", "name": "begroting.pdf", "size": 1}]}
    assert [change.question.id for change in differences(version(one), version(other))] == ["plan"]


def test_a_question_that_the_new_form_lacks_is_shown_as_removed() -> None:
    shorter = FormDefinition(steps=FORM.steps[:1])
    found = differences(version(ANSWERS), version({"name": "Voorbeeld Aanvrager"}, shorter))
    assert {change.kind for change in found} == {Kind.REMOVED}


def test_texts_too_long_to_compare_word_by_word_are_shown_whole() -> None:
    old, new = {**ANSWERS, "what": "a b " * 3000}, {**ANSWERS, "what": "b a " * 3000}
    change = differences(version(old), version(new))[0]
    assert [piece.is_marked for piece in change.old] == [True]


def test_a_question_that_nobody_saw_is_not_shown_as_missing() -> None:
    form = FormDefinition(
        steps=(
            Step(
                id="a",
                title="A",
                questions=(
                    Question(id="one", type="choice", label="Een?", options=(Option("yes", "Ja"), Option("no", "Nee"))),
                    Question(id="two", type="short_text", label="Twee?", condition=Condition("one", ("yes",))),
                    Question(id="three", type="short_text", label="Drie?", condition=Condition("two", ("x",))),
                ),
            ),
        )
    )
    shown = [answer.question.id for answer in answers_by_step(version({"one": "no", "two": "x"}, form))[0].answers]
    assert shown == ["one"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (Decimal("1250.5"), "1250,50"),
        (Decimal(-3), "-3,00"),
        (date(2027, 12, 31), "31-12-2027"),
        (datetime(2027, 7, 1, 23, 30, tzinfo=AMSTERDAM), "01-07-2027 23:30"),
        ("gewoon", "gewoon"),
        ("=1", "'=1"),
        (7, "7"),
    ],
)
def test_a_cell_of_a_csv_is_read_as_it_was_meant(value: object, text: str) -> None:
    assert csv_cell(value) == text  # type: ignore[arg-type]
