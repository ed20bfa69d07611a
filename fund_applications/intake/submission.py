"""Sending: a draft becomes a case, exactly once, and the draft is gone."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from fund_applications.intake.answers import Assessment
from fund_applications.intake.co_applicants import go_along
from fund_applications.intake.reaching import count_sent
from fund_applications.intake.readiness import Readiness, readiness_of
from fund_applications.intake.saving import lock_draft
from fund_applications.intake.step_form import is_signature
from fund_applications.intake.uploads import discard
from fund_applications.lifecycle.submit import Submission, receive
from fund_applications.models import (
    Applicant,
    ApplicantKind,
    Application,
    ContactChannel,
    Draft,
    FundRound,
    NamePublication,
    SupportPage,
)
from fund_applications.questions.roles import Meaning, Role
from fund_applications.questions.types import Json, show_answer
from fund_applications.questions.types.compounds import total
from home.models import Village

_LONGEST_SEARCH_TEXT = 50_000


class NotReadyError(Exception):
    """The draft can't be sent as it is; `readiness` says why."""

    def __init__(self, readiness: Readiness) -> None:
        super().__init__("not ready")
        self.readiness = readiness


class ChangedMeanwhileError(Exception):
    """Another tab or device changed the draft after the page with the button was made."""


class TestDraftError(Exception):
    """A test draft never becomes a case."""


def send(draft_id: uuid.UUID, *, revision: int, signed: bool, now: datetime.datetime | None = None) -> Application:
    """Make a case of a draft that was seen at this revision and signed.

    Raises AlreadySentError, Draft.DoesNotExist, TestDraftError, ChangedMeanwhileError, NotReadyError, and
    TransitionRefused when the round is closed.
    """
    moment = now or timezone.now()
    with transaction.atomic():
        draft = lock_draft(draft_id)
        if draft.is_test:
            raise TestDraftError
        if draft.revision != revision:
            raise ChangedMeanwhileError
        readiness = readiness_of(draft)
        fund_round = draft.page.round if draft.page else None
        if not readiness.can_be_sent or fund_round is None or (readiness.signature and not signed):
            raise NotReadyError(readiness)
        values = readiness.assessment.values | ({readiness.signature.question.id: True} if readiness.signature else {})
        application = receive(submission_of(draft, fund_round, readiness.assessment, values, moment), now=moment)
        # What the neighbours said goes along with the idea.
        SupportPage.objects.filter(draft=draft).update(draft=None, application=application)
        go_along(draft, application)
        _let_go(draft)
        count_sent(fund_round.pk)
        return application


def make_applicant(assessment: Assessment, draft: Draft, now: datetime.datetime) -> Applicant:
    """The contact data in the answers, unsaved."""
    value = assessment.value_of
    address = value(Role.ADDRESS) or {}
    names = {Meaning.FIRST_NAME: NamePublication.FIRST_NAME, Meaning.FULL_NAME: NamePublication.FULL}
    email = value(Role.EMAIL) or ""
    return Applicant(
        kind=value(Role.APPLICANT_KIND) or ApplicantKind.RESIDENT,
        name=value(Role.NAME) or "",
        organisation=value(Role.ORGANISATION) or "",
        kvk_number=str(value(Role.ORGANISATION_NUMBER) or ""),
        email=email,
        email_verified_at=draft.email_verified_at if email.lower() == draft.email.lower() else None,
        phone=(value(Role.PHONE) or "")[:30],
        street=address.get("street", "")[:200],
        postcode=address.get("postcode", ""),
        place=address.get("city", "")[:100],
        channel=value(Role.CONTACT_CHANNEL) or ContactChannel.POST,
        channel_chosen_at=now if value(Role.CONTACT_CHANNEL) else None,
        language=draft.language,
        name_publication=names.get(value(Role.NAME_CONSENT), NamePublication.NONE),
        may_publish=value(Role.PUBLICATION_CONSENT) == Meaning.YES,
    )


def submission_of(
    draft: Draft, fund_round: FundRound, assessment: Assessment, values: Mapping[str, Json], now: datetime.datetime
) -> Submission:
    """What the lifecycle needs of a draft and its judged answers; also for paper that staff enter."""
    value = assessment.value_of
    return Submission(
        round=fund_round,
        applicant=make_applicant(assessment, draft, now),
        form_version_id=draft.form_version_id,
        answers=values,
        title=value(Role.TITLE),
        summary=value(Role.SUMMARY) or "",
        requested_amount=Decimal(value(Role.REQUESTED_AMOUNT)),
        total_costs=total(value(Role.COST_LINES)),
        page_id=draft.page_id,
        draft_id=draft.pk,
        attachment_ids=[uuid.UUID(file["id"]) for file in _sent_files(assessment)],
        village_ids=list(Village.objects.filter(name__in=value(Role.VILLAGES) or ()).values_list("pk", flat=True)),
        project_starts_on=_day(value(Role.START_DATE)),
        project_ends_on=_day(value(Role.END_DATE)),
        search_text=search_text(assessment),
    )


def search_text(assessment: Assessment) -> str:
    """All answers that count as plain text, for the register of the staff."""
    texts = (
        show_answer(state.question, state.value).as_text()
        for state in assessment.states.values()
        if state.is_asked and state.value is not None and not is_signature(state.question)
    )
    return "\n".join(texts)[:_LONGEST_SEARCH_TEXT]


def _sent_files(assessment: Assessment) -> Iterable[dict[str, Any]]:
    for state in assessment.states.values():
        if state.is_asked and state.question.type == "files":
            yield from state.value or ()


def _let_go(draft: Draft) -> None:
    """The case has everything that was sent; what is left of the draft (an answer that was not asked) goes."""
    draft.refresh_from_db()
    discard(list(draft.attachments.all()))
    draft.delete()


def _day(value: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(value) if value else None
