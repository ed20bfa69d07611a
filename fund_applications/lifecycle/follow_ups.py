"""What must still be done because of an event. Rows, written in the event's transaction, are the truth.

After the commit the signal `follow_ups_written` tells whoever does the work; what is lost on the way is found again by
`time_passes`, which sends the same signal for rows that got stale. Whoever does the work makes it idempotent.
"""

from __future__ import annotations

import enum
import logging
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.dispatch import Signal

from fund_applications.models import ApplicationEvent, FollowUp

logger = logging.getLogger(__name__)

follow_ups_written = Signal()
"""Sent after the commit, and again for stale rows: `follow_up_ids: list[int]`. Receivers enqueue a task, no more."""

STALE_AFTER = timedelta(minutes=15)
"""A row that is due and was not finished by then is offered again."""


class FollowUpKind(enum.StrEnum):
    """What is to be done; who does it is not our business."""

    CONFIRM_RECEIPT = "confirm_receipt"
    ASK_SUPPLEMENT = "ask_supplement"
    REMIND_SUPPLEMENT = "remind_supplement"
    CONFIRM_SUPPLEMENT = "confirm_supplement"
    TELL_SUPPLEMENT_LAPSED = "tell_supplement_lapsed"
    TELL_UNDER_REVIEW = "tell_under_review"
    TELL_ADVISED = "tell_advised"
    PROPOSE_REFERRAL = "propose_referral"
    CONFIRM_REFERRAL = "confirm_referral"
    TELL_REFERRAL_DECLINED = "tell_referral_declined"
    CONFIRM_WITHDRAWAL = "confirm_withdrawal"
    TELL_EXTENSION = "tell_extension"
    TELL_SUSPENSION = "tell_suspension"
    TELL_OUTAGE = "tell_outage"
    SEND_DECISION = "send_decision"
    START_PROJECT_PAGE = "start_project_page"
    UPDATE_REGISTER = "update_register"
    REMIND_REPORT = "remind_report"
    CONFIRM_REPORT = "confirm_report"
    CONFIRM_OBJECTION = "confirm_objection"
    TELL_OBJECTION_OUTCOME = "tell_objection_outcome"
    TELL_OBJECTION_POSTPONED = "tell_objection_postponed"
    ASK_REVIEW = "ask_review"
    TELL_HANDLER = "tell_handler"
    TELL_CONFLICT = "tell_conflict"
    WARN_DEADLINE = "warn_deadline"
    WARN_DEFAULT_NOTICE = "warn_default_notice"
    WARN_DRAFT = "warn_draft"


def write_follow_ups(event: ApplicationEvent, kinds: Iterable[FollowUpKind], payload: dict[str, Any]) -> None:
    """Write the rows of an event in its transaction; its case, sequence and kind make the key."""
    rows = [
        FollowUp(
            application_id=event.application_id,
            kind=kind.value,
            key=f"{event.application_id}/{event.sequence}/{kind.value}",
            payload={"event": event.sequence, **payload},
            due_at=event.occurred_at,
        )
        for kind in kinds
    ]
    if rows:
        FollowUp.objects.bulk_create(rows)
        tell_after_commit([row.pk for row in rows])


@dataclass(frozen=True, slots=True)
class Wanted:
    """A row that must be there once, known by its key. At most one of the two ids."""

    kind: FollowUpKind
    key: str
    due_at: datetime
    application_id: int | None = None
    draft_id: uuid.UUID | None = None
    payload: dict[str, Any] = field(default_factory=dict)


def ask_once(wanted: Wanted) -> bool:
    """Write one row unless its key is there already; True when it is new."""
    return ask_all_once([wanted]) == 1


def ask_all_once(wanted: Sequence[Wanted]) -> int:
    """Write the rows whose keys are not there yet; returns how many. Four queries, however many rows."""
    by_key = {each.key: each for each in wanted}
    with transaction.atomic():
        for known in FollowUp.objects.filter(key__in=by_key).values_list("key", flat=True):
            del by_key[known]
        if not by_key:
            return 0
        rows = [
            FollowUp(
                kind=each.kind.value,
                key=each.key,
                application_id=each.application_id,
                draft_id=each.draft_id,
                payload=each.payload,
                due_at=each.due_at,
            )
            for each in by_key.values()
        ]
        # Two at once: the unique key lets one of them win, and the other's rows are left out.
        FollowUp.objects.bulk_create(rows, ignore_conflicts=True)
        tell_after_commit(list(FollowUp.objects.filter(key__in=by_key).values_list("pk", flat=True)))
    return len(rows)


def offer_again(follow_up_ids: Iterable[int], now: datetime) -> int:
    """Rows that failed, or that nobody finished, are due again from now on; returns how many."""
    with transaction.atomic():
        again = FollowUp.objects.filter(pk__in=list(follow_up_ids), done_at=None)
        keys = list(again.values_list("pk", flat=True))
        again.update(due_at=now, failed_at=None, claimed_at=None, attempts=0)
        tell_after_commit(keys)
    return len(keys)


def tell_after_commit(follow_up_ids: list[int]) -> None:
    """Nudge the workers once the rows are really there."""
    transaction.on_commit(partial(tell, follow_up_ids))


def tell(follow_up_ids: list[int]) -> None:
    """Send the signal. A receiver that fails is logged and takes nothing down: the row stays and is offered again."""
    for receiver, response in follow_ups_written.send_robust(sender=FollowUp, follow_up_ids=follow_up_ids):
        if isinstance(response, Exception):
            logger.error("Receiver %r of follow-ups %s failed", receiver, follow_up_ids, exc_info=response)


def stale(now: datetime) -> QuerySet[FollowUp]:
    """Rows that are due and not done, and that nobody took or somebody took and did not finish."""
    long_ago = now - STALE_AFTER
    return FollowUp.objects.filter(
        Q(claimed_at__isnull=True) | Q(claimed_at__lte=long_ago),
        done_at__isnull=True,
        failed_at__isnull=True,
        due_at__lte=long_ago,
    )
