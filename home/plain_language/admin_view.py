"""The report on a page for its editors: fetched by the Checks panel, and a page of its own without JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from wagtail.models import Page

from home.models.hard_words import hard_words
from home.plain_language.checking import check
from home.plain_language.page_text import texts_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

#: The rules, the list and the formula are of one language.
LANGUAGE = "nl"


@require_safe
@never_cache
def language_report(request: HttpRequest, page_id: int) -> HttpResponse:
    """Look at the latest draft of a page. Raises Http404, and PermissionDenied for who may not edit it."""
    page = get_object_or_404(Page, pk=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    text = texts_of(page.get_latest_revision_as_object())
    report = check(text.pieces, hard_words(), text.links)
    only_the_report = "fragment" in request.GET
    template = "home/admin/language_findings.html" if only_the_report else "home/admin/language_report.html"
    knows_language = page.locale.language_code == LANGUAGE
    return render(request, template, {"page": page, "report": report, "knows_language": knows_language})
