"""What the applicant changed: two versions side by side."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from fund_applications.models import ApplicationVersion, SupplementItem
from fund_applications.office.case.differences import differences
from fund_applications.office.case.opening import CaseMixin


class VersionsView(CaseMixin, WagtailAdminTemplateMixin, TemplateView):
    """`?van=1&naar=2`; without these the two newest."""

    template_name = "fund_applications/office/case/versions.html"
    header_icon = "history"

    def get_page_title(self) -> str:
        return _("Wat is er veranderd?")

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        versions = list(
            ApplicationVersion.objects.filter(application=self.application).defer("answers").order_by("number")
        )
        numbers = [version.number for version in versions]
        new = self._number("naar", numbers, numbers[-1] if numbers else 1)
        old = self._number("van", numbers, max(new - 1, 1))
        chosen = {
            version.number: version
            for version in ApplicationVersion.objects.filter(
                application=self.application, number__in={old, new}
            ).select_related("form_version")
        }
        context = self.get_context_data(
            application=self.application,
            versions=versions,
            old=chosen.get(old),
            new=chosen.get(new),
            differences=differences(chosen[old], chosen[new]) if old in chosen and new in chosen else (),
            asked_for=self._asked_for(),
        )
        return self.render_to_response(context)

    def _number(self, name: str, known: list[int], default: int) -> int:
        text = self.request.GET.get(name, "")
        number = int(text) if text.isdecimal() and len(text) < 6 else default
        return number if number in known else default

    def _asked_for(self) -> dict[str, str]:
        """The reason with which a question was asked again, by question: the last one counts."""
        items = SupplementItem.objects.filter(request__application=self.application).order_by("pk")
        return dict(items.values_list("question_id", "reason"))
