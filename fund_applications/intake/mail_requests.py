"""Asking for a mail that follows from no transition of a case: a link to a draft, a login link, a message that waits.

The row is written in the caller's transaction and is the truth; `correspondence` writes and sends the mail. The codes
are those of `correspondence.catalogue`.
"""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from django.utils import timezone

from fund_applications.lifecycle.follow_ups import tell_after_commit
from fund_applications.models import Application, Draft, FollowUp

MAIL = "mail"
"""The kind of these follow-ups."""


def request_mail(
    code: str,
    *,
    email: str = "",
    draft: Draft | None = None,
    application: Application | None = None,
    key: str = "",
    details: dict[str, Any] | None = None,
    now: datetime | None = None,
) -> bool:
    """Ask for one mail; False when the same `key` was asked before (without a key every request is a new one).

    `email` is the recipient where it is not the address of the case or draft; `details` are what the mail needs to know
    besides, as JSON.
    """
    follow_up, created = FollowUp.objects.get_or_create(
        key=f"mail/{code}/{key or uuid.uuid4().hex}",
        defaults={
            "kind": MAIL,
            "draft": draft,
            "application": application,
            "payload": {"code": code, **({"email": email} if email else {}), **(details or {})},
            "due_at": now or timezone.now(),
        },
    )
    if created:
        tell_after_commit([follow_up.pk])
    return created
