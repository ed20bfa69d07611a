"""The conflict gate: what a member is shown before the content, and what he answers (Awb 2:4)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fund_applications.lifecycle.perform import perform
from fund_applications.lifecycle.refusals import TransitionRefused
from fund_applications.models import Application, Assignment
from fund_applications.office.actions.fields import long_text
from fund_applications.office.ties import ties_of


class ConflictForm(forms.Form):
    """No conflict, or which one."""

    NONE = "none"
    SOME = "some"

    use_required_attribute = False
    answer = forms.ChoiceField(
        label=gettext_lazy("Wat geldt voor jou?"),
        choices=[
            (NONE, gettext_lazy("Ik heb geen belang. Open de aanvraag.")),
            (SOME, gettext_lazy("Ik heb wel een belang, of het kan zo lijken.")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies wat voor jou geldt.")},
    )
    reason = long_text(
        gettext_lazy("Welk belang?"),
        gettext_lazy("Alleen nodig als je een belang hebt. Alleen collega's lezen dit."),
        required=False,
        rows=3,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("answer") == self.SOME and not cleaned.get("reason") and "reason" not in self.errors:
            self.add_error("reason", _("Schrijf in een paar woorden welk belang je hebt."))
        return cleaned


class GiveBackForm(forms.Form):
    """Why a member gives the work back."""

    use_required_attribute = False
    reason = long_text(
        gettext_lazy("Waarom geef je de aanvraag terug?"),
        gettext_lazy("Bijvoorbeeld: geen tijd voor de vergadering. Heb je een belang? Meld dat dan."),
        rows=3,
    )


def pass_gate(assignment: Assignment, now: datetime) -> None:
    """Record that this person declared to have no conflict; the first declaration counts. Raises TransitionRefused."""
    try:
        perform(assignment.application_id, "pass_gate", actor=assignment.reviewer, now=now)
    except TransitionRefused as refusal:
        if refusal.code != "once":
            raise


def hints_for(user: Any, application: Application) -> list[str]:
    """What may point to a conflict, to think about: never a verdict, only what is the same."""
    return [str(tie.to_self) for tie in ties_of(user, application)]
