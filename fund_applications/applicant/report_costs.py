"""What a project really cost, beside the budget that was sent: line by line, and the sum. Amounts in euro."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from fund_applications.applicant.shown_answers import latest_version
from fund_applications.intake.form_versions import definition_of
from fund_applications.models import Application
from fund_applications.questions.money import format_amount
from fund_applications.questions.roles import Role

MOST_LINES = 40


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """A line of the budget in the application."""

    name: str
    description: str
    budgeted: Decimal

    @property
    def hint(self) -> str:
        """What was expected, in words."""
        return _("Begroot: %(amount)s.") % {"amount": format_amount(self.budgeted)}


def budget_lines(application: Application) -> list[BudgetLine]:
    """The lines of the budget as it was sent last; none when the form asked for none."""
    version = latest_version(application)
    rows = definition_of(version.form_version).answer_by_role(Role.COST_LINES, version.answers)
    if not isinstance(rows, list):
        return []
    return [
        BudgetLine(f"line_{number}", str(row.get("description") or _("Kosten")), Decimal(str(row.get("amount") or 0)))
        for number, row in enumerate(rows[:MOST_LINES], start=1)
        if isinstance(row, Mapping)
    ]


def cost_lines(lines: list[BudgetLine], values: Mapping[str, Any]) -> list[dict[str, str]]:
    """What is kept with a report: description, budgeted and actual as text; empty when no line was filled in."""
    if not any(values.get(line.name) for line in lines) and not values.get("other_costs"):
        return []
    kept = [
        {"description": line.description, "budgeted": str(line.budgeted), "actual": values.get(line.name) or "0"}
        for line in lines
    ]
    if values.get("other_costs"):
        kept.append({"description": _("Niet begroot"), "budgeted": "0", "actual": values["other_costs"]})
    return kept


def sum_of(kept: list[dict[str, str]]) -> Decimal:
    """The real costs of all lines together."""
    return sum((Decimal(line["actual"]) for line in kept), Decimal(0))
