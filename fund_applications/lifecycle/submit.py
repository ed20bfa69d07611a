"""The birth of a case: a number, a first version, the first event, the clock, and the confirmation that follows."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fund_applications.lifecycle import events
from fund_applications.lifecycle.actors import Actor, ApplicantActor
from fund_applications.lifecycle.calendar_days import day_of, start_of
from fund_applications.lifecycle.deadlines import apply_clock, equated_days
from fund_applications.lifecycle.explain import day_in_words
from fund_applications.lifecycle.follow_ups import FollowUpKind, write_follow_ups
from fund_applications.lifecycle.outages import closes_on
from fund_applications.lifecycle.receipts import add_version
from fund_applications.lifecycle.refusals import TransitionRefused
from fund_applications.lifecycle.roles import Role, roles_of
from fund_applications.lifecycle.transition_data import clean_text
from fund_applications.models import Applicant, Application, FundRound, ReferenceSequence, Status

PREFIX = "BIF"


@dataclass(frozen=True, kw_only=True)
class Submission:
    """What comes in. `applicant` may be unsaved: it is saved with the case.

    `draft_id` makes sending idempotent: the same draft is the same case, however often it is sent. `received_on` is only
    for paper: the day it came in, at most today. Amounts in euro.
    """

    round: FundRound
    applicant: Applicant
    form_version_id: int
    answers: Mapping[str, Any]
    title: str
    requested_amount: Decimal
    total_costs: Decimal
    summary: str = ""
    page_id: int | None = None
    draft_id: uuid.UUID | None = None
    attachment_ids: Sequence[uuid.UUID] = ()
    village_ids: Sequence[int] = ()
    theme_ids: Sequence[int] = ()
    project_starts_on: date | None = None
    project_ends_on: date | None = None
    search_text: str = ""
    source: str = Application.Source.WEB
    received_on: date | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)
    """Plain JSON that the first event keeps."""


def receive(submission: Submission, *, actor: Actor | None = None, now: datetime | None = None) -> Application:
    """Make a case of a submission and return it; the case that is there already if this draft was sent before.

    `actor` is a member of staff for a paper application; without one the applicant sent it himself. Raises
    TransitionRefused when the round is not open on the day of receipt, or the actor may not enter paper.
    """
    moment = now or timezone.now()
    staff = _staff(actor)
    if submission.draft_id is not None and (known := _known(submission.draft_id)):
        return known
    try:
        with transaction.atomic():
            return _receive(submission, staff, moment)
    except IntegrityError:
        # Two clicks at once: the other one made the case.
        if submission.draft_id is not None and (known := _known(submission.draft_id)):
            return known
        raise


def _known(draft_id: uuid.UUID) -> Application | None:
    return Application.objects.filter(draft_id=draft_id).first()


def _staff(actor: Actor | None) -> User | None:
    if actor is None or isinstance(actor, ApplicantActor):
        return None
    if not isinstance(actor, User) or Role.HANDLER not in roles_of(actor):
        text = _("Alleen een behandelaar voert een aanvraag op papier in.")
        raise TransitionRefused(text, code="wrong_role")
    return actor


def _receive(submission: Submission, staff: User | None, now: datetime) -> Application:
    received_at = _received_at(submission, staff, now)
    received_on = day_of(received_at)
    _check_round(submission.round, received_on)
    applicant = submission.applicant
    if applicant._state.adding:
        applicant.save()
    application = Application.objects.create(
        reference=next_reference(day_of(now).year),
        round=submission.round,
        page_id=submission.page_id,
        draft_id=submission.draft_id,
        applicant=applicant,
        status=Status.SUBMITTED,
        source=submission.source,
        title=clean_text(submission.title)[:200],
        summary=clean_text(submission.summary),
        requested_amount=submission.requested_amount,
        total_costs=submission.total_costs,
        project_starts_on=submission.project_starts_on,
        project_ends_on=submission.project_ends_on,
        received_at=received_at,
        decision_weeks=submission.round.decision_weeks,
        search_text=clean_text(submission.search_text),
    )
    application.villages.set(submission.village_ids)
    application.themes.set(submission.theme_ids)
    version = add_version(
        application,
        form_version_id=submission.form_version_id,
        answers=submission.answers,
        attachment_ids=submission.attachment_ids,
        submitted_at=received_at,
        submitted_by_staff=staff,
    )
    event = events.append(
        application,
        events.SUBMITTED,
        actor=staff,
        role=Role.HANDLER if staff else Role.APPLICANT,
        occurred_at=now,
        occurred_on=received_on,
        from_status="",
        to_status=Status.SUBMITTED,
        data={
            **submission.extra,
            "decision_weeks": submission.round.decision_weeks,
            "determination_weeks": submission.round.determination_weeks,
            "source": str(submission.source),
            "version": version.number,
            "digest": version.digest,
        },
    )
    apply_clock(application, equated_days())
    application.save(update_fields=["decide_by", "report_due_on", "revision"])
    write_follow_ups(event, [FollowUpKind.CONFIRM_RECEIPT], {"version": version.number})
    return application


def _received_at(submission: Submission, staff: User | None, now: datetime) -> datetime:
    day = submission.received_on
    if day is None or day == day_of(now):
        return now
    if staff is None or day > day_of(now):
        text = _("Kies de dag waarop de aanvraag binnenkwam: vandaag of eerder.")
        raise TransitionRefused(text, "received_on", code="impossible_day")
    return start_of(day)


def _check_round(fund_round: FundRound, day: date) -> None:
    if day < fund_round.opens_on:
        text = _("Aanvragen kan vanaf %(day)s. Bewaar je aanvraag en stuur hem dan.")
        raise TransitionRefused(text % {"day": day_in_words(fund_round.opens_on)}, code="round_not_open")
    last = closes_on(fund_round)
    if day > last:
        text = _("Aanvragen kon tot en met %(day)s. Kijk op de website wanneer de volgende ronde begint.")
        raise TransitionRefused(text % {"day": day_in_words(last)}, code="round_closed")


def next_reference(year: int) -> str:
    """The next number of a year, such as BIF-2027-0012; the row of the year is locked until the case is there."""
    ReferenceSequence.objects.get_or_create(year=year)
    sequence = ReferenceSequence.objects.select_for_update().get(year=year)
    sequence.last_number += 1
    sequence.save(update_fields=["last_number"])
    return f"{PREFIX}-{year}-{sequence.last_number:04d}"
