"""Mails with a link to go on with a draft: after the address is first typed, and when somebody asks."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from fund_applications.intake.links import normalised_email
from fund_applications.intake.mail_requests import request_mail
from fund_applications.intake.rate_limit import allowed
from fund_applications.models import Draft

_HOUR = 60 * 60


def send_first_link(draft: Draft, *, changed_before: bool) -> bool:
    """Send the link as soon as the draft has an address, and again when the address changes. It also verifies it.

    False when too many were asked for this address, or for a test draft.
    """
    if draft.is_test or not draft.email or not _may_ask(draft.email):
        return False
    code = "email_check" if changed_before else "draft_saved"
    return request_mail(code, email=draft.email, draft=draft)


def send_links_for(email: str, now: datetime) -> int:
    """Send a link for each draft that this address writes or writes along with; how many.

    Nobody learns from it who has a draft.
    """
    address = normalised_email(email)
    if not _may_ask(address):
        return 0
    mine = Q(email__iexact=address) | Q(co_applicants__email=address, co_applicants__removed_at=None)
    drafts = Draft.objects.filter(mine, is_test=False, expires_at__gt=now).distinct().order_by("-edited_at")[:3]
    return sum(request_mail("draft_link", email=address, draft=draft) for draft in drafts)


def _may_ask(email: str) -> bool:
    return allowed("draft-link", email, times=6, seconds=_HOUR)
