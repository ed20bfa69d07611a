"""A paper application as a form: the questions of a form page on one screen, as incomplete as the paper is."""

from __future__ import annotations

import dataclasses
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fund_applications.intake.answers import Assessment, QuestionState, assess
from fund_applications.intake.form_versions import definition_of, freeze
from fund_applications.intake.step_form import StepForm, field_name
from fund_applications.intake.submission import submission_of
from fund_applications.lifecycle.submit import receive
from fund_applications.models import Application, ApplicationFormPage, Draft, FormVersion
from fund_applications.office.actions.fields import DayField
from fund_applications.questions.definition import FormDefinition
from fund_applications.questions.roles import Role
from fund_applications.questions.types import type_of
from fund_applications.questions.types.compounds import RowsWidget

NEEDED = (Role.NAME, Role.TITLE, Role.REQUESTED_AMOUNT)
"""Without these there is no case to speak of; all else may be asked for afterwards (Awb 4:5)."""
ROWS_ON_PAPER = 8


class ReceiptForm(forms.Form):
    """When the paper came in. `entry` makes a second press of the button harmless."""

    use_required_attribute = False
    entry = forms.UUIDField(widget=forms.HiddenInput)
    received_on = DayField(
        label=gettext_lazy("Ontvangen op"),
        help_text=gettext_lazy("De dag van het poststempel of van de balie. Vanaf deze dag loopt de termijn."),
        error_messages={"required": gettext_lazy("Kies de dag waarop de aanvraag binnenkwam.")},
    )

    def __init__(self, data: Any = None, *, today: date) -> None:
        super().__init__(data, initial={"entry": uuid.uuid4(), "received_on": today})


@dataclass(frozen=True)
class PaperStep:
    """The questions of one step with their fields; what is not asked on this paper has none."""

    title: str
    fields: tuple[BoundField, ...]


class PaperEntry:
    """A form page and what was typed over from paper."""

    def __init__(self, page: ApplicationFormPage, data: QueryDict | None = None) -> None:
        self.page = page
        self.version: FormVersion = freeze(page)
        self.definition: FormDefinition = definition_of(self.version)
        self.typed = _typed(self.definition, data) if data is not None else {}

    @cached_property
    def assessment(self) -> Assessment:
        """Every question with what was typed and what is wrong with it."""
        return assess(self.definition, self.typed)

    @cached_property
    def form(self) -> StepForm:
        """All questions at once; files are added to the case afterwards."""
        form = StepForm(self._states(), more_errors=self.lacking)
        needed = {field_name(question) for role in NEEDED if (question := self.definition.by_role(role))}
        for name, field in form.fields.items():
            field.required = name in needed
            if not field.required:
                field.widget.attrs.pop("aria-required", None)
            if isinstance(field.widget, RowsWidget):
                field.widget.blank_rows = ROWS_ON_PAPER
        return form

    @property
    def is_valid(self) -> bool:
        """Whether nothing typed is wrong, and there is enough to make a case."""
        return not self.lacking and not any(state.errors for state in self._states() if state.is_asked)

    @cached_property
    def lacking(self) -> dict[str, list[str]]:
        """What must be there at least, by question id; nothing before anything was typed."""
        if not self.typed:
            return {}
        states = [self.assessment.by_role(role) for role in NEEDED]
        return {
            s.question.id: [_("Vul dit in. Zonder dit kan de aanvraag niet worden bewaard.")]
            for s in states
            if s and s.is_empty
        }

    def steps(self) -> Iterator[PaperStep]:
        """The fields as the form groups them."""
        for number, step in enumerate(self.definition.steps, start=1):
            names = [field_name(state.question) for state in self.assessment.of_step(number)]
            yield PaperStep(step.title, tuple(self.form[name] for name in names if name in self.form.fields))

    def receive(self, *, entry: uuid.UUID, received_on: date, handler: User, now: datetime) -> Application:
        """Make the case; the one that is there already when this entry was sent before.

        Raises TransitionRefused when the round was not open on that day.
        """
        draft = Draft(id=entry, page=self.page, form_version=self.version, edited_at=now, expires_at=now)
        if self.page.round is None:
            raise ValueError("a form page without a round takes no applications")
        values = self.assessment.values
        submission = submission_of(draft, self.page.round, self.assessment, values, now)
        on_paper = dataclasses.replace(submission, source=Application.Source.PAPER, received_on=received_on)
        return receive(on_paper, actor=handler, now=now)

    def _states(self) -> list[QuestionState]:
        return [state for state in self.assessment.states.values() if not type_of(state.question).holds_files]


def _typed(definition: FormDefinition, data: QueryDict) -> Mapping[str, Any]:
    return {
        question.id: type_of(question).typed(question, data, field_name(question))
        for question in definition.questions
        if type_of(question).asks and not type_of(question).holds_files
    }


def form_pages() -> list[ApplicationFormPage]:
    """The form pages that take applications, the newest first, and Dutch before its translations."""
    pages = ApplicationFormPage.objects.live().filter(round__isnull=False).select_related("round")
    return list(pages.order_by("-round__opens_on", "locale_id", "-pk"))
