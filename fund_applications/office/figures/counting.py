"""What a selection came to, counted. The evaluation that the law asks for every five years is made from this (Awb 4:24)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, Sum
from django.db.models.functions import Coalesce, ExtractYear
from django.utils.translation import gettext as _

from fund_applications.lifecycle.grounds import REJECTION_GROUNDS
from fund_applications.models import (
    Application,
    Decision,
    DecisionKind,
    FundRound,
    Objection,
    Report,
    Status,
    SupplementRequest,
)
from fund_applications.office.figures.destroyed import Row, together
from fund_applications.office.figures.destroyed import summed as destroyed
from fund_applications.office.figures.form_progress import FormProgress, form_progress
from fund_applications.office.figures.lead_times import LeadTimes, lead_times
from fund_applications.office.figures.selection import Selection

STANDING = Sum(Coalesce("determined_amount", "granted_amount"))
"""Grants as they stand now: what was determined or changed replaces what was granted."""


@dataclass(frozen=True)
class Bar:
    """One line of a table with its bar; `share` is a whole percentage of the highest line."""

    label: str
    total: int
    asked: Decimal | None
    given: Decimal | None
    share: int


@dataclass(frozen=True)
class Table:
    """A table with its title and what its first column holds."""

    title: str
    of: str
    bars: tuple[Bar, ...]
    note: str = ""

    @property
    def has_amounts(self) -> bool:
        """Whether its lines hold euro."""
        return any(bar.asked is not None for bar in self.bars)


@dataclass(frozen=True)
class YearLine:
    """The applications of one calendar year."""

    year: int
    total: int
    asked: Decimal
    given: Decimal
    times: LeadTimes


@dataclass(frozen=True)
class Reached:
    """What the projects told in their reports: how many reports, and how many people took part."""

    reports: int
    people: int


@dataclass(frozen=True)
class Figures:
    """The whole page. `reached` is of the reports that are still kept: nothing of them outlives a destroyed case."""

    total: int
    asked: Decimal
    given: Decimal
    completed_once: int
    lead_times: LeadTimes
    years: tuple[YearLine, ...]
    tables: tuple[Table, ...]
    progress: FormProgress
    reached: Reached = field(compare=False)


def counted(selection: Selection) -> Figures:
    """The figures of a selection. Some twenty queries, however many cases there are."""
    by_status = _summed(selection, "status")
    times, times_of_years = lead_times(selection)
    return Figures(
        total=sum(row["n"] for row in by_status),
        asked=_sum_of(by_status, "asked"),
        given=_sum_of(by_status, "given"),
        completed_once=_completed_once(selection),
        reached=_reached(selection),
        lead_times=times,
        years=_years(selection, times_of_years),
        tables=tuple(_tables(selection, by_status)),
        progress=form_progress(selection),
    )


def _tables(selection: Selection, by_status: list[Row]) -> Iterable[Table]:
    yield Table(_("Hoe staat het ervoor?"), _("Status"), _by_status(by_status))
    if selection.fund_round is None:
        yield Table(_("Per ronde"), _("Ronde"), _by_round(selection))
    shared = _("Een aanvraag voor meer kernen telt bij elke kern mee.")
    yield Table(_("Voor welke kernen?"), _("Kern"), _by("villages__name", selection), shared)
    yield Table(_("Waar gaat het over?"), _("Thema"), _by("themes__name", selection))
    yield Table(_("Waarom afgewezen?"), _("Grond"), _by_ground(selection))
    yield Table(_("Bezwaren"), _("Uitkomst"), _by_outcome(selection))
    yield Table(_("Hoe kwam het binnen?"), _("Kanaal"), _by_source(selection))


def _sum_of(rows: Iterable[Row], name: str) -> Decimal:
    return sum((row[name] for row in rows if row[name] is not None), Decimal(0))


def _bars(rows: Iterable[tuple[str, int, Decimal | None, Decimal | None]]) -> tuple[Bar, ...]:
    found = list(rows)
    most = max((total for _label, total, _asked, _given in found), default=0)
    return tuple(Bar(label, n, asked, given, round(n * 100 / most)) for label, n, asked, given in found)


def _summed(selection: Selection, field: str) -> list[Row]:
    """Counts and sums by a field, of the cases that are there and of those that are destroyed by now."""
    rows = selection.cases().values(field)
    here = rows.annotate(n=Count("pk"), asked=Sum("requested_amount"), given=STANDING)
    return together(field, here, destroyed(selection, field))


def _by_status(rows: list[Row]) -> tuple[Bar, ...]:
    found = {row["status"]: row for row in rows}
    return _bars(
        (str(status.label), found[status]["n"], found[status]["asked"], found[status]["given"] or Decimal(0))
        for status in Status
        if status in found
    )


def _by(field: str, selection: Selection) -> tuple[Bar, ...]:
    return _bars(
        (row[field] or _("niet bekend"), row["n"], row["asked"], row["given"] or Decimal(0))
        for row in _summed(selection, field)
    )


def _by_round(selection: Selection) -> tuple[Bar, ...]:
    found = {row["round"]: row for row in _summed(selection, "round")}
    rounds = FundRound.objects.filter(pk__in=found).order_by("opens_on", "pk")
    return _bars(
        (each.name, found[each.pk]["n"], found[each.pk]["asked"], found[each.pk]["given"] or Decimal(0))
        for each in rounds
    )


def _by_source(selection: Selection) -> tuple[Bar, ...]:
    labels = dict(Application.Source.choices)
    return _bars(
        (str(labels.get(row["source"], row["source"])), row["n"], None, None) for row in _summed(selection, "source")
    )


def _by_ground(selection: Selection) -> tuple[Bar, ...]:
    refused = Decision.objects.filter(selection.within("application"), kind=DecisionKind.REJECT)
    rows = refused.order_by().values("ground").annotate(n=Count("pk"))
    gone = (row for row in destroyed(selection, "ground") if row["ground"])
    both = sorted(together("ground", rows, gone), key=lambda row: (-row["n"], row["ground"]))
    return _bars((_ground(row["ground"]), row["n"], None, None) for row in both)


def _ground(code: str) -> str:
    known = REJECTION_GROUNDS.get(code)
    return str(known.label) if known else code


def _by_outcome(selection: Selection) -> tuple[Bar, ...]:
    labels = dict(Objection.Outcome.choices)
    rows = Objection.objects.filter(selection.within("decision__application")).order_by().values("outcome")
    found = rows.annotate(n=Count("pk")).order_by("-n", "outcome")
    return _bars((str(labels.get(row["outcome"], row["outcome"])), row["n"], None, None) for row in found)


def _completed_once(selection: Selection) -> int:
    asked_again = SupplementRequest.objects.filter(selection.within("application")).order_by()
    kept = selection.remnants().aggregate(n=Count("pk", filter=Q(was_supplemented=True)))
    return int(asked_again.values("application_id").distinct().count() + kept["n"])


def _reached(selection: Selection) -> Reached:
    told: dict[str, Any] = Report.objects.filter(selection.within("application")).aggregate(
        reports=Count("application_id", distinct=True), people=Sum("people_reached")
    )
    return Reached(told["reports"], told["people"] or 0)


def _years(selection: Selection, times: dict[int, LeadTimes]) -> tuple[YearLine, ...]:
    here = selection.cases().annotate(year=ExtractYear("received_at")).values("year")
    rows = here.annotate(n=Count("pk"), asked=Sum("requested_amount"), given=STANDING)
    none = LeadTimes(0, 0, None, None, None)
    return tuple(
        YearLine(
            row["year"],
            row["n"],
            row["asked"] or Decimal(0),
            row["given"] or Decimal(0),
            times.get(row["year"], none),
        )
        for row in together("year", rows, destroyed(selection, "year"))
    )
