"""The base of every page of this site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.search import index

from home.languages import know_locale
from home.schema_org import breadcrumb_list

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django_stubs_ext import StrOrPromise

SUMMARY_LENGTH = 280
HOME_DEPTH = 2


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

    #: Under which heading search counts this type of page.
    search_kind: ClassVar[StrOrPromise] = _("Pagina's")

    #: Whether the page says too little of itself without a summary.
    needs_summary: ClassVar[bool] = True
    #: Names of search fields that are no running text.
    not_in_excerpt: ClassVar[set[str]] = set()

    content_panels = [*Page.content_panels, FieldPanel("summary")]
    promote_panels = [
        *Page.promote_panels,
        FieldPanel("share_image"),
        MultiFieldPanel([FieldPanel("is_example"), FieldPanel("review_on")], heading=_("Beheer van de inhoud")),
    ]
    search_fields = [*Page.search_fields, index.SearchField("summary")]

    class Meta:
        abstract = True

    def searchable_texts(self) -> list[str]:
        """The words of the page, field by field, from which search takes its excerpt."""
        skipped = {"title", "summary", "draft_title", *self.not_in_excerpt}
        fields = [
            f for f in self.get_search_fields() if isinstance(f, index.SearchField) and f.field_name not in skipped
        ]
        texts: list[str] = []
        for field in fields:
            value = field.get_value(self)
            texts.extend(map(str, value) if isinstance(value, list | tuple) else [str(value or "")])
        return texts

    @property
    def description(self) -> str:
        """What search engines and share cards say about the page."""
        return self.search_description or self.summary

    @property
    def marked_title(self) -> str:
        """The title where no badge is seen: in feeds, on share cards, in a list of results elsewhere."""
        return gettext("Voorbeeld: %(title)s") % {"title": self.title} if self.is_example else self.title

    def breadcrumbs(self, request: HttpRequest) -> list[dict[str, str]]:
        """The way from the home page to this page, in the shape of `components/breadcrumb.html`. Empty on the home page.

        Asks nothing of the database while a page is served: Wagtail found the page through its parents.
        """
        if self.depth <= HOME_DEPTH:
            return []
        trail = [{"label": self.title, "url": ""}]
        page: Page = self
        while page.depth > HOME_DEPTH:
            page = page.get_parent()
            if page.live:
                trail.insert(0, {"label": _page_name(page), "url": page.get_url(request) or ""})
        return trail

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what `base.html` reads for every page: breadcrumbs, description, canonical address, share image."""
        know_locale(self)
        context = super().get_context(request, *args, **kwargs)
        context["breadcrumbs"] = self.breadcrumbs(request)
        context["description"] = self.description
        context["canonical_url"] = self.get_full_url(request)
        context["share_image_url"] = self.share_image_url(request)
        context["structured_data"] = self.structured_data(request)
        return context

    def share_image_url(self, request: HttpRequest) -> str:
        """The absolute address of the picture on a share card (1200 x 630 pixels): the editor's, else one of ours."""
        if self.share_image is not None:
            return request.build_absolute_uri(self.share_image.get_rendition("fill-1200x630|format-jpeg").url)
        from home.campaign.share_cards import share_card_address

        return share_card_address(self) if self.pk else ""

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict]:
        """The page for the sitemap; nothing for what is made up."""
        return [] if self.is_example else super().get_sitemap_urls(request)

    def structured_data(self, request: HttpRequest) -> list[dict]:
        """The schema.org objects that describe this page; page types add their own."""
        trail = self.breadcrumbs(request)
        return [breadcrumb_list(trail, settings.SITE_ADDRESS)] if trail else []


def _page_name(page: Page) -> str:
    return str(_("Voorpagina")) if page.depth == HOME_DEPTH else page.title
