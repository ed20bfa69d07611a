"""One step of a draft as a page: its questions, its errors, what is worth telling, and where its buttons lead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from fund_applications.intake.access import make_pass
from fund_applications.intake.answers import Assessment, assess
from fund_applications.intake.findings import Finding, budget_of, findings_of
from fund_applications.intake.form_versions import definition_of
from fund_applications.intake.saving import basis_text
from fund_applications.intake.step_form import (
    ErrorLine,
    Item,
    StepForm,
    error_lines,
    field_name,
    is_signature,
    items_of,
)
from fund_applications.intake.uploads import files_by_question
from fund_applications.models import Attachment, Draft
from fund_applications.questions.definition import FormDefinition, Question, Step
from fund_applications.questions.roles import Role
from fund_applications.questions.types import Json


@dataclass(frozen=True, slots=True)
class Extras:
    """What a request adds to a page: rows to open, errors of an upload, where one came from.

    `given_back` replaces the saved answers of this step, and `posted_basis` its basis: for a page that could not be
    saved because the session had ended. `guest` is the key of the co-applicant to whom the page is given; the questions
    in `locked` are not shown to him.
    """

    extra_rows: str = ""
    file_errors: Mapping[str, Sequence[str]] = field(default_factory=dict)
    from_check: bool = False
    missing_in: int = 0
    given_back: Mapping[str, Json] | None = None
    posted_basis: str = ""
    show_missing: bool = False
    guest: int | None = None
    locked: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class StepPage:
    """Everything the template of a step reads."""

    draft: Draft
    definition: FormDefinition
    assessment: Assessment
    number: int
    items: tuple[Item, ...]
    findings: tuple[Finding, ...]
    extras: Extras

    @property
    def step(self) -> Step:
        """The step."""
        return self.definition.steps[self.number - 1]

    @property
    def total(self) -> int:
        """How many steps there are."""
        return len(self.definition.steps)

    @property
    def errors(self) -> list[ErrorLine]:
        """The lines of the error summary."""
        return list(error_lines(self.items))

    @property
    def advice(self) -> list[Finding]:
        """What is worth telling and stops nobody."""
        return [finding for finding in self.findings if not finding.blocks]

    @property
    def basis(self) -> str:
        """The hidden input that tells what this page began with."""
        questions = step_questions(self.definition, self.number)
        return self.extras.posted_basis or basis_text(self.draft, questions, {item.question.id for item in self.items})

    @property
    def page_pass(self) -> str:
        """The hidden input that proves that this page was given to somebody with access."""
        return make_pass(self.draft.pk, self.extras.guest)

    @property
    def next_label(self) -> str:
        """What comes next: a step with its name, or the page on which everything is checked."""
        if self.extras.from_check:
            return _("Terug naar controleren")
        if self.number == self.total:
            return _("Naar controleren")
        following = self.definition.steps[self.number]
        return _("Naar stap %(number)d, %(name)s") % {"number": self.number + 1, "name": following.name_in_button}

    @property
    def next_url(self) -> str:
        """Where the button leads."""
        if self.extras.from_check or self.number == self.total:
            return reverse("intake:check", args=[self.draft.pk])
        return reverse("intake:step", args=[self.draft.pk, self.number + 1])

    @property
    def missing_before(self) -> tuple[Step, list[str]] | None:
        """What is still missing in the step that was just left, by name."""
        number = self.extras.missing_in
        if not 1 <= number <= self.total or number == self.number:
            return None
        labels = [state.question.label for state in self.assessment.of_step(number) if state.is_missing]
        return (self.definition.steps[number - 1], labels) if labels else None

    @property
    def missing_before_number(self) -> int:
        """The number of that step."""
        return self.extras.missing_in

    @property
    def money_help(self) -> dict[str, Any] | None:
        """Parameters of `components/form/money_help.html` and the sums of what is saved, in the step with the amount."""
        asked = self.definition.by_role(Role.REQUESTED_AMOUNT)
        costs = self.definition.by_role(Role.COST_LINES)
        fund_round = self.draft.page.round if self.draft.page else None
        if asked is None or costs is None or fund_round is None or asked not in self.step.questions:
            return None
        return {
            "question_id": asked.id,
            "requested_id": f"id_{field_name(asked)}",
            "costs_prefix": field_name(costs),
            "maximum": fund_round.maximum,
            "percentage": fund_round.percentage,
            "budget": budget_of(self.assessment, fund_round),
        }


def build_step_page(draft: Draft, number: int, extras: Extras | None = None) -> StepPage:
    """The page of a step (from 1) of a draft. Raises IndexError for a step that is not there."""
    more = extras or Extras()
    definition = definition_of(draft.form_version)
    questions = step_questions(definition, number)
    typed = {**draft.answers, **(more.given_back or {})}
    assessment = assess(definition, typed, files_by_question(draft))
    here = {question.id for question in questions}
    states = [assessment.states[question.id] for question in questions]
    fund_round = draft.page.round if draft.page else None
    found = [f for f in findings_of(assessment, fund_round, timezone.localdate()) if f.question.id in here]
    wrong = {key: tuple(messages) for key, messages in more.file_errors.items()}
    for finding in found:
        if finding.blocks:
            wrong[finding.question.id] = (*wrong.get(finding.question.id, ()), finding.message)
    form = StepForm(states, extra_rows=more.extra_rows, more_errors=wrong)
    shown = items_of(form, assessment, step=number, show_missing=more.show_missing or more.from_check)
    items = [item for item in shown if item.question.id not in more.locked]
    return StepPage(
        draft=draft,
        definition=definition,
        assessment=assessment,
        number=number,
        items=tuple(items),
        findings=tuple(found),
        extras=more,
    )


def step_questions(definition: FormDefinition, number: int) -> tuple[Question, ...]:
    """The questions that a step asks: the signature is asked on the last page. Raises IndexError."""
    if number < 1:
        raise IndexError(number)
    return tuple(question for question in definition.steps[number - 1].questions if not is_signature(question))


def file_rows(draft: Draft) -> dict[str, list[dict[str, Any]]]:
    """The files of a draft for `components/form/file_list.html`, by question id."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for attachment in draft.attachments.all():
        rows.setdefault(attachment.question_id, []).append(_file_row(draft, attachment))
    return rows


def _file_row(draft: Draft, attachment: Attachment) -> dict[str, Any]:
    row: dict[str, Any] = {
        "name": attachment.original_name,
        "size": attachment.size,
        "remove_name": "remove",
        "remove_value": str(attachment.pk),
    }
    match attachment.scan:
        case Attachment.Scan.PENDING:
            row |= {"status": _("We kijken dit bestand na op virussen"), "tone": "neutral"}
        case Attachment.Scan.INFECTED:
            row["message"] = _(
                "In dit bestand zit een virus. We hebben het weggegooid. Verwijder het en kies een ander."
            )
        case _:
            row |= {
                "status": _("Ontvangen"),
                "tone": "safe",
                "url": reverse("intake:file", args=[draft.pk, attachment.pk]),
            }
    return row
