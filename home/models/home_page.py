"""The front page: money for your idea, how much is left, when is decided, and who helps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Site
from wagtail.search import index

from home.blocks import BodyBlock
from home.languages import in_this_language
from home.models.base import BasePage
from home.models.site_settings import SiteSettings
from home.remembering import remembered
from home.schema_org import fund_service

if TYPE_CHECKING:
    from django.http import HttpRequest


class HomePage(BasePage):
    """The root of the site. The hero is fixed; below it editors stack blocks."""

    hero_title = models.CharField(_("grote kop"), max_length=60, default="Geld voor jouw idee")
    hero_text = models.TextField(_("tekst onder de kop"), max_length=300, blank=True)
    hero_button = models.CharField(_("tekst op de eerste knop"), max_length=40, blank=True, default="Vraag geld aan")
    hero_second_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("pagina van de tweede knop"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    hero_second_button = models.CharField(_("tekst op de tweede knop"), max_length=40, blank=True)
    shows_money = models.BooleanField(
        _("laat zien hoeveel geld er is en wanneer we beslissen"),
        default=True,
        help_text=_("De bedragen en dagen komen vanzelf uit de ronde."),
    )
    body = StreamField(BodyBlock(), verbose_name=_("inhoud"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("hero_title"),
                FieldPanel("hero_text"),
                FieldPanel("hero_button"),
                FieldRowPanel([FieldPanel("hero_second_button"), FieldPanel("hero_second_page")]),
                FieldPanel("shows_money"),
            ],
            heading=_("Bovenaan"),
        ),
        FieldPanel("body"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("hero_text"), index.SearchField("body")]

    parent_page_types = ["wagtailcore.Page"]
    max_count_per_parent = 1
    template = "home/home_page.html"
    page_description = _("De voorpagina van de site.")

    class Meta:
        verbose_name = _("voorpagina")
        verbose_name_plural = _("voorpagina's")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the two buttons of the hero, each only when its page is public."""
        context = super().get_context(request, *args, **kwargs)
        second_id, label = self.hero_second_page_id, self.hero_second_button
        context["hero_first"] = remembered(f"hero-first:{self.hero_button}", lambda: self._apply_button(request))
        context["hero_second"] = remembered(
            f"hero-second:{second_id}:{label}", lambda: self._button(self.hero_second_page, label)
        )
        return context

    def structured_data(self, request: HttpRequest) -> list[dict]:
        """The fund itself, as a service of the municipality."""
        site = Site.find_for_request(request)
        if site is None:
            return []
        url = self.get_full_url(request) or ""
        return remembered(
            f"service:{self.pk}", lambda: [fund_service(SiteSettings.for_site(site), url, self.description)]
        )

    def _apply_button(self, request: HttpRequest) -> dict | None:
        site = Site.find_for_request(request)
        # Those that are saved: a request for a preview carries others, which nobody else may see.
        return self._button(SiteSettings.for_site(site).apply_page, self.hero_button) if site else None

    @staticmethod
    def _button(page: Any, label: str) -> dict | None:
        here = in_this_language(page)
        return {"label": label or here.title, "url": here.url} if here else None
