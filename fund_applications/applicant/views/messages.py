"""Messages both ways."""

from __future__ import annotations

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fund_applications.applicant.access import with_own_case
from fund_applications.applicant.conversation import mark_read, send_from_applicant
from fund_applications.applicant.forms import MessageForm
from fund_applications.applicant.views.posting import posted_form
from fund_applications.intake.file_kinds import FileRefusedError
from fund_applications.intake.rate_limit import allowed
from fund_applications.models import Application

MESSAGES_AN_HOUR = 20


@require_http_methods(["GET", "HEAD", "POST"])
@with_own_case
def messages(request: HttpRequest, application: Application) -> HttpResponse:
    """Read what was written, and write."""
    form = posted_form(request, MessageForm)
    if request.method == "POST" and form.is_valid():
        if not allowed("message", str(application.public_id), times=MESSAGES_AN_HOUR, seconds=3600):
            form.add_error(None, _("Je stuurde net veel berichten. Wacht een uur, of bel ons."))
        else:
            try:
                send_from_applicant(application, form.cleaned_data["body"], form.cleaned_data["file"])
            except FileRefusedError as refusal:
                form.add_error("file", refusal.message)
            else:
                notices.success(request, _("Je bericht is verstuurd. Je hoort van ons."))
                return redirect("applicant:messages", public_id=application.public_id)
    return _page(request, application, form)


def _page(request: HttpRequest, application: Application, form: MessageForm) -> HttpResponse:
    shown = list(application.messages.select_related("author").prefetch_related("attachments").order_by("-sent_at"))
    if request.method == "GET":
        mark_read(application)
    context = {
        "application": application,
        "conversation": shown,
        "form": form,
        "error_count": sum(len(found) for found in form.errors.values()),
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "fund_applications/applicant/messages.html", context, status=status)
