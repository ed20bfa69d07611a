"""What machines ask a site: robots.txt and security.txt (RFC 9116)."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from home.models import SiteSettings

if TYPE_CHECKING:
    from django.http import HttpRequest

#: Nothing below these addresses is of use in a search engine.
CLOSED = (
    "/beheer/",
    "/mijn-aanvraag/",
    "/zoeken/",
    "/aanvragen/c/",
    "/aanvragen/verder/",
    "/insluiten/",
    "/poster/",
    "/flyer/",
)
SECURITY_ADDRESS = "/.well-known/security.txt"


@require_safe
@cache_control(max_age=3600, public=True)
def robots(request: HttpRequest) -> HttpResponse:
    """Which addresses to leave alone, and where the sitemap is."""
    lines = ["User-agent: *", *(f"Disallow: {address}" for address in CLOSED)]
    lines += ["", f"Sitemap: {settings.SITE_ADDRESS}{reverse('sitemap')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Where to report a weakness. Raises Http404 while the contact or the date is missing, or when the date has passed:

    a file that has expired must not be trusted (RFC 9116, 2.5.5).
    """
    site = SiteSettings.for_request(request)
    if not site.security_contact or site.security_expires is None or site.security_expires < timezone.localdate():
        raise Http404
    last_moment = timezone.make_aware(datetime.combine(site.security_expires, time(23, 59, 59)))
    lines = [
        f"Contact: {site.security_contact}",
        f"Expires: {last_moment.isoformat(timespec='seconds')}",
        "Preferred-Languages: nl, en",
        f"Canonical: {settings.SITE_ADDRESS}{SECURITY_ADDRESS}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
