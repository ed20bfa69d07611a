"""What `home` adds to Wagtail's admin: lists, reports, and the plain-language check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from home.editors.access import EditorsMenuItem
from home.editors.views import care, reach
from home.models import HardWord, Theme, Village
from home.plain_language.admin_view import language_report

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.utils.safestring import SafeString


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


class HardWordViewSet(SnippetViewSet):
    """Hard words, for all editors."""

    model = HardWord
    icon = "glasses"
    list_display = ["word", "easier"]
    ordering = ["word"]
    search_fields = ["word", "easier"]
    inspect_view_enabled = False


class ListsViewSetGroup(SnippetViewSetGroup):
    """The lists that pages, applications and the plain-language check point to."""

    items = (VillageViewSet, ThemeViewSet, HardWordViewSet)
    menu_icon = "list-ul"
    menu_label = _("Lijsten")
    menu_name = "lists"
    menu_order = 700


register_snippet(ListsViewSetGroup)


@hooks.register("register_admin_urls")
def editors_urls() -> list[URLPattern]:
    """The pages of ours in the admin."""
    return [
        path("taal/<int:page_id>/", language_report, name="plain_language"),
        path("onderhoud/", care, name="care"),
        path("bereik/", reach, name="reach"),
    ]


@hooks.register("register_reports_menu_item")
def care_menu_item() -> MenuItem:
    """The report of what needs care."""
    return EditorsMenuItem(
        _("Onderhoud van de site"), reverse("care"), name="care", icon_name="clipboard-list", order=100
    )


@hooks.register("register_reports_menu_item")
def reach_menu_item() -> MenuItem:
    """The report of visits and searches."""
    return EditorsMenuItem(_("Bereik"), reverse("reach"), name="reach", icon_name="view", order=110)


@hooks.register("insert_editor_js")
def editor_script() -> SafeString:
    """The script and the style of the plain-language report."""
    return format_html(
        '<script src="{}" type="module"></script><link rel="stylesheet" href="{}">',
        static("build/editor.js"),
        static("build/editor.css"),
    )


@hooks.register("construct_help_menu")
def no_news_of_wagtail(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Leave out what Wagtail tells its developers about new versions."""
    menu_items[:] = [item for item in menu_items if not item.name.startswith("whats-new")]
