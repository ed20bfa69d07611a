"""The deadlines of a case in the database: computed from its events, kept on the case only for sorting."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from datetime import date

from fund_applications.lifecycle.clock import CLOCK_EVENTS, CaseClock, Due, fold
from fund_applications.lifecycle.decision_term import DecisionDeadline
from fund_applications.lifecycle.explain import Part, explain
from fund_applications.models import Application, ApplicationEvent, EquatedDay


def equated_days() -> frozenset[date]:
    """The days in the register that count as feast days (Atw 3 lid 3). One query."""
    return frozenset(EquatedDay.objects.values_list("date", flat=True))


def clock_of(application: Application) -> CaseClock:
    """The clock of a case, from the events that touch it. One query, however long the history."""
    events = ApplicationEvent.objects.filter(application=application, name__in=CLOCK_EVENTS)
    return fold(events.order_by("sequence").only("name", "occurred_on", "data"))


def clocks_of(application_ids: Sequence[int]) -> dict[int, CaseClock]:
    """The clocks of many cases in one query. Cases without events are left out."""
    events = ApplicationEvent.objects.filter(application_id__in=application_ids, name__in=CLOCK_EVENTS)
    by_case: dict[int, list[ApplicationEvent]] = defaultdict(list)
    rows = events.order_by("application_id", "sequence").only("application_id", "name", "occurred_on", "data")
    for event in rows.iterator():
        by_case[event.application_id].append(event)
    return {pk: fold(found) for pk, found in by_case.items()}


def decision_deadline_of(application: Application, equated: AbstractSet[date] | None = None) -> DecisionDeadline | None:
    """The last day for the decision on the application, with how it came about; None when none is due any more."""
    clock = clock_of(application)
    if clock.due is not Due.DECISION:
        return None
    return clock.deadline(equated_days() if equated is None else equated)


def explained(application: Application) -> tuple[Part, ...]:
    """The clock of a case told step by step in Dutch; empty when no decision on it is due."""
    deadline = decision_deadline_of(application)
    return explain(deadline) if deadline else ()


def apply_clock(application: Application, equated: AbstractSet[date]) -> CaseClock:
    """Put the dates that follow from the events on the case (not saved); returns its clock."""
    clock = clock_of(application)
    application.decide_by = clock.decide_by(equated)
    application.report_due_on = clock.report_due_on
    return clock


def refresh(application_ids: Iterable[int], equated: AbstractSet[date]) -> int:
    """Recompute the cached dates of these cases, such as after a change of the register; returns how many changed."""
    ids = list(application_ids)
    clocks = clocks_of(ids)
    changed = []
    for application in Application.objects.filter(pk__in=ids).only("decide_by"):
        clock = clocks.get(application.pk)
        if clock is not None and application.decide_by != (day := clock.decide_by(equated)):
            application.decide_by = day
            changed.append(application)
    Application.objects.bulk_update(changed, ["decide_by"], batch_size=500)
    return len(changed)
