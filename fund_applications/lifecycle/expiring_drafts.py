"""Drafts don't live for ever: warned 14 and 3 days before, deleted after 60 days without an edit (domain paper 3).

A draft goes only after its last warning, at least three days later; if the nightly command did not run, the warning comes
late and so does the deletion. Without an address nobody can be warned, and the date counts.
"""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction

from fund_applications.lifecycle.calendar_days import day_of
from fund_applications.lifecycle.follow_ups import FollowUpKind, Wanted, ask_once
from fund_applications.lifecycle.keyset import ids
from fund_applications.lifecycle.terms import DRAFT_WARNING_DAYS
from fund_applications.models import Draft

FIRST_WARNING, LAST_WARNING = DRAFT_WARNING_DAYS


def warn(now: datetime) -> int:
    """Ask for the warning that each draft is due; only the most urgent one. Returns how many."""
    coming = Draft.objects.filter(is_test=False, expires_at__lte=now + timedelta(days=FIRST_WARNING))
    coming = coming.exclude(email="").exclude(warned_days=LAST_WARNING)
    return sum(_warn(draft_id, now) for draft_id in ids(coming))


def _warn(draft_id: uuid.UUID, now: datetime) -> bool:
    with transaction.atomic():
        draft = Draft.objects.select_for_update(of=("self",)).filter(pk=draft_id).first()
        if draft is None:
            return False
        days = _warning_due(draft, now)
        if days is None:
            return False
        draft.warned_days = days
        draft.save(update_fields=["warned_days"])
        day = day_of(draft.expires_at).isoformat()
        return ask_once(
            Wanted(
                FollowUpKind.WARN_DRAFT,
                f"draft/{draft.pk}/{day}/{days}",
                now,
                draft_id=draft.pk,
                payload={"expires_on": day, "days": days},
            )
        )


def _warning_due(draft: Draft, now: datetime) -> int | None:
    """14 or 3: the most urgent warning whose time has come and that was not given; None when there is none."""
    for days in (LAST_WARNING, FIRST_WARNING):
        if draft.expires_at <= now + timedelta(days=days):
            return days if draft.warned_days is None or draft.warned_days > days else None
    return None


def delete(now: datetime) -> int:
    """Delete the drafts that are over, with their files. Returns how many."""
    return sum(_delete(draft_id, now) for draft_id in ids(Draft.objects.filter(expires_at__lte=now)))


def _delete(draft_id: uuid.UUID, now: datetime) -> bool:
    with transaction.atomic():
        draft = Draft.objects.select_for_update(of=("self",)).filter(pk=draft_id, expires_at__lte=now).first()
        if draft is None or not _may_go(draft, now):
            return False
        for attachment in draft.attachments.filter(application=None):
            storage, name = attachment.file.storage, attachment.file.name
            attachment.delete()
            if name:
                transaction.on_commit(partial(storage.delete, name))
        draft.delete()
        return True


def _may_go(draft: Draft, now: datetime) -> bool:
    if draft.is_test or not draft.email:
        return True
    if draft.warned_days != LAST_WARNING:
        return False
    warnings = draft.follow_ups.filter(kind=FollowUpKind.WARN_DRAFT).order_by("-due_at")
    last = warnings.values_list("due_at", flat=True).first()
    return last is not None and last <= now - timedelta(days=LAST_WARNING)
