"""The base of every page of this site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.search import index

if TYPE_CHECKING:
    from django.http import HttpRequest

SUMMARY_LENGTH = 280


class BasePage(Page):
    """What all our pages share. Abstract: the page types of `home` and `fund_applications` build on it.

    `summary` is the lead of the page, the text on its card and, when the editor wrote no description for search
    engines, that description too. `is_example` puts the word "Voorbeeld" on the page and on its card.
    """

    summary = models.TextField(
        _("samenvatting"),
        max_length=SUMMARY_LENGTH,
        blank=True,
        help_text=_("Waar gaat deze pagina over, in één of twee zinnen? Staat boven de pagina en in overzichten."),
    )
    share_image = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("afbeelding bij delen"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Deze afbeelding zien mensen als ze de pagina delen. Laat je dit leeg, dan maken we er zelf één."),
    )
    is_example = models.BooleanField(
        _("dit is een voorbeeld"),
        default=False,
        help_text=_("Zet een vinkje als de inhoud verzonnen is. Bezoekers zien dan duidelijk het woord “Voorbeeld”."),
    )
    review_on = models.DateField(
        _("opnieuw bekijken op"),
        null=True,
        blank=True,
        help_text=_("Op welke dag kijk je of deze tekst nog klopt?"),
    )

    content_panels = [*Page.content_panels, FieldPanel("summary")]
    promote_panels = [
        *Page.promote_panels,
        FieldPanel("share_image"),
        MultiFieldPanel([FieldPanel("is_example"), FieldPanel("review_on")], heading=_("Beheer van de inhoud")),
    ]
    search_fields = [*Page.search_fields, index.SearchField("summary")]

    class Meta:
        abstract = True

    @property
    def kind(self) -> str:
        """The kind of page in one word, as search results and share cards show it."""
        return str(self._meta.verbose_name)

    @property
    def description(self) -> str:
        """What search engines and share cards say about the page."""
        return self.search_description or self.summary

    def breadcrumbs(self) -> list[Page]:
        """The live ancestors from the home page down, without the page itself. One query; empty for the home page."""
        if self.depth <= 2:
            return []
        return list(self.get_ancestors().filter(depth__gte=2).live().order_by("depth"))

    def structured_data(self, request: HttpRequest) -> list[dict]:
        """The schema.org objects that describe this page; page types add their own."""
        return []
