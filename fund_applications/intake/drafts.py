"""What can be done with a whole draft: delete it, or move it to a newer form."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from fund_applications.intake.form_versions import FormChange, freeze_definition, newer_form
from fund_applications.intake.saving import lock_draft, touch
from fund_applications.intake.uploads import discard
from fund_applications.questions.types import type_of


def delete_draft(draft_id: uuid.UUID) -> None:
    """Delete a draft with its files and links, at once and for good. Raises AlreadySentError, Draft.DoesNotExist."""
    with transaction.atomic():
        draft = lock_draft(draft_id)
        discard(list(draft.attachments.all()))
        draft.delete()


def move_to_newer_form(draft_id: uuid.UUID, *, now: datetime | None = None) -> FormChange | None:
    """Let a draft go on with the form as it is now; None when it is the same already.

    Answers stay with their questions. What a question can't read any more, and what is asked no longer, is kept in the
    draft and counts for nothing.
    """
    with transaction.atomic():
        draft = lock_draft(draft_id)
        change = newer_form(draft)
        if change is None or draft.page is None:
            return None
        draft.form_version = freeze_definition(change.definition, draft.page)
        new = change.definition
        draft.answers = {
            key: typed
            for key, typed in draft.answers.items()
            if (question := new.question(key)) is None or type_of(question).accepts_typed(typed)
        }
        touch(draft, now or timezone.now())
        return change
