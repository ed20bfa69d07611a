"""The frozen versions of a form: made when somebody begins, and kept with the draft."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from time import monotonic

from django.db import IntegrityError, transaction

from fund_applications.models import ApplicationFormPage, Draft, FormVersion
from fund_applications.questions.definition import FormDefinition, Question

_RECENT_SECONDS = 60
_MOST_COMPOSED = 32
_composed: dict[str, tuple[float, FormDefinition]] = {}


@dataclass(frozen=True, slots=True)
class FormChange:
    """What a newer form asks that an older one did not, and what it no longer asks."""

    definition: FormDefinition
    added: tuple[Question, ...]
    removed: tuple[Question, ...]
    changed: tuple[Question, ...]


def freeze(page: ApplicationFormPage) -> FormVersion:
    """The version of the form as it stands on this instance of the page; the same form gives the same row."""
    return freeze_definition(page.definition(), page)


def freeze_definition(definition: FormDefinition, page: ApplicationFormPage) -> FormVersion:
    """The row of a definition, made when it is new."""
    digest = definition.checksum
    found = FormVersion.objects.filter(digest=digest).first()
    if found is not None:
        return found
    try:
        with transaction.atomic():
            return FormVersion.objects.create(page=page, digest=digest, definition=definition.to_json())
    except IntegrityError:  # somebody began at the same moment
        return FormVersion.objects.get(digest=digest)


def definition_of(version: FormVersion) -> FormDefinition:
    """The definition that a version froze. Raises DefinitionError when the JSON is not understood."""
    return _parsed(version.digest, version.pk)


@lru_cache(maxsize=64)
def _parsed(digest: str, pk: int) -> FormDefinition:
    """Versions never change, so their definitions are parsed once a process."""
    return FormDefinition.from_json(FormVersion.objects.get(pk=pk, digest=digest).definition)


def live_definition(page: ApplicationFormPage) -> FormDefinition:
    """The form as it is live, composed once a process for each time that it was published.

    A page that was saved without publishing, and villages that changed, show at the latest after a minute.
    """
    key = f"form-definition/{page.pk}/{page.live_revision_id}/{page.last_published_at}"
    kept = _composed.get(key)
    now = monotonic()
    if kept is not None and now - kept[0] < _RECENT_SECONDS:
        return kept[1]
    definition = page.definition()
    if len(_composed) >= _MOST_COMPOSED:
        _composed.clear()
    _composed[key] = (now, definition)
    return definition


def newer_form(draft: Draft) -> FormChange | None:
    """What changed on the live page since this draft began; None when it is the same, or the page is gone.

    A test draft was made from an unpublished page, so it is never told.
    """
    if draft.is_test or draft.page is None or not draft.page.live:
        return None
    old, new = definition_of(draft.form_version), live_definition(draft.page)
    if draft.form_version.digest == new.checksum:
        return None
    before = {question.id: question for question in old.questions}
    after = {question.id: question for question in new.questions}
    return FormChange(
        definition=new,
        added=tuple(question for key, question in after.items() if key not in before),
        removed=tuple(question for key, question in before.items() if key not in after),
        changed=tuple(question for key, question in after.items() if key in before and before[key] != question),
    )
