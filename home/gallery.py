"""The gallery of projects: what the filters in an address mean, and the page of projects that they give."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.db.models import Count, F, Q, QuerySet, Value
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from home.cards import project_cards
from home.models.projects import ProjectPage, all_villages_and_themes, attach_lists
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
            wanted &= Q(year=int(self.year)) if self.is_year else Q(pk__in=[])
        return wanted

    @property
    def is_year(self) -> bool:
        """Whether the year is one: `abc` finds nothing, and no heading says "uit abc"."""
        return len(self.year) == 4 and self.year.isascii() and self.year.isdigit()


@dataclass(frozen=True)
class FilterGroup:
    """The links of one filter, in the shape of `components/tag_links.html`."""

    label: str
    items: list[dict]


@dataclass(frozen=True)
class Choice:
    """One value of a filter, and the number of projects that it gives under the other filters."""

    slug: str
    name: str
    number: int


class Gallery:
    """The projects of an index page for one set of filters: one counting query, and two for the cards of a page."""

    def __init__(self, index: ProjectIndexPage, filters: GalleryFilters) -> None:
        self.filters = filters
        self._url = index.url or ""
        self._villages, self._themes = all_villages_and_themes()
        self._projects = ProjectPage.objects.child_of(index).shown()

    def _matching(self, without: str = "") -> ProjectQuerySet:
        return self._projects.filter(self.filters.conditions(without=without))

    @cached_property
    def _counts(self) -> dict[str, dict[int | None, int]]:
        """Numbers of projects by filter and then by village, theme (both by id) or year."""
        counts: dict[str, dict[int | None, int]] = {VILLAGE: {}, THEME: {}, YEAR: {}}
        queries = [
            self._counted(VILLAGE, F("villages")),
            self._counted(THEME, F("themes")),
            self._counted(YEAR, F("year")),
        ]
        for kind, value, number in queries[0].union(*queries[1:], all=True):
            counts[kind][value] = number
        return counts

    def _counted(self, kind: str, field: F) -> QuerySet:
        by_value = self._matching(without=kind).order_by().annotate(kind=Value(kind), value=field)
        return by_value.values("kind", "value").annotate(number=Count("pk")).values_list("kind", "value", "number")

    @cached_property
    def villages(self) -> list[Choice]:
        """All villages, alphabetical."""
        return [Choice(v.slug, v.name, self._counts[VILLAGE].get(v.pk, 0)) for v in self._villages]

    @cached_property
    def themes(self) -> list[Choice]:
        """All themes, alphabetical."""
        return [Choice(t.slug, t.label, self._counts[THEME].get(t.pk, 0)) for t in self._themes]

    @cached_property
    def years(self) -> list[Choice]:
        """The years that have projects, newest first."""
        known = sorted((year for year in self._counts[YEAR] if year is not None), reverse=True)
        return [Choice(str(year), str(year), self._counts[YEAR][year]) for year in known]

    @cached_property
    def total(self) -> int:
        """The number of projects under all filters; known from the counts of years."""
        if not self.filters.year:
            return sum(self._counts[YEAR].values())
        return sum(choice.number for choice in self.years if choice.slug == self.filters.year)

    @cached_property
    def page(self) -> PaginatorPage:
        """The asked page of projects; a number that doesn't exist gives the nearest page that does."""
        projects = self._matching().select_related("photo").prefetch_related("photo__renditions").newest_first()
        paginator = Paginator(projects, PER_PAGE)
        paginator.__dict__["count"] = self.total
        return paginator.get_page(self.filters.page)

    @cached_property
    def cards(self) -> list[dict]:
        """The cards of this page."""
        projects = list(self.page)
        attach_lists(projects, self._villages, self._themes)
        return project_cards(projects)

    @cached_property
    def filter_groups(self) -> list[FilterGroup]:
        """The links of all filters: only values that give something, and the one that is chosen."""
        return [
            FilterGroup(_("Kern"), self._links("village", self.villages)),
            FilterGroup(_("Thema"), self._links("theme", self.themes)),
            FilterGroup(_("Jaar"), self._links("year", self.years)),
        ]

    def _links(self, field: str, choices: Iterable[Choice]) -> list[dict]:
        chosen = getattr(self.filters, field)
        links: list[dict[str, object]] = [
            {"label": _("Alles"), "url": self._address(**{field: ""}), "count": None, "current": not chosen}
        ]
        for choice in choices:
            if choice.number or choice.slug == chosen:
                link = {"label": choice.name, "url": self._address(**{field: choice.slug}), "count": choice.number}
                links.append({**link, "current": choice.slug == chosen})
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
        counts = self._counts[VILLAGE]
        return [village_tile(v, counts.get(v.pk, 0), self._address(village=v.slug)) for v in self._villages]

    @property
    def heading(self) -> str:
        """What is shown, in words: "3 projecten in Erp over Natuur uit 2026"."""
        words = [ngettext("%(number)d project", "%(number)d projecten", self.total) % {"number": self.total}]
        village = next((c.name for c in self.villages if c.slug == self.filters.village), "")
        theme = next((c.name for c in self.themes if c.slug == self.filters.theme), "")
        if village:
            words.append(_("in %(village)s") % {"village": village})
        if theme:
            words.append(_("over %(theme)s") % {"theme": theme})
        if self.filters.is_year:
            words.append(_("uit %(year)s") % {"year": self.filters.year})
        return " ".join(words)
