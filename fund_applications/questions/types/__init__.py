"""The question types: a registry by name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from fund_applications.questions.definition import Question
from fund_applications.questions.types.base import Json, PartsInvalidError, QuestionType, Shown, ShownFile, ShownTable
from fund_applications.questions.types.choices import Choice, Choices, Explanation, Statement, Villages
from fund_applications.questions.types.compounds import Address, CostLines, IncomeLines, PlanningLines, Rows
from fund_applications.questions.types.dates import Date
from fund_applications.questions.types.files import Files
from fund_applications.questions.types.numbers import Amount, Number
from fund_applications.questions.types.texts import Email, Iban, LongText, Phone, ShortText

__all__ = [
    "QUESTION_TYPES",
    "Json",
    "PartsInvalidError",
    "QuestionType",
    "Shown",
    "ShownFile",
    "ShownTable",
    "show_answer",
    "type_of",
]

QUESTION_TYPES: Mapping[str, QuestionType] = MappingProxyType(
    {
        question_type.name: question_type
        for question_type in (
            ShortText(),
            LongText(),
            Number(),
            Amount(),
            Date(),
            Choice(),
            Choices(),
            Villages(),
            Email(),
            Phone(),
            Address(),
            Iban(),
            Files(),
            CostLines(),
            IncomeLines(),
            PlanningLines(),
            Rows(),
            Statement(),
            Explanation(),
        )
    }
)


def type_of(question: Question) -> QuestionType:
    """The type of this question. Raises KeyError for a name that no version of the software had."""
    return QUESTION_TYPES[question.type]


def show_answer(question: Question, value: Json) -> Shown:
    """A stored value for people: the office, PDF and mails use this."""
    return type_of(question).show(question, value)
