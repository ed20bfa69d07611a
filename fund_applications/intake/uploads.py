"""Files of residents: taken in, judged, stored under a random name, scanned, shown only to who may see them."""

from __future__ import annotations

import hashlib
import logging
import unicodedata
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import PurePosixPath
from typing import Any, BinaryIO, cast

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import FileResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fund_applications.intake import virus_scan
from fund_applications.intake.file_kinds import FileRefusedError, JudgedFile, judge, safe_file_name
from fund_applications.intake.infected import tell_applicant
from fund_applications.models import Attachment, Draft
from fund_applications.questions.definition import Question
from fund_applications.questions.text import one_line
from fund_applications.questions.types.files import most_files

logger = logging.getLogger(__name__)
_LONGEST_NAME = 150
_SCAN_AGAIN_AFTER = timedelta(minutes=5)


def too_big() -> FileRefusedError:
    """The refusal of a file over the limit, with what to do."""
    megabytes = settings.UPLOAD_MAX_BYTES // (1024 * 1024)
    message = _("Dit bestand is te groot. Het mag hooguit %(limit)d MB zijn. Maak het kleiner, of stuur het in delen.")
    return FileRefusedError("too_big", message % {"limit": megabytes})


@dataclass(frozen=True, slots=True)
class PreparedFile:
    """A file that was judged and may be stored, with the name that the person gave."""

    judged: JudgedFile
    name: str


def prepare(upload: UploadedFile) -> PreparedFile:
    """Judge a file. Takes time (an image is drawn anew): do it before a lock is taken. Raises FileRefusedError."""
    if (upload.size or 0) > settings.UPLOAD_MAX_BYTES:
        raise too_big()
    name = clean_name(upload.name or "")
    return PreparedFile(judge(upload.read(), name), name)


def add_to_draft(draft: Draft, question: Question, prepared: PreparedFile) -> Attachment:
    """Store a file for a question of a draft whose row is locked. Raises FileRefusedError when there are too many."""
    _check_numbers(draft, question)
    return store_prepared(prepared, draft=draft, question_id=question.id)


def store(upload: UploadedFile, **owner: Any) -> Attachment:
    """Judge a file and store it for its owner (fields of Attachment: draft, application, message, report).

    Raises FileRefusedError. Readable at once, or after the scan where a scanner is configured.
    """
    return store_prepared(prepare(upload), **owner)


def store_prepared(prepared: PreparedFile, **owner: Any) -> Attachment:
    """Store a judged file for its owner, and ask for the scan."""
    attachment = _save(prepared.judged, prepared.name, owner)
    if attachment.scan == Attachment.Scan.PENDING:
        transaction.on_commit(partial(_ask_for_scan, attachment.pk))
    return attachment


def clean_name(name: str) -> str:
    """The name that the person gave, without a path, control characters or invisible signs."""
    base = one_line(PurePosixPath(name.replace("\\", "/")).name)
    visible = "".join(c for c in base if unicodedata.category(c)[0] != "C" or c == "\u200d")
    stem, dot, extension = visible.rpartition(".")
    if dot and len(extension) <= 10:
        return f"{(stem or 'bestand')[:_LONGEST_NAME]}.{extension}"
    return visible[:_LONGEST_NAME] or "bestand"


def remove_from_draft(draft: Draft, attachment_id: uuid.UUID) -> str:
    """Delete a file of this draft; its name, or an empty string when it was gone already."""
    attachment = draft.attachments.filter(pk=attachment_id).first()
    if attachment is None:
        return ""
    name = attachment.original_name
    discard([attachment])
    return name


def discard(attachments: Iterable[Attachment]) -> None:
    """Delete the rows, and the stored files once that is certain."""
    for attachment in attachments:
        storage, stored = attachment.file.storage, attachment.file.name
        attachment.delete()
        if stored:
            transaction.on_commit(partial(storage.delete, stored))


def files_by_question(draft: Draft) -> dict[str, list[dict[str, Any]]]:
    """The files of a draft as `questions.types.Files` stores them, by question id. Infected ones count for nothing."""
    found: dict[str, list[dict[str, Any]]] = {}
    for attachment in draft.attachments.exclude(scan=Attachment.Scan.INFECTED):
        found.setdefault(attachment.question_id, []).append(
            {
                "id": str(attachment.pk),
                "name": attachment.original_name,
                "size": attachment.size,
                "sha256": attachment.sha256,
            }
        )
    return found


