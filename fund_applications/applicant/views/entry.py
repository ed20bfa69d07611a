"""The door of "Mijn aanvraag": the list of one's own, asking for a link, using it, logging out."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from fund_applications.applicant.access import (
    followed_cases,
    onward_path,
    own_cases,
    own_drafts,
    sign_out,
    signed_in,
    signed_in_email,
)
from fund_applications.applicant.case_list import case_cards, draft_rows, followed_cards
from fund_applications.applicant.signing_in import ask_for_link, enter, masked
from fund_applications.intake.access import grant
from fund_applications.intake.co_applicants import join, row_of
from fund_applications.intake.links import LinkRefusedError, LinkState, consume, look_up
from fund_applications.intake.views.resume import EmailForm
from fund_applications.models import MagicLink


@never_cache
@require_http_methods(["GET", "HEAD"])
def home(request: HttpRequest) -> HttpResponse:
    """One's own applications and drafts; without being signed in, the question for an address."""
    email = signed_in_email(request)
    if not email:
        return _ask(request, EmailForm())
    context = {
        "email": email,
        "cases": case_cards(own_cases(email)),
        "drafts": draft_rows(own_drafts(email), email),
        "followed": followed_cards(followed_cases(email)),
    }
    return render(request, "fund_applications/applicant/home.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask_link(request: HttpRequest) -> HttpResponse:
    """Send a link. The answer is the same for an address that nobody knows.

    An old link may stand for its address: then one click asks for a new one.
    """
    if request.method != "POST":
        return redirect("applicant:home")
    email = _address_behind(request.POST.get("oude_link", ""))
    if not email:
        form = EmailForm(request.POST)
        if not form.is_valid():
            return _ask(request, form, status=422)
        email = form.cleaned_data["email"]
    shown = masked(email) if request.POST.get("oude_link") else email
    if not ask_for_link(email, onward=onward_path(request)):
        return render(request, "fund_applications/applicant/too_many_links.html", {"email": shown}, status=429)
    return render(request, "fund_applications/applicant/link_sent.html", {"email": shown})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind a link: a button on GET, because mail scanners follow links; used up by the POST."""
    if request.method == "POST":
        try:
            enter(request, consume(token, MagicLink.Purpose.APPLICANT))
        except LinkRefusedError as refused:
            return _refused(request, token, refused.state)
        return redirect(onward_path(request))
    found = look_up(token, MagicLink.Purpose.APPLICANT)
    if found.state is LinkState.VALID:
        context = {"naar": onward_path(request), "is_new_address": found.link and found.link.application_id}
        return render(request, "fund_applications/applicant/open_link.html", context)
    if found.link is not None and found.link.email == signed_in_email(request):
        return redirect(onward_path(request))
    return _refused(request, token, found.state)


@require_POST
def log_out(request: HttpRequest) -> HttpResponse:
    """Leave."""
    sign_out(request)
    messages.success(request, _("Je bent uitgelogd."))
    return redirect("applicant:home")


@require_POST
@signed_in
def open_draft(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponseBase:
    """Go on with one's own draft."""
    draft = own_drafts(signed_in_email(request)).filter(pk=draft_id).first()
    if draft is None:
        raise Http404
    row = row_of(draft, signed_in_email(request))
    if row is not None:
        join(row)
    grant(request, draft.pk, row.pk if row else None)
    return redirect("intake:overview", draft_id=draft.pk)


def _ask(request: HttpRequest, form: EmailForm, status: int = 200) -> HttpResponse:
    naar = onward_path(request)
    context: dict[str, Any] = {
        "form": form,
        "naar": naar,
        "came_from_page": naar != reverse("applicant:home"),
        "error_count": sum(len(found) for found in form.errors.values()),
    }
    return render(request, "fund_applications/applicant/ask_link.html", context, status=status)


def _refused(request: HttpRequest, token: str, state: LinkState) -> HttpResponse:
    found = look_up(token, MagicLink.Purpose.APPLICANT).link
    context = {
        "state": state.value,
        "form": EmailForm(),
        "old_link": token if found else "",
        "email": masked(found.email) if found else "",
        "naar": onward_path(request),
    }
    return render(request, "fund_applications/applicant/link_refused.html", context, status=410)


def _address_behind(token: str) -> str:
    found = look_up(token, MagicLink.Purpose.APPLICANT).link if token else None
    return found.email if found else ""
