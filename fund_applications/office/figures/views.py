"""The page of figures, and its export."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from fund_applications.lifecycle.round_facts import current_round
from fund_applications.models import FundRound
from fund_applications.office.access import CASE_STAFF, Role, has_any_role
from fund_applications.office.figures.of_round import Figures, figures_of
from fund_applications.office.registers.spreadsheet import Row, spreadsheet_response

READERS = CASE_STAFF | {Role.FINANCE, Role.RECORDS, Role.ADMINISTRATOR}
"""Everybody in the office but the commission; there is nothing in it about one case or one person."""
FORMATS = ("xlsx", "csv")


class FiguresView(WagtailAdminTemplateMixin, TemplateView):
    """`?ronde=` chooses another round; `?export=xlsx` or `csv` gives the same as a file."""

    template_name = "fund_applications/office/figures/figures.html"
    page_title = gettext_lazy("Cijfers")
    header_icon = "table"
    fund_round: FundRound | None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not has_any_role(request.user, READERS):
            raise PermissionDenied
        wanted = request.GET.get("ronde", "")
        chosen = FundRound.objects.filter(pk=wanted).first() if wanted.isdecimal() and len(wanted) < 10 else None
        self.fund_round = chosen or current_round()
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [
            {"url": reverse("wagtailadmin_home"), "label": _("Start")},
            {"url": "", "label": str(self.page_title)},
        ]

    def get_header_buttons(self) -> list[HeaderButton]:
        if self.fund_round is None:
            return []
        address = f"{self.request.path}?ronde={self.fund_round.pk}&export="
        return [
            HeaderButton(kind.upper(), url=address + kind, icon_name="download", priority=number)
            for number, kind in enumerate(FORMATS)
        ]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        figures = figures_of(self.fund_round) if self.fund_round else None
        kind = request.GET.get("export", "")
        if figures is not None and self.fund_round is not None and kind in FORMATS:
            headings = [_("Tabel"), _("Wat"), _("Aantal"), _("Gevraagd"), _("Toegekend")]
            return spreadsheet_response(kind, f"cijfers-{self.fund_round.pk}", headings, _rows(figures))
        context = self.get_context_data(fund_round=self.fund_round, rounds=FundRound.objects.all(), figures=figures)
        return self.render_to_response(context)


def _rows(figures: Figures) -> Iterator[Row]:
    times = figures.lead_times
    yield [_("Totaal"), _("Aanvragen"), figures.total, figures.asked, figures.given]
    yield [_("Totaal"), _("Om een aanvulling gevraagd"), figures.completed_once, None, None]
    yield [_("Doorlooptijd"), _("Besluiten"), times.decided, None, None]
    yield [_("Doorlooptijd"), _("Op tijd"), times.in_time, None, None]
    for label, days in ((_("Kortste"), times.shortest), (_("Middelste"), times.middle), (_("Langste"), times.longest)):
        yield [_("Doorlooptijd"), _("%(which)s, in dagen") % {"which": label}, days, None, None]
    for table in figures.tables:
        for bar in table.bars:
            yield [table.title, bar.label, bar.total, bar.asked, bar.given]
