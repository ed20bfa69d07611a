"""The form on paper: the same definition, with room to write (Awb 2:7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fund_applications.intake.conditions import condition_in_words
from fund_applications.intake.start_page import minutes_in_words
from fund_applications.questions.definition import FormDefinition, Question, Step
from fund_applications.questions.types import type_of

_CHARACTERS_A_LINE = 90
_MOST_LINES = 12


@dataclass(frozen=True, slots=True)
class PaperQuestion:
    """One question on paper. `lines` are the empty lines to write on, `rows` those of a table."""

    question: Question
    limits: str
    only_if: str
    lines: range
    rows: range
    asks: bool
    holds_files: bool


@dataclass(frozen=True, slots=True)
class PaperStep:
    """One step on paper."""

    number: int
    step: Step
    minutes: str
    questions: tuple[PaperQuestion, ...]


def paper_steps(definition: FormDefinition) -> Iterator[PaperStep]:
    """The steps of the form on paper."""
    for number, step in enumerate(definition.steps, start=1):
        questions = tuple(_on_paper(definition, question) for question in step.questions)
        yield PaperStep(number, step, minutes_in_words(step.minutes_min, step.minutes_max), questions)


def _on_paper(definition: FormDefinition, question: Question) -> PaperQuestion:
    kind = type_of(question)
    return PaperQuestion(
        question=question,
        limits=kind.limits_in_words(question) if question.type != "date" else "",
        only_if=condition_in_words(definition, question),
        lines=range(_lines(question)),
        rows=range(min(question.limits.max_rows or 8, 8) if question.columns else 0),
        asks=kind.asks,
        holds_files=kind.holds_files,
    )


def _lines(question: Question) -> int:
    if question.options or question.columns or question.type in ("statement", "files", "explanation"):
        return 0
    if question.type == "long_text":
        return min((question.limits.max_length or 700) // _CHARACTERS_A_LINE + 1, _MOST_LINES)
    return 3 if question.type == "address" else 1
