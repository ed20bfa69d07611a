"""Files of a draft: sent by JavaScript one at a time, and downloaded by who has the draft open."""

from __future__ import annotations

import uuid

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from fund_applications.intake.file_kinds import FileRefusedError
from fund_applications.intake.form_versions import definition_of
from fund_applications.intake.saving import lock_draft, touch
from fund_applications.intake.step_form import field_name
from fund_applications.intake.step_page import file_rows
from fund_applications.intake.upload_limits import UnreadableRequestError, oversized_uploads, read_post
from fund_applications.intake.uploads import add_to_draft, clean_name, prepare, serve, too_big
from fund_applications.intake.views.opened_draft import with_draft
from fund_applications.models import Draft


@require_POST
@with_draft
def upload(request: HttpRequest, draft: Draft, question_id: str) -> HttpResponse:
    """Take one file: the new list as HTML, or 4xx with JSON `{"message"}`."""
    question = definition_of(draft.form_version).question(question_id)
    if question is None or question.type != "files":
        raise Http404
    try:
        read_post(request)
    except UnreadableRequestError:
        return _refuse(_("Het bestand kwam niet goed aan. Probeer het nog een keer."))
    name = field_name(question)
    if name in oversized_uploads(request):
        return _refuse(too_big().message, status=413)
    sent = request.FILES.get(name)
    if not isinstance(sent, UploadedFile):
        return _refuse(_("Het bestand kwam niet aan. Probeer het nog een keer."))
    try:
        prepared = prepare(sent)
        with transaction.atomic():
            locked = lock_draft(draft.pk)
            add_to_draft(locked, question, prepared)
            touch(locked, timezone.now())
    except FileRefusedError as refusal:
        return _refuse(f"{clean_name(sent.name or '')}: {refusal.message}")
    return render(request, "components/form/file_list.html", {"files": file_rows(locked).get(question.id, [])})


@require_GET
@with_draft
def download(request: HttpRequest, draft: Draft, attachment_id: uuid.UUID) -> HttpResponseBase:
    """A file of this draft; not before a configured scanner called it clean."""
    attachment = get_object_or_404(draft.attachments, pk=attachment_id)
    if not attachment.is_readable:
        raise Http404
    return serve(attachment)


def _refuse(message: str, status: int = 422) -> JsonResponse:
    return JsonResponse({"message": message}, status=status)
