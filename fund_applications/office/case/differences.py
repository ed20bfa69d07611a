"""What the applicant changed between two versions, question by question, old and new side by side."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from fund_applications.models import ApplicationVersion
from fund_applications.office.case.answers import answers_by_step
from fund_applications.questions.definition import Question
from fund_applications.questions.types import Shown

_WORDS = re.compile(r"\s+|[^\s]+")
MOST_WORDS = 4000
"""Above this a word-by-word comparison takes seconds; the texts are then shown whole."""


class Kind(StrEnum):
    """What happened to an answer."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True)
class Piece:
    """A stretch of text; `is_marked` when it differs from the other side."""

    text: str
    is_marked: bool


@dataclass(frozen=True)
class Difference:
    """One changed answer: the pieces of the old and of the new text."""

    question: Question
    step_title: str
    kind: Kind
    old: tuple[Piece, ...]
    new: tuple[Piece, ...]


def differences(old: ApplicationVersion, new: ApplicationVersion) -> tuple[Difference, ...]:
    """The answers that differ, in the order of the newer form; questions that only the old form had come last."""
    before = {answer.question.id: (step.title, answer) for step in answers_by_step(old) for answer in step.answers}
    found: list[Difference] = []
    for step in answers_by_step(new):
        for answer in step.answers:
            earlier = before.pop(answer.question.id, None)
            found += _compare(answer.question, step.title, earlier[1].shown if earlier else Shown(), answer.shown)
    for title, answer in before.values():
        found += _compare(answer.question, title, answer.shown, Shown())
    return tuple(found)


def _compare(question: Question, step_title: str, old: Shown, new: Shown) -> Iterator[Difference]:
    # Two files may share a name: what counts is which file it is.
    if old.as_text() == new.as_text() and [f.id for f in old.files] == [f.id for f in new.files]:
        return
    kind = Kind.CHANGED
    if not old:
        kind = Kind.ADDED
    elif not new:
        kind = Kind.REMOVED
    pieces = _side_by_side(old.as_text(), new.as_text()) if kind is Kind.CHANGED else _whole(old, new)
    yield Difference(question, step_title, kind, *pieces)


def _whole(old: Shown, new: Shown) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    return (
        (Piece(old.as_text(), is_marked=False),) if old else (),
        (Piece(new.as_text(), is_marked=False),) if new else (),
    )


def _side_by_side(old: str, new: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    left, right = _WORDS.findall(old), _WORDS.findall(new)
    if len(left) + len(right) > MOST_WORDS:
        return (Piece(old, is_marked=True),), (Piece(new, is_marked=True),)
    left_pieces: list[Piece] = []
    right_pieces: list[Piece] = []
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        differs = tag != "equal"
        if i2 > i1:
            left_pieces.append(Piece("".join(left[i1:i2]), differs))
        if j2 > j1:
            right_pieces.append(Piece("".join(right[j1:j2]), differs))
    return tuple(left_pieces), tuple(right_pieces)
