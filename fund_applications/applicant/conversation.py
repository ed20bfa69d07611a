"""Messages between the applicant and the staff: immutable, announced, their reading kept as proof (Awb 2:10-2:12)."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fund_applications.intake.uploads import store
from fund_applications.lifecycle.follow_ups import tell_after_commit
from fund_applications.models import Application, FollowUp, Message
from fund_applications.questions.text import one_line, paragraphs

MESSAGE = "message"
"""The kind of the follow-up that announces a message."""


def send_to_applicant(
    application: Application, author: User, subject: str, body: str, *, now: datetime | None = None
) -> Message:
    """Place a message on the applicant's page; it is announced by mail, or goes by post."""
    return _send(application, Message.Direction.TO_APPLICANT, author, subject, body, None, now)


def send_from_applicant(
    application: Application, body: str, upload: UploadedFile | None = None, *, now: datetime | None = None
) -> Message:
    """A message of the applicant, with at most one file. Raises FileRefusedError, and then nothing is sent."""
    subject = _("Bericht over %(number)s") % {"number": application.reference}
    return _send(application, Message.Direction.FROM_APPLICANT, None, subject, body, upload, now)


def mark_read(application: Application, *, now: datetime | None = None) -> None:
    """The applicant opened his messages: the moment is kept (Awb 2:25)."""
    unread = Message.objects.filter(
        application=application, direction=Message.Direction.TO_APPLICANT, read_at__isnull=True
    )
    for message in unread:
        message.read_at = now or timezone.now()
        message.save(update_fields=["read_at"])


def _send(
    application: Application,
    direction: Message.Direction,
    author: User | None,
    subject: str,
    body: str,
    upload: UploadedFile | None,
    now: datetime | None,
) -> Message:
    moment = now or timezone.now()
    with transaction.atomic():
        message = Message(
            application=application,
            direction=direction,
            subject=one_line(subject)[:200],
            body=paragraphs(body),
            author=author,
            sent_at=moment,
        )
        message.save()
        if upload is not None:
            store(upload, application=application, message=message)
        follow_up = FollowUp.objects.create(
            application=application,
            kind=MESSAGE,
            key=f"message/{message.pk}",
            payload={"message": message.pk},
            due_at=moment,
        )
        tell_after_commit([follow_up.pk])
    return message
