"""Makers of questions for the tests of their types."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict

from fund_applications.questions.definition import Column, ColumnKind, Option, Question
from fund_applications.questions.types import Json, type_of

COSTS = (Column("description", "Waarvoor"), Column("amount", "Bedrag", ColumnKind.AMOUNT))
OPTIONS = (Option("yes", "Ja"), Option("no", "Nee"), Option("x1", "Weet ik niet"))


def ask(kind: str, **fields: Any) -> Question:
    """A question of this type."""
    return Question(id="vraag", type=kind, label="Vraag?", **fields)


def typed(question: Question, post: str | dict[str, str]) -> Json:
    """What a posted page gives as typed."""
    data = QueryDict(mutable=True)
    if isinstance(post, str):
        data = QueryDict(post)
    else:
        data.update(post)
    return type_of(question).typed(question, data, "q")


def clean(question: Question, answer: Json) -> Json:
    """The value of what was typed."""
    return type_of(question).clean(question, answer)
