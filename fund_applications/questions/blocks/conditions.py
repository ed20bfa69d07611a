"""When a question is asked: the reference to an earlier question, and its answers."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wagtail import blocks

from fund_applications.questions.compose import ROLE_PREFIX
from fund_applications.questions.composition_rules import CHOOSING_TYPES
from fund_applications.questions.roles import ROLE_RULES


class QuestionReferenceInput(forms.TextInput):
    """Holds a reference to a question; a Stimulus controller of ours draws it as a list of the form's questions.

    Without the controller it is a text input that takes the same reference.
    """

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Adds what the controller reads: the fixed questions that have options, and its words."""
        roles = [
            {"value": f"{ROLE_PREFIX}{role.value}", "label": str(role.label)}
            for role, rule in ROLE_RULES.items()
            if rule.types & CHOOSING_TYPES
        ]
        words = {
            "none": str(_("Iedereen krijgt deze vraag")),
            "roles": str(_("Vaste vragen")),
            "questions": str(_("Eerdere vragen in dit formulier")),
            "unknown": str(_("Een vraag die er niet meer is")),
        }
        extra = {
            "data-controller": "question-reference",
            "data-question-reference-roles-value": json.dumps(roles),
            "data-question-reference-words-value": json.dumps(words),
            "data-question-reference-types-value": json.dumps(sorted(CHOOSING_TYPES)),
        }
        return super().get_context(name, value, {**(attrs or {}), **extra})


class QuestionReferenceBlock(blocks.FieldBlock):
    """The id of an earlier question, or `role:<role>`."""

    def __init__(self, required: bool = False, **kwargs: Any) -> None:
        self.field = forms.CharField(required=required, max_length=100, widget=QuestionReferenceInput())
        super().__init__(**kwargs)


class ConditionBlock(blocks.StructBlock):
    """When a question is asked: at certain answers to an earlier question."""

    question = QuestionReferenceBlock(
        label=_("Alleen bij deze eerdere vraag"),
        required=False,
        help_text=_("Laat leeg als iedereen deze vraag krijgt."),
    )
    answers = blocks.TextBlock(
        label=_("en dit antwoord"),
        required=False,
        rows=2,
        help_text=_("Precies zoals de keuze in het formulier staat. Meer antwoorden? Zet elk op een eigen regel."),
    )

    class Meta:
        icon = "decimal"
        label = _("Voorwaarde")
