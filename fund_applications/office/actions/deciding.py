"""Forms of the decider: granting, refusing, not processing, determining, revoking; and preparing any of these."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.grounds import REJECTION_GROUNDS, REVOCATION_GROUNDS, Ground
from fund_applications.models import Advice, PreparedDecision, Recommendation, TextBlock
from fund_applications.office.actions.base import ActionForm
from fund_applications.office.actions.fields import DayField, EuroField, long_text, short_text
from fund_applications.office.case.money import Budget, budget_of_plan
from fund_applications.office.texts.blocks import Block, has_own_words
from fund_applications.office.texts.choosing import PREFIX

OBLIGATION_ROWS = 6
OBLIGATIONS = "obligations"
"""The list as a whole, for choosing a text."""


class DecisionForm(ActionForm):
    """A decision. What a colleague prepared is filled in already."""

    decision_name: str = ""

    @cached_property
    def prepared(self) -> PreparedDecision | None:
        """The decision of this kind that a colleague prepared."""
        found = PreparedDecision.objects.filter(application=self.application, transition=self.decision_name)
        return found.select_related("prepared_by").first()

    @cached_property
    def advice(self) -> Advice | None:
        """The advice of the commission."""
        return Advice.objects.filter(application=self.application).first()

    @cached_property
    def budget(self) -> Budget:
        """What is asked, what is possible and what is left."""
        return budget_of_plan(self.application, self.opening.version)

    def starting_values(self) -> dict[str, Any]:
        return self.from_prepared(self.prepared.data) if self.prepared else self.proposal()

    def proposal(self) -> dict[str, Any]:
        """What the form proposes when nobody prepared anything."""
        return {}

    def from_prepared(self, data: dict[str, Any]) -> dict[str, Any]:
        """The values of the form, out of the JSON of a prepared decision."""
        values = dict(data)
        if values.get("amount") is not None:
            values["amount"] = Decimal(values["amount"])
        return values


def _ground_choices(grounds: dict[str, Ground]) -> list[tuple[str, str]]:
    return [
        (code, f"{ground.label} ({ground.article})" if ground.article.startswith("Awb") else str(ground.label))
        for code, ground in grounds.items()
    ]


def _ground_field(label: Any, grounds: dict[str, Ground]) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=lambda: [("", _("Kies een grond")), *_ground_choices(grounds)],
        error_messages={"required": gettext_lazy("Kies een grond.")},
    )


def _reasons(help_text: Any, *, required: bool = True) -> forms.CharField:
    field = long_text(gettext_lazy("Redenen"), help_text, required=required, rows=7)
    field.error_messages["required"] = gettext_lazy("Schrijf de redenen op: zonder redenen kan een besluit niet.")
    return field


_DEVIATION = gettext_lazy("Waarom anders dan het advies?")
_DEVIATION_HELP = gettext_lazy("Alleen als je afwijkt van wat de commissie adviseert. De aanvrager leest dit.")


@dataclass(frozen=True)
class ObligationFields:
    """One line of the list of obligations."""

    text: BoundField
    due_on: BoundField


class GrantForm(DecisionForm):
    """The amount against what is possible, the reasons, and what the recipient must do."""

    data_class = given.Grant
    decision_name = "grant"
    places = {"obligations": "obligation_0"}

    amount = EuroField(
        label=gettext_lazy("Bedrag"),
        help_text=gettext_lazy("In euro, bijvoorbeeld 1.250,50."),
        error_messages={"required": gettext_lazy("Vul in hoeveel je toekent.")},
    )
    reasons = _reasons(gettext_lazy("Waarom ken je dit toe? De aanvrager leest dit in de brief."))
    deviation_reasons = long_text(_DEVIATION, _DEVIATION_HELP, required=False, rows=3)

    def proposal(self) -> dict[str, Any]:
        advice, most = self.advice, self.budget.most_now
        amount = min(advice.amount, most) if advice is not None and advice.amount is not None else most
        return {"amount": amount or None, "reasons": advice.text if advice else "", **self._obligations(self._usual())}

    def _usual(self) -> list[tuple[str, date | None]]:
        """The obligations that the office made standard: logo, evaluation, report."""
        standard = TextBlock.objects.filter(is_standard=True, is_active=True).values_list("pk", flat=True)
        keys = set(standard)
        return [(block.text, None) for block in self.obligation_blocks if block.pk in keys]

    @cached_property
    def obligation_blocks(self) -> list[Block]:
        """Obligations to choose from."""
        return self.blocks_of(TextBlock.Kind.OBLIGATION)

    def _obligations(self, rows: list[tuple[str, date | None]]) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for number, (text, due_on) in enumerate(rows[:OBLIGATION_ROWS]):
            values[f"obligation_{number}"] = text
            values[f"obligation_due_{number}"] = due_on
        return values

    def from_prepared(self, data: dict[str, Any]) -> dict[str, Any]:
        rows = [
            (row["text"], date.fromisoformat(row["due_on"]) if row.get("due_on") else None)
            for row in data.get("obligations", [])
        ]
        return {**super().from_prepared(data), **self._obligations(rows)}

    def arrange(self) -> None:
        self.offer_blocks("reasons", self.blocks_of(TextBlock.Kind.GRANT))
        self.offer_blocks(OBLIGATIONS, self.obligation_blocks)
        for number in range(OBLIGATION_ROWS):
            words = {"number": number + 1}
            self.fields[f"obligation_{number}"] = short_text(_("Verplichting %(number)d") % words, required=False)
            self.fields[f"obligation_due_{number}"] = DayField(
                label=_("Verplichting %(number)d uiterlijk op") % words, required=False
            )

    @property
    def obligation_chooser(self) -> BoundField | None:
        """The list of obligations to choose from, above the lines."""
        name = f"{PREFIX}{OBLIGATIONS}"
        return self[name] if name in self.fields else None

    def put(self, typed: QueryDict, target: str, block: Block) -> str:
        """An obligation goes into the first line that is empty."""
        if target != OBLIGATIONS:
            return super().put(typed, target, block)
        for number in range(OBLIGATION_ROWS):
            if not typed.get(f"obligation_{number}", "").strip():
                typed[f"obligation_{number}"] = block.text
                return _("“%(name)s” staat bij verplichting %(number)d.") % {"name": block.name, "number": number + 1}
        return _("Alle regels zijn gevuld. Maak eerst een regel leeg.")

    def obligations(self) -> Iterator[ObligationFields]:
        """The lines of the list."""
        for number in range(OBLIGATION_ROWS):
            yield ObligationFields(self[f"obligation_{number}"], self[f"obligation_due_{number}"])

    def more_data(self) -> dict[str, Any]:
        rows = (
            (self.cleaned_data.get(f"obligation_{n}"), self.cleaned_data.get(f"obligation_due_{n}"))
            for n in range(OBLIGATION_ROWS)
        )
        return {"obligations": tuple(given.ObligationText(text=text, due_on=due_on) for text, due_on in rows if text)}


class RejectForm(DecisionForm):
    data_class = given.Reject
    decision_name = "reject"

    ground = _ground_field(gettext_lazy("Op welke grond wijs je af?"), REJECTION_GROUNDS)
    reasons = _reasons(
        gettext_lazy(
            "Leg in eigen woorden uit waarom, per criterium als dat kan, en wat de aanvrager nu kan doen. "
            "De aanvrager leest dit in de brief."
        )
    )
    deviation_reasons = long_text(_DEVIATION, _DEVIATION_HELP, required=False, rows=3)

    @cached_property
    def rejection_blocks(self) -> list[Block]:
        """Reasons to choose from."""
        return self.blocks_of(TextBlock.Kind.REJECTION)

    def arrange(self) -> None:
        self.offer_blocks("reasons", self.rejection_blocks)

    def clean_reasons(self) -> str:
        """A refusal says something about this application, not only what is said to everybody (Awb 3:46)."""
        reasons: str = self.cleaned_data["reasons"]
        if reasons and not has_own_words(reasons, self.rejection_blocks):
            raise forms.ValidationError(
                _("Schrijf er in eigen woorden bij waarom dit voor deze aanvraag geldt: ten minste één zin.")
            )
        return reasons

    def proposal(self) -> dict[str, Any]:
        advice = self.advice
        if advice is None or advice.recommendation != Recommendation.REJECT:
            return {}
        by_criterion = advice.reasons.select_related("criterion").order_by("criterion__sort_order")
        lines = [advice.text, *(f"{reason.criterion.name}: {reason.text}" for reason in by_criterion)]
        return {"reasons": "\n\n".join(line for line in lines if line)}


class NotProcessForm(DecisionForm):
    data_class = given.NotProcess
    decision_name = "not_process"

    reasons = _reasons(
        gettext_lazy("Wat ontbreekt er nog, en wanneer is daarom gevraagd? De aanvrager leest dit in de brief.")
    )


class DetermineForm(DecisionForm):
    data_class = given.Determine
    decision_name = "determine"

    amount = EuroField(
        label=gettext_lazy("Vastgesteld bedrag"),
        help_text=gettext_lazy("Zoals toegekend, of lager met redenen."),
        error_messages={"required": gettext_lazy("Vul in op welk bedrag je de subsidie vaststelt.")},
    )
    reasons = _reasons(gettext_lazy("Verplicht als het bedrag lager is dan toegekend."), required=False)

    def proposal(self) -> dict[str, Any]:
        return {"amount": self.application.granted_amount}


class RevokeForm(DecisionForm):
    data_class = given.Revoke
    decision_name = "revoke"

    ground = _ground_field(gettext_lazy("Op welke grond?"), REVOCATION_GROUNDS)
    amount = EuroField(
        label=gettext_lazy("Nieuw bedrag"),
        help_text=gettext_lazy("Wat er van de subsidie overblijft. 0 trekt alles in."),
        error_messages={"required": gettext_lazy("Vul in wat er van de subsidie overblijft; 0 mag.")},
    )
    reasons = _reasons(gettext_lazy("De aanvrager leest dit in de brief."))


DECISION_FORMS: dict[str, type[DecisionForm]] = {
    form.decision_name: form for form in (GrantForm, RejectForm, NotProcessForm, DetermineForm, RevokeForm)
}
"""The forms of the decisions that can be prepared, by the name of their row."""


def preparing(form_class: type[DecisionForm]) -> type[DecisionForm]:
    """The form of a decision as one that is prepared for somebody else to take."""

    class PreparingForm(form_class):  # type: ignore[misc,valid-type]
        def transition_data(self) -> given.TransitionData:
            decision = super().transition_data()
            return given.PrepareDecision(transition=self.decision_name, decision=decision)

    return PreparingForm
