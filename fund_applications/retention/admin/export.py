"""Downloading a closed case as a zip with MDTO metadata."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, StreamingHttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.generic import View

from fund_applications.office.case.opening import CaseMixin
from fund_applications.retention.admin.page import OnlyFor
from fund_applications.retention.export.of_case import record_export, zip_of_case


class CaseExportView(OnlyFor, CaseMixin, View):
    """Sent while it is made; written in the log of the case before the first byte."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> StreamingHttpResponse:
        now = timezone.now()
        application = record_export(self.application.pk, request.user, now)
        return zip_response(zip_of_case(application, now), f"{application.reference}.zip")


def zip_response(content: Any, name: str) -> StreamingHttpResponse:
    """A zip that nobody keeps on the way."""
    response = StreamingHttpResponse(content, content_type="application/zip")
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
