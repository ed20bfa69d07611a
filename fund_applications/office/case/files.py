"""Files of a case: listed with the question they answer, and handed out only to who may read the case."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.files.base import File
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpRequest
from django.utils.http import content_disposition_header
from django.views.generic import View

from fund_applications.models import Application, ApplicationVersion, Attachment, Letter
from fund_applications.office.case.answers import definition_of
from fund_applications.office.case.opening import CaseMixin
from fund_applications.questions.definition import FormDefinition

logger = logging.getLogger(__name__)

IMAGES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
PDF = "application/pdf"
SHOWN_IN_BROWSER = IMAGES | {PDF}
"""What a browser draws without running anything of it; all else is downloaded."""

FILE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; object-src 'self'; frame-ancestors 'self'"


@dataclass(frozen=True)
class CaseFile:
    """A file with the question that it answers."""

    attachment: Attachment
    question: str

    @property
    def is_image(self) -> bool:
        """Whether it can be shown as a picture."""
        return self.attachment.is_readable and self.attachment.content_type in IMAGES

    @property
    def is_pdf(self) -> bool:
        """Whether it can be shown as a document."""
        return self.attachment.is_readable and self.attachment.content_type == PDF


def files_with_questions(attachments: Iterable[Attachment], definition: FormDefinition | None) -> list[CaseFile]:
    """The files that came with the application, in the order in which they came."""
    labels = {question.id: question.label for question in definition.questions} if definition else {}
    return [CaseFile(attachment, labels.get(attachment.question_id, "")) for attachment in attachments]


def files_of_case(application: Application, version: ApplicationVersion | None) -> list[CaseFile]:
    """The files of the application itself, without those of messages and reports."""
    attachments = Attachment.objects.filter(application=application, message=None, report=None)
    return files_with_questions(attachments, definition_of(version) if version else None)


class AttachmentView(CaseMixin, View):
    """A file of the case. `?toon` shows it in the browser when that is safe; otherwise it is downloaded."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> FileResponse:
        readable = Attachment.objects.filter(application=self.application, pk=kwargs["attachment_id"])
        if not self.reads_everything:
            # What is said between the staff and the applicant is not for the commission.
            readable = readable.filter(message=None, report=None)
        attachment = readable.first()
        if attachment is None or not attachment.is_readable:
            raise Http404
        return file_response(
            attachment.file,
            attachment.original_name,
            attachment.content_type,
            in_browser="toon" in request.GET,
        )


class LetterView(CaseMixin, View):
    """A letter exactly as it was sent."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> FileResponse:
        if not self.reads_everything:
            raise PermissionDenied
        letter = Letter.objects.filter(application=self.application, pk=kwargs["letter_id"]).first()
        if letter is None:
            raise Http404
        name = f"{self.application.reference}-{letter.code}.pdf"
        return file_response(letter.file, name, PDF, in_browser="toon" in request.GET)


def file_response(stored: FieldFile, name: str, content_type: str, *, in_browser: bool) -> FileResponse:
    """The file with headers that keep it harmless. Raises Http404 when the storage has lost it; that is logged."""
    inline = in_browser and content_type in SHOWN_IN_BROWSER
    try:
        content: File = stored.open("rb")
    except OSError as error:
        logger.error("a stored file can't be read: %s", stored.name)
        raise Http404 from error
    safe_type = content_type if inline or re.fullmatch(r"[\w.+-]+/[\w.+-]+", content_type) else ""
    response = FileResponse(content, content_type=safe_type or "application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(not inline, name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = FILE_POLICY
    response["Cache-Control"] = "private, no-store"
    return response
