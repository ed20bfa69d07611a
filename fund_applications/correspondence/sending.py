"""Sending a mail so that it is proven: the row first, the attempt before the sending, the outcome after it.

Mail can't be exactly once: a process that dies between the server's acceptance and our commit sends again. That window
is one statement wide, and the second mail carries the same Message-ID, so that mail programs show one.
"""

from __future__ import annotations

import contextlib
import logging
import smtplib
import uuid
from datetime import datetime, timedelta
from email.utils import formatdate

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from fund_applications.correspondence.access_link import DraftIsGoneError, with_access_link
from fund_applications.correspondence.bounces import register_bounce
from fund_applications.correspondence.retries import MOST_ATTEMPTS, pause_after
from fund_applications.correspondence.sender import sender
from fund_applications.models import OutgoingMail

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=5)
"""While a mail is being sent nobody else takes it; longer than any time-out of the server."""


OUR_OWN_FAULT = frozenset({523, 530, 534, 535, 538})
"""Answers that ask for encryption or a login (RFC 3207, RFC 4954): our settings are wrong, not the address."""


class _RefusedForGoodError(Exception):
    """The server said that this mail will never arrive (SMTP 5xx for the recipient or the message)."""


def deliver(mail_id: uuid.UUID | str, *, now: datetime | None = None) -> OutgoingMail.State | None:
    """Try to send a mail that waits. None when it is not its turn: sent, refused, being sent, or to be tried later."""
    moment = now or timezone.now()
    if not _claim(mail_id, moment):
        return None
    mail = OutgoingMail.objects.select_related("application__applicant", "draft").get(pk=mail_id)
    try:
        _hand_over(mail, moment)
    except DraftIsGoneError:
        _record(
            mail, state=OutgoingMail.State.FAILED, next_attempt_at=None, last_error=_("Het concept is er niet meer.")
        )
    except _RefusedForGoodError as refusal:
        register_bounce(mail, str(refusal))
    except (OSError, smtplib.SMTPException) as error:
        _try_later(mail, error, moment)
    else:
        _record(mail, state=OutgoingMail.State.SENT, sent_at=timezone.now(), next_attempt_at=None, last_error="")
    return OutgoingMail.State(mail.state)


def waiting(now: datetime | None = None) -> list[uuid.UUID]:
    """The ids of mails whose turn it is, the oldest first."""
    ready = _whose_turn_it_is(now or timezone.now())
    return list(ready.order_by("created_at").values_list("pk", flat=True))


def _whose_turn_it_is(now: datetime) -> QuerySet[OutgoingMail]:
    turn = Q(next_attempt_at__isnull=True) | Q(next_attempt_at__lte=now)
    return OutgoingMail.objects.filter(turn, state=OutgoingMail.State.WAITING)


def _claim(mail_id: uuid.UUID | str, now: datetime) -> bool:
    """Record the attempt before it is made; this also keeps others off for a while, and a killed worker's mail returns."""
    claimed = _whose_turn_it_is(now).filter(pk=mail_id)
    return bool(claimed.update(attempts=F("attempts") + 1, attempted_at=now, next_attempt_at=now + LEASE))


def _hand_over(mail: OutgoingMail, now: datetime) -> None:
    """Give the mail to the mail server. Raises _RefusedForGoodError, OSError or SMTPException."""
    text, html = with_access_link(mail, now)
    contact = sender().email
    connection = get_connection()
    message = EmailMultiAlternatives(
        connection=connection,
        subject=mail.subject,
        body=text,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[mail.recipient],
        reply_to=[contact] if contact else None,
        headers={
            "Message-ID": mail.message_id,
            "Date": formatdate(mail.created_at.timestamp(), localtime=False),
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
            "Content-Language": mail.language,
        },
    )
    if html:
        message.attach_alternative(html, "text/html")
    try:
        message.send()
    except smtplib.SMTPRecipientsRefused as error:
        code, answer = next(iter(error.recipients.values()))
        _raise_if_for_good(code, answer, error)
        raise
    except smtplib.SMTPDataError as error:
        _raise_if_for_good(error.smtp_code, error.smtp_error, error)
        raise
    finally:
        with contextlib.suppress(OSError):  # Django leaves it open when the server can't encrypt
            connection.close()


def _raise_if_for_good(code: int, answer: bytes | str, error: Exception) -> None:
    """A refusal because of who we are (no encryption, no login) says nothing of the recipient: that is tried again."""
    if 500 <= code < 600 and code not in OUR_OWN_FAULT:
        words = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
        raise _RefusedForGoodError(f"{code} {words}") from error


def _try_later(mail: OutgoingMail, error: Exception, now: datetime) -> None:
    """Record why it did not go, and when it is tried again; after the last attempt it counts as not arrived."""
    reason = f"{type(error).__name__}: {error}"
    if mail.attempts >= MOST_ATTEMPTS:
        logger.error("Mail %s (%s) failed for good after %d attempts: %s", mail.pk, mail.code, mail.attempts, reason)
        register_bounce(mail, reason, state=OutgoingMail.State.FAILED)
        return
    logger.warning("Mail %s (%s) did not go, attempt %d: %s", mail.pk, mail.code, mail.attempts, reason)
    _record(mail, next_attempt_at=now + pause_after(mail.attempts), last_error=reason)


def _record(mail: OutgoingMail, **values: object) -> None:
    for name, value in values.items():
        setattr(mail, name, value)
    mail.save(update_fields=list(values))
