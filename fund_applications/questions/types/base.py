"""The protocol of a question type, and what every type shares.

An answer has two forms. *Typed* is what a person typed, as JSON (a string, a list of strings, a dict or a list of
dicts): a draft stores this and nothing else, so nothing typed is ever lost. *Value* is what it means, as JSON: made
from typed by `clean`, stored with a submitted version, and shown to people by `show`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict

from fund_applications.questions.definition import Necessity, Question
from fund_applications.questions.text import storable

#: JSON as `json.loads` gives it.
Json = Any


class PartsInvalidError(ValidationError):
    """Some parts of a compound answer are wrong: `parts` maps a suffix ("postcode", "0-amount") to a message.

    `places` says where a part is ("Regel 1"), for a message that stands far from it; the error's own messages have it.
    """

    def __init__(self, parts: Mapping[str, str], places: Mapping[str, str] | None = None) -> None:
        named = places or {}
        super().__init__([f"{named[part]}: {text}" if part in named else text for part, text in parts.items()])
        self.parts = dict(parts)


@dataclass(frozen=True, slots=True)
class ShownTable:
    """Rows of an answer for people; `numeric` holds the indexes of the columns with amounts."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    footer: tuple[str, ...] = ()
    numeric: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class ShownFile:
    """A file of an answer: `id` is the attachment's id as text."""

    id: str
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer for people: lines of text, or a table, or files. All plain text; empty when nothing was answered."""

    lines: tuple[str, ...] = ()
    table: ShownTable | None = None
    files: tuple[ShownFile, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.lines or self.files or (self.table and self.table.rows))

    def as_text(self) -> str:
        """The answer as plain text of one or more lines, for mail, search and spreadsheets."""
        lines = list(self.lines)
        if self.table:
            rows = [*self.table.rows, *([self.table.footer] if self.table.footer else [])]
            lines += [" | ".join(cell for cell in row) for row in rows]
        lines += [file.name for file in self.files]
        return "\n".join(lines)


class QuestionType:
    """One type of question. Instances are stateless and shared."""

    #: Stored in definitions; the name of the editor's block. Never renamed.
    name: ClassVar[str]
    #: False for text that asks nothing.
    asks: ClassVar[bool] = True
    #: True when the control is a group of inputs: fieldset and legend instead of label.
    is_group: ClassVar[bool] = False
    #: True when answers are files: they live in storage and not among the typed answers.
    holds_files: ClassVar[bool] = False

    def field(self, question: Question) -> forms.Field:
        """A bound-able Django field that draws the control and whose `clean(typed)` gives the value."""
        raise NotImplementedError

    def typed(self, question: Question, data: MultiValueDict[str, str], name: str) -> Json:
        """What was typed under this input name, made storable; type of the JSON as the widget gives it."""
        return make_storable(self.field(question).widget.value_from_datadict(data, MultiValueDict(), name))

    def is_empty(self, typed: Json) -> bool:
        """Whether nothing was typed. White space is nothing."""
        return is_blank(typed)

    def clean(self, question: Question, typed: Json) -> Json:
        """The value that was meant, None for nothing. Raises ValidationError (PartsInvalidError for compounds)."""
        if self.is_empty(typed):
            return None
        return self.field(question).clean(typed)

    def show(self, question: Question, value: Json) -> Shown:
        """The value for people."""
        return Shown(lines=tuple(str(value).split("\n"))) if value not in (None, "") else Shown()

    def limits_in_words(self, question: Question) -> str:
        """The limits as one short sentence for under the label; empty when there is nothing to say."""
        return ""

    def accepts_typed(self, typed: Json) -> bool:
        """Whether stored JSON has the shape that this type reads (it may come from another version of the form)."""
        return typed is None or isinstance(typed, str)


def is_blank(typed: Json) -> bool:
    """Whether JSON holds no visible character anywhere."""
    if typed is None or typed is False:
        return True
    if isinstance(typed, str):
        return not storable(typed).strip()
    if isinstance(typed, Mapping):
        return all(is_blank(item) for item in typed.values())
    if isinstance(typed, Sequence):
        return all(is_blank(item) for item in typed)
    return False


def make_storable(typed: Json) -> Json:
    """The same JSON with every string made storable (see `text.storable`)."""
    if isinstance(typed, str):
        return storable(typed)
    if isinstance(typed, Mapping):
        return {storable(str(key)): make_storable(item) for key, item in typed.items()}
    if isinstance(typed, list | tuple):
        return [make_storable(item) for item in typed]
    return typed


def aria_required(question: Question) -> dict[str, str]:
    """Attributes of a control that must be filled in."""
    return {"aria-required": "true"} if question.necessity == Necessity.REQUIRED else {}
