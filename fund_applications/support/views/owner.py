"""The applicant's side: opening the page for the neighbours, sharing it, reading what came in, closing it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from fund_applications.applicant.access import with_own_case
from fund_applications.applicant.views.posting import posted_form
from fund_applications.intake.views.opened_draft import applicant_only, with_draft
from fund_applications.models import Application, Draft
from fund_applications.support.forms import ShowForm
from fund_applications.support.pages import NotYetError, Owner, Shown, close, idea_of, is_open, page_of, show
from fund_applications.support.sharing import sharing_of
from fund_applications.support.tally import confirmed, tally_of

_METHODS = ["GET", "HEAD", "POST"]
MOST_PEOPLE = 500
"""Who shared a name: more than any list that somebody reads."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where these pages stand: below a draft, or below a case in "Mijn aanvraag"."""

    url: str
    card_url: str
    back_url: str
    back_label: str


@require_http_methods(_METHODS)
@with_own_case
def of_case(request: HttpRequest, application: Application) -> HttpResponse:
    """The neighbours of a case."""
    return _manage(request, application, _place_of(application))


@require_http_methods(_METHODS)
@with_draft
@applicant_only
def of_draft(request: HttpRequest, draft: Draft) -> HttpResponse:
    """The neighbours of a draft, before it is sent."""
    return _manage(request, draft, _place_of(draft))


@require_safe
@with_own_case
def card_of_case(request: HttpRequest, application: Application) -> HttpResponse:
    """Four cards on a sheet, to hand out."""
    return _card(request, application)


@require_safe
@with_draft
@applicant_only
def card_of_draft(request: HttpRequest, draft: Draft) -> HttpResponse:
    """The same before sending."""
    return _card(request, draft)


def _place_of(owner: Owner) -> Place:
    if isinstance(owner, Application):
        key, case = [owner.public_id], "case"
        back = Place("", "", reverse("applicant:case", args=key), _("Terug naar je aanvraag"))
    else:
        key, case = [owner.pk], "draft"
        back = Place("", "", reverse("intake:overview", args=key), _("Terug naar je aanvraag"))
    own, card = reverse(f"support:of_{case}", args=key), reverse(f"support:card_of_{case}", args=key)
    return Place(own, card, back.back_url, back.back_label)


def _manage(request: HttpRequest, owner: Owner, place: Place) -> HttpResponse:
    page, idea = page_of(owner), idea_of(owner)
    if request.method == "POST" and "close" in request.POST:
        if page is not None:
            close(page)
            messages.success(
                request, _("Je buren kunnen hun mening niet meer geven. Wat ze al vertelden, blijft staan.")
            )
        return redirect(place.url)
    initial = {"show_summary": page is None or bool(page.summary), "shown_name": page.shown_name if page else ""}
    form = posted_form(request, ShowForm, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            show(owner, Shown(form.cleaned_data["show_summary"], form.cleaned_data["shown_name"]))
        except NotYetError as obstacle:
            form.add_error(None, str(obstacle))
        else:
            messages.success(request, _("Je pagina voor de buren staat klaar. Deel de link."))
            return redirect(place.url)
    context: dict[str, Any] = {
        "place": place,
        "idea": idea,
        "page": page,
        "form": form,
        "error_count": sum(len(found) for found in form.errors.values()) if form.is_bound else 0,
    }
    if page is not None:
        context |= {
            "support": page,
            "is_open": is_open(page),
            "sharing": sharing_of(page),
            "tally": tally_of(page),
            "people": confirmed(page).filter(shares_contact=True).select_related("village")[:MOST_PEOPLE],
            "text_differs": page.title != idea.title or (page.summary and page.summary != idea.summary),
        }
    # In the templates `page` is a page of Wagtail.
    context.pop("page")
    return render(request, "fund_applications/support/manage.html", context, status=422 if form.errors else 200)


def _card(request: HttpRequest, owner: Owner) -> HttpResponse:
    page, place = page_of(owner), _place_of(owner)
    if page is None or not is_open(page):
        return redirect(place.url)
    context = {"support": page, "sharing": sharing_of(page), "place": place, "cards": range(4)}
    return render(request, "fund_applications/support/card.html", context)
