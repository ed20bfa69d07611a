"""The people behind the fund."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from home.blocks import BodyBlock
from home.blocks.entries import PeopleGroupBlock
from home.models.base import BasePage


class PeoplePage(BasePage):
    """Who helps, who advises and who decides."""

    groups = StreamField([("group", PeopleGroupBlock())], verbose_name=_("groepen"), blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("inhoud onder de mensen"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("groups"), FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("groups"), index.SearchField("body")]

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    template = "home/people_page.html"
    page_description = _("De mensen die helpen, adviseren en beslissen.")

    class Meta:
        verbose_name = _("mensen")
        verbose_name_plural = _("mensen")
