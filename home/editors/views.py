"""Two pages in the admin for editors. Both only read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wagtail.models import PagePermissionTester

from home.editors.access import may_edit_pages
from home.editors.care import Concern, behind_on_the_original, dangling_links, due_for_review, without_description
from home.editors.reach import DAYS, visits_by_page

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def _editors_only(request: HttpRequest) -> None:
    if not may_edit_pages(request.user):
        raise PermissionDenied


def _editable(request: HttpRequest, concerns: list[Concern]) -> list[Concern]:
    return [concern for concern in concerns if PagePermissionTester(request.user, concern.page).can_edit()]


@require_safe
def care(request: HttpRequest) -> HttpResponse:
    """What needs care, of the pages that this editor may edit."""
    _editors_only(request)
    lists = [
        (_("Opnieuw bekijken"), due_for_review(timezone.localdate())),
        (_("Vertalingen die achterlopen"), behind_on_the_original()),
        (_("Links die nergens heen gaan"), dangling_links()),
        (_("Pagina's zonder samenvatting"), without_description()),
    ]
    concerns = [{"heading": heading, "concerns": _editable(request, found)} for heading, found in lists]
    return render(request, "home/admin/care.html", {"lists": concerns})


@require_safe
def reach(request: HttpRequest) -> HttpResponse:
    """Visits by short link."""
    _editors_only(request)
    return render(request, "home/admin/reach.html", {"visits": visits_by_page(timezone.localdate()), "days": DAYS})
