"""A supplement: only the questions that were asked for are open, the rest is locked; saved until it is sent.

`SupplementDraft.answers` holds what was typed, by question id; for a question with files, the ids of earlier files that are
to be left out (`{"removed": [...]}`). New files hang on the draft until it is sent.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from fund_applications.applicant.access import actor_of
from fund_applications.applicant.shown_answers import latest_version, typed_again
from fund_applications.intake.answers import Assessment, assess
from fund_applications.intake.file_kinds import FileRefusedError
from fund_applications.intake.findings import findings_of
from fund_applications.intake.form_versions import definition_of
from fund_applications.intake.step_form import field_name
from fund_applications.intake.submission import search_text
from fund_applications.intake.uploads import discard, store
from fund_applications.lifecycle.perform import perform
from fund_applications.lifecycle.transition_data import Supply
from fund_applications.models import (
    Application,
    ApplicationVersion,
    Attachment,
    SupplementDraft,
    SupplementItem,
    SupplementRequest,
)
from fund_applications.questions.definition import FormDefinition, Question
from fund_applications.questions.roles import Role
from fund_applications.questions.types import Json, type_of
from fund_applications.questions.types.base import make_storable
from fund_applications.questions.types.compounds import total
from fund_applications.questions.types.files import most_files
from home.models import Village


class SavedElsewhereError(Exception):
    """Another tab or device saved in between; nothing was overwritten."""


@dataclass(frozen=True)
class Supplement:
    """A supplement in the making: the request, what was sent before, and what was filled in so far."""

    application: Application
    request: SupplementRequest
    draft: SupplementDraft
    version: ApplicationVersion

    @cached_property
    def definition(self) -> FormDefinition:
        """The form that the last version was sent with.

        A question that was asked for is asked, also when the answer on which it depends says otherwise and stays locked.
        """
        whole = definition_of(self.version.form_version)
        asked = {item.question_id for item in self.items}

        def unconditional(question: Question) -> Question:
            condition = question.condition
            if question.id not in asked or condition is None or condition.question_id in asked:
                return question
            return replace(question, condition=None)

        steps = (replace(step, questions=tuple(map(unconditional, step.questions))) for step in whole.steps)
        return replace(whole, steps=tuple(steps))

    @cached_property
    def items(self) -> list[SupplementItem]:
        """What was asked for."""
        return list(self.request.items.all())

    @cached_property
    def open_ids(self) -> frozenset[str]:
        """The questions that are open: those asked for, and those that are only asked because of their answer."""
        found = {item.question_id for item in self.items}
        for question in self.definition.questions:
            if question.condition and question.condition.question_id in found:
                found.add(question.id)
        return frozenset(found)

    @property
    def open_questions(self) -> list[Question]:
        """The open questions that the form has, in its order."""
        return [question for question in self.definition.questions if question.id in self.open_ids]

    @property
    def items_without_question(self) -> list[SupplementItem]:
        """What was asked for beside the form: answered with a message."""
        return [item for item in self.items if self.definition.question(item.question_id) is None]

    def reasons_for(self, question: Question) -> list[str]:
        """Why the reviewer asks for it."""
        return [item.reason for item in self.items if item.question_id == question.id]

    def assessment(self, typed: Mapping[str, Json] | None = None) -> Assessment:
        """Everything as it would be sent now; `typed` goes before what is saved."""
        answers: dict[str, Json] = {}
        for question in self.definition.questions:
            value = self.version.answers.get(question.id)
            if value is not None and not type_of(question).holds_files:
                answers[question.id] = typed_again(question, value)
        saved = {key: value for key, value in self.draft.answers.items() if key in self.open_ids}
        return assess(self.definition, {**answers, **saved, **(typed or {})}, self.files())

    def files(self) -> dict[str, list[Json]]:
        """The files of each question: the earlier ones that stay, then the new ones."""
        found: dict[str, list[Json]] = {}
        for question in (q for q in self.definition.questions if type_of(q).holds_files):
            kept = [
                file
                for file in self.version.answers.get(question.id) or []
                if file["id"] not in self._removed(question)
            ]
            found[question.id] = kept
        for attachment in self.draft.attachments.exclude(scan=Attachment.Scan.INFECTED):
            found.setdefault(attachment.question_id, []).append(
                {
                    "id": str(attachment.pk),
                    "name": attachment.original_name,
                    "size": attachment.size,
                    "sha256": attachment.sha256,
                }
            )
        return found

    def blocking_messages(self, assessment: Assessment) -> dict[str, tuple[str, ...]]:
        """By open question: what must be mended before it can be sent, besides what is wrong in the answer itself."""
        found: dict[str, tuple[str, ...]] = {}
        for finding in findings_of(assessment, self.application.round, timezone.localdate()):
            if finding.blocks and finding.question.id in self.open_ids:
                found[finding.question.id] = (*found.get(finding.question.id, ()), finding.message)
        for question in self.open_questions:
            if assessment.states[question.id].is_missing:
                found[question.id] = (*found.get(question.id, ()), _("Vul dit in. Hierom vroegen we."))
        return found

    def _removed(self, question: Question) -> list[str]:
        saved = self.draft.answers.get(question.id)
        return list(saved.get("removed", [])) if isinstance(saved, Mapping) else []


def supplement_of(application: Application, request: SupplementRequest) -> Supplement:
    """The supplement that answers this request, begun or not."""
    draft = SupplementDraft.objects.filter(request=request).first()
    if draft is None:
        draft = SupplementDraft.objects.get_or_create(request=request, defaults={"saved_at": timezone.now()})[0]
    return Supplement(application, request, draft, latest_version(application))


def typed_in(supplement: Supplement, data: QueryDict) -> dict[str, Json]:
    """What a posted page holds for the open questions; anything else in it is ignored."""
    return {
        question.id: make_storable(type_of(question).typed(question, data, field_name(question)))
        for question in supplement.open_questions
        if type_of(question).asks and not type_of(question).holds_files
    }


def save(
    supplement: Supplement, typed: Mapping[str, Json], revision: int, *, now: datetime | None = None
) -> Supplement:
    """Keep what was typed, also with mistakes in it. Raises SavedElsewhereError when somebody saved in between."""
    with transaction.atomic():
        draft = SupplementDraft.objects.select_for_update().get(pk=supplement.draft.pk)
        changed = {key: value for key, value in typed.items() if draft.answers.get(key) != value}
        if changed and draft.revision != revision:
            raise SavedElsewhereError
        _store(draft, {**draft.answers, **typed}, now)
    return Supplement(supplement.application, supplement.request, draft, supplement.version)


def _store(draft: SupplementDraft, answers: dict[str, Any], now: datetime | None) -> None:
    draft.answers, draft.revision, draft.saved_at = answers, draft.revision + 1, now or timezone.now()
    draft.save(update_fields=["answers", "revision", "saved_at"])


def add_file(supplement: Supplement, question: Question, upload: UploadedFile) -> Attachment:
    """Add a file to an open question. Raises FileRefusedError with a message for the applicant."""
    if len(supplement.files().get(question.id, [])) >= most_files(question):
        raise FileRefusedError("too_many", _("Hier passen niet meer bestanden. Verwijder er eerst een."))
    return store(upload, supplement=supplement.draft, question_id=question.id)


def remove_file(supplement: Supplement, file_id: str) -> None:
    """Leave a file out: a new one is deleted, an earlier one stays with the version that it was sent with."""
    try:
        new = supplement.draft.attachments.filter(pk=uuid.UUID(file_id)).first()
    except ValueError:
        return
    if new is not None:
        discard([new])
        return
    for question in supplement.open_questions:
        earlier = [
            file["id"] for file in supplement.version.answers.get(question.id) or [] if type_of(question).holds_files
        ]
        if file_id in earlier:
            with transaction.atomic():
                draft = SupplementDraft.objects.select_for_update().get(pk=supplement.draft.pk)
                saved = draft.answers.get(question.id)
                removed = list(saved.get("removed", [])) if isinstance(saved, Mapping) else []
                _store(draft, {**draft.answers, question.id: {"removed": sorted({*removed, file_id})}}, None)


def send(supplement: Supplement, assessment: Assessment, *, now: datetime | None = None) -> Application:
    """Send it: a new version, in which the locked answers are exactly those of the version before.

    Raises TransitionRefused when it is too late, or was sent already.
    """
    new_files = tuple(supplement.draft.attachments.values_list("pk", flat=True))
    data = supply_data(supplement, assessment, attachment_ids=new_files)
    return perform(supplement.application.pk, "supply", actor=actor_of(supplement.application), data=data, now=now)


def supply_data(supplement: Supplement, assessment: Assessment, **more: Any) -> Supply:
    """What the lifecycle needs of a supplement; `more` are further fields of `Supply`, such as those for paper."""
    answers = {key: value for key, value in supplement.version.answers.items() if key not in supplement.open_ids}
    answers |= {key: value for key, value in assessment.values.items() if key in supplement.open_ids}
    return Supply(
        form_version_id=supplement.version.form_version_id,
        answers=answers,
        changes=_changes(supplement, assessment),
        **more,
    )


def _changes(supplement: Supplement, assessment: Assessment) -> dict[str, Any]:
    """The fields of the case that follow from what was supplied."""
    value = assessment.value_of
    found: dict[str, Any] = {"search_text": search_text(assessment)}
    fields: dict[Role, tuple[str, Any]] = {
        Role.TITLE: ("title", lambda: str(value(Role.TITLE))[:200]),
        Role.SUMMARY: ("summary", lambda: str(value(Role.SUMMARY))),
        Role.REQUESTED_AMOUNT: ("requested_amount", lambda: Decimal(value(Role.REQUESTED_AMOUNT))),
        Role.COST_LINES: ("total_costs", lambda: total(value(Role.COST_LINES))),
        Role.START_DATE: ("project_starts_on", lambda: date.fromisoformat(value(Role.START_DATE))),
        Role.END_DATE: ("project_ends_on", lambda: date.fromisoformat(value(Role.END_DATE))),
        Role.VILLAGES: ("villages", lambda: list(Village.objects.filter(name__in=value(Role.VILLAGES)))),
    }
    for role, (name, read) in fields.items():
        question = supplement.definition.by_role(role)
        if question is not None and question.id in supplement.open_ids and value(role) is not None:
            found[name] = read()
    return found
