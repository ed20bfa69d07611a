"""The register of texts: what the office writes again and again, kept by the office itself."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, Panel

from fund_applications.models import TEXT_FIELDS, TextBlock
from fund_applications.office.access import Role
from fund_applications.office.registers.base import Register
from fund_applications.office.registers.filters import Choices, RegisterFilter, field_filter

EDITORS = frozenset({Role.HANDLER, Role.SECRETARY, Role.ADMINISTRATOR})


class InUseFilter(RegisterFilter):
    title = _("In gebruik")
    parameter_name = "gebruik"

    def options(self) -> Choices:
        return [("ja", _("Ja")), ("nee", _("Nee"))]

    def narrow(self, queryset: Any, value: str) -> Any:
        return queryset.filter(is_active=value == "ja")


def merge_field_help() -> SafeString:
    """The fields that a text may use, and what they become."""
    rows = format_html_join(
        "", "<li><code>{{{}}}</code> {}</li>", ((field.name, field.explanation) for field in TEXT_FIELDS)
    )
    return format_html(
        "<p>{}</p><ul>{}</ul>",
        _("Tussen accolades zet je wat bij elke aanvraag anders is:"),
        rows,
    )


class MergeFieldHelp(HelpPanel):
    """Made when it is shown, so that it is in the language of the reader."""

    class BoundPanel(HelpPanel.BoundPanel):
        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            self.content = merge_field_help()


class TextRegister(Register):
    """Texts for messages, reasons, obligations and supplements. An unknown merge field is refused while editing."""

    model = TextBlock
    menu_label = _("Teksten")
    menu_icon = "openquote"
    base_url_path = "aanvragen/teksten"
    readers: ClassVar[frozenset[Role]] = EDITORS
    editors: ClassVar[frozenset[Role]] = EDITORS
    may_delete = True
    list_display = ("name", "kind", "beginning", "language", "in_use")
    list_filter = (field_filter("kind", _("Soort"), "soort"), field_filter("language", _("Taal"), "taal"), InUseFilter)
    search_fields = ("name", "subject", "text")
    ordering = ("kind", "language", "sort_order", "name")
    panels: ClassVar[list[Panel]] = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("language")]),
        FieldPanel("name"),
        MultiFieldPanel([FieldPanel("subject"), FieldPanel("text"), MergeFieldHelp()], heading=_("Tekst")),
        FieldRowPanel([FieldPanel("sort_order"), FieldPanel("is_active"), FieldPanel("is_standard")]),
    ]

    def get_search_fields(self, request: HttpRequest) -> tuple[str, ...]:
        return self.search_fields

    def beginning(self, obj: TextBlock) -> str:
        return Truncator(obj.text).chars(90)

    beginning.short_description = _("Begin van de tekst")  # type: ignore[attr-defined]

    def in_use(self, obj: TextBlock) -> str:
        return str(_("ja")) if obj.is_active else str(_("nee"))

    in_use.short_description = _("In gebruik")  # type: ignore[attr-defined]
