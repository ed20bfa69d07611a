"""Saving what was typed in a step, also with mistakes in it, and never over what another tab or device saved.

A page carries a *basis*: for each question that it shows, a short hash of what was saved when the page was made. So
for every question three things are known: what the page began with, what is saved now, and what was posted. Only when
all three differ, the applicant must choose: what was posted is set aside until then.
"""

from __future__ import annotations

import hashlib
import json
import re
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.http import QueryDict
from django.utils import timezone

from fund_applications.intake.answers import assess
from fund_applications.intake.form_versions import definition_of
from fund_applications.intake.step_form import field_name
from fund_applications.models import Application, Draft
from fund_applications.questions.definition import Question
from fund_applications.questions.roles import Role
from fund_applications.questions.types import Json, type_of
from fund_applications.questions.types.base import is_blank, make_storable

_HASH_LENGTH = 10
_NOT_SHOWN = "-"


class AlreadySentError(Exception):
    """The draft became an application: nothing in it changes any more."""

    def __init__(self, draft_id: uuid.UUID) -> None:
        super().__init__(str(draft_id))
        self.draft_id = draft_id


@dataclass(frozen=True, slots=True)
class Saved:
    """The draft after saving, and the questions about which the applicant must choose."""

    draft: Draft
    conflicts: tuple[str, ...] = ()
    email_changed: bool = False


@dataclass(frozen=True, slots=True)
class Basis:
    """What a page began with: the revision, and hash by question id for the questions that it shows."""

    revision: int | None = None
    hashes: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def parse(cls, text: str, questions: Sequence[Question]) -> Basis:
        """The basis in the hidden input; one that is damaged knows nothing, and then the last one to save wins."""
        if not re.fullmatch(r"\d{1,9}(\.([0-9a-f]{10}|-)){%d}" % len(questions), text):  # noqa: UP031  braces
            return cls()
        revision, *hashes = text.split(".")
        pairs = zip(questions, hashes, strict=True)
        return cls(int(revision), {q.id: shown for q, shown in pairs if shown != _NOT_SHOWN})


def basis_text(draft: Draft, questions: Sequence[Question], shown: set[str]) -> str:
    """The hidden input of a page: the revision, then a hash for each question of the step, or "-"."""
    hashes = [short_hash(draft.answers.get(q.id)) if q.id in shown else _NOT_SHOWN for q in questions]
    return ".".join([str(draft.revision), *hashes])


def short_hash(typed: Json) -> str:
    """Tells two typed answers apart; everything blank is the same."""
    text = "" if is_blank(typed) else json.dumps(typed, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_HASH_LENGTH]


def typed_in(data: QueryDict, questions: Sequence[Question], basis: Basis) -> dict[str, Json]:
    """What a posted page holds, by question id. A question that the page did not show is left out."""
    return {
        question.id: type_of(question).typed(question, data, field_name(question))
        for question in questions
        if question.id in basis.hashes and type_of(question).asks and not type_of(question).holds_files
    }


def save_typed(draft_id: uuid.UUID, posted: Mapping[str, Json], basis: Basis, *, now: datetime | None = None) -> Saved:
    """Merge what was posted into the draft, question by question, under a lock.

    Raises Draft.DoesNotExist when it was deleted, AlreadySentError when it was sent.
    """
    moment = now or timezone.now()
    with transaction.atomic():
        draft = lock_draft(draft_id)
        before = dict(draft.answers)
        conflicts = _merge(draft, posted, basis, moment)
        email_changed = _take_email(draft)
        if draft.answers != before or conflicts:
            touch(draft, moment)
        return Saved(draft, conflicts, email_changed)


def choose(draft_id: uuid.UUID, choices: Mapping[str, bool], *, now: datetime | None = None) -> Draft:
    """Settle conflicts: True takes what was set aside, False keeps what is saved."""
    with transaction.atomic():
        draft = lock_draft(draft_id)
        for question_id, take in choices.items():
            aside = draft.set_aside.pop(question_id, None)
            if take and aside is not None:
                _put(draft, question_id, aside["typed"])
        _take_email(draft)
        touch(draft, now or timezone.now())
        return draft


def lock_draft(draft_id: uuid.UUID) -> Draft:
    """The draft, locked until the end of the transaction. Raises Draft.DoesNotExist, AlreadySentError."""
    draft = Draft.objects.select_for_update(of=("self",)).select_related("form_version").get(pk=draft_id)
    if Application.objects.filter(draft_id=draft_id).exists():
        raise AlreadySentError(draft_id)
    return draft


def lives_until(now: datetime) -> datetime:
    """When a draft that is edited now is deleted, if nobody edits it again (`DRAFT_DAYS`)."""
    return now + timedelta(days=settings.DRAFT_DAYS)


def touch(draft: Draft, now: datetime) -> None:
    """Store the draft as edited now: its time to live begins again, and so do the warnings."""
    draft.revision += 1
    draft.edited_at = now
    draft.expires_at = lives_until(now)
    draft.warned_days = None
    draft.save()


def _merge(draft: Draft, posted: Mapping[str, Json], basis: Basis, now: datetime) -> tuple[str, ...]:
    conflicts = []
    for question_id, raw in posted.items():
        typed = make_storable(raw)
        mine, saved = short_hash(typed), short_hash(draft.answers.get(question_id))
        began = basis.hashes.get(question_id, saved)
        if mine in (saved, began):
            continue
        if saved == began:
            _put(draft, question_id, typed)
        else:
            draft.set_aside[question_id] = {"typed": typed, "at": now.isoformat()}
            conflicts.append(question_id)
    return tuple(conflicts)


def _put(draft: Draft, question_id: str, typed: Json) -> None:
    if is_blank(typed):
        draft.answers.pop(question_id, None)
    else:
        draft.answers[question_id] = typed


def _take_email(draft: Draft) -> bool:
    """Keep the address of the draft equal to the answer, as soon as that is an address. True when it changed."""
    found = assess(definition_of(draft.form_version), draft.answers).value_of(Role.EMAIL)
    if not found or found.lower() == draft.email.lower():
        return False
    draft.email = found
    draft.email_verified_at = None
    return True
