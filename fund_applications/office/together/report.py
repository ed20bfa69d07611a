"""What was done to many cases and what not, kept in the session so that a reload shows it and does nothing again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView

from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from fund_applications.lifecycle.refusals import TransitionRefused
from fund_applications.models import Application
from fund_applications.office.access import CASE_STAFF, cases_of, has_any_role

KEY = "office_report"


@dataclass
class BatchReport:
    """Numbers of cases that were done; of those that were not, with why; and how many could not even be seen."""

    title: str
    done: list[str] = field(default_factory=list)
    left: list[tuple[str, str]] = field(default_factory=list)
    unseen: int = 0
    back_url: str = ""

    def each(self, cases: Iterable[Application], do: Callable[[Application], object]) -> BatchReport:
        """Do it to one case after another; a refusal of one stops none of the others."""
        for case in cases:
            try:
                do(case)
            except TransitionRefused as refusal:
                self.left.append((case.reference, refusal.message))
            else:
                self.done.append(case.reference)
        return self

    def show(self, request: HttpRequest) -> HttpResponse:
        """Keep it and go to its page."""
        request.session[KEY] = {
            "title": self.title,
            "done": self.done,
            "left": self.left,
            "unseen": self.unseen,
            "back_url": self.back_url,
        }
        return redirect("office_together_report")


class ReportView(WagtailAdminTemplateMixin, TemplateView):
    """The latest report of this person."""

    template_name = "fund_applications/office/together/report.html"
    header_icon = "clipboard-list"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not has_any_role(request.user, CASE_STAFF):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return _("Verslag")

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [
            {"url": reverse("wagtailadmin_home"), "label": _("Start")},
            {"url": reverse("aanvragen_modeladmin_index"), "label": _("Aanvragen")},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kept = self.request.session.get(KEY)
        if not kept:
            return super().get_context_data(report=None, **kwargs)
        numbers = [*kept["done"], *(number for number, _why in kept["left"])]
        rows = cases_of(self.request.user).filter(reference__in=numbers).values_list("reference", "public_id", "title")
        known = {number: (reverse("office_case", args=[public_id]), title) for number, public_id, title in rows}
        return super().get_context_data(
            report=kept,
            done=[(number, *known.get(number, ("", ""))) for number in kept["done"]],
            left=[(number, *known.get(number, ("", "")), why) for number, why in kept["left"]],
            done_in_words=_in_words(len(kept["done"])),
            **kwargs,
        )


def _in_words(total: int) -> str:
    if not total:
        return _("Er is niets gedaan.")
    return ngettext("Gedaan bij %(total)d aanvraag", "Gedaan bij %(total)d aanvragen", total) % {"total": total}
