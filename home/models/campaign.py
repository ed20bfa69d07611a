"""The kit for schools, village councils and everybody who wants to spread the word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from home.blocks import BodyBlock
from home.blocks.entries import ShareTextBlock
from home.models.base import BasePage

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django_stubs_ext import StrOrPromise


class CampaignKitPage(BasePage):
    """Posters and flyers with a QR code, texts to copy, and whatever editors add."""

    body = StreamField(BodyBlock(), verbose_name=_("inhoud"), blank=True)
    poster_pages = StreamField(
        [("page", blocks.PageChooserBlock(label=_("Pagina")))],
        verbose_name=_("pagina's met een poster en flyer"),
        blank=True,
        help_text=_("Van elke pagina maken we een poster en een flyer met een QR-code. Je kunt ze printen op A4."),
    )
    share_texts = StreamField([("text", ShareTextBlock())], verbose_name=_("teksten om over te nemen"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("body"),
        FieldPanel("poster_pages"),
        FieldPanel("share_texts"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body"), index.SearchField("share_texts")]

    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.StandardPage"]
    template = "home/campaign_kit_page.html"
    page_description = _("Posters, teksten en materiaal voor scholen en dorpen.")

    class Meta:
        verbose_name = _("pakket voor school en dorp")
        verbose_name_plural = _("pakketten voor school en dorp")

    def posters(self) -> list[dict]:
        """The posters of pages that are live, in the shape of `components/card.html`."""
        return self._on_paper("poster", _("Poster op A4, met QR-code"), "megaphone", "coral")

    def flyers(self) -> list[dict]:
        """The flyers of the same pages, in the same shape."""
        return self._on_paper("flyer", _("Twee of vier op een A4, met QR-code"), "hand", "sky")

    def _on_paper(self, view: str, what: StrOrPromise, motif: str, tone: str) -> list[dict]:
        pages = [child.value for child in self.poster_pages]
        return [
            {
                "heading": page.title,
                "url": reverse(view, args=[page.pk]),
                "text": "",
                "meta": [str(what)],
                "motif": motif,
                "tone": tone,
            }
            for page in pages
            if page is not None and page.live
        ]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the posters and flyers, and the code that shows the budget meter on another site."""
        return super().get_context(request, *args, **kwargs) | {
            "posters": self.posters(),
            "flyers": self.flyers(),
            "meter_code": self.meter_code(),
        }

    @staticmethod
    def meter_code() -> str:
        """The frame that a village or club puts on its own site, in the active language."""
        address = f"{settings.SITE_ADDRESS}{reverse('embedded_meter')}"
        title = gettext("Zoveel geld is er nog")
        return f'<iframe src="{address}" title="{title}" width="100%" height="620" loading="lazy"></iframe>'
