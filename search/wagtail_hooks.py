"""The report of search words in the admin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from wagtail import hooks

from home.editors.access import EditorsMenuItem, may_edit_pages
from search.models import KEPT_DAYS, popular_searches

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def searches(request: HttpRequest) -> HttpResponse:
    """The words that are searched for most, and those that find nothing. For editors of pages."""
    if not may_edit_pages(request.user):
        raise PermissionDenied
    today = timezone.localdate()
    lists = [
        {"heading": _("Niets gevonden"), "rows": popular_searches(today, without_result=True)},
        {"heading": _("Vaak gezocht"), "rows": popular_searches(today)},
    ]
    return render(request, "search/admin/searches.html", {"lists": lists, "days": KEPT_DAYS})


@hooks.register("register_admin_urls")
def search_urls() -> list[URLPattern]:
    """The report."""
    return [path("zoekwoorden/", searches, name="search_words")]


@hooks.register("register_reports_menu_item")
def search_menu_item() -> EditorsMenuItem:
    """The report in the menu."""
    address = reverse("search_words")
    return EditorsMenuItem(gettext_lazy("Zoekwoorden"), address, name="search-words", icon_name="search", order=120)
