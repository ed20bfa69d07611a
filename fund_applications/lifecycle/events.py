"""The event log of a case: append-only and hash-chained, so that nothing disappears and tampering shows.

Each row holds the hash of the row before it; `Application.revision` holds how many there must be. `verify` finds what was
changed, removed or added behind our back. The burden of proof is the municipality's (Awb 2:25).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from wagtail.log_actions import log

from fund_applications.lifecycle.calendar_days import day_of
from fund_applications.lifecycle.roles import Role
from fund_applications.models import Application, ApplicationEvent, DestructionPermit

LOG_ACTION = "fund_applications.event"
SUBMITTED = "submitted"
"""The first event of every case: it is no transition, for there was no case before it."""


def append(
    application: Application,
    name: str,
    *,
    actor: User | None,
    role: Role,
    occurred_at: datetime,
    occurred_on: date,
    from_status: str,
    to_status: str,
    reason: str = "",
    data: Mapping[str, Any] | None = None,
) -> ApplicationEvent:
    """Write the next event of a case whose row the caller has locked, and raise `application.revision` (not saved).

    `occurred_on` is the day on which the law counts; `data` is plain JSON. Three queries.
    """
    previous = (
        ApplicationEvent.objects.filter(application=application)
        .order_by("-sequence")
        .values_list("sequence", "hash")
        .first()
    ) or (0, "")
    event = ApplicationEvent(
        application=application,
        sequence=previous[0] + 1,
        name=name,
        occurred_at=occurred_at,
        occurred_on=occurred_on,
        actor=actor,
        actor_role=role.value,
        from_status=from_status,
        to_status=to_status,
        reason=reason,
        data=dict(data or {}),
        previous_hash=previous[1],
    )
    event.hash = hash_of(event)
    event.save(force_insert=True)
    application.revision = event.sequence
    _mirror(event, application)
    return event


def record(
    application: Application,
    name: str,
    *,
    actor: User,
    role: Role,
    now: datetime,
    reason: str = "",
    data: Mapping[str, Any] | None = None,
) -> None:
    """Write an event that leaves the status as it is, and save the revision. The caller has locked the row of the case."""
    append(
        application,
        name,
        actor=actor,
        role=role,
        occurred_at=now,
        occurred_on=day_of(now),
        from_status=application.status,
        to_status=application.status,
        reason=reason,
        data=data,
    )
    application.save(update_fields=["revision"])


def hash_of(event: ApplicationEvent) -> str:
    """The sha256 over everything that an event says and the hash of the one before it."""
    said = {
        "application": event.application_id,
        "sequence": event.sequence,
        "name": event.name,
        "occurred_at": event.occurred_at.astimezone(UTC).isoformat(timespec="microseconds"),
        "occurred_on": event.occurred_on.isoformat(),
        "actor": event.actor_id,
        "actor_role": event.actor_role,
        "from_status": str(event.from_status),
        "to_status": str(event.to_status),
        "reason": event.reason,
        "data": event.data,
        "previous_hash": event.previous_hash,
    }
    return hashlib.sha256(json.dumps(said, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _mirror(event: ApplicationEvent, application: Application) -> None:
    """The same fact in Wagtail's log, for its history and reports; no reason in it, for that may name people."""
    log(
        instance=application,
        action=LOG_ACTION,
        user=event.actor,
        title=application.reference,
        timestamp=event.occurred_at,
        data={"event": event.name, "to_status": str(event.to_status), "role": event.actor_role},
    )


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it was written."""

    application_id: int
    reference: str
    sequence: int
    problem: str


def verify(application_ids: Iterable[int] | None = None, *, chunk_size: int = 2000) -> Iterator[Fault]:
    """Walk the chains of all cases, or of these, and yield what does not fit. Memory stays bounded."""
    events = ApplicationEvent.objects.order_by("application_id", "sequence")
    cases = Application.objects.all()
    if application_ids is not None:
        wanted = list(application_ids)
        events, cases = events.filter(application_id__in=wanted), cases.filter(pk__in=wanted)
    previous: ApplicationEvent | None = None
    for event in events.select_related("application").iterator(chunk_size=chunk_size):
        if previous is not None and previous.application_id != event.application_id:
            yield from _fault_at_the_end(previous)
            previous = None
        yield from _faults_of(event, previous)
        previous = event
    if previous is not None:
        yield from _fault_at_the_end(previous)
    without = cases.filter(events__isnull=True).values_list("pk", "reference")
    for pk, reference in without.iterator(chunk_size=chunk_size):
        yield Fault(pk, reference, 0, _("De zaak heeft geen enkele gebeurtenis."))


def _faults_of(event: ApplicationEvent, previous: ApplicationEvent | None) -> Iterator[Fault]:
    expected = (previous.sequence + 1, previous.hash) if previous else (1, "")
    if event.sequence != expected[0]:
        yield _fault(event, _("Er ontbreekt een gebeurtenis voor deze."))
    elif event.previous_hash != expected[1]:
        yield _fault(event, _("Sluit niet aan op de vorige gebeurtenis."))
    if event.hash != hash_of(event):
        yield _fault(event, _("De inhoud is veranderd na het schrijven."))


def _fault_at_the_end(last: ApplicationEvent) -> Iterator[Fault]:
    if last.application.revision != last.sequence:
        yield _fault(last, _("Er ontbreken gebeurtenissen aan het einde."))
    if last.application.status != last.to_status:
        yield _fault(last, _("De status van de zaak volgt niet uit de gebeurtenissen."))


def _fault(event: ApplicationEvent, problem: str) -> Fault:
    return Fault(event.application_id, event.application.reference, event.sequence, problem)


def destroy_events(application: Application) -> int:
    """Destroy the events of a case that an approved destruction list names; returns how many there were.

    Raises DestructionPermit.DoesNotExist without a permit; the database checks that again.
    """
    DestructionPermit.objects.get(application_key=application.pk)
    events = ApplicationEvent.objects.filter(application=application)
    return events._raw_delete(events.db)
