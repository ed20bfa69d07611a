"""Sending a message to the applicant of a case: one, or the same to many."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from fund_applications.lifecycle.follow_ups import tell_after_commit
from fund_applications.lifecycle.transition_data import clean_text
from fund_applications.models import Application, FollowUp, Message

ANNOUNCE_MESSAGE = "message"
"""The kind of follow-up with which `correspondence` announces a message within 48 hours (Awb 2:10)."""
LONGEST_SUBJECT = 200


def send_message(
    application: Application, *, subject: str, body: str, author: Any, now: datetime, key: str = ""
) -> Message | None:
    """Put a message on the applicant's page and have it announced.

    `key` names what must be sent once: a second time nothing is sent, and None comes back.
    """
    with transaction.atomic():
        if key:
            # Who presses the button twice waits here for the first, and then finds its row.
            Application.objects.select_for_update().get(pk=application.pk)
            if FollowUp.objects.filter(key=f"message/{key}").exists():
                return None
        message = Message.objects.create(
            application=application,
            direction=Message.Direction.TO_APPLICANT,
            subject=clean_text(subject)[:LONGEST_SUBJECT],
            body=clean_text(body),
            author=author,
            sent_at=now,
        )
        follow_up = FollowUp.objects.create(
            application=application,
            kind=ANNOUNCE_MESSAGE,
            key=f"message/{key or message.pk}",
            payload={"message": message.pk},
            due_at=now,
        )
        tell_after_commit([follow_up.pk])
    return message
