"""The frozen definition of a form: steps, questions, options, conditions, and their JSON.

A definition is made from the editor's StreamField (`compose.py`), stored as JSON with the draft and with every
submitted version, and never changed afterwards. Its checksum tells two versions of a form apart.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from fund_applications.questions.roles import Meaning, Role

#: The shape of the JSON. Raise it when the shape changes, and teach `FormDefinition.from_json` the old one.
FORMAT = 1


class DefinitionError(ValueError):
    """The JSON is not a form definition that this version of the software understands."""


class Necessity(TextChoices):
    """How much an answer is needed. A missing recommended answer is told, and blocks nothing."""

    REQUIRED = "required", _("Verplicht")
    RECOMMENDED = "recommended", _("Aangeraden")
    OPTIONAL = "optional", _("Niet verplicht")


class ColumnKind(StrEnum):
    """What one column of repeatable rows holds."""

    TEXT = "text"
    AMOUNT = "amount"
    YES_NO = "yes_no"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that can be chosen. `value` is stored: a `Meaning`, or the id of the editor's block."""

    value: str
    label: str
    help: str = ""

    @property
    def meaning(self) -> Meaning | None:
        """The fixed meaning, when the value is one."""
        return Meaning(self.value) if self.value in Meaning.values else None


@dataclass(frozen=True, slots=True)
class Column:
    """One column of repeatable rows."""

    name: str
    label: str
    kind: ColumnKind = ColumnKind.TEXT
    required: bool = True


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of an answer; None is no limit of its own (types have sane ceilings).

    `max_length` is in characters; `min_value` and `max_value` are numbers or euro.
    """

    max_length: int | None = None
    min_value: Decimal | None = None
    max_value: Decimal | None = None
    max_choices: int | None = None
    max_files: int | None = None
    max_rows: int | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """The question is asked only when the answer to an earlier question is one of these option values."""

    question_id: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One question, or one statement or explanation (see `questions.types` for the types)."""

    id: str
    type: str
    label: str
    necessity: Necessity = Necessity.REQUIRED
    role: Role | None = None
    help: str = ""
    why: str = ""
    example: str = ""
    statement: str = ""
    limits: Limits = field(default_factory=Limits)
    options: tuple[Option, ...] = ()
    columns: tuple[Column, ...] = ()
    condition: Condition | None = None

    def option(self, value: str) -> Option | None:
        """The option with this stored value, or None."""
        return next((option for option in self.options if option.value == value), None)


@dataclass(frozen=True, slots=True)
class Step:
    """One page of the form: one topic."""

    id: str
    title: str
    intro: str = ""
    minutes_min: int | None = None
    minutes_max: int | None = None
    short_title: str = ""
    questions: tuple[Question, ...] = ()

    @property
    def name_in_button(self) -> str:
        """The words after "Naar stap 3, ": the short title, or the title."""
        return self.short_title or self.title


