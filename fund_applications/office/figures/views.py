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

from fund_applications.models import FormStepCount, FundRound
from fund_applications.office.access import CASE_STAFF, Role, has_any_role
from fund_applications.office.figures.counting import Figures
from fund_applications.office.figures.feedback import feedback_figures, latest_words
from fund_applications.office.figures.lead_times import LeadTimes
from fund_applications.office.figures.remembered import figures_for
from fund_applications.office.figures.selection import ALL_ROUNDS, last_years, selection_of, years
from fund_applications.office.registers.spreadsheet import Row, spreadsheet_response

READERS = CASE_STAFF | {Role.FINANCE, Role.RECORDS, Role.ADMINISTRATOR}
"""Everybody in the office but the commission; there is nothing in it about one case or one person."""
FORMATS = ("xlsx", "csv")


class FiguresView(WagtailAdminTemplateMixin, TemplateView):
    """`?ronde=`, `?van=` and `?tot=` choose what is counted; `?export=xlsx` or `csv` gives the same as a file."""

    template_name = "fund_applications/office/figures/figures.html"
    page_title = gettext_lazy("Cijfers")
    header_icon = "table"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not has_any_role(request.user, READERS):
            raise PermissionDenied
        self.selection = selection_of(request.GET)
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [
            {"url": reverse("wagtailadmin_home"), "label": _("Start")},
            {"url": "", "label": str(self.page_title)},
        ]

    def get_header_buttons(self) -> list[HeaderButton]:
        address = f"{self.request.path}?{self.selection.query}&export="
        return [
            HeaderButton(kind.upper(), url=address + kind, icon_name="download", priority=number)
            for number, kind in enumerate(FORMATS)
        ]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        found = figures_for(self.selection, anew="opnieuw" in request.GET)
        kind = request.GET.get("export", "")
        if kind in FORMATS:
            headings = [_("Tabel"), _("Wat"), _("Aantal"), _("Gevraagd"), _("Toegekend")]
            return spreadsheet_response(kind, "cijfers", headings, _rows(self.selection.label, found.figures))
        context = self.get_context_data(
            selection=self.selection,
            rounds=FundRound.objects.all(),
            all_rounds=ALL_ROUNDS,
            years=years(),
            evaluation=last_years(),
            counted=found,
            figures=found.figures,
            feedback=feedback_figures(self.selection.first, self.selection.last),
            feedback_words=latest_words(),
        )
        return self.render_to_response(context)


def _rows(label: str, figures: Figures) -> Iterator[Row]:
    yield [_("Totaal"), label, None, None, None]
    yield [_("Totaal"), _("Aanvragen"), figures.total, figures.asked, figures.given]
    yield [_("Totaal"), _("Om een aanvulling gevraagd"), figures.completed_once, None, None]
    yield [_("Totaal"), _("Projecten met een verslag"), figures.reached.reports, None, None]
    yield [_("Totaal"), _("Mensen die meededen, volgens de verslagen"), figures.reached.people, None, None]
    yield from _time_rows(_("Doorlooptijd"), figures.lead_times)
    for year in figures.years:
        yield [_("Per jaar"), str(year.year), year.total, year.asked, year.given]
        yield from _time_rows(_("Doorlooptijd %(year)d") % {"year": year.year}, year.times)
    for table in figures.tables:
        for bar in table.bars:
            yield [table.title, bar.label, bar.total, bar.asked, bar.given]
    yield from _form_rows(figures)


def _time_rows(title: str, times: LeadTimes) -> Iterator[Row]:
    yield [title, _("Besluiten"), times.decided, None, None]
    yield [title, _("Op tijd"), times.in_time, None, None]
    for label, days in ((_("Kortste"), times.shortest), (_("Middelste"), times.middle), (_("Langste"), times.longest)):
        yield [title, _("%(which)s, in dagen") % {"which": label}, days, None, None]


def _form_rows(figures: Figures) -> Iterator[Row]:
    title = _("Het formulier")
    for step in figures.progress.steps:
        yield [title, _("Stap %(n)d: %(title)s") % {"n": step.number, "title": step.title}, step.reached, None, None]
    yield [title, _("Verstuurd"), figures.progress.sent, None, None]
    for week, number, name, reached in figures.progress.rows:
        is_step = number != FormStepCount.SENT_NUMBER
        what = _("Stap %(n)d: %(title)s") % {"n": number, "title": name} if is_step else _("Verstuurd")
        yield [_("Het formulier, week van %(day)s") % {"day": week.isoformat()}, what, reached, None, None]
