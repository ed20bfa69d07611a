"""The frozen table of everything that can happen to a case: `domain.md` chapter 5, row by row (`rows/`).

Nothing else in the project knows which status follows on which. `perform` executes a row, `available` asks the same rows.
A row without a target is an event: it is recorded and leaves the status as it is.
"""

from __future__ import annotations

from types import MappingProxyType

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.case import Case
from fund_applications.lifecycle.effects import deciding as deciding_effects
from fund_applications.lifecycle.guards.deciding import SecondPairOfEyes
from fund_applications.lifecycle.refusals import TransitionRefused
from fund_applications.lifecycle.roles import Role
from fund_applications.lifecycle.rows import after_deciding, completing, deciding, objecting, people, the_term
from fund_applications.lifecycle.rows.parts import OPEN
from fund_applications.lifecycle.transition import Transition
from fund_applications.models import Status

__all__ = ["DECISIONS", "OPEN", "TABLE", "Transition", "rows_from"]


def _prepared_decision_would_do(case: Case, data: given.PrepareDecision) -> None:
    """What is prepared passes the guards of the decision itself, but for who takes it."""
    row = TABLE.get(data.transition)
    if row is None or row.name not in DECISIONS or not isinstance(data.decision, row.data):
        raise TransitionRefused(gettext("Kies welk besluit je voorbereidt."), "transition", code="unknown")
    if case.application.status not in row.sources:
        raise TransitionRefused(gettext("Dit besluit kan nu niet."), "transition", code="wrong_status")
    for state_guard in row.state_guards:
        state_guard(case)
    for guard in row.guards:
        if not isinstance(guard, SecondPairOfEyes):
            guard(case, data.decision)


# The one row that looks at the others: what is prepared must be a decision that the table would take.
_PREPARE = Transition(
    name="prepare_decision",
    label=_("Besluit voorbereiden"),
    sources=frozenset({Status.SUBMITTED, Status.ADVISED, Status.GRANTED, Status.REPORT_SUBMITTED, Status.DETERMINED}),
    target=None,
    roles=(Role.HANDLER, Role.DECIDER),
    data=given.PrepareDecision,
    guards=(_prepared_decision_would_do,),
    effect=deciding_effects.prepare_decision,
)

_ROWS = (
    *completing.ROWS,
    *deciding.ROWS,
    _PREPARE,
    *after_deciding.ROWS,
    *objecting.ROWS,
    *the_term.ROWS,
    *people.ROWS,
)

TABLE: MappingProxyType[str, Transition] = MappingProxyType({row.name: row for row in _ROWS})
"""All rows by name; it can't be changed."""

DECISIONS = frozenset({"not_process", "grant", "reject", "determine", "revoke"})
"""Rows that are a decision in the sense of the law: open to objection, announced, by a decider."""


def rows_from(status: str) -> list[Transition]:
    """The rows that start in this status, in the order of the table."""
    return [row for row in _ROWS if status in row.sources]
