"""The map of villages: one tile for each, with its number of projects."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.db.models import Count, Q

from home.languages import in_this_language
from home.models.reference import Village

if TYPE_CHECKING:
    from collections.abc import Iterable


def village_tile(village: Village, count: int, url: str) -> dict:
    """One tile in the shape of the tag `village_map`; a village without projects has no address."""
    return {
        "name": village.name,
        "slug": village.slug,
        "count": count,
        "url": url if count else "",
        "row": village.map_row,
        "col": village.map_column,
        "motif": village.motif,
    }


def village_tiles(villages: Iterable[Village], gallery_url: str) -> list[dict]:
    """Tiles of villages that carry their `number` of projects, with links into the gallery."""
    return [
        village_tile(village, village.number, f"{gallery_url}?{urlencode({'kern': village.slug})}")  # type: ignore[attr-defined]
        for village in villages
    ]


def draw_village_map() -> list[dict]:
    """The tiles of all villages, alphabetical, with the number of public projects. Empty without a public gallery."""
    from home.models.projects import ProjectIndexPage, ProjectPage

    index = in_this_language(ProjectIndexPage.objects.live().order_by("path").first())
    if index is None:
        return []
    shown = ProjectPage.objects.shown().filter(locale=index.locale_id).values("pk")
    # The order of the model does not reach a query that groups.
    villages = Village.objects.annotate(number=Count("projects", filter=Q(projects__in=shown))).order_by("name")
    return village_tiles(villages, index.url or "")
