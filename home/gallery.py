"""The gallery of projects: what the filters in an address mean, and the page of projects that they give."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from home.cards import project_cards
from home.models.projects import ProjectPage
from home.models.reference import Theme, Village
from home.village_map import village_tile

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import QueryDict

    from home.models.projects import ProjectIndexPage, ProjectQuerySet

PER_PAGE = 12
VILLAGE, THEME, YEAR, PAGE = "kern", "thema", "jaar", "page"


@dataclass(frozen=True)
class GalleryFilters:
    """The filters of one address; a value that means nothing finds nothing, and is shown as such."""

    village: str = ""
    theme: str = ""
    year: str = ""
    page: str = "1"

    @classmethod
    def from_query(cls, query: QueryDict) -> GalleryFilters:
        """Read `?kern=erp&thema=natuur&jaar=2026&page=2`; anything may be missing or nonsense."""
        text = {key: query.get(key, "").replace("\x00", "")[:80] for key in (VILLAGE, THEME, YEAR, PAGE)}
        return cls(text[VILLAGE], text[THEME], text[YEAR], text[PAGE] or "1")

    @property
    def any(self) -> bool:
        """Whether anything is filtered."""
        return bool(self.village or self.theme or self.year)

    @property
    def query(self) -> str:
        """The filters as a query string, without the page number."""
        pairs = {VILLAGE: self.village, THEME: self.theme, YEAR: self.year}
        return urlencode({key: value for key, value in pairs.items() if value})

    def conditions(self, *, without: str = "") -> Q:
        """The filters as conditions on a project; `without` leaves one out, for the counts beside its own links."""
        wanted = Q()
        if self.village and without != VILLAGE:
            wanted &= Q(villages__slug=self.village)
        if self.theme and without != THEME:
            wanted &= Q(themes__slug=self.theme)
        if self.year and without != YEAR:
            is_year = len(self.year) == 4 and self.year.isascii() and self.year.isdigit()
            wanted &= Q(year=int(self.year)) if is_year else Q(pk__in=[])
        return wanted


@dataclass(frozen=True)
class FilterGroup:
    """The links of one filter, in the shape of `components/tag_links.html`."""

    label: str
    items: list[dict]


class Gallery:
    """The projects of an index page for one set of filters. Three counting queries and one list."""

    def __init__(self, index: ProjectIndexPage, filters: GalleryFilters) -> None:
        self.filters = filters
        self._url = index.url or ""
        self._projects = ProjectPage.objects.child_of(index).live().public()

    def _matching(self, without: str = "") -> ProjectQuerySet:
        return self._projects.filter(self.filters.conditions(without=without))

    @cached_property
    def villages(self) -> list[Village]:
        """All villages, alphabetical, each with its `number` of projects under the other filters."""
        shown = Q(projects__in=self._matching(without=VILLAGE).values("pk"))
        return list(Village.objects.annotate(number=Count("projects", filter=shown)))

    @cached_property
    def themes(self) -> list[Theme]:
        """All themes, each with its `number` of projects under the other filters."""
        shown = Q(projects__in=self._matching(without=THEME).values("pk"))
        return list(Theme.objects.annotate(number=Count("projects", filter=shown)))

    @cached_property
    def years(self) -> dict[int | None, int]:
        """Number of projects for each year under the other filters, newest year first."""
        counted = self._matching(without=YEAR).order_by("-year").values_list("year").annotate(number=Count("pk"))
        return dict(counted)

    @cached_property
    def total(self) -> int:
        """The number of projects under all filters; known from the counts of years without a query of its own."""
        if not self.filters.year:
            return sum(self.years.values())
        return sum(number for year, number in self.years.items() if str(year) == self.filters.year)

    @cached_property
    def page(self) -> PaginatorPage:
        """The asked page of projects; a number that doesn't exist gives the nearest page that does."""
        paginator = Paginator(self._matching().for_cards().newest_first(), PER_PAGE)
        paginator.__dict__["count"] = self.total
        return paginator.get_page(self.filters.page)

    @property
    def cards(self) -> list[dict]:
        """The cards of this page."""
        return project_cards(self.page)

    @property
    def filter_groups(self) -> list[FilterGroup]:
        """The links of all filters: only values that give something, and the one that is chosen."""
        return [
            FilterGroup(_("Kern"), self._links(VILLAGE, ((v.slug, v.name, v.number) for v in self.villages))),  # type: ignore[attr-defined]
            FilterGroup(_("Thema"), self._links(THEME, ((t.slug, t.name, t.number) for t in self.themes))),  # type: ignore[attr-defined]
            FilterGroup(_("Jaar"), self._links(YEAR, ((str(y), str(y), n) for y, n in self.years.items() if y))),
        ]

    def _links(self, key: str, values: Iterable[tuple[str, str, int]]) -> list[dict]:
        field = {VILLAGE: "village", THEME: "theme", YEAR: "year"}[key]
        chosen = getattr(self.filters, field)
        links = [{"label": _("Alles"), "url": self._address(**{field: ""}), "count": None, "current": not chosen}]
        for value, label, number in values:
            if number or value == chosen:
                link = {"label": label, "url": self._address(**{field: value}), "count": number}
                links.append({**link, "current": value == chosen})
        return links

    def _address(self, **changes: str) -> str:
        query = replace(self.filters, page="1", **changes).query
        return f"{self._url}?{query}" if query else self._url

    @property
    def without_filters(self) -> str:
        """The address of the whole gallery."""
        return self._url

    @property
    def map_tiles(self) -> list[dict]:
        """The tiles of the village map under the other filters."""
        return [
            village_tile(village, village.number, self._address(village=village.slug))  # type: ignore[attr-defined]
            for village in self.villages
        ]

    @property
    def heading(self) -> str:
        """What is shown, in words: "3 projecten in Erp over Natuur uit 2026"."""
        words = [ngettext("%(number)d project", "%(number)d projecten", self.total) % {"number": self.total}]
        village = next((v.name for v in self.villages if v.slug == self.filters.village), "")
        theme = next((t.name for t in self.themes if t.slug == self.filters.theme), "")
        if village:
            words.append(_("in %(village)s") % {"village": village})
        if theme:
            words.append(_("over %(theme)s") % {"theme": theme})
        if self.filters.year:
            words.append(_("uit %(year)s") % {"year": self.filters.year})
        return " ".join(words)
