"""The conflict gate: what a member is shown before the content, and what he answers (Awb 2:4)."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fund_applications.models import Application, Assignment
from fund_applications.office.actions.fields import long_text

SHORTEST_NAME = 3


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
    """Record that this person declared to have no conflict; the first declaration counts."""
    Assignment.objects.filter(pk=assignment.pk, gate_passed_at=None).update(gate_passed_at=now)


def hints_for(user: Any, application: Application) -> list[str]:
    """What may point to a conflict, to think about: never a verdict, only what is the same in both names.

    Compares the surname and the e-mail domain of this person with what is known of the applicant.
    """
    applicant = application.applicant
    hints = []
    surname = (user.last_name or "").split(" ")[-1].casefold()
    if len(surname) >= SHORTEST_NAME and surname in _words(applicant.name):
        hints.append(_("De achternaam van de aanvrager lijkt op die van jou."))
    domain = (user.email or "").rpartition("@")[2].casefold()
    if domain and domain == applicant.email.rpartition("@")[2].casefold() and applicant.organisation:
        hints.append(_("Het e-mailadres van de aanvrager is van dezelfde organisatie als het jouwe."))
    return hints


def _words(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"[\w'-]+", text)}
