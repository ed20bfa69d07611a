"""Links by e-mail that give access without an account: to one draft, or to all cases of an address.

The database keeps only the sha256 of a token, so that who reads the database opens nothing. A link expires, a newer
one for the same thing supersedes it, and it is used up by a POST, never by a GET: mail scanners follow links. A view
answers a GET with `look_up` and a POST with `consume`.

Only the mail itself needs the token: a view asks for the mail (`mail_requests.request_mail`), and `correspondence`
issues the link at the moment of sending, so that no row of a mail or a task holds a token either.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from fund_applications.models import Application, Draft, MagicLink

TOKEN_BYTES = 32
LONGEST_TOKEN = 128
NOTICE_LINK_HOURS = 7 * 24


class LinkState(StrEnum):
    """What a token is worth now."""

    VALID = "valid"
    UNKNOWN = "unknown"
    USED = "used"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"


class LinkRefusedError(Exception):
    """A token that gives no access; `state` says why."""

    def __init__(self, state: LinkState) -> None:
        super().__init__(state.value)
        self.state = state


@dataclass(frozen=True, slots=True)
class IssuedLink:
    """A new link. `token` exists here and in the mail, and nowhere else."""

    token: str
    link: MagicLink


@dataclass(frozen=True, slots=True)
class FoundLink:
    """What is known of a token; `link` is None exactly when the state is UNKNOWN."""

    state: LinkState
    link: MagicLink | None


def normalised_email(email: str) -> str:
    """An address as it is compared: without spaces around it, in lower case."""
    return email.strip().lower()


def issue_draft_link(draft: Draft, email: str, *, now: datetime | None = None) -> IssuedLink:
    """A link with which the holder of this address goes on with a draft; supersedes the earlier one for both."""
    moment = now or timezone.now()
    with transaction.atomic():
        _supersede(MagicLink.objects.filter(purpose=MagicLink.Purpose.DRAFT, draft=draft), email, moment)
        return _issue(MagicLink.Purpose.DRAFT, email, moment, settings.MAGIC_LINK_HOURS, draft)


def issue_applicant_link(email: str, *, now: datetime | None = None) -> IssuedLink:
    """A link that somebody asked for, to all cases and drafts of an address; supersedes the earlier ones."""
    moment = now or timezone.now()
    with transaction.atomic():
        _supersede(MagicLink.objects.filter(purpose=MagicLink.Purpose.APPLICANT), email, moment)
        return _issue(MagicLink.Purpose.APPLICANT, email, moment, settings.MAGIC_LINK_HOURS)


def issue_notice_link(email: str, *, now: datetime | None = None) -> IssuedLink:
    """A link in a mail that tells some news. It lives longer and supersedes nothing: every news mail keeps its link."""
    return _issue(MagicLink.Purpose.APPLICANT, email, now or timezone.now(), NOTICE_LINK_HOURS)


def issue_new_address_link(application: Application, email: str, *, now: datetime | None = None) -> IssuedLink:
    """A link to a new address for one case; using it up makes it the address of the case. Supersedes an earlier one."""
    moment = now or timezone.now()
    with transaction.atomic():
        earlier = MagicLink.objects.filter(application=application, used_at__isnull=True, superseded_at__isnull=True)
        earlier.update(superseded_at=moment)
        hours = settings.MAGIC_LINK_HOURS
        return _issue(MagicLink.Purpose.APPLICANT, email, moment, hours, application=application)


def look_up(token: str, purpose: MagicLink.Purpose, *, now: datetime | None = None) -> FoundLink:
    """What a token is worth, without using it up. Safe for a GET, and for any text as a token."""
    if not 0 < len(token) <= LONGEST_TOKEN:
        return FoundLink(LinkState.UNKNOWN, None)
    found = (
        MagicLink.objects.filter(token_hash=token_hash(token), purpose=purpose)
        .select_related("draft", "application__applicant")
        .first()
    )
    if found is None:
        return FoundLink(LinkState.UNKNOWN, None)
    return FoundLink(_state_of(found, now or timezone.now()), found)


def consume(token: str, purpose: MagicLink.Purpose, *, now: datetime | None = None) -> MagicLink:
    """Use a token up: only in answer to a POST. Of two requests at once, one gets it.

    Raises LinkRefusedError for a token that is unknown, used, expired or superseded.
    """
    moment = now or timezone.now()
    found = look_up(token, purpose, now=moment)
    if found.link is None or found.state is not LinkState.VALID:
        raise LinkRefusedError(found.state)
    unused = MagicLink.objects.filter(pk=found.link.pk, used_at__isnull=True, superseded_at__isnull=True)
    if not unused.update(used_at=moment):
        raise LinkRefusedError(LinkState.USED)
    found.link.used_at = moment
    return found.link


def token_hash(token: str) -> str:
    """The sha256 of a token in hex: all that is stored of it."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _supersede(links: QuerySet[MagicLink], email: str, now: datetime) -> None:
    alive = links.filter(email=normalised_email(email), used_at__isnull=True, superseded_at__isnull=True)
    alive.update(superseded_at=now)


def _issue(
    purpose: MagicLink.Purpose,
    email: str,
    now: datetime,
    hours: int,
    draft: Draft | None = None,
    application: Application | None = None,
) -> IssuedLink:
    token = secrets.token_urlsafe(TOKEN_BYTES)
    link = MagicLink.objects.create(
        purpose=purpose,
        token_hash=token_hash(token),
        email=normalised_email(email),
        draft=draft,
        application=application,
        expires_at=now + timedelta(hours=hours),
    )
    return IssuedLink(token, link)


def _state_of(link: MagicLink, now: datetime) -> LinkState:
    if link.used_at is not None:
        return LinkState.USED
    if link.superseded_at is not None:
        return LinkState.SUPERSEDED
    if link.expires_at <= now:
        return LinkState.EXPIRED
    return LinkState.VALID
