"""Doing what must follow from an event: claim the row, run its handler, mark it done; or try again later.

The row is the truth, the task queue only the nudge. The work and the mark that it is done are one transaction; a row
that was claimed by a process that died is claimed again after `LEASE`. An error is recorded on the row and in the log,
tried again with growing pauses, and in the end left as failed for a person to see; never swallowed. A handler sends
nothing itself: it writes the row of a mail or letter, and that is sent after the commit.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from fund_applications.correspondence.retries import MOST_ATTEMPTS, pause_after
from fund_applications.models import FollowUp

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=5)
"""A claim older than this belongs to a process that died: no handler takes so long."""

Handler = Callable[[FollowUp], None]
_handlers: dict[str, Handler] = {}


class NoHandlerError(LookupError):
    """A follow-up of a kind that this version of the software doesn't know."""


@dataclass(frozen=True, slots=True)
class Sweep:
    """What a sweep did."""

    run: int
    failed: int


def handles(*kinds: str) -> Callable[[Handler], Handler]:
    """Register a function as the handler of these kinds; at import, from `apps.ready`."""

    def register(handler: Handler) -> Handler:
        for kind in kinds:
            if _handlers.setdefault(str(kind), handler) is not handler:
                raise ValueError(f"{kind} has two handlers")
        return handler

    return register


def handled_kinds() -> frozenset[str]:
    """The kinds that have a handler."""
    return frozenset(_handlers)


def run(follow_up_id: int, *, now: datetime | None = None) -> bool | None:
    """Do one follow-up. True when it is done, False when it failed for now, None when it was not to be done now."""
    moment = now or timezone.now()
    if not _claim(follow_up_id, moment):
        return None
    follow_up = FollowUp.objects.select_related("application__applicant", "draft").get(pk=follow_up_id)
    try:
        with transaction.atomic():
            _handler_of(follow_up)(follow_up)
            _mark_done(follow_up)
    except Exception as error:  # noqa: BLE001 - whatever went wrong: it is recorded, logged and tried again
        _try_later(follow_up, error, moment)
        return False
    return True


def waiting(now: datetime | None = None) -> list[int]:
    """The ids of follow-ups whose turn it is, the oldest first."""
    return list(_whose_turn_it_is(now or timezone.now()).order_by("due_at", "pk").values_list("pk", flat=True))


def sweep(*, now: datetime | None = None) -> Sweep:
    """Do everything whose turn it is. For `advance_terms`: what a dead worker or a lost task left lying is found here."""
    moment = now or timezone.now()
    outcomes = [run(follow_up_id, now=moment) for follow_up_id in waiting(moment)]
    return Sweep(run=outcomes.count(True), failed=outcomes.count(False))


def _whose_turn_it_is(now: datetime) -> QuerySet[FollowUp]:
    unclaimed = Q(claimed_at__isnull=True) | Q(claimed_at__lte=now - LEASE)
    return FollowUp.objects.filter(unclaimed, done_at__isnull=True, failed_at__isnull=True, due_at__lte=now)


def _claim(follow_up_id: int, now: datetime) -> bool:
    claimed = _whose_turn_it_is(now).filter(pk=follow_up_id)
    return bool(claimed.update(claimed_at=now, attempts=F("attempts") + 1))


def _handler_of(follow_up: FollowUp) -> Handler:
    try:
        return _handlers[follow_up.kind]
    except KeyError:
        raise NoHandlerError(follow_up.kind) from None


def _mark_done(follow_up: FollowUp) -> None:
    """In the transaction of the work: both happened, or neither."""
    follow_up.done_at, follow_up.claimed_at, follow_up.last_error = timezone.now(), None, ""
    follow_up.save(update_fields=["done_at", "claimed_at", "last_error", "payload"])


def _try_later(follow_up: FollowUp, error: Exception, now: datetime) -> None:
    follow_up.claimed_at = None
    follow_up.last_error = f"{type(error).__name__}: {error}"
    changed = ["claimed_at", "last_error"]
    if follow_up.attempts >= MOST_ATTEMPTS:
        follow_up.failed_at = now
        changed.append("failed_at")
        logger.exception("Follow-up %s (%s) failed for good", follow_up.pk, follow_up.kind, exc_info=error)
    else:
        follow_up.due_at = now + pause_after(follow_up.attempts)
        changed.append("due_at")
        logger.warning("Follow-up %s (%s) failed for now", follow_up.pk, follow_up.kind, exc_info=error)
    follow_up.save(update_fields=changed)
