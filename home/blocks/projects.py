"""Blocks that show projects: cards and the map of villages."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from home.blocks.links import LinkBlock
from home.remembering import remembered

if TYPE_CHECKING:
    from home.models import ProjectPage

GROUP_PROJECTS = _("Projecten")


class ProjectCardsBlock(blocks.StructBlock):
    """Cards of projects: chosen one by one, or the newest of a village or theme."""

    class Choice(models.TextChoices):
        """How the projects get on the page."""

        NEWEST = "newest", _("De nieuwste, vanzelf")
        CHOSEN = "chosen", _("Zelf gekozen")

    heading = blocks.CharBlock(label=_("Kop"), max_length=80, required=False)
    choice = blocks.ChoiceBlock(label=_("Welke projecten"), choices=Choice.choices, default=Choice.NEWEST)
    projects = blocks.ListBlock(
        blocks.PageChooserBlock(page_type="home.ProjectPage"),
        label=_("Zelf gekozen projecten"),
        required=False,
        min_num=0,
        max_num=6,
        default=[],
    )
    village = SnippetChooserBlock("home.Village", label=_("Alleen uit deze kern"), required=False)
    theme = SnippetChooserBlock("home.Theme", label=_("Alleen over dit thema"), required=False)
    number = blocks.IntegerBlock(label=_("Hoeveel"), default=3, min_value=1, max_value=6)
    link = LinkBlock(label=_("Link eronder"), required=False)

    class Meta:
        icon = "grip"
        label = _("Projecten")
        group = GROUP_PROJECTS
        template = "home/blocks/project_cards.html"
        description = _("Kaartjes van projecten. Kies ze zelf, of laat de nieuwste vanzelf zien.")
        preview_value: ClassVar[dict] = {
            "heading": "Nieuwste projecten",
            "choice": "newest",
            "projects": [],
            "number": 3,
        }

    def get_context(self, value: blocks.StructValue, parent_context: dict | None = None) -> dict[str, Any]:
        """Add `cards`: live projects only, in the editor's order or newest first."""
        from home.cards import project_cards

        context = super().get_context(value, parent_context=parent_context)
        chosen = [page.pk for page in value["projects"] if page is not None]
        choice = [value["choice"], chosen, *(getattr(value.get(key), "pk", None) for key in ("village", "theme"))]
        key = f"cards:{[*choice, value.get('number')]}".replace(" ", "")
        # A name of its own for what is drawn from these cards, so that they are drawn once.
        context["cards"], context["drawn"] = remembered(
            key, lambda: (project_cards(self._projects(value)), uuid.uuid4().hex)
        )
        return context

    def _projects(self, value: blocks.StructValue) -> list[ProjectPage]:
        from home.models import ProjectPage

        cards = ProjectPage.objects.shown().for_cards()
        if value["choice"] == self.Choice.CHOSEN:
            chosen = [page.pk for page in value["projects"] if page is not None]
            found = cards.in_bulk(chosen)
            return [found[pk] for pk in chosen if pk in found]
        cards = cards.in_this_language()
        if value.get("village"):
            cards = cards.filter(villages=value["village"])
        if value.get("theme"):
            cards = cards.filter(themes=value["theme"])
        return list(cards.newest_first()[: value.get("number") or 3])


class VillageMapBlock(blocks.StructBlock):
    """The villages as tiles, each with its number of projects and a link to them."""

    heading = blocks.CharBlock(label=_("Kop"), max_length=80, default=_("Ideeën in jouw kern"))

    class Meta:
        icon = "site"
        label = _("Kaart van de kernen")
        group = GROUP_PROJECTS
        template = "home/blocks/village_map.html"
        description = _("Een kaart met tegels. Elke kern is een link naar de projecten daar.")
        preview_value: ClassVar[dict] = {"heading": "Ideeën in jouw kern"}

    def get_context(self, value: blocks.StructValue, parent_context: dict | None = None) -> dict[str, Any]:
        """Add `tiles`, counted from the live projects."""
        from home.village_map import draw_village_map

        context = super().get_context(value, parent_context=parent_context)
        context["tiles"] = remembered("village-map", draw_village_map)
        return context
