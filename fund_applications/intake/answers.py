"""What a draft says: every question with what was typed, what it means, and what is wrong or missing.

Pure: from a definition and what was typed, without a database.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError

from fund_applications.questions.definition import Condition, FormDefinition, Necessity, Question
from fund_applications.questions.roles import Role
from fund_applications.questions.types import Json, PartsInvalidError, Shown, show_answer, type_of


@dataclass(frozen=True, slots=True)
class QuestionState:
    """One question of a draft. `value` is None when nothing was answered or when `errors` says why not.

    `is_asked` is False when its condition is not met: then what was typed is kept, and counts for nothing.
    """

    question: Question
    typed: Json
    value: Json
    is_asked: bool
    errors: tuple[str, ...] = ()
    part_errors: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Nothing was typed."""
        return type_of(self.question).is_empty(self.typed)

    @property
    def is_missing(self) -> bool:
        """Asked, required and empty: blocks sending, never saving."""
        return self._lacks(Necessity.REQUIRED)

    @property
    def is_recommended_missing(self) -> bool:
        """Asked, recommended and empty: told, and blocks nothing."""
        return self._lacks(Necessity.RECOMMENDED)

    @property
    def shown(self) -> Shown:
        """The answer for people. What could not be understood is shown as it was typed."""
        if self.value is not None:
            return show_answer(self.question, self.value)
        return Shown(lines=tuple(_typed_lines(self.typed)))

    def _lacks(self, necessity: Necessity) -> bool:
        asks = type_of(self.question).asks
        return asks and self.is_asked and self.question.necessity == necessity and self.is_empty


@dataclass(frozen=True, slots=True)
class Assessment:
    """All questions of a form with their state, in the order of the form."""

    definition: FormDefinition
    states: Mapping[str, QuestionState]

    @property
    def values(self) -> dict[str, Json]:
        """The answers that count: asked, understood and not empty. This is what a submitted version stores."""
        return {key: state.value for key, state in self.states.items() if state.is_asked and state.value is not None}

    def by_role(self, role: Role) -> QuestionState | None:
        """The state of the question with this role, or None when the form has none."""
        question = self.definition.by_role(role)
        return self.states[question.id] if question else None

    def value_of(self, role: Role) -> Json:
        """The value that counts of the question with this role; None without one."""
        state = self.by_role(role)
        return state.value if state and state.is_asked else None

    def of_step(self, number: int) -> Iterator[QuestionState]:
        """The questions of a step (from 1)."""
        return (self.states[question.id] for question in self.definition.steps[number - 1].questions)


def assess(
    definition: FormDefinition, typed: Mapping[str, Json], files: Mapping[str, list[Json]] | None = None
) -> Assessment:
    """Read a draft. `files` maps a question to its files as `types.Files` stores them."""
    states: dict[str, QuestionState] = {}
    for question in definition.questions:
        is_asked = question.condition is None or condition_holds(question.condition, states)
        kind = type_of(question)
        raw = (files or {}).get(question.id) if kind.holds_files else typed.get(question.id)
        if not kind.holds_files and not kind.accepts_typed(raw):
            raw = None
        states[question.id] = _state(question, raw, is_asked)
    return Assessment(definition, states)


def condition_holds(condition: Condition, earlier: Mapping[str, QuestionState]) -> bool:
    """Whether the earlier question was asked and answered with one of the values of the condition."""
    state = earlier.get(condition.question_id)
    if state is None or not state.is_asked or state.value is None:
        return False
    given = state.value if isinstance(state.value, list) else [state.value]
    return any(value in condition.values for value in given)


def _state(question: Question, typed: Json, is_asked: bool) -> QuestionState:
    try:
        value = type_of(question).clean(question, typed)
    except PartsInvalidError as error:
        return QuestionState(question, typed, None, is_asked, tuple(error.messages), error.parts)
    except ValidationError as error:
        return QuestionState(question, typed, None, is_asked, tuple(error.messages))
    return QuestionState(question, typed, value, is_asked)


def _typed_lines(typed: Json) -> Iterator[str]:
    if isinstance(typed, str):
        yield from (line for line in typed.split("\n") if line.strip())
    elif isinstance(typed, Mapping):
        yield ", ".join(str(part) for part in typed.values() if part)
    elif isinstance(typed, list):
        for item in typed:
            yield from _typed_lines(item)
