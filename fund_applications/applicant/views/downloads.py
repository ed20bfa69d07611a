"""Files of one's own case: letters, attachments, the copy of what was sent, dates, and one's own data."""

from __future__ import annotations

import uuid

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from fund_applications.applicant.access import with_own_case
from fund_applications.applicant.calendar_file import calendar_of
from fund_applications.applicant.outcomes import letters_of
from fund_applications.applicant.own_data import own_data_of
from fund_applications.applicant.own_data_pdf import own_data_pdf
from fund_applications.applicant.shown_answers import latest_version
from fund_applications.intake.copies import remember
from fund_applications.intake.receipt import receipt_html, receipt_json, receipt_pdf
from fund_applications.intake.uploads import serve
from fund_applications.models import Application, ApplicationVersion, Attachment


@require_safe
@with_own_case
def letter(request: HttpRequest, application: Application, letter_id: int) -> HttpResponseBase:
    """A letter as PDF, exactly as it is kept."""
    found = next((each for each in letters_of(application) if each.pk == letter_id), None)
    if found is None:
        raise Http404
    name = f"{application.reference}-{slugify(found.subject)}.pdf"
    return _private(FileResponse(found.file.open("rb"), as_attachment=True, filename=name))


@require_safe
@with_own_case
def attachment(request: HttpRequest, application: Application, attachment_id: uuid.UUID) -> HttpResponseBase:
    """A file of the case, or of the supplement in the making; not before a scanner called it clean."""
    own = Attachment.objects.filter(application=application)
    mine = own | Attachment.objects.filter(supplement__request__application=application)
    found = get_object_or_404(mine.distinct(), pk=attachment_id)
    if not found.is_readable:
        raise Http404
    return serve(found)


@require_safe
@with_own_case
def copy_pdf(request: HttpRequest, application: Application) -> HttpResponseBase:
    """The copy of what was sent last (Awb 2:17)."""
    version = latest_version(application)
    return _copy(version, receipt_pdf(version), "application/pdf", "pdf")


@require_safe
@with_own_case
def copy_html(request: HttpRequest, application: Application) -> HttpResponseBase:
    """The same as one HTML file."""
    version = latest_version(application)
    return _copy(version, receipt_html(version).encode(), "text/html; charset=utf-8", "html")


@require_safe
@with_own_case
def copy_json(request: HttpRequest, application: Application) -> HttpResponseBase:
    """The same for machines, with its checksum."""
    version = latest_version(application)
    return _copy(version, receipt_json(version).encode(), "application/json", "json")


@require_safe
@with_own_case
def calendar(request: HttpRequest, application: Application) -> HttpResponseBase:
    """The dates of the case for a calendar."""
    return _download(calendar_of(application), "text/calendar; charset=utf-8", f"{application.reference}.ics")


@require_safe
@with_own_case
def own_data(request: HttpRequest, application: Application) -> HttpResponseBase:
    """All that is kept about the applicant in this case (AVG 15)."""
    response = JsonResponse(own_data_of(application), json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = f'attachment; filename="{application.reference}-mijn-gegevens.json"'
    return _private(response)


@require_safe
@with_own_case
def own_data_as_pdf(request: HttpRequest, application: Application) -> HttpResponseBase:
    """The same to read or to print."""
    return _download(own_data_pdf(application), "application/pdf", f"{application.reference}-mijn-gegevens.pdf")


def _copy(version: ApplicationVersion, content: bytes, content_type: str, ending: str) -> HttpResponseBase:
    name = f"{version.application.reference}-v{version.number}.{ending}"
    return _download(remember(version, content), content_type, name)


def _download(content: bytes, content_type: str, name: str) -> HttpResponseBase:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return _private(response)


def _private(response: HttpResponseBase) -> HttpResponseBase:
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
