"""Messages between the applicant and the staff: immutable, announced, their reading kept as proof (Awb 2:10-2:12)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fund_applications.intake.uploads import store
from fund_applications.lifecycle.follow_ups import tell_after_commit
from fund_applications.models import Application, FollowUp, Message
from fund_applications.questions.text import one_line, paragraphs

MESSAGE = "message"
"""The kind of the follow-up with which `correspondence` announces a message within 48 hours (Awb 2:10)."""
LONGEST_SUBJECT = 200


def send_to_applicant(
    application: Application, author: Any, subject: str, body: str, *, key: str = "", now: datetime | None = None
) -> Message | None:
    """Place a message on the applicant's page; it is announced by mail, or goes by post.

    `key` names what must be sent once: a second time nothing is sent, and None comes back.
    """
    with transaction.atomic():
        if key:
            # Who presses the button twice waits here for the first, and then finds its row.
            Application.objects.select_for_update().get(pk=application.pk)
            if FollowUp.objects.filter(key=f"message/{key}").exists():
                return None
        message = _place(application, Message.Direction.TO_APPLICANT, author, subject, body, now)
        _tell(message, key or str(message.pk))
    return message


def send_from_applicant(
    application: Application, body: str, upload: UploadedFile | None = None, *, now: datetime | None = None
) -> Message:
    """A message of the applicant, with at most one file. Raises FileRefusedError, and then nothing is sent."""
    subject = _("Bericht over %(number)s") % {"number": application.reference}
    with transaction.atomic():
        message = _place(application, Message.Direction.FROM_APPLICANT, None, subject, body, now)
        if upload is not None:
            store(upload, application=application, message=message)
        _tell(message, str(message.pk))
    return message


def mark_read(application: Application, *, now: datetime | None = None) -> None:
    """The applicant opened his messages: the moment is kept (Awb 2:25)."""
    unread = Message.objects.filter(
        application=application, direction=Message.Direction.TO_APPLICANT, read_at__isnull=True
    )
    for message in unread:
        message.read_at = now or timezone.now()
        message.save(update_fields=["read_at"])


def _place(
    application: Application,
    direction: Message.Direction,
    author: Any,
    subject: str,
    body: str,
    now: datetime | None,
) -> Message:
    return Message.objects.create(
        application=application,
        direction=direction,
        subject=one_line(subject)[:LONGEST_SUBJECT],
        body=paragraphs(body),
        author=author,
        sent_at=now or timezone.now(),
    )


def _tell(message: Message, key: str) -> None:
    follow_up = FollowUp.objects.create(
        application=message.application,
        kind=MESSAGE,
        key=f"message/{key}",
        payload={"message": message.pk},
        due_at=message.sent_at,
    )
    tell_after_commit([follow_up.pk])
