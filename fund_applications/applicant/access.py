"""Who is signed in to "Mijn aanvraag": the holder of an e-mail address, after using up a link from a mail.

The session holds the address and the moment; every request asks the database anew which cases belong to that address.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.dateparse import parse_datetime
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache

from fund_applications.intake.links import normalised_email
from fund_applications.intake.upload_limits import UnreadableRequestError, read_post
from fund_applications.lifecycle.actors import ApplicantActor
from fund_applications.models import Application, CoApplicant, Draft

_EMAIL = "applicant_email"
_SINCE = "applicant_since"
SIGNED_IN_FOR = timedelta(hours=12)

CaseView = Callable[..., HttpResponseBase]


def sign_in(request: HttpRequest, email: str) -> None:
    """Let this browser open the cases of an address; the key of the session is a new one from here."""
    request.session.cycle_key()
    request.session[_EMAIL] = normalised_email(email)
    request.session[_SINCE] = timezone.now().isoformat()


def sign_out(request: HttpRequest) -> None:
    """Forget the address; what else the session holds (drafts of this browser, a colleague's own login) stays."""
    request.session.pop(_EMAIL, None)
    request.session.pop(_SINCE, None)


def signed_in_email(request: HttpRequest) -> str:
    """The address that is signed in, or an empty string."""
    email, since = request.session.get(_EMAIL), request.session.get(_SINCE)
    moment = parse_datetime(since) if isinstance(since, str) else None
    if not isinstance(email, str) or moment is None or timezone.now() - moment > SIGNED_IN_FOR:
        return ""
    return email


def own_cases(email: str) -> QuerySet[Application]:
    """All cases of an address, the newest first."""
    cases = Application.objects.filter(applicant__email__iexact=email)
    return cases.select_related("applicant", "round", "handler").order_by("-received_at")


def followed_cases(email: str) -> QuerySet[Application]:
    """The cases of others that this address may follow, because the applicant said so; the newest first."""
    lets_in = CoApplicant.objects.filter(email=email, may_follow=True, removed_at=None).values("application")
    cases = Application.objects.filter(pk__in=lets_in).exclude(applicant__email__iexact=email)
    return cases.select_related("applicant", "round", "handler").order_by("-received_at")


def own_drafts(email: str) -> QuerySet[Draft]:
    """Unsent drafts that an address writes, or was invited to write along; the last edited first."""
    sent = Application.objects.filter(draft_id__isnull=False).values("draft_id")
    invited = CoApplicant.objects.filter(email=email, removed_at=None, draft__isnull=False).values("draft")
    drafts = Draft.objects.filter(Q(email__iexact=email) | Q(pk__in=invited), is_test=False)
    alive = drafts.filter(expires_at__gt=timezone.now()).exclude(pk__in=sent)
    return alive.select_related("page", "form_version").order_by("-edited_at")


def actor_of(application: Application) -> ApplicantActor:
    """The applicant of this case, as the lifecycle knows him."""
    return ApplicantActor(application.applicant_id)


def signed_in(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Only with an address that is signed in; others ask for a link first and then come back here."""

    @never_cache
    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if signed_in_email(request):
            return view(request, *args, **kwargs)
        if request.method == "POST":
            return _give_back(request)
        return redirect(f"{reverse('applicant:home')}?{urlencode({'naar': request.get_full_path()})}")

    return inner


def _give_back(request: HttpRequest) -> HttpResponseBase:
    """The session ended while somebody was typing: show what was typed, so that it can be copied, and how to go on."""
    try:
        posted = read_post(request)
    except UnreadableRequestError:
        posted = QueryDict()
    typed = [text for name in posted if name != "csrfmiddlewaretoken" for text in posted.getlist(name) if len(text) > 3]
    context = {"typed": typed, "naar": request.path}
    return render(request, "fund_applications/applicant/signed_out.html", context, status=403)


def with_own_case(view: CaseView) -> CaseView:
    """Call `view(request, application, ...)` for a case of the address that is signed in; 404 for any other.

    In the language of the applicant's choice; nothing is kept by a browser or a proxy.
    """

    @signed_in
    @wraps(view)
    def inner(request: HttpRequest, public_id: uuid.UUID, **kwargs: Any) -> HttpResponseBase:
        application = own_cases(signed_in_email(request)).filter(public_id=public_id).first()
        if application is None:
            raise Http404
        with translation.override(application.applicant.language or translation.get_language()):
            return view(request, application, **kwargs)

    return inner


def onward_path(request: HttpRequest) -> str:
    """Where somebody wanted to go before signing in: a path below "Mijn aanvraag", or its first page."""
    home = reverse("applicant:home")
    wanted = request.POST.get("naar") or request.GET.get("naar") or ""
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None, require_https=request.is_secure())
    return wanted if is_ours and wanted.startswith(home) else home
