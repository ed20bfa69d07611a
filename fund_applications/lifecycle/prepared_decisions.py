"""A prepared decision as typed data again, for the form of who takes it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from fund_applications.lifecycle import transition_data as given
from fund_applications.models import PreparedDecision

Decided = given.NotProcess | given.Grant | given.Reject | given.Determine | given.Revoke

TYPES: dict[str, type[Decided]] = {
    "not_process": given.NotProcess,
    "grant": given.Grant,
    "reject": given.Reject,
    "determine": given.Determine,
    "revoke": given.Revoke,
}


def typed(prepared: PreparedDecision) -> Decided:
    """The data as it was prepared; passing it to `perform` unchanged satisfies the second pair of eyes."""
    values: dict[str, Any] = dict(prepared.data)
    if "amount" in values:
        values["amount"] = Decimal(values["amount"])
    if "obligations" in values:
        values["obligations"] = tuple(_obligation(each) for each in values["obligations"])
    return TYPES[prepared.transition](**values)


def _obligation(values: dict[str, Any]) -> given.ObligationText:
    due_on = values["due_on"]
    return given.ObligationText(text=values["text"], due_on=date.fromisoformat(due_on) if due_on else None)
