"""A poster and a flyer of any public page, with a QR code, for the printer of a school or a village hall."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import segno
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from home.campaign.public_page import public_page_or_404
from home.campaign.short_links import short_address

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

TWO, FOUR = 2, 4
"""So many flyers on one sheet."""
LENGTHS = (("shortest", 24), ("short", 45), ("long", 110))
"""Characters up to which a title is printed at each size; a longer one is printed at the smallest."""


def qr_drawing(address: str) -> SafeString:
    """The QR code of an address as SVG. Level Q: a quarter may be dirty or torn."""
    drawing = segno.make(address, error="q", micro=False).svg_inline(
        omitsize=True, border=2, svgclass=None, lineclass=None
    )
    return mark_safe(drawing)


@require_safe
def poster(request: HttpRequest, page_id: int) -> HttpResponse:
    """`/poster/12/`: one A4. Raises Http404 for a page that isn't public."""
    return render(request, "home/poster.html", _on_paper(page_id))


@require_safe
def flyer(request: HttpRequest, page_id: int) -> HttpResponse:
    """`/flyer/12/`: two of A5 on one A4, or with `?op=4` four of A6. Raises Http404 for a page that isn't public."""
    number = FOUR if request.GET.get("op") == str(FOUR) else TWO
    return render(request, "home/flyer.html", _on_paper(page_id) | {"number": number, "copies": range(number)})


def _on_paper(page_id: int) -> dict[str, Any]:
    """What a poster and a flyer of a page say: `page`, `length` of its title, `qr` (SVG), `short_address`."""
    page = public_page_or_404(page_id)
    address = short_address(page)
    return {
        "page": page,
        "length": _length(page.title),
        "qr": qr_drawing(address),
        "short_address": address.split("://", 1)[-1].rstrip("/"),
    }


def _length(title: str) -> str:
    """How large a title may be printed, so that it stays on its sheet."""
    return next((name for name, most in LENGTHS if len(title) <= most), "longest")
