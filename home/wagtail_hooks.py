"""What `home` adds to Wagtail's admin: the lists of villages and themes."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from home.models import Theme, Village


class VillageViewSet(SnippetViewSet):
    """Villages, for editors-in-chief."""

    model = Village
    icon = "site"
    list_display = ["name", "population"]
    ordering = ["name"]
    search_fields = ["name"]
    inspect_view_enabled = False


class ThemeViewSet(SnippetViewSet):
    """Themes, for editors-in-chief."""

    model = Theme
    icon = "tag"
    list_display = ["name", "motif", "tone"]
    ordering = ["name"]
    search_fields = ["name"]
    inspect_view_enabled = False


class ListsViewSetGroup(SnippetViewSetGroup):
    """The lists that pages and applications both point to."""

    items = (VillageViewSet, ThemeViewSet)
    menu_icon = "list-ul"
    menu_label = _("Lijsten")
    menu_name = "lists"
    menu_order = 700


register_snippet(ListsViewSetGroup)
