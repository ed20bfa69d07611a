"""Forms of who upholds an objection: a new decision in the place of the old one (Awb 7:11)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.budget import left_for
from fund_applications.lifecycle.payments import standing_grant
from fund_applications.models import Decision, Objection, Status
from fund_applications.office.actions.base import ActionForm, Opening
from fund_applications.office.actions.deciding import GrantForm
from fund_applications.office.actions.fields import EuroField, long_text
from fund_applications.office.case.money import Budget, budget_of_plan


def open_objection(opening: Opening) -> Objection | None:
    """The objection against the decision that stands; the lifecycle offers these pages only when there is one."""
    decision = Decision.objects.filter(application=opening.application).order_by("-pk").first()
    if decision is None:
        return None
    return decision.objections.filter(outcome=Objection.Outcome.OPEN).order_by("-pk").first()


def about_objection(opening: Opening) -> Iterable[str]:
    """Which objection this is about, for the top of the page."""
    objection = open_objection(opening)
    if objection is not None:
        words = {"day": date_format(objection.received_on, "j F Y")}
        yield _("Dit gaat over het bezwaar van %(day)s. Het bezwaar is daarna gegrond en afgehandeld.") % words
        if not objection.in_time:
            yield _("Let op: dit bezwaar kwam te laat binnen. Meestal is het dan niet-ontvankelijk.")


def _reasons() -> Any:
    field = long_text(
        gettext_lazy("Redenen"),
        gettext_lazy("Waarom krijgt de aanvrager gelijk? De aanvrager leest dit in de brief."),
        rows=7,
    )
    field.error_messages["required"] = gettext_lazy("Schrijf de redenen op: zonder redenen kan een besluit niet.")
    return field


class GrantOnObjectionForm(GrantForm):
    """A grant after all: as a grant, with the objection that it upholds."""

    data_class = given.GrantOnObjection  # type: ignore[assignment]
    decision_name = "grant_on_objection"

    reasons = _reasons()

    @cached_property
    def budget(self) -> Budget:
        """With what the round has left, although the case was decided."""
        plan = budget_of_plan(self.application, self.opening.version)
        return replace(plan, left=left_for(self.application, self.application.round))

    def proposal(self) -> dict[str, Any]:
        return {**super().proposal(), "reasons": ""}

    def more_data(self) -> dict[str, Any]:
        return {**super().more_data(), "objection_id": _objection_id(self.opening)}


class ChangeOnObjectionForm(ActionForm):
    """Another amount. Of a grant the obligations stay as they were."""

    data_class = given.ChangeOnObjection
    hidden_data = frozenset({"obligations"})

    amount = EuroField(
        label=gettext_lazy("Nieuw bedrag"),
        error_messages={"required": gettext_lazy("Vul in welk bedrag het wordt.")},
    )
    reasons = _reasons()

    def starting_values(self) -> dict[str, Any]:
        return {"amount": standing_grant(self.application)}

    def arrange(self) -> None:
        self.fields["amount"].help_text = (
            _("Het hele bedrag dat de aanvrager krijgt, dus niet wat erbij komt.")
            if self.application.status in {Status.GRANTED, Status.REPORT_SUBMITTED}
            else _("Het hele bedrag dat de aanvrager houdt. Niet meer dan er is toegekend.")
        )

    def more_data(self) -> dict[str, Any]:
        return {"objection_id": _objection_id(self.opening)}


class ProcessOnObjectionForm(ActionForm):
    """The application is judged after all."""

    data_class = given.ProcessOnObjection

    reasons = _reasons()

    def more_data(self) -> dict[str, Any]:
        return {"objection_id": _objection_id(self.opening)}


def _objection_id(opening: Opening) -> int:
    objection = open_objection(opening)
    return objection.pk if objection else 0
