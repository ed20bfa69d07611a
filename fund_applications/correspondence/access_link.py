"""The link in a mail that gives access. Its token exists in the mail that goes out, and in no row of ours.

The stored mail has `TOKEN` and `MOMENT` where the token and its last moment come; each attempt to send issues a new link,
which supersedes that of an attempt before.
"""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.translation import gettext as _

from fund_applications.correspondence.catalogue import Destination, mail_kind
from fund_applications.intake.co_applicants import may_come_in
from fund_applications.intake.links import (
    IssuedLink,
    issue_applicant_link,
    issue_draft_link,
    issue_new_address_link,
    issue_notice_link,
)
from fund_applications.models import MagicLink, OutgoingMail
from fund_applications.support.responses import MAIL_CODE as SUPPORT
from fund_applications.support.responses import issue_token

TOKEN = "token-volgt-bij-versturen"  # noqa: S105  a placeholder
MOMENT = "[moment-volgt-bij-versturen]"


class DraftIsGoneError(Exception):
    """What a mail would open (a draft, the answer of a neighbour) was sent or deleted in the meantime."""


def with_access_link(mail: OutgoingMail, now: datetime) -> tuple[str, str]:
    """Text and HTML of a mail as they go out; a mail that gives no access comes back as it is stored.

    Raises DraftIsGoneError when there is nothing left to give access to.
    """
    purpose = mail_kind(mail.code).access
    if purpose is None:
        return mail.body_text, mail.body_html
    token, until = _issue_support(mail, now) if mail.code == SUPPORT else _issue_magic(mail, purpose, now)
    moment = moment_in_words(until, mail.language)
    text = mail.body_text.replace(TOKEN, token).replace(MOMENT, moment)
    html = mail.body_html.replace(TOKEN, token).replace(escape(MOMENT), escape(moment))
    return text, html


def moment_in_words(moment: datetime, language: str) -> str:
    """`woensdag 6 mei om 14:32 uur`."""
    with translation.override(language):
        local = timezone.localtime(moment)
        return _("%(day)s om %(time)s uur") % {"day": date_format(local, "l j F"), "time": date_format(local, "H:i")}


def _issue_support(mail: OutgoingMail, now: datetime) -> tuple[str, datetime]:
    """The link of a neighbour: to one answer, and to nothing else."""
    if mail.support_response is None:
        raise DraftIsGoneError(str(mail.pk))
    return issue_token(mail.support_response, now=now)


def _issue_magic(mail: OutgoingMail, purpose: MagicLink.Purpose, now: datetime) -> tuple[str, datetime]:
    issued = _issue(mail, purpose, now)
    return issued.token, issued.link.expires_at


def _issue(mail: OutgoingMail, purpose: MagicLink.Purpose, now: datetime) -> IssuedLink:
    destination = mail_kind(mail.code).destination
    if destination is Destination.NEW_ADDRESS and mail.application is not None:
        return issue_new_address_link(mail.application, mail.recipient, now=now)
    if purpose == MagicLink.Purpose.APPLICANT:
        was_asked_for = destination is Destination.LOGIN
        return (issue_applicant_link if was_asked_for else issue_notice_link)(mail.recipient, now=now)
    if mail.draft is None:
        raise DraftIsGoneError(str(mail.pk))
    if not may_come_in(mail.draft, mail.recipient):
        raise DraftIsGoneError(str(mail.pk))
    return issue_draft_link(mail.draft, mail.recipient, now=now)
