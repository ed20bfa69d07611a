"""One step as a Django form over what was typed: it draws the controls and holds the errors, and stores nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from fund_applications.intake.answers import Assessment, QuestionState
from fund_applications.intake.conditions import condition_in_words
from fund_applications.questions.definition import Necessity, Question
from fund_applications.questions.roles import Role
from fund_applications.questions.types import type_of
from fund_applications.questions.types.compounds import PartsWidget, RowsWidget

FIELD_PREFIX = "q-"


def field_name(question: Question) -> str:
    """The input name of a question."""
    return f"{FIELD_PREFIX}{question.id}"


@dataclass(frozen=True, slots=True)
class ErrorLine:
    """A line of the error summary: `target` is the id of the control that mends it."""

    message: str
    target: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One option as the template draws it."""

    id: str
    value: str
    label: str
    help: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Item:
    """One question as the template draws it.

    `only_if` says in words when it is asked; `watches` names the input and the values on which JavaScript shows it.
    `control` is what the template switches on: text, group, checkbox, parts, rows, files or explanation.
    """

    state: QuestionState
    field: BoundField | None
    control: str
    only_if: str = ""
    watches: str = ""
    watch_values: str = ""
    show_missing: bool = False

    @property
    def question(self) -> Question:
        """The question."""
        return self.state.question

    @property
    def name(self) -> str:
        """The input name."""
        return field_name(self.state.question)

    @property
    def is_recommended(self) -> bool:
        """Whether leaving it empty is told."""
        return self.question.necessity == Necessity.RECOMMENDED

    @property
    def is_optional(self) -> bool:
        """Whether leaving it empty is fine."""
        return self.question.necessity == Necessity.OPTIONAL

    @property
    def described_by(self) -> str:
        """The ids of hint and error; the errors of parts stand at the parts."""
        if self.field is None:
            return ""
        ids = [f"{self.field.auto_id}_helptext"] if self.field.help_text else []
        return " ".join([*ids, *([f"{self.field.auto_id}_error"] if self.field.errors and not self.has_parts else [])])

    @property
    def has_parts(self) -> bool:
        """Whether the errors are told at the parts of the answer, and not above it."""
        return bool(self.state.part_errors)

    @property
    def takes_one(self) -> bool:
        """Whether one option can be chosen (radio buttons) or several (checkboxes)."""
        return self.question.type == "choice" or self.question.limits.max_choices == 1

    @property
    def choices(self) -> list[Choice]:
        """The options with what is chosen now."""
        typed = self.state.typed
        chosen = typed if isinstance(typed, list) else [typed]
        return [
            Choice(f"id_{self.name}_{number}", option.value, option.label, option.help, option.value in chosen)
            for number, option in enumerate(self.question.options)
        ]


class TypedBoundField(BoundField):
    """A bound field whose data is what the draft holds, in the shape the widget gave it."""

    @property
    def data(self) -> Any:
        """What was typed."""
        form = self.form
        assert isinstance(form, StepForm)  # noqa: S101  for the type checker: only StepForm makes these
        return form.typed_by_name.get(self.name)


class StepForm(forms.Form):
    """The questions of one step. Bound, so that what was typed is drawn with its errors."""

    use_required_attribute = False

    def __init__(
        self,
        states: Sequence[QuestionState],
        *,
        extra_rows: str = "",
        more_errors: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        super().__init__(data={})
        self.states = states
        self.more_errors = more_errors or {}
        self.typed_by_name: dict[str, Any] = {}
        self._bound: dict[str, BoundField] = {}
        for state in states:
            if type_of(state.question).asks:
                self._add(state, extra_rows)

    def _add(self, state: QuestionState, extra_rows: str) -> None:
        question = state.question
        field = type_of(question).field(question)
        field.label = question.statement if question.type == "statement" else question.label
        field.required = question.necessity == Necessity.REQUIRED
        limits = type_of(question).limits_in_words(question) if question.type != "long_text" else ""
        field.help_text = " ".join(text for text in (question.help, limits) if text)
        if isinstance(field.widget, PartsWidget | RowsWidget):
            field.widget.part_errors = dict(state.part_errors)
        if isinstance(field.widget, RowsWidget) and extra_rows == question.id:
            field.widget.blank_rows = 3
        name = field_name(question)
        self.fields[name] = field
        self.typed_by_name[name] = state.typed

    def full_clean(self) -> None:
        """Take the errors that the assessment found; nothing is judged twice. What is not asked can't be wrong."""
        self._errors = forms.utils.ErrorDict()
        self.cleaned_data = {}
        for state in self.states:
            name = field_name(state.question)
            wrong = (*state.errors, *self.more_errors.get(state.question.id, ())) if state.is_asked else ()
            if wrong and name in self.fields:
                self._errors[name] = self.error_class(wrong, renderer=self.renderer)

    def __getitem__(self, name: str) -> BoundField:
        """The field, bound to what was typed."""
        if name not in self._bound:
            self._bound[name] = TypedBoundField(self, self.fields[name], name)
        return self._bound[name]


def items_of(form: StepForm, assessment: Assessment, *, step: int, show_missing: bool = False) -> list[Item]:
    """The questions of a step that are drawn: asked ones, and those that hang on a question of the same step."""
    here = {state.question.id for state in assessment.of_step(step)}
    items = []
    for state in form.states:
        condition = state.question.condition
        depends_here = condition is not None and condition.question_id in here
        if state.is_asked or depends_here:
            items.append(_item(form, assessment, state, depends_here, show_missing))
    return items


def error_lines(items: Sequence[Item]) -> Iterator[ErrorLine]:
    """The lines of the error summary, in the order of the page."""
    for item in items:
        if item.field is None or not item.field.errors:
            continue
        base = f"id_{field_name(item.question)}"
        told = dict(zip(item.state.part_errors, item.state.errors, strict=False))
        yield from (ErrorLine(message, f"{base}-{part}") for part, message in told.items())
        target = f"{base}_0" if item.control == "group" else item.field.field.widget.id_for_label(base)
        others = (str(message) for message in item.field.errors if message not in told.values())
        yield from (ErrorLine(message, target) for message in others)


def _item(form: StepForm, assessment: Assessment, state: QuestionState, depends_here: bool, show_missing: bool) -> Item:
    question = state.question
    watched = assessment.states[question.condition.question_id].question if question.condition else None
    values = question.condition.values if question.condition else ()
    return Item(
        state=state,
        field=form[field_name(question)] if type_of(question).asks else None,
        control=_control(question),
        only_if=condition_in_words(assessment.definition, question) if depends_here else "",
        watches=field_name(watched) if watched and depends_here else "",
        watch_values="|".join(values) if depends_here else "",
        show_missing=show_missing and state.is_missing,
    )


def _control(question: Question) -> str:
    kind = type_of(question)
    if not kind.asks:
        return "explanation"
    if kind.holds_files:
        return "files"
    if question.type == "statement":
        return "checkbox"
    if question.columns:
        return "rows"
    if question.type == "address":
        return "parts"
    return "group" if kind.is_group else "text"


def is_signature(question: Question) -> bool:
    """The statement of truth is signed on the last page, after everything was checked (Awb 4:2)."""
    return question.role == Role.TRUTH
