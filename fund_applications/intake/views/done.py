"""After sending: the confirmation, which can be visited again, and the copies."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from fund_applications.intake.access import guest_key, may_open
from fund_applications.intake.copies import remember
from fund_applications.intake.copy_links import check_address
from fund_applications.intake.feedback import moment_to_ask
from fund_applications.intake.receipt import receipt_html, receipt_json, receipt_pdf, shown_steps
from fund_applications.intake.views.feedback import ask_feedback
from fund_applications.intake.views.opened_draft import no_access, sent_or_gone
from fund_applications.models import Application, ApplicationVersion

SentView = Callable[[HttpRequest, Application, ApplicationVersion], HttpResponse]


def with_sent(view: SentView) -> Callable[..., HttpResponse]:
    """Call the view with what this browser sent, in the language of the applicant."""

    @never_cache
    @wraps(view)
    def inner(request: HttpRequest, draft_id: uuid.UUID, **kwargs: Any) -> HttpResponse:
        if not may_open(request, draft_id):
            return no_access(request)
        application = (
            Application.objects.filter(draft_id=draft_id).select_related("applicant", "round", "handler").first()
        )
        if application is None:
            return sent_or_gone(request, draft_id)
        guest = guest_key(request, draft_id)
        if guest is not None:
            return _lead_guest(request, application, guest)
        version = application.versions.select_related("form_version").get(number=1)
        with translation.override(application.applicant.language):
            return view(request, application, version)

    return inner


def _lead_guest(request: HttpRequest, application: Application, guest: int) -> HttpResponse:
    """A co-applicant who may follow the case goes there; for another the work is done."""
    follows = application.co_applicants.filter(pk=guest, may_follow=True, removed_at=None).exists()
    context = {"application": application, "follows": follows}
    return render(request, "fund_applications/intake/sent_by_other.html", context)


@require_safe
@with_sent
def done(request: HttpRequest, application: Application, version: ApplicationVersion) -> HttpResponse:
    """The number, what happens next and by when, and the copies."""
    meeting = application.round.meetings.filter(held_on__gte=timezone.localdate()).order_by("held_on").first()
    context = {
        "application": application,
        "applicant": application.applicant,
        "version": version,
        "next_meeting": meeting.held_on if meeting else None,
        "steps": shown_steps(version),
        "check_address": check_address(version),
        "asks_feedback": moment_to_ask(application) is not None,
    }
    return render(request, "fund_applications/intake/done.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@with_sent
def feedback(request: HttpRequest, application: Application, version: ApplicationVersion) -> HttpResponse:
    """How it was to apply, without a name."""
    return ask_feedback(request, application, reverse("intake:done", args=[application.draft_id]))


@require_safe
@with_sent
def copy_pdf(request: HttpRequest, application: Application, version: ApplicationVersion) -> HttpResponse:
    """The copy as PDF."""
    return _download(version, receipt_pdf(version), "application/pdf", "pdf")


@require_safe
@with_sent
def copy_html(request: HttpRequest, application: Application, version: ApplicationVersion) -> HttpResponse:
    """The copy as one HTML file."""
    return _download(version, receipt_html(version).encode(), "text/html; charset=utf-8", "html")


@require_safe
@with_sent
def copy_json(request: HttpRequest, application: Application, version: ApplicationVersion) -> HttpResponse:
    """The copy as JSON."""
    return _download(version, receipt_json(version).encode(), "application/json", "json")


def _download(version: ApplicationVersion, content: bytes, content_type: str, ending: str) -> HttpResponse:
    response = HttpResponse(remember(version, content), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{version.application.reference}.{ending}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
