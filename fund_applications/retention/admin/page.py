"""What the pages of records share: who opens them, where they stand, and how a list is cut in pages."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from fund_applications.office.access import Role, has_any_role

RECORDS = frozenset({Role.RECORDS})
RECORDS_AND_SECOND = frozenset({Role.RECORDS, Role.ADMINISTRATOR})
PER_PAGE = 50


class OnlyFor:
    """Turns away who has none of these roles."""

    readers: ClassVar[frozenset[Role]] = RECORDS
    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not has_any_role(request.user, self.readers):
            raise PermissionDenied
        self.open(**kwargs)
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]

    def open(self, **kwargs: Any) -> None:
        """What the address is about, looked up once it is clear that this person may ask. Raises Http404."""

    @property
    def is_records(self) -> bool:
        """Whether this person keeps the records (and is not only the second person)."""
        return has_any_role(self.request.user, RECORDS)


class RecordsPage(OnlyFor, WagtailAdminTemplateMixin, TemplateView):
    """A page below "Archief en AVG"."""

    header_icon = "folder-inverse"
    title: ClassVar[Any] = ""
    parents: ClassVar[tuple[tuple[str, Any], ...]] = ()

    def get_page_title(self) -> str:
        return str(self.title)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        start = {"url": reverse("wagtailadmin_home"), "label": _("Start")}
        above = [{"url": reverse(name), "label": str(label)} for name, label in self.parents]
        return [start, *above, {"url": "", "label": self.get_page_title()}]


def page_of(rows: QuerySet[Any], request: HttpRequest) -> Page[Any]:
    """The page that the address asks for (`p`); an impossible one is the first or the last."""
    asked = request.GET.get("p", "1")
    number = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 8 else 1
    return Paginator(rows, PER_PAGE).get_page(number)


def ticked(request: HttpRequest, name: str) -> list[int]:
    """The keys that were ticked; anything that is no key is left out."""
    return [int(key) for key in request.POST.getlist(name) if key.isascii() and key.isdecimal() and len(key) < 18]
