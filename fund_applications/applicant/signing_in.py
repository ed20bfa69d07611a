"""Signing in with a link from a mail: asking for one, and what using one up means."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language

from fund_applications.applicant.access import sign_in
from fund_applications.intake.links import normalised_email
from fund_applications.intake.mail_requests import request_mail
from fund_applications.intake.rate_limit import allowed
from fund_applications.models import Applicant, Draft, MagicLink

_HOUR = 60 * 60
LINKS_AN_HOUR = 5


def ask_for_link(email: str, *, onward: str = "") -> bool:
    """Ask for a mail with a link; False when this address asked too often in an hour.

    The same for an address that nobody knows: whether a mail is sent is decided later, out of sight of who asked.
    """
    address = normalised_email(email)
    if not allowed("login-link", address, times=LINKS_AN_HOUR, seconds=_HOUR):
        return False
    details = {"language": get_language() or "nl", "onward": onward}
    return request_mail("login_link", email=address, details=details)


def enter(request: HttpRequest, link: MagicLink) -> None:
    """Sign in with a link that was used up. Who uses it reads mail at its address, so the address is verified.

    A link to a new address of a case makes it the address of that case.
    """
    now = timezone.now()
    if link.application is not None and link.application.applicant.email.lower() != link.email:
        _change_address(link, link.application.applicant)
    Applicant.objects.filter(email__iexact=link.email, email_verified_at=None).update(email_verified_at=now)
    Draft.objects.filter(email__iexact=link.email, email_verified_at=None).update(email_verified_at=now)
    sign_in(request, link.email)


def _change_address(link: MagicLink, applicant: Applicant) -> None:
    """The old address hears it, so that nobody takes over a case in silence."""
    before = applicant.email
    applicant.email, applicant.email_verified_at, applicant.post_needed = link.email, timezone.now(), False
    applicant.save(update_fields=["email", "email_verified_at", "post_needed"])
    if before and link.application is not None:
        request_mail("contact_changed", email=before, application=link.application, key=f"{link.pk}")


def masked(email: str) -> str:
    """`s…@voorbeeld.nl`: enough to recognise one's own address."""
    name, _at, host = email.partition("@")
    return f"{name[:1]}…@{host}" if host else ""
