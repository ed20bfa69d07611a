"""The answer of a neighbour: given, confirmed by e-mail, changed, withdrawn. One counts for each address.

The address itself is in the mail only. The answer keeps a keyed hash of it, so that a newer answer finds the older one,
and the address only with the consent of who gave it. The token of the link is, as of all links, in the mail alone.
"""

from __future__ import annotations

import secrets
import uuid
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language

from fund_applications.intake.links import LONGEST_TOKEN, TOKEN_BYTES, normalised_email, token_hash
from fund_applications.intake.mail_requests import request_mail
from fund_applications.intake.rate_limit import allowed
from fund_applications.lifecycle.keyset import chunks
from fund_applications.models import OutgoingMail, SupportPage, SupportResponse
from fund_applications.support.pages import is_open

MAIL_CODE = "support_confirm"
CONFIRM_WITHIN = timedelta(days=7)
_HOUR = 60 * 60
MAILS_AN_HOUR = 5
"""To one address. There is no limit by network: a whole school may answer from one."""
ANSWERS_AN_HOUR = 1000
"""To one page: more than a village hall full, less than a flood of mails."""


class TooManyError(Exception):
    """This address, or this page, got too many answers in an hour."""


class State(StrEnum):
    """What the link in a mail is worth."""

    WAITING = "waiting"
    CONFIRMED = "confirmed"
    EXPIRED = "expired"
    UNKNOWN = "unknown"


class LinkRefusedError(Exception):
    """A link that gives no access to an answer; `state` says why."""

    def __init__(self, state: State) -> None:
        super().__init__(state.value)
        self.state = state


@dataclass(frozen=True, slots=True)
class Answer:
    """What a neighbour filled in. Without `shares_contact` the name goes nowhere."""

    opinion: str
    reason: str = ""
    village_id: int | None = None
    offers: frozenset[str] = field(default_factory=frozenset)
    offer_text: str = ""
    shares_contact: bool = False
    name: str = ""

    def fields(self, email: str) -> dict[str, Any]:
        """The fields of `SupportResponse`; what nobody agreed to share is left out."""
        return {
            "opinion": self.opinion,
            "reason": self.reason,
            "village_id": self.village_id,
            "offers_hands": "hands" in self.offers,
            "offers_tools": "tools" in self.offers,
            "offers_place": "place" in self.offers,
            "offer_text": self.offer_text if self.offers else "",
            "shares_contact": self.shares_contact,
            "name": self.name if self.shares_contact else "",
            "email": email if self.shares_contact else "",
        }


@dataclass(frozen=True, slots=True)
class Found:
    """What is known of a token; `response` is None exactly when the state is UNKNOWN."""

    state: State
    response: SupportResponse | None


def respond(page: SupportPage, answer: Answer, email: str, *, now: datetime | None = None) -> SupportResponse:
    """Keep an answer and ask for the mail with its link; it counts once that is used. Raises TooManyError."""
    moment, address = now or timezone.now(), normalised_email(email)
    if not allowed("support-mail", address, times=MAILS_AN_HOUR, seconds=_HOUR):
        raise TooManyError
    if not allowed("support-page", page.code, times=ANSWERS_AN_HOUR, seconds=_HOUR):
        raise TooManyError
    with transaction.atomic():
        response = SupportResponse.objects.create(
            page=page,
            email_hash=email_hash(page, address),
            language=get_language() or "nl",
            created_at=moment,
            expires_at=moment + CONFIRM_WITHIN,
            **answer.fields(address),
        )
        details = {"support_response": str(response.pk), "language": response.language}
        request_mail(MAIL_CODE, email=address, details=details, now=moment)
    return response


def email_hash(page: SupportPage, email: str) -> str:
    """Tells whether two answers to one page came from one address; says nothing about any other page."""
    return salted_hmac(
        "fund_applications.support.email", f"{page.pk}:{normalised_email(email)}", algorithm="sha256"
    ).hexdigest()


