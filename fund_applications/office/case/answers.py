"""What was asked and answered: every answer with the question as it was put to the applicant then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fund_applications.models import ApplicationVersion
from fund_applications.questions.definition import FormDefinition, Necessity, Question
from fund_applications.questions.roles import Role
from fund_applications.questions.types import Shown, show_answer, type_of

CONTACT_ROLES = frozenset(
    {
        Role.NAME,
        Role.EMAIL,
        Role.PHONE,
        Role.ADDRESS,
        Role.HOME_VILLAGE,
        Role.CONTACT_CHANNEL,
        Role.ORGANISATION,
        Role.ORGANISATION_NUMBER,
        Role.APPLICANT_KIND,
        Role.ADULT,
    }
)
"""Who the applicant is, as opposed to what the idea is."""


@dataclass(frozen=True)
class Answer:
    """One question and what was answered; `shown` is empty when nothing was."""

    question: Question
    shown: Shown

    @property
    def is_missing(self) -> bool:
        """Whether a required or recommended answer is not there."""
        return not self.shown and self.question.necessity != Necessity.OPTIONAL

    @property
    def was_required(self) -> bool:
        """Whether the form called it required."""
        return self.question.necessity == Necessity.REQUIRED


@dataclass(frozen=True)
class StepAnswers:
    """The answers of one step of the form."""

    number: int
    id: str
    title: str
    answers: tuple[Answer, ...]

    @property
    def missing(self) -> int:
        """How many required or recommended answers are not there."""
        return sum(answer.is_missing for answer in self.answers)


def definition_of(version: ApplicationVersion) -> FormDefinition:
    """The form as it was when this version was sent."""
    return FormDefinition.from_json(version.form_version.definition)


def asked_ids(definition: FormDefinition, answers: Mapping[str, Any]) -> frozenset[str]:
    """The questions that the applicant got to see: their condition was met, by a question that was seen itself."""
    seen: set[str] = set()
    for question in definition.questions:
        condition = question.condition
        if condition is not None:
            given = answers.get(condition.question_id)
            chosen = given if isinstance(given, list) else [given]
            if condition.question_id not in seen or not any(value in chosen for value in condition.values):
                continue
        seen.add(question.id)
    return frozenset(seen)


def answers_by_step(version: ApplicationVersion) -> tuple[StepAnswers, ...]:
    """All questions that were asked, step by step in the order of the form, with their answers."""
    definition = definition_of(version)
    asked = asked_ids(definition, version.answers)
    return tuple(
        StepAnswers(number, step.id, step.title, tuple(_answers(step.questions, asked, version.answers)))
        for number, step in enumerate(definition.steps, start=1)
    )


def _answers(questions: tuple[Question, ...], asked: frozenset[str], given: Mapping[str, Any]) -> Iterator[Answer]:
    for question in questions:
        if question.id in asked and type_of(question).asks:
            yield Answer(question, show_answer(question, given.get(question.id)))
