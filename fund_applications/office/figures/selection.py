"""Of which applications the figures are: those of a round, of some years, or of both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from django.db.models import Min, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from fund_applications.lifecycle.calendar_days import AMSTERDAM, day_of
from fund_applications.lifecycle.round_facts import current_round
from fund_applications.models import Application, CaseRemnant, FormStepCount, FundRound

ALL_ROUNDS = "alle"
EVALUATION_YEARS = 5
"""The effects of a subsidy are reported on at least once in five years (Awb 4:24)."""
FIRST_YEAR, LAST_YEAR = 2000, 2199


@dataclass(frozen=True)
class Selection:
    """A round, or None for all of them; the first and the last calendar year of receipt, or None for no bound."""

    fund_round: FundRound | None = None
    first: int | None = None
    last: int | None = None

    def within(self, path: str = "") -> Q:
        """The selection as a condition on a model that leads to a case along `path`, such as `decision__application`."""
        prefix = f"{path}__" if path else ""
        condition = Q()
        if self.fund_round is not None:
            condition &= Q(**{f"{prefix}round": self.fund_round})
        if self.first is not None:
            condition &= Q(**{f"{prefix}received_at__gte": _new_year(self.first)})
        if self.last is not None:
            condition &= Q(**{f"{prefix}received_at__lt": _new_year(self.last + 1)})
        return condition

    def cases(self) -> QuerySet[Application]:
        """The cases that are there."""
        return Application.objects.filter(self.within()).order_by()

    def remnants(self) -> QuerySet[CaseRemnant]:
        """What was kept of the cases that are destroyed by now."""
        return CaseRemnant.objects.filter(self._of_kept_years("year", self.first, self.last)).order_by()

    def step_counts(self) -> QuerySet[FormStepCount]:
        """How far people came in the form; a week belongs to the year of its Monday."""
        first = date(self.first, 1, 1) if self.first else None
        last = date(self.last, 12, 31) if self.last else None
        return FormStepCount.objects.filter(self._of_kept_years("week", first, last))

    def _of_kept_years(self, field: str, first: int | date | None, last: int | date | None) -> Q:
        condition = Q() if self.fund_round is None else Q(round=self.fund_round)
        if first is not None:
            condition &= Q(**{f"{field}__gte": first})
        if last is not None:
            condition &= Q(**{f"{field}__lte": last})
        return condition

    @property
    def query(self) -> str:
        """The selection for an address."""
        values = {"ronde": self.fund_round.pk if self.fund_round else ALL_ROUNDS}
        if self.first:
            values["van"] = self.first
        if self.last:
            values["tot"] = self.last
        return urlencode(values)

    @property
    def label(self) -> str:
        """The selection in words, such as "Ronde 2027" or "Alle rondes, 2023 t/m 2027"."""
        what = self.fund_round.name if self.fund_round else _("Alle rondes")
        if self.first is None and self.last is None:
            return what
        if self.first == self.last:
            return f"{what}, {self.first}"
        if self.last is None:
            return _("%(what)s, vanaf %(first)d") % {"what": what, "first": self.first}
        if self.first is None:
            return _("%(what)s, tot en met %(last)d") % {"what": what, "last": self.last}
        return _("%(what)s, %(first)d tot en met %(last)d") % {"what": what, "first": self.first, "last": self.last}


def selection_of(address: Mapping[str, str]) -> Selection:
    """What an address asks for (`ronde`, `van`, `tot`); the round of today when it asks for nothing. Never raises."""
    first, last = _year(address.get("van", "")), _year(address.get("tot", ""))
    if first and last and first > last:
        first, last = last, first
    wanted = address.get("ronde", "")
    if wanted == ALL_ROUNDS:
        return Selection(None, first, last)
    chosen = None
    if wanted.isascii() and wanted.isdigit() and len(wanted) < 10:
        chosen = FundRound.objects.filter(pk=int(wanted)).first()
    if chosen is None and (first or last):
        return Selection(None, first, last)
    return Selection(chosen or current_round(), first, last)


def years() -> list[int]:
    """The years in which applications came in, the newest first, up to this year. Two queries."""
    this_year = timezone.localdate().year
    first = Application.objects.aggregate(first=Min("received_at"))["first"]
    kept = CaseRemnant.objects.aggregate(first=Min("year"))["first"]
    begin = min(day_of(first).year if first else this_year, kept or this_year)
    return list(range(this_year, max(begin, FIRST_YEAR) - 1, -1))


def last_years(number: int = EVALUATION_YEARS) -> Selection:
    """The last `number` calendar years, this one included."""
    this_year = timezone.localdate().year
    return Selection(None, this_year - number + 1, this_year)


def _year(text: str) -> int | None:
    if not (text.isascii() and text.isdigit() and len(text) == 4):
        return None
    year = int(text)
    return year if FIRST_YEAR <= year <= LAST_YEAR else None


def _new_year(year: int) -> datetime:
    return datetime(year, 1, 1, tzinfo=AMSTERDAM)