def answers_of(email: str) -> QuerySet[SupportResponse]:
    """The answers that came from an address, also those that keep only its hash; for who asks what is kept of him."""
    address = normalised_email(email)
    if not address:
        return SupportResponse.objects.none()
    hashes = [email_hash(page, address) for page in SupportPage.objects.only("pk").iterator()]
    found: set[uuid.UUID] = set(SupportResponse.objects.filter(email__iexact=address).values_list("pk", flat=True))
    for part in chunks(hashes):
        found |= set(SupportResponse.objects.filter(email_hash__in=part).values_list("pk", flat=True))
    return SupportResponse.objects.filter(pk__in=found)


def issue_token(response: SupportResponse, *, now: datetime) -> tuple[str, datetime]:
    """A new token for the link in the mail that goes out now, and until when it confirms. An earlier one stops working."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    response.token_hash, response.expires_at = token_hash(token), now + CONFIRM_WITHIN
    response.save(update_fields=["token_hash", "expires_at"])
    return token, response.expires_at


def look_up(token: str, *, now: datetime | None = None) -> Found:
    """The answer behind a token. Changes nothing: safe for a GET, and for any text as a token."""
    if not 0 < len(token) <= LONGEST_TOKEN:
        return Found(State.UNKNOWN, None)
    answers = SupportResponse.objects.select_related("page__application", "page__draft", "village")
    response = answers.filter(token_hash=token_hash(token)).first()
    if response is None:
        return Found(State.UNKNOWN, None)
    if response.confirmed_at is not None:
        return Found(State.CONFIRMED, response)
    is_late = response.expires_at <= (now or timezone.now()) or not is_open(response.page, now=now)
    return Found(State.EXPIRED if is_late else State.WAITING, response)


def confirm(token: str, *, now: datetime | None = None) -> SupportResponse:
    """Let an answer count: only in reply to a POST. It replaces the earlier one of this address.

    A second time changes nothing. Raises LinkRefusedError for a link that is unknown or expired, or a closed page.
    """
    moment = now or timezone.now()
    found = look_up(token, now=moment)
    if found.response is None:
        raise LinkRefusedError(found.state)
    with transaction.atomic():
        SupportPage.objects.select_for_update().get(pk=found.response.page_id)
        found = look_up(token, now=moment)
        if found.response is None or found.state not in {State.WAITING, State.CONFIRMED}:
            raise LinkRefusedError(found.state)
        response = found.response
        if found.state is State.WAITING:
            same_address = SupportResponse.objects.filter(page_id=response.page_id, email_hash=response.email_hash)
            same_address.filter(created_at__lte=response.created_at).exclude(pk=response.pk).delete()
            response.confirmed_at = moment
            response.save(update_fields=["confirmed_at"])
            # The mail did its work: from here no row of ours says who this was, but with consent.
            OutgoingMail.objects.filter(support_response=response).update(recipient="")
        return response


def change(response: SupportResponse, answer: Answer, email: str = "", *, now: datetime | None = None) -> None:
    """Replace what was answered. `email` is the address that was kept, or that is given now with consent.

    An answer that was withdrawn meanwhile stays gone, and one that was confirmed meanwhile stays confirmed.
    """
    fields = {**answer.fields(email), "changed_at": now or timezone.now()}
    SupportResponse.objects.filter(pk=response.pk).update(**fields)
    for name, value in fields.items():
        setattr(response, name, value)


def withdraw(response: SupportResponse, *, now: datetime | None = None) -> bool:
    """Take an answer back. True when it is gone.

    False when the decision already rests on it: then it stays without name, address and offer.
    """
    if response.confirmed_at is None or is_open(response.page, now=now) or response.page.application is None:
        response.delete()
        return True
    kept = Answer(response.opinion, response.reason, response.village_id)
    change(response, kept, now=now)
    return False


def forget_unconfirmed(now: datetime) -> int:
    """Delete the answers that nobody confirmed in time; how many."""
    late = SupportResponse.objects.filter(confirmed_at=None, expires_at__lt=now - timedelta(days=1))
    return late.delete()[1].get(SupportResponse._meta.label, 0)