@dataclass(frozen=True, slots=True)
class FormDefinition:
    """A whole form."""

    steps: tuple[Step, ...] = ()

    @property
    def questions(self) -> Iterator[Question]:
        """All questions in the order of the form."""
        return (question for step in self.steps for question in step.questions)

    def question(self, question_id: str) -> Question | None:
        """The question with this id, or None."""
        return next((question for question in self.questions if question.id == question_id), None)

    def by_role(self, role: Role) -> Question | None:
        """The question with this role, or None."""
        return next((question for question in self.questions if question.role == role), None)

    def step_of(self, question_id: str) -> int | None:
        """The number (from 1) of the step that holds this question, or None."""
        for number, step in enumerate(self.steps, start=1):
            if any(question.id == question_id for question in step.questions):
                return number
        return None

    def answer_by_role(self, role: Role, answers: Mapping[str, Any]) -> Any:
        """The stored answer (see the types for its shape) to the question with this role, or None."""
        question = self.by_role(role)
        return answers.get(question.id) if question else None

    @property
    def checksum(self) -> str:
        """sha256 in hex of the canonical JSON: equal definitions have equal checksums."""
        canonical = json.dumps(self.to_json(), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return hashlib.sha256(canonical.encode("utf-8")).hexdigest()

    def to_json(self) -> dict[str, Any]:
        """Plain JSON; what is empty is left out."""
        return {"format": FORMAT, "steps": [_step_to_json(step) for step in self.steps]}

    @classmethod
    def from_json(cls, data: Any) -> FormDefinition:
        """The definition in this JSON. Raises DefinitionError when it is none, or of a later format."""
        if not isinstance(data, Mapping) or data.get("format") != FORMAT:
            raise DefinitionError(f"not a form definition of format {FORMAT}")
        try:
            return cls(steps=tuple(_step_from_json(step) for step in data["steps"]))
        except (KeyError, TypeError, ValueError, InvalidOperation) as error:
            raise DefinitionError(f"broken form definition: {error!r}") from error


def _present(pairs: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what is empty, so that a new attribute with an empty default keeps old checksums."""
    return {name: value for name, value in pairs.items() if value not in (None, "", [], {})}


def _step_to_json(step: Step) -> dict[str, Any]:
    return _present(
        {
            "id": step.id,
            "title": step.title,
            "intro": step.intro,
            "minutes_min": step.minutes_min,
            "minutes_max": step.minutes_max,
            "short_title": step.short_title,
            "questions": [_question_to_json(question) for question in step.questions],
        }
    )


def _question_to_json(question: Question) -> dict[str, Any]:
    limits = {
        item.name: str(value) if isinstance(value, Decimal) else value
        for item in fields(Limits)
        if (value := getattr(question.limits, item.name)) is not None
    }
    condition = question.condition
    return _present(
        {
            "id": question.id,
            "type": question.type,
            "role": question.role.value if question.role else None,
            "label": question.label,
            "help": question.help,
            "why": question.why,
            "example": question.example,
            "necessity": question.necessity.value,
            "statement": question.statement,
            "limits": limits,
            "options": [_present({"value": o.value, "label": o.label, "help": o.help}) for o in question.options],
            "columns": [
                {"name": c.name, "label": c.label, "kind": c.kind.value, "required": c.required}
                for c in question.columns
            ],
            "condition": condition and {"question_id": condition.question_id, "values": list(condition.values)},
        }
    )


def _step_from_json(data: Mapping[str, Any]) -> Step:
    return Step(
        id=str(data["id"]),
        title=str(data["title"]),
        intro=str(data.get("intro", "")),
        minutes_min=data.get("minutes_min"),
        minutes_max=data.get("minutes_max"),
        short_title=str(data.get("short_title", "")),
        questions=tuple(_question_from_json(question) for question in data.get("questions", ())),
    )


def _question_from_json(data: Mapping[str, Any]) -> Question:
    condition = data.get("condition")
    return Question(
        id=str(data["id"]),
        type=str(data["type"]),
        label=str(data.get("label", "")),
        necessity=Necessity(data.get("necessity", Necessity.REQUIRED)),
        role=Role(data["role"]) if data.get("role") else None,
        help=str(data.get("help", "")),
        why=str(data.get("why", "")),
        example=str(data.get("example", "")),
        statement=str(data.get("statement", "")),
        limits=_limits_from_json(data.get("limits", {})),
        options=tuple(Option(**option) for option in data.get("options", ())),
        columns=tuple(
            Column(c["name"], c["label"], ColumnKind(c["kind"]), bool(c["required"])) for c in data.get("columns", ())
        ),
        condition=Condition(str(condition["question_id"]), _strings(condition["values"])) if condition else None,
    )


def _limits_from_json(data: Mapping[str, Any]) -> Limits:
    decimals = {"min_value", "max_value"}
    limits: dict[str, Any] = {n: Decimal(value) if n in decimals else int(value) for n, value in data.items()}
    return Limits(**limits)


def _strings(values: Sequence[Any]) -> tuple[str, ...]:
    return tuple(str(value) for value in values)
