"""News of the makers: sending it, and seeing what became of it."""

from __future__ import annotations

import uuid

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fund_applications.applicant.access import with_own_case
from fund_applications.applicant.forms import NewsForm
from fund_applications.applicant.maker_news import MOST_PHOTOS, NewsRefusedError, is_maker, send_news, take_back
from fund_applications.applicant.views.posting import posted_form
from fund_applications.models import Application


@require_http_methods(["GET", "HEAD", "POST"])
@with_own_case
def news(request: HttpRequest, application: Application) -> HttpResponse:
    """Send news for the public page of the project, and see earlier news."""
    if not is_maker(application):
        notices.info(request, _("Nieuws sturen kan als je geld hebt gekregen."))
        return redirect("applicant:case", public_id=application.public_id)
    form = posted_form(request, NewsForm)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        try:
            send_news(application, heading=values["heading"], text=values["text"], photos=values["photos"])
        except NewsRefusedError as refused:
            form.add_error(None, refused.message)
        else:
            notices.success(request, _("We hebben je nieuws. De redactie kijkt ernaar. Daarna komt het op de site."))
            return redirect("applicant:news", public_id=application.public_id)
    errors = sum(len(found) for found in form.errors.values()) if form.is_bound else 0
    context = {
        "application": application,
        "form": form,
        "photo_pairs": [(form[f"photo_{number}"], form[f"alt_{number}"]) for number in range(1, MOST_PHOTOS + 1)],
        "earlier": application.maker_news.prefetch_related("photos"),
        "error_count": errors,
    }
    return render(request, "fund_applications/applicant/news.html", context, status=422 if errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@with_own_case
def take_news_back(request: HttpRequest, application: Application, news_id: uuid.UUID) -> HttpResponse:
    """Take back what no editor looked at yet."""
    if request.method == "POST":
        if take_back(application, news_id):
            notices.success(request, _("Je bericht is weg. Het komt niet op de site."))
        else:
            notices.info(
                request, _("De redactie heeft dit bericht al bekeken. Stuur ons een bericht als het weg moet.")
            )
    return redirect("applicant:news", public_id=application.public_id)
