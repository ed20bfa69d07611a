"""The page for whatever has no page type of its own."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from home.blocks import BodyBlock
from home.models.base import BasePage


class StandardPage(BasePage):
    """A page of blocks, such as contact, privacy or the accessibility statement."""

    body = StreamField(BodyBlock(), verbose_name=_("inhoud"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]
    template = "home/standard_page.html"
    page_description = _("Een gewone pagina, die je zelf opbouwt uit blokken.")

    class Meta:
        verbose_name = _("pagina")
        verbose_name_plural = _("pagina's")
