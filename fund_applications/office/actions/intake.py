"""Forms from receipt to complete: the checklist, the supplement, referring elsewhere, withdrawing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.checklist import CHECKLIST
from fund_applications.lifecycle.deadlines import equated_days
from fund_applications.lifecycle.working_days import working_day_from
from fund_applications.models import TextBlock
from fund_applications.office.actions.base import ActionForm
from fund_applications.office.actions.fields import DayField, long_text
from fund_applications.office.case.answers import Answer, answers_by_step
from fund_applications.office.texts.blocks import Block

DAYS_TO_SUPPLEMENT = timedelta(days=14)
"""What the form proposes; the handler may choose another working day."""


class AcceptCompleteForm(ActionForm):
    data_class = given.AcceptComplete

    checked = forms.MultipleChoiceField(
        label=gettext_lazy("Heb je dit gecontroleerd?"),
        help_text=gettext_lazy("Klopt er iets niet? Vraag dan een aanvulling."),
        choices=list(CHECKLIST.items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Loop de lijst na en zet een vinkje bij wat klopt.")},
    )

    def arrange(self) -> None:
        self.fields["reason"].help_text = _("Niet verplicht. Alleen collega's lezen dit.")

    def more_data(self) -> dict[str, Any]:
        return {"checked": frozenset(self.cleaned_data["checked"])}

    @cached_property
    def missing_answers(self) -> list[Answer]:
        """Required and recommended questions without an answer, for the handler to judge."""
        version = self.opening.version
        steps = answers_by_step(version) if version else ()
        return [answer for step in steps for answer in step.answers if answer.is_missing]


@dataclass(frozen=True)
class AskedAgain:
    """A question that can be marked for repair, with its two fields."""

    answer: Answer
    mark: BoundField
    why: BoundField

    @property
    def is_marked(self) -> bool:
        """Whether it is opened on the screen: marked, or something is written."""
        return bool(self.mark.value()) or bool(self.why.value()) or bool(self.why.errors)


class RequestSupplementForm(ActionForm):
    """The handler marks the questions to be repaired, with a reason each, and one date for all."""

    data_class = given.RequestSupplement
    places = {"items": "questions"}

    due_on = DayField(
        label=gettext_lazy("Uiterlijk aanvullen op"),
        help_text=gettext_lazy("Kies een werkdag. De aanvrager krijgt deze datum."),
        error_messages={"required": gettext_lazy("Kies tot wanneer de aanvrager kan aanvullen.")},
    )
    explanation = long_text(
        gettext_lazy("Toelichting voor de aanvrager"),
        gettext_lazy("Niet verplicht. Staat boven de lijst in het bericht."),
        required=False,
        rows=3,
    )

    def starting_values(self) -> dict[str, Any]:
        due_on = working_day_from(self.opening.today + DAYS_TO_SUPPLEMENT, equated_days())
        values: dict[str, Any] = {"due_on": due_on}
        for answer in self._answers:
            if answer.is_missing and answer.was_required:
                values[f"mark_{answer.question.id}"] = True
                values[f"why_{answer.question.id}"] = _("Je hebt deze vraag nog niet beantwoord.")
        return values

    def arrange(self) -> None:
        blocks = self.blocks_of(TextBlock.Kind.SUPPLEMENT)
        for answer in self._answers:
            self.offer_blocks(f"why_{answer.question.id}", blocks)
            question = answer.question
            label = _("Laten aanvullen: %(question)s") % {"question": question.label}
            self.fields[f"mark_{question.id}"] = forms.BooleanField(label=label, required=False)
            self.fields[f"why_{question.id}"] = long_text(
                _("Wat ontbreekt er bij “%(question)s”?") % {"question": question.label}, required=False, rows=2
            )

    def put(self, typed: QueryDict, target: str, block: Block) -> str:
        """A question with a reason is marked as well."""
        typed[target.replace("why_", "mark_", 1)] = "on"
        return super().put(typed, target, block)

    @cached_property
    def _answers(self) -> list[Answer]:
        return [answer for _title, answers in self._steps for answer in answers]

    @cached_property
    def _steps(self) -> list[tuple[str, list[Answer]]]:
        version = self.opening.version
        return [(step.title, list(step.answers)) for step in answers_by_step(version)] if version else []

    def steps(self) -> Iterator[tuple[str, list[AskedAgain]]]:
        """The questions by step, each with its fields."""
        for title, answers in self._steps:
            yield (
                title,
                [AskedAgain(a, self[f"mark_{a.question.id}"], self[f"why_{a.question.id}"]) for a in answers],
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for answer in self._answers:
            name = f"why_{answer.question.id}"
            if cleaned.get(f"mark_{answer.question.id}") and not cleaned.get(name) and name not in self.errors:
                self.add_error(name, _("Schrijf op wat er ontbreekt. De aanvrager leest dit."))
        return cleaned

    def more_data(self) -> dict[str, Any]:
        items = tuple(
            given.Missing(
                question_id=answer.question.id,
                label=answer.question.label[:300],
                reason=self.cleaned_data[f"why_{answer.question.id}"],
            )
            for answer in self._answers
            if self.cleaned_data.get(f"mark_{answer.question.id}")
        )
        return {"items": items}


class ProposeReferralForm(ActionForm):
    data_class = given.ProposeReferral

    def arrange(self) -> None:
        self.fields["reason"].help_text = _("De aanvrager leest dit.")


class OnBehalfForm(ActionForm):
    """What a handler enters for the applicant: how and when the applicant said so (Awb 2:7)."""

    def arrange(self) -> None:
        on_behalf = self.fields["on_behalf"]
        on_behalf.required = True
        on_behalf.help_text = _("Bijvoorbeeld: brief van 3 maart, of telefoongesprek.")
        on_behalf.error_messages["required"] = _("Schrijf op hoe de aanvrager dit liet weten.")
        self.fields["received_on"].help_text = _("De dag waarop het binnenkwam. Leeg betekent vandaag.")


class ReferForm(OnBehalfForm):
    data_class = given.Refer


class DeclineReferralForm(OnBehalfForm):
    data_class = given.DeclineReferral


class WithdrawForm(OnBehalfForm):
    data_class = given.Withdraw
