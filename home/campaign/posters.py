"""A poster of any public page: one A4 with a QR code, for the printer of a school or a village hall."""

from __future__ import annotations

from typing import TYPE_CHECKING

import segno
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from home.campaign.public_page import public_page_or_404
from home.campaign.short_links import short_address

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def qr_drawing(address: str) -> SafeString:
    """The QR code of an address as SVG. Level Q: a quarter may be dirty or torn."""
    drawing = segno.make(address, error="q", micro=False).svg_inline(
        omitsize=True, border=2, svgclass=None, lineclass=None
    )
    return mark_safe(drawing)


@require_safe
def poster(request: HttpRequest, page_id: int) -> HttpResponse:
    """`/poster/12/`. Raises Http404 for a page that isn't public."""
    page = public_page_or_404(page_id)
    address = short_address(page)
    shown = address.split("://", 1)[-1].rstrip("/")
    return render(request, "home/poster.html", {"page": page, "qr": qr_drawing(address), "short_address": shown})
