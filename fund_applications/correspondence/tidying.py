"""What need not be kept of mail that belongs to no case: old links, and mails that gave access to somebody."""

from __future__ import annotations

from datetime import datetime, timedelta

from fund_applications.correspondence.digests import DIGEST
from fund_applications.intake.mail_requests import MAIL
from fund_applications.models import FollowUp, MagicLink, OutgoingMail

KEPT_FOR = timedelta(days=30)
"""Long enough to find out what went wrong with a mail."""


def tidy(now: datetime) -> int:
    """Delete what is old and belongs to no case and no draft; how many rows. What belongs to a case goes with the case."""
    long_ago = now - KEPT_FOR
    nobodys = {"application": None, "draft": None}
    old = (
        MagicLink.objects.filter(expires_at__lt=long_ago),
        OutgoingMail.objects.filter(created_at__lt=long_ago, **nobodys),
        FollowUp.objects.filter(kind__in=(MAIL, DIGEST), done_at__lt=long_ago, **nobodys),
    )
    return sum(rows.delete()[0] for rows in old)
