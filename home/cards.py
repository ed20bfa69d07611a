"""Pages as cards: the dicts that `components/card.html` draws."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from home.amounts import euro_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from home.models import BasePage, ProjectPage

EXAMPLE_BADGE = "Voorbeeld"


def project_card(project: ProjectPage) -> dict:
    """The card of a project: photo, or the drawing of its first theme when it has none."""
    theme = next(iter(project.themes.all()), None)
    facts = [", ".join(project.village_names()), str(project.year or ""), euro_text(project.amount)]
    return {
        "heading": project.title,
        "url": project.url,
        "text": project.summary,
        "meta": [fact for fact in facts if fact],
        "badge": example_badge(project),
        "image": project.photo,
        "motif": theme.motif if theme else "bulb",
        "tone": theme.tone if theme else "mint",
    }


def project_cards(projects: Iterable[ProjectPage]) -> list[dict]:
    """The cards of projects that were fetched with `for_cards()`."""
    return [project_card(project) for project in projects]


def example_badge(page: BasePage) -> str:
    """The word that marks made-up content, or nothing."""
    return _(EXAMPLE_BADGE) if page.is_example else ""
