"""A request by the AVG from its receipt to its answer: a month, or three after a notice with reasons (AVG 12 lid 3)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fund_applications.lifecycle.calendar_days import day_of
from fund_applications.lifecycle.deadlines import equated_days
from fund_applications.lifecycle.refusals import TransitionRefused
from fund_applications.lifecycle.terms import Term, Unit
from fund_applications.lifecycle.transition_data import clean_text
from fund_applications.lifecycle.working_days import working_day_from
from fund_applications.models import PrivacyRequest, PrivacyStep
from fund_applications.retention.rules import last_closing_day

ANSWER_TERM = Term(1, Unit.MONTHS)
"""AVG 12 lid 3."""
LONGER_TERM = Term(3, Unit.MONTHS)
"""AVG 12 lid 3: extended by two months, for complex or many requests, told within the first month."""

What = PrivacyStep.What


def answer_by(received_on: date, *, extended: bool = False) -> date:
    """The last day for an answer; on a rest day the first working day after it (Verordening 1182/71, art. 3 lid 4)."""
    term = LONGER_TERM if extended else ANSWER_TERM
    return working_day_from(term.counted_from(received_on), equated_days())


@transaction.atomic
def register(user: Any, fields: dict[str, Any], now: datetime) -> PrivacyRequest:
    """Write down a request that came in; `fields` are those of the form."""
    made = PrivacyRequest.objects.create(
        **{name: clean_text(value) if isinstance(value, str) else value for name, value in fields.items()},
        due_on=answer_by(fields["received_on"]),
        registered_by=user,
        registered_at=now,
    )
    note(made, What.REGISTERED, user, now)
    return made


def note(request: PrivacyRequest, what: str, user: Any, now: datetime, counts: dict[str, int] | None = None) -> None:
    """Write down that something was done on a request."""
    PrivacyStep.objects.create(request=request, what=what, done_by=user, done_at=now, counts=counts or {})


@transaction.atomic
def extend(request_id: int, user: Any, reason: str, now: datetime) -> PrivacyRequest:
    """Two months more, once, told with reasons within the first month. Raises TransitionRefused."""
    found = _open(request_id)
    if not reason.strip():
        raise TransitionRefused(_("Schrijf op waarom het langer duurt."), "reason", code="required")
    if found.extended_on is not None:
        raise TransitionRefused(_("Verlengen mag een keer."), code="once")
    today = day_of(now)
    if today > found.due_on:
        text = _("Verlengen kon tot en met %(day)s. Antwoord zo snel mogelijk.")
        raise TransitionRefused(text % {"day": date_format(found.due_on, "j F Y")}, code="too_late")
    found.extended_on, found.extension_reason = today, clean_text(reason)
    found.due_on = answer_by(found.received_on, extended=True)
    found.save(update_fields=["extended_on", "extension_reason", "due_on"])
    note(found, What.EXTENDED, user, now)
    return found


@transaction.atomic
def close(request_id: int, user: Any, outcome: str, reason: str, now: datetime) -> PrivacyRequest:
    """Answered. What was not, or not wholly, done has reasons (AVG 12 lid 4). Raises TransitionRefused."""
    found = _open(request_id)
    if outcome not in PrivacyRequest.Outcome.values or outcome == PrivacyRequest.Outcome.OPEN:
        raise TransitionRefused(_("Kies een uitkomst."), "outcome", code="required")
    needs_reason = outcome in {PrivacyRequest.Outcome.PARTLY, PrivacyRequest.Outcome.REFUSED}
    if needs_reason and not reason.strip():
        raise TransitionRefused(
            _("Schrijf de redenen op. Die deel je ook met de aanvrager."), "reason", code="required"
        )
    found.outcome, found.outcome_reason = outcome, clean_text(reason)
    found.closed_on, found.closed_by = day_of(now), user
    found.save(update_fields=["outcome", "outcome_reason", "closed_on", "closed_by"])
    note(found, What.CLOSED, user, now)
    return found


def forget_answered(now: datetime) -> int:
    """Take the person out of requests that were answered long ago; that there was one, and how it ended, stays.

    The years are `PRIVACY_REQUEST_YEARS`: our choice, so that somebody can still object to the answer.
    """
    before = last_closing_day(day_of(now), settings.PRIVACY_REQUEST_YEARS)
    old = PrivacyRequest.objects.filter(closed_on__lte=before).exclude(email="")
    return old.update(name="", email="", details="", identity_check="", extension_reason="", outcome_reason="")


def _open(request_id: int) -> PrivacyRequest:
    found = PrivacyRequest.objects.select_for_update(of=("self",)).get(pk=request_id)
    if not found.is_open:
        raise TransitionRefused(_("Dit verzoek is al afgehandeld."), code="closed")
    return found
