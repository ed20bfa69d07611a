"""What the page of the register shows: the lines for the filters in the address, and totals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from fund_applications.models import ApplicantKind, RegisterEntry
from fund_applications.office.registers.paging import rows_between
from fund_applications.publication.register_totals import totals_of
from fund_applications.questions.text import one_line
from home.models import Village

ON_A_PAGE = 50
LONGEST_SEARCH = 80


@dataclass(frozen=True, slots=True)
class RegisterFilters:
    """The filters as they stand in the address; what is unknown there counts for nothing."""

    year: int | None = None
    village: str = ""
    kind: str = ""
    words: str = ""

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> RegisterFilters:
        """Read them from `jaar`, `kern`, `soort` and `zoek`."""
        year = query.get("jaar", "")
        kind = query.get("soort", "")
        return cls(
            year=int(year) if year.isascii() and year.isdigit() and len(year) == 4 else None,
            village=one_line(query.get("kern", ""))[:80],
            kind=kind if kind in ApplicantKind.values else "",
            words=one_line(query.get("zoek", ""))[:LONGEST_SEARCH],
        )

    def apply(self, entries: QuerySet[RegisterEntry]) -> QuerySet[RegisterEntry]:
        """The lines that they leave."""
        if self.year is not None:
            entries = entries.filter(year=self.year)
        if self.village:
            entries = entries.filter(villages__slug=self.village)
        if self.kind:
            entries = entries.filter(recipient_kind=self.kind)
        if self.words:
            entries = entries.filter(
                Q(activity__icontains=self.words) | Q(recipient__icontains=self.words) | Q(reference__iexact=self.words)
            )
        return entries

    def query(self, **changed: Any) -> str:
        """The address with one filter changed; an empty value takes it away."""
        now = {"jaar": self.year or "", "kern": self.village, "soort": self.kind, "zoek": self.words, **changed}
        return urlencode({key: value for key, value in now.items() if value})


class KnownPaginator(Paginator):
    """Pages of lines of which the number is known, as quick at the end as at the beginning."""

    def __init__(self, lines: QuerySet[RegisterEntry], total: int) -> None:
        super().__init__(lines, ON_A_PAGE)
        self.count = total

    def page(self, number: Any) -> Page:
        number = self.validate_number(number)
        start = (number - 1) * self.per_page
        end = min(start + self.per_page, self.count)
        rows = rows_between(self.object_list, start, end, self.count) if self.count else []  # type: ignore[arg-type]
        return Page(rows, number, self)


class RegisterPage:
    """The parts of the page. Every part asks the database once."""

    def __init__(self, filters: RegisterFilters, page_number: str) -> None:
        self.filters = filters
        self.found = filters.apply(RegisterEntry.objects.all())
        lines = self.found.select_related("page").prefetch_related("villages")
        self._totals = totals_of(self.found, "" if filters.words else f"?{filters.query()}")
        self.totals = self._totals.together
        """How many grants, and how much was granted and determined, for these filters."""
        self.page = KnownPaginator(lines, self.totals["grants"]).get_page(page_number)

    def by_year(self) -> list[dict[str, Any]]:
        """The totals of each year, the newest first."""
        return list(self._totals.by_year)

    def by_village(self) -> list[dict[str, Any]]:
        """The totals of each village, alphabetical. A grant for two villages counts in both."""
        names = {village.pk: village for village in self._used_villages}
        rows = self._totals.by_village
        found = [{**row, "village": names[row["villages"]]} for row in rows if row["villages"] in names]
        return sorted(found, key=lambda row: row["village"].name)

    def year_links(self) -> list[dict[str, Any]]:
        """Filters as plain links."""
        years = RegisterEntry.objects.values_list("year", flat=True).distinct().order_by("-year")
        return self._links("jaar", [(str(year), str(year)) for year in years], str(self.filters.year or ""))

    def village_links(self) -> list[dict[str, Any]]:
        """Filters as plain links."""
        return self._links("kern", [(v.slug, v.name) for v in self._used_villages], self.filters.village)

    @cached_property
    def _used_villages(self) -> list[Village]:
        used = RegisterEntry.villages.through.objects.filter(village_id=OuterRef("pk"))
        return list(Village.objects.filter(Exists(used)).order_by("name"))

    def kind_links(self) -> list[dict[str, Any]]:
        """Filters as plain links."""
        return self._links("soort", [(kind.value, str(kind.label)) for kind in ApplicantKind], self.filters.kind)

    def _links(self, name: str, choices: list[tuple[str, str]], current: str) -> list[dict[str, Any]]:
        everything = {"label": _("Alles"), "url": f"?{self.filters.query(**{name: ''})}", "current": not current}
        return [
            everything,
            *(
                {"label": label, "url": f"?{self.filters.query(**{name: value})}", "current": value == current}
                for value, label in choices
            ),
        ]
