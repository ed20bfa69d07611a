"""What was received, word for word, and the checksum that proves it (Awb 2:17, 2:25).

`receipt` gives the content of a version as plain JSON: the copy that the sender gets. Its sha256 is the digest kept with
the version; who has the copy can have it checked for ever.
"""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from fund_applications.lifecycle.refusals import TransitionRefused
from fund_applications.lifecycle.transition_data import clean_json
from fund_applications.models import Application, ApplicationVersion, Attachment, FormVersion


def receipt(version: ApplicationVersion) -> dict[str, Any]:
    """A version as plain JSON: number, moment, form, answers, and the checksums of the files that the answers name."""
    return _receipt(version, version.form_version.digest, _files(version.application, version.answers))


def digest(content: Mapping[str, Any]) -> str:
    """The sha256 of a receipt, in hex."""
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def add_version(
    application: Application,
    *,
    form_version_id: int,
    answers: Mapping[str, Any],
    attachment_ids: Sequence[uuid.UUID],
    submitted_at: datetime,
    submitted_by_staff: User | None,
) -> ApplicationVersion:
    """Write the next version of a case whose row is locked, with its files, and its digest."""
    form = FormVersion.objects.filter(pk=form_version_id).first()
    if form is None:
        raise TransitionRefused(_("Dit formulier bestaat niet meer. Begin opnieuw vanaf de website."), code="no_form")
    take_over_files(application, attachment_ids)
    last = application.versions.order_by("-number").values_list("number", flat=True).first() or 0
    version = ApplicationVersion(
        application=application,
        number=last + 1,
        form_version=form,
        answers=clean_json(answers),
        submitted_at=submitted_at,
        submitted_by_staff=submitted_by_staff,
    )
    version.digest = digest(_receipt(version, form.digest, _files(application, version.answers)))
    version.save(force_insert=True)
    return version


def take_over_files(application: Application, attachment_ids: Sequence[uuid.UUID]) -> None:
    """Files that were of a draft become files of the case; those of another case are refused."""
    if not attachment_ids:
        return
    free = Attachment.objects.filter(pk__in=attachment_ids, application__isnull=True)
    taken = free.update(application=application, draft=None)
    own = Attachment.objects.filter(pk__in=attachment_ids, application=application).count()
    if own != len(set(attachment_ids)) or taken > own:
        raise TransitionRefused(
            _("Een bijlage hoort niet bij deze aanvraag. Voeg hem opnieuw toe."), code="foreign_file"
        )


def _receipt(version: ApplicationVersion, form_digest: str, files: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "reference": version.application.reference,
        "version": version.number,
        "submitted_at": version.submitted_at.astimezone(UTC).isoformat(timespec="microseconds"),
        "form": form_digest,
        "answers": version.answers,
        "files": files,
    }


def _files(application: Application, answers: Any) -> list[dict[str, Any]]:
    named = set(_texts(answers))
    rows = Attachment.objects.filter(application=application).values("id", "original_name", "size", "sha256")
    found = [{**row, "id": str(row["id"])} for row in rows if str(row["id"]) in named]
    return sorted(found, key=lambda row: row["id"])


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, Mapping):
        return [text for item in value.values() for text in _texts(item)]
    if isinstance(value, list | tuple):
        return [text for item in value for text in _texts(item)]
    return []
