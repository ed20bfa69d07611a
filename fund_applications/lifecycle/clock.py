"""From the events of a case to its clock: the one place where events are turned into terms.

`fold` replays events; the same function serves the live case and the replay, so that both can't differ.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol

from fund_applications.lifecycle.decision_term import (
    Change,
    DecisionDeadline,
    Extension,
    Pause,
    PauseKind,
    agreed_pause,
    decision_deadline,
    supplement_pause,
)
from fund_applications.lifecycle.terms import Term, determination_by
from fund_applications.lifecycle.working_days import ONE_DAY

CLOCK_EVENTS = frozenset(
    {
        "submitted",
        "request_supplement",
        "supply",
        "supply_in_time",
        "supplement_lapsed",
        "extend_for_outage",
        "agree_suspension",
        "extend_term",
        "withdraw",
        "refer",
        "grant",
        "grant_on_objection",
        "process_on_objection",
        "announce",
        "report",
    }
)
"""Events that touch a term; the others leave every date as it is."""


class RecordedEvent(Protocol):
    """What the clock needs to know of an event."""

    name: str
    occurred_on: date
    data: Any


class Due(enum.StrEnum):
    """Which decision has a last day now."""

    DECISION = "decision"  # on the application
    DETERMINATION = "determination"  # on the report


@dataclass(frozen=True, slots=True)
class CaseClock:
    """The terms of one case, as its events make them."""

    received_on: date
    term: Term
    changes: tuple[Change, ...] = ()
    supplement_requested_on: date | None = None
    supplement_due_on: date | None = None
    supplement_passed_on: date | None = None
    determination_weeks: int = 8
    report_received_on: date | None = None
    report_due_on: date | None = None
    due: Due | None = Due.DECISION

    @property
    def supplement_is_open(self) -> bool:
        return self.supplement_due_on is not None

    def deadline(self, equated: AbstractSet[date]) -> DecisionDeadline:
        """The decision term with all that stopped or moved it; an open supplement counts until its date."""
        return decision_deadline(self.received_on, self.term, self._all_changes(), equated)

    def decide_by(self, equated: AbstractSet[date]) -> date | None:
        """The last day for the decision that is due now; None when none is.

        A decision counts as given when it is announced (Awb 3:40): until then its term runs on.
        """
        if self.due is Due.DECISION:
            return self.deadline(equated).last_day
        if self.due is Due.DETERMINATION and self.report_received_on is not None:
            return determination_by(self.report_received_on, Term(self.determination_weeks), equated)
        return None

    def _all_changes(self) -> tuple[Change, ...]:
        if self.supplement_requested_on is None or self.supplement_due_on is None:
            return self.changes
        open_pause = supplement_pause(self.supplement_requested_on, self.supplement_due_on, is_open=True)
        return (*self.changes, open_pause)


def fold(events: Iterable[RecordedEvent]) -> CaseClock:
    """Replay events, in their order, to the clock of the case. Raises ValueError if the first is not "submitted"."""
    clock: CaseClock | None = None
    for event in events:
        if clock is None:
            clock = _start(event)
        elif handler := _STEPS.get(event.name):
            clock = handler(clock, event)
    if clock is None:
        raise ValueError("a case without events has no clock")
    return clock


def _day(data: Mapping[str, Any], name: str) -> date:
    return date.fromisoformat(data[name])


def _start(event: RecordedEvent) -> CaseClock:
    if event.name != "submitted":
        raise ValueError(f"a case starts with its receipt, not with {event.name!r}")
    return CaseClock(
        received_on=event.occurred_on,
        term=Term(event.data["decision_weeks"]),
        determination_weeks=event.data["determination_weeks"],
    )


def _request_supplement(clock: CaseClock, event: RecordedEvent) -> CaseClock:
    return replace(
        clock,
        supplement_requested_on=event.occurred_on,
        supplement_due_on=_day(event.data, "due_on"),
        supplement_passed_on=None,
    )


def _end_supplement(clock: CaseClock, ended: date) -> CaseClock:
    if clock.supplement_requested_on is None:
        return clock
    pause = supplement_pause(clock.supplement_requested_on, ended)
    return replace(clock, changes=(*clock.changes, pause), supplement_requested_on=None, supplement_due_on=None)


def _supply(clock: CaseClock, event: RecordedEvent) -> CaseClock:
    return _end_supplement(clock, event.occurred_on)


def _lapse(clock: CaseClock, event: RecordedEvent) -> CaseClock:
    return replace(_end_supplement(clock, event.occurred_on), supplement_passed_on=event.occurred_on)


def _supply_in_time(clock: CaseClock, event: RecordedEvent) -> CaseClock:
    """The supplement was there before its date: the pause that the lapse wrote down was too long."""
    changes = list(clock.changes)
    for at in range(len(changes) - 1, -1, -1):
        change = changes[at]
        if isinstance(change, Pause) and change.kind is PauseKind.SUPPLEMENT:
            changes[at] = supplement_pause(change.first - ONE_DAY, event.occurred_on)
            break
    return replace(clock, changes=tuple(changes), supplement_passed_on=None)


def _outage(clock: CaseClock, event: RecordedEvent) -> CaseClock:
    if "supplement_due_on" in event.data and clock.supplement_is_open:
        clock = replace(clock, supplement_due_on=_day(event.data, "supplement_due_on"))
    if "report_due_on" in event.data:
        clock = replace(clock, report_due_on=_day(event.data, "report_due_on"))
    return clock


def _agree(clock: CaseClock, event: RecordedEvent) -> CaseClock:
    pause = agreed_pause(_day(event.data, "from_on"), _day(event.data, "until_on"))
    return replace(clock, changes=(*clock.changes, pause))


def _extend(clock: CaseClock, event: RecordedEvent) -> CaseClock:
    extension = Extension(event.occurred_on, _day(event.data, "new_date"))
    return replace(clock, changes=(*clock.changes, extension))


def _leave(clock: CaseClock, event: RecordedEvent) -> CaseClock:
    return replace(_end_supplement(clock, event.occurred_on), due=None)


def _grant(clock: CaseClock, event: RecordedEvent) -> CaseClock:
    due = event.data.get("report_due_on")
    return replace(clock, report_due_on=date.fromisoformat(due) if due else None)


def _process(clock: CaseClock, _event: RecordedEvent) -> CaseClock:
    """The decision not to process is gone: the term of the application counts again, as it was."""
    return replace(clock, due=Due.DECISION)


def _announce(clock: CaseClock, event: RecordedEvent) -> CaseClock:
    if clock.due is Due.DETERMINATION and event.data.get("kind") == "grant":
        return clock  # a grant that changed on an objection: the report still waits for its determination
    return replace(clock, due=None)


def _report(clock: CaseClock, event: RecordedEvent) -> CaseClock:
    return replace(clock, report_received_on=event.occurred_on, due=Due.DETERMINATION)


_STEPS = {
    "request_supplement": _request_supplement,
    "supply": _supply,
    "supply_in_time": _supply_in_time,
    "supplement_lapsed": _lapse,
    "extend_for_outage": _outage,
    "agree_suspension": _agree,
    "extend_term": _extend,
    "withdraw": _leave,
    "refer": _leave,
    "grant": _grant,
    "grant_on_objection": _grant,
    "process_on_objection": _process,
    "announce": _announce,
    "report": _report,
}