def serve(attachment: Attachment) -> HttpResponseBase:
    """The file as a download that no browser runs. The caller has checked who asks, and `is_readable`.

    503 with a page that says so while the storage does not give it.
    """
    name = safe_file_name(attachment.original_name, PurePosixPath(str(attachment.file.name)).suffix)
    try:
        stored = attachment.file.open("rb")
    except OSError:
        logger.exception("The file %s can't be read", attachment.pk)
        return render(None, "fund_applications/intake/file_unavailable.html", status=503)
    response = FileResponse(stored, as_attachment=True, filename=name, content_type=attachment.content_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response


def scan_stored(attachment_id: uuid.UUID) -> None:
    """Scan one waiting file. What is infected is thrown away at once; the row stays, to tell the applicant."""
    attachment = Attachment.objects.filter(pk=attachment_id, scan=Attachment.Scan.PENDING).first()
    if attachment is None:
        return
    with attachment.file.open("rb") as stream:
        verdict = virus_scan.scan(cast(BinaryIO, stream))
    if verdict is virus_scan.Verdict.UNKNOWN:
        return
    state = Attachment.Scan.CLEAN if verdict is virus_scan.Verdict.CLEAN else Attachment.Scan.INFECTED
    if state == Attachment.Scan.INFECTED:
        # First: when the storage refuses, the file stays waiting and is tried again, and nobody reads it meanwhile.
        attachment.file.storage.delete(str(attachment.file.name))
    with transaction.atomic():
        Attachment.objects.filter(pk=attachment_id, scan=Attachment.Scan.PENDING).update(scan=state)
        if state == Attachment.Scan.INFECTED:
            # Read again: the draft may have been sent while the scanner was at work.
            tell_applicant(Attachment.objects.get(pk=attachment_id), timezone.now())


def scan_waiting(now: datetime) -> int:
    """Ask again about files that have waited too long (a worker died, the scanner was away); how many were asked.

    A file that the storage does not give keeps no other one waiting.
    """
    waiting = Attachment.objects.filter(scan=Attachment.Scan.PENDING, created_at__lte=now - _SCAN_AGAIN_AFTER)
    ids = list(waiting.values_list("pk", flat=True))
    for attachment_id in ids:
        try:
            scan_stored(attachment_id)
        except OSError:
            logger.exception("The file %s can't be read to be scanned", attachment_id)
    return len(ids)


def _ask_for_scan(attachment_id: uuid.UUID) -> None:
    from fund_applications.intake.tasks import scan_attachment

    scan_attachment.enqueue(str(attachment_id))


def _save(judged: JudgedFile, name: str, owner: Mapping[str, Any]) -> Attachment:
    pending = virus_scan.is_configured()
    attachment = Attachment(
        original_name=name,
        size=len(judged.content),
        sha256=hashlib.sha256(judged.content).hexdigest(),
        content_type=judged.content_type,
        scan=Attachment.Scan.PENDING if pending else Attachment.Scan.NOT_SCANNED,
        created_at=timezone.now(),
        **owner,
    )
    try:
        attachment.file.save(f"{uuid.uuid4().hex}{judged.extension}", ContentFile(judged.content), save=False)
    except OSError as error:
        logger.exception("A file could not be stored")
        message = _(
            "We kunnen je bestand nu niet bewaren. Dat ligt aan ons. Probeer het over een paar minuten nog eens."
        )
        raise FileRefusedError("not_stored", message) from error
    attachment.save()
    return attachment


def _check_numbers(draft: Draft, question: Question) -> None:
    most = most_files(question)
    if draft.attachments.filter(question_id=question.id).count() >= most:
        message = ngettext(
            "Hier past hooguit %(most)d bestand. Verwijder eerst het bestand dat er staat.",
            "Hier passen hooguit %(most)d bestanden. Verwijder er eerst een.",
            most,
        )
        raise FileRefusedError("too_many", message % {"most": most})
    if draft.attachments.count() >= settings.UPLOAD_MAX_FILES:
        message = _("Bij een aanvraag passen hooguit %(most)d bestanden. Verwijder er eerst een.")
        raise FileRefusedError("too_many_in_total", message % {"most": settings.UPLOAD_MAX_FILES})
