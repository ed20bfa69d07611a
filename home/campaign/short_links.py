"""Short addresses for paper: `/k/2s/`. Each page has one, made from its number. Visits are counted by day, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import F
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import base36_to_int, int_to_base36
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from home.campaign.public_page import public_page_or_404
from home.models import ShortLinkDay

if TYPE_CHECKING:
    from django.http import HttpRequest

    from wagtail.models import Page

_LONGEST_CODE = 8


def short_address(page: Page) -> str:
    """The whole short address of a page, as a QR code holds it."""
    return f"{settings.SITE_ADDRESS}{reverse('short_link', args=[int_to_base36(page.pk)])}"


@require_safe
@never_cache
def short_link(request: HttpRequest, code: str) -> HttpResponse:
    """Lead to the page and count one visit today. Raises Http404 for a code without a public page."""
    if len(code) > _LONGEST_CODE:
        raise Http404
    try:
        page = public_page_or_404(base36_to_int(code))
    except ValueError as error:
        raise Http404 from error
    if request.method == "GET":
        day, _ = ShortLinkDay.objects.get_or_create(page_id=page.pk, date=timezone.localdate())
        ShortLinkDay.objects.filter(pk=day.pk).update(visits=F("visits") + 1)
    return HttpResponseRedirect(page.url or "/")
