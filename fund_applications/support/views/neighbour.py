"""The neighbour's side: reading an idea, saying what one thinks, confirming it by mail, changing or withdrawing it.

There is no session and no cookie here: the code in the address shows the page, the token in the mail gives access to the
answer. So Django's CSRF token would protect nothing, and would turn away who blocks cookies after everything was typed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from fund_applications.applicant.views.posting import posted_form
from fund_applications.models import SupportPage, SupportResponse
from fund_applications.support.forms import AnswerForm, ChangeForm
from fund_applications.support.pages import find, is_open
from fund_applications.support.responses import (
    LinkRefusedError,
    State,
    TooManyError,
    change,
    confirm,
    look_up,
    respond,
    withdraw,
)

_METHODS = ["GET", "HEAD", "POST"]


def unlisted(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Kept by no browser or proxy, and listed by no search engine."""

    @never_cache
    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        return response

    return inner


@csrf_exempt
@require_http_methods(_METHODS)
@unlisted
def page(request: HttpRequest, code: str) -> HttpResponse:
    """The idea, and the form."""
    found = find(code)
    if found is None:
        return _unknown(request)
    if found.code != code:
        return redirect("support:page", code=found.code)
    if not is_open(found):
        return render(request, "fund_applications/support/closed.html", {"support": found})
    form = posted_form(request, AnswerForm, page=found)
    if request.method == "POST" and form.is_valid():
        try:
            respond(found, form.answer(), form.cleaned_data["email"])
        except TooManyError:
            form.add_error(
                "email",
                _("Er gingen net al een paar mails naar dit adres. Kijk in je mail, of probeer het over een uur."),
            )
        else:
            return redirect("support:sent", code=found.code)
    return _form_page(request, "respond", form, support=found)


@require_safe
@unlisted
def sent(request: HttpRequest, code: str) -> HttpResponse:
    """Look in your mail. The same for everybody: it says nothing about any address."""
    found = find(code)
    if found is None:
        return _unknown(request)
    return render(request, "fund_applications/support/sent.html", {"support": found})


@csrf_exempt
@require_http_methods(_METHODS)
@unlisted
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the link in the mail. Mail scanners open links, so only the button confirms or withdraws."""
    if request.method == "POST":
        return _act(request, token)
    found = look_up(token)
    if found.response is None or found.state is State.EXPIRED:
        return _refused(request, found.response)
    return _answer_page(request, found.response, token)


@csrf_exempt
@require_http_methods(_METHODS)
@unlisted
def change_answer(request: HttpRequest, token: str) -> HttpResponse:
    """Answer something else."""
    found = look_up(token)
    response = found.response
    if response is None or found.state is State.EXPIRED:
        return _refused(request, response)
    if not is_open(response.page):
        return redirect("support:answer", token=token)
    form = posted_form(request, ChangeForm, response=response)
    if request.method == "POST" and form.is_valid():
        change(response, form.answer(), form.kept_email)
        return redirect("support:answer", token=token)
    return _form_page(request, "change", form, support=response.page, token=token, confirmed=response.confirmed_at)


def _act(request: HttpRequest, token: str) -> HttpResponse:
    found = look_up(token)
    if found.response is None:
        return _refused(request, None)
    if "withdraw" in request.POST:
        is_gone = withdraw(found.response)
        if is_gone:
            return render(request, "fund_applications/support/withdrawn.html", {"support": found.response.page})
        return redirect("support:answer", token=token)
    try:
        confirm(token)
    except LinkRefusedError:
        return _refused(request, found.response)
    return redirect("support:answer", token=token)


def _answer_page(request: HttpRequest, response: SupportResponse, token: str) -> HttpResponse:
    context = {
        "response": response,
        "support": response.page,
        "token": token,
        "is_open": is_open(response.page),
        "offers": _offers_in_words(response),
    }
    name = "confirmed" if response.confirmed_at else "confirm"
    return render(request, f"fund_applications/support/{name}.html", context)


def _offers_in_words(response: SupportResponse) -> list[str]:
    words = {"hands": _("Ik help mee"), "tools": _("Ik leen spullen uit"), "place": _("Ik heb een plek")}
    return [text for name, text in words.items() if getattr(response, f"offers_{name}")]


def _form_page(request: HttpRequest, name: str, form: AnswerForm, **more: object) -> HttpResponse:
    errors = sum(len(found) for found in form.errors.values()) if form.is_bound else 0
    context = {"form": form, "error_count": errors, **more}
    return render(request, f"fund_applications/support/{name}.html", context, status=422 if errors else 200)


def _refused(request: HttpRequest, response: SupportResponse | None) -> HttpResponse:
    """The link is too old, unknown, or replaced by a newer answer; where the page is still open, answer anew."""
    support: SupportPage | None = response.page if response else None
    context = {"support": support, "is_open": support is not None and is_open(support)}
    return render(request, "fund_applications/support/link_refused.html", context, status=410)


def _unknown(request: HttpRequest) -> HttpResponse:
    return render(request, "fund_applications/support/unknown.html", status=404)
