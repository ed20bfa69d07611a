"""Mail that does not arrive: the case then needs post (Awb 2:11), and its handler hears it."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage

from django.db import transaction
from django.utils import timezone

from fund_applications.correspondence.catalogue import Audience, mail_kind
from fund_applications.intake.mail_requests import request_mail
from fund_applications.models import Application, FollowUp, OutgoingMail

LETTER_AFTER_BOUNCE = "letter_after_bounce"
"""The kind of the follow-up that sends by post what a mail could not tell."""


def register_bounce(
    mail: OutgoingMail, reason: str, *, state: OutgoingMail.State = OutgoingMail.State.BOUNCED
) -> OutgoingMail:
    """Record that a mail did not arrive. For a mail to an applicant: post is needed, and what it told goes by post."""
    with transaction.atomic():
        mail.state, mail.last_error, mail.next_attempt_at = state, reason, None
        mail.save(update_fields=["state", "last_error", "next_attempt_at"])
        if mail.application is not None and mail_kind(mail.code).audience is Audience.APPLICANT:
            _turn_to_post(mail, mail.application)
    return mail


def read_bounce(raw: bytes) -> OutgoingMail | None:
    """Register a delivery status notification (RFC 3464) as the mail server returned it.

    The mail that bounced for good, or None: no notification, a delay only, or about no mail of ours.
    """
    report = message_from_bytes(raw, policy=policy.default)
    statuses = [field for part in report.walk() for field in _statuses(part)]
    permanent = next((status for status in statuses if status.startswith("5.")), None)
    if permanent is None:
        return None
    mail = OutgoingMail.objects.filter(message_id__in=_message_ids(report)).first()
    return register_bounce(mail, f"DSN {permanent}") if mail else None


def _statuses(part: EmailMessage) -> list[str]:
    if part.get_content_type() != "message/delivery-status":
        return []
    blocks = part.get_payload()
    return [str(block["Status"]).strip() for block in blocks if not isinstance(block, str) and block["Status"]]


def _message_ids(report: EmailMessage) -> list[str]:
    """The Message-IDs of the mail that came back: as a whole message, or only its headers."""
    found = []
    for part in report.walk():
        if part.get_content_type() == "text/rfc822-headers":
            content = part.get_payload(decode=True)
            headers = message_from_bytes(content if isinstance(content, bytes) else b"", policy=policy.default)
            found.append(str(headers["Message-ID"] or "").strip())
        elif part is not report and part["Message-ID"]:
            found.append(str(part["Message-ID"]).strip())
    return [message_id for message_id in found if message_id]


def _turn_to_post(mail: OutgoingMail, application: Application) -> None:
    applicant = application.applicant
    if mail.recipient.lower() != applicant.email.lower():
        return  # the applicant has another address by now
    applicant.post_needed = True
    applicant.save(update_fields=["post_needed"])
    FollowUp.objects.get_or_create(
        key=f"post/{mail.pk}",
        defaults={
            "kind": LETTER_AFTER_BOUNCE,
            "application": application,
            "payload": {"follow_up": mail.key},
            "due_at": timezone.now(),
        },
    )
    request_mail("staff_post_needed", application=application, key=str(mail.pk))
