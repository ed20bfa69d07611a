"""Opening a draft: who may, and what others see."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from fund_applications.intake.access import guest_key, may_open
from fund_applications.intake.saving import AlreadySentError
from fund_applications.models import Application, Draft

DraftView = Callable[..., HttpResponseBase]


def with_draft(view: DraftView) -> DraftView:
    """Call `view(request, draft, ...)` for a browser that may open the draft, in the language of the draft.

    Others get a page that says how to go on. A draft that was sent leads to its confirmation, one that is gone to a
    page that says so. Nothing of it is kept by a browser or a proxy.
    """

    @never_cache
    @wraps(view)
    def inner(request: HttpRequest, draft_id: uuid.UUID, **kwargs: Any) -> HttpResponseBase:
        if not may_open(request, draft_id):
            return no_access(request)
        draft = Draft.objects.filter(pk=draft_id).select_related("form_version", "page").first()
        if draft is None:
            return sent_or_gone(request, draft_id)
        return call_with_draft(view, request, draft, **kwargs)

    return inner


def applicant_only(view: DraftView) -> DraftView:
    """For what a co-applicant can't do: he goes back to the overview, which says so. Stands below `with_draft`."""

    @wraps(view)
    def inner(request: HttpRequest, draft: Draft, **kwargs: Any) -> HttpResponseBase:
        if guest_key(request, draft.pk) is None:
            return view(request, draft, **kwargs)
        messages.info(request, _("Dit kan alleen degene die jou uitnodigde."))
        return redirect("intake:overview", draft_id=draft.pk)

    return inner


def call_with_draft(view: DraftView, request: HttpRequest, draft: Draft, **kwargs: Any) -> HttpResponseBase:
    """Call the view in the language of the draft; a draft that is sent or deleted meanwhile is told."""
    with translation.override(draft.language):
        try:
            return view(request, draft, **kwargs)
        except AlreadySentError:
            return redirect("intake:done", draft_id=draft.pk)
        except Draft.DoesNotExist:
            return sent_or_gone(request, draft.pk)


def no_access(request: HttpRequest) -> HttpResponse:
    """This browser did not begin the draft: say how to open it here."""
    return render(request, "fund_applications/intake/no_access.html", status=403)


def sent_or_gone(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """The draft became an application, or was deleted."""
    if Application.objects.filter(draft_id=draft_id).exists():
        return redirect("intake:done", draft_id=draft_id)
    return render(request, "fund_applications/intake/gone.html", status=410)


def too_much(request: HttpRequest) -> HttpResponse:
    """What was sent could not be read: nothing is lost in the browser, so say to go back."""
    return render(request, "fund_applications/intake/too_much.html", status=413)


def passes_csrf(request: HttpRequest) -> bool:
    """Django's own check, for a view that is exempt because it has something kinder to do than to refuse."""

    def protected(_request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    check = CsrfViewMiddleware(protected)
    check.process_request(request)
    return check.process_view(request, protected, (), {}) is None
