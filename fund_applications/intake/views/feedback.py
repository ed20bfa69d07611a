"""The page with the two questions about applying; the same after sending and on "Mijn aanvraag"."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from fund_applications.intake.feedback import FeedbackForm, keep_feedback, moment_to_ask
from fund_applications.intake.upload_limits import UnreadableRequestError, read_post
from fund_applications.models import Application


def ask_feedback(request: HttpRequest, application: Application, back_url: str) -> HttpResponse:
    """Ask once; `back_url` is where one came from."""
    moment = moment_to_ask(application)
    if moment is None:
        messages.info(request, _("Je gaf je mening al. Dank je wel."))
        return redirect(back_url)
    form = _bound(request) if request.method == "POST" else FeedbackForm()
    if form.is_valid():
        keep_feedback(application, moment, ease=form.cleaned_data["ease"], text=form.cleaned_data["text"])
        messages.success(request, _("Dank je wel. Hiermee maken we het beter."))
        return redirect(back_url)
    errors = sum(len(found) for found in form.errors.values()) if form.is_bound else 0
    context = {"form": form, "back_url": back_url, "moment": moment, "error_count": errors}
    return render(request, "fund_applications/intake/feedback.html", context, status=422 if errors else 200)


def _bound(request: HttpRequest) -> FeedbackForm:
    try:
        return FeedbackForm(read_post(request))
    except UnreadableRequestError:
        form = FeedbackForm(QueryDict())
        form.add_error("text", _("Maak je tekst korter."))
        return form
