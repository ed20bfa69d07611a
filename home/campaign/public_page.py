"""Finding a page by its number for posters, cards and short links: only what everybody may see."""

from __future__ import annotations

from django.http import Http404

from wagtail.models import Page

from home.models import BasePage
from home.visibility import not_restricted


def public_page_or_404(page_id: int) -> BasePage:
    """The live, unrestricted page of ours with this number. Raises Http404."""
    page = Page.objects.live().filter(not_restricted(), pk=page_id).first()
    specific = page.specific if page else None
    if not isinstance(specific, BasePage) or not specific.url:
        raise Http404
    return specific
