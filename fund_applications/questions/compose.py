"""From what an editor composed (a StreamField value) to a form definition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from fund_applications.questions.definition import (
    Column,
    ColumnKind,
    Condition,
    FormDefinition,
    Limits,
    Necessity,
    Option,
    Question,
    Step,
)
from fund_applications.questions.roles import Role

#: How a condition names a question by its role instead of its id.
ROLE_PREFIX = "role:"


@dataclass(slots=True)
class _Answers:
    """What a later condition may point to: the options of the questions so far, by id and by role."""

    options: dict[str, tuple[Option, ...]] = field(default_factory=dict)
    ids_by_role: dict[str, str] = field(default_factory=dict)

    def id_for(self, reference: str) -> str | None:
        if reference.startswith(ROLE_PREFIX):
            return self.ids_by_role.get(reference.removeprefix(ROLE_PREFIX))
        return reference if reference in self.options else None


def compose(steps: Any, villages: Sequence[str]) -> FormDefinition:
    """The definition of the form in this stream of steps.

    `villages` are the names that a question about villages offers, in alphabetical order. What is unfinished (a draft
    in preview) is left out quietly: `composition_rules` is what tells the editor.
    """
    known = _Answers()
    return FormDefinition(
        steps=tuple(
            Step(
                id=child.id or f"step-{number}",
                title=_text(child.value, "title") or _("Stap zonder titel"),
                short_title=_text(child.value, "short_title"),
                intro=_text(child.value, "intro"),
                minutes_min=child.value.get("minutes_min"),
                minutes_max=child.value.get("minutes_max"),
                questions=tuple(_questions(child.value.get("questions") or (), number, villages, known)),
            )
            for number, child in enumerate(steps, start=1)
        )
    )


def condition_reference(value: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    """What the editor filled in as condition of a question: the reference, and the answers as typed, one a line."""
    condition = value.get("condition") or {}
    answers = tuple(line.strip() for line in (condition.get("answers") or "").splitlines() if line.strip())
    return (condition.get("question") or "").strip(), answers


def matching_values(options: Sequence[Option], answers: Sequence[str]) -> tuple[str, ...]:
    """The stored values of the options whose labels are among these answers; case does not matter."""
    wanted = {answer.casefold() for answer in answers}
    return tuple(option.value for option in options if option.label.strip().casefold() in wanted)


def _questions(children: Any, step: int, villages: Sequence[str], known: _Answers) -> Iterator[Question]:
    for number, child in enumerate(children, start=1):
        question = _question(child, f"question-{step}-{number}", villages, known)
        known.options[question.id] = question.options
        if question.role:
            known.ids_by_role.setdefault(question.role.value, question.id)
        yield question


def _question(child: Any, spare_id: str, villages: Sequence[str], known: _Answers) -> Question:
    value = child.value
    role = value.get("role") or ""
    return Question(
        id=child.id or spare_id,
        type=child.block_type,
        label=_text(value, "label") or _("Vraag zonder tekst"),
        necessity=Necessity(value.get("necessity") or Necessity.REQUIRED),
        role=Role(role) if role in Role.values else None,
        help=_text(value, "help"),
        why=_text(value, "why"),
        example=_text(value, "example"),
        statement=_text(value, "statement"),
        limits=_limits(value),
        options=_options(child, villages),
        columns=_columns(child),
        condition=_condition(value, known),
    )


def _limits(value: Mapping[str, Any]) -> Limits:
    whole = ("max_length", "max_choices", "max_files", "max_rows")
    numbers: dict[str, Any] = {name: value.get(name) for name in whole}
    for name in ("min_value", "max_value"):
        number = value.get(name)
        numbers[name] = None if number is None else Decimal(number)
    if value.get("only_one"):
        numbers["max_choices"] = 1
    return Limits(**numbers)


def _options(child: Any, villages: Sequence[str]) -> tuple[Option, ...]:
    if child.block_type == "villages":
        return tuple(Option(village, village) for village in villages)
    items = getattr(child.value.get("options"), "bound_blocks", ())
    return tuple(
        Option(item.value.get("meaning") or item.id, _text(item.value, "label"), _text(item.value, "help"))
        for item in items
        if _text(item.value, "label")
    )


def _columns(child: Any) -> tuple[Column, ...]:
    match child.block_type:
        case "cost_lines":
            return (
                Column("description", _("Waarvoor")),
                Column("amount", _("Bedrag"), ColumnKind.AMOUNT),
            )
        case "income_lines":
            return (
                Column("source", _("Van wie")),
                Column("amount", _("Bedrag"), ColumnKind.AMOUNT),
                Column("certain", _("Is dit zeker?"), ColumnKind.YES_NO),
            )
        case "planning_lines":
            return (
                Column("what", _("Wat")),
                Column("who", _("Wie"), required=False),
                Column("when", _("Wanneer")),
            )
    items = getattr(child.value.get("columns"), "bound_blocks", ())
    return tuple(
        Column(
            f"c{number}",
            _text(item.value, "label") or str(number),
            ColumnKind(item.value.get("kind") or ColumnKind.TEXT),
            bool(item.value.get("required")),
        )
        for number, item in enumerate(items, start=1)
    )


def _condition(value: Mapping[str, Any], known: _Answers) -> Condition | None:
    reference, answers = condition_reference(value)
    question_id = known.id_for(reference) if reference else None
    if question_id is None:
        return None
    values = matching_values(known.options[question_id], answers)
    return Condition(question_id, values) if values else None


def _text(value: Mapping[str, Any], name: str) -> str:
    return (value.get(name) or "").strip()
