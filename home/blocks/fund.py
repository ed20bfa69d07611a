"""Blocks about the fund: what is left, when is decided, who helps, and where to go next.

The facts about the round come from template tags of `fund_applications`: these blocks only hold the words.
"""

from __future__ import annotations

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from home.blocks.links import LinkBlock
from home.blocks.text import PARAGRAPH_FEATURES

GROUP_FUND = _("Het fonds")


class BudgetMeterBlock(blocks.StructBlock):
    """How much money is left in the current round, as a drawing, in words and as a table."""

    heading = blocks.CharBlock(label=_("Kop"), max_length=80, default=_("Zoveel geld is er nog"))
    text = blocks.RichTextBlock(label=_("Uitleg"), features=PARAGRAPH_FEATURES, required=False)

    class Meta:
        icon = "calculator"
        label = _("Geldmeter")
        group = GROUP_FUND
        template = "home/blocks/budget_meter.html"
        description = _("Laat zien hoeveel geld er nog is. De bedragen komen vanzelf uit de ronde.")
        preview_value: ClassVar[dict] = {"heading": "Zoveel geld is er nog", "text": ""}


class KeyDatesBlock(blocks.StructBlock):
    """When the round opens and closes, and when the commission meets."""

    heading = blocks.CharBlock(label=_("Kop"), max_length=80, default=_("Belangrijke dagen"))
    text = blocks.RichTextBlock(label=_("Uitleg"), features=PARAGRAPH_FEATURES, required=False)

    class Meta:
        icon = "date"
        label = _("Belangrijke dagen")
        group = GROUP_FUND
        template = "home/blocks/key_dates.html"
        description = _("De dagen van deze ronde. Ze komen vanzelf uit de ronde.")
        preview_value: ClassVar[dict] = {"heading": "Belangrijke dagen", "text": ""}


class CallToActionBlock(blocks.StructBlock):
    """One thing to do now, with a button."""

    heading = blocks.CharBlock(label=_("Kop"), max_length=80)
    text = blocks.RichTextBlock(label=_("Tekst"), features=PARAGRAPH_FEATURES, required=False)
    link = LinkBlock(label=_("Knop"))
    picture = ImageBlock(label=_("Tekening of foto"), required=False)

    class Meta:
        icon = "arrow-right"
        label = _("Oproep met knop")
        group = GROUP_FUND
        template = "home/blocks/call_to_action.html"
        description = _("Eén ding dat de lezer nu kan doen.")
        preview_value: ClassVar[dict] = {
            "heading": "Heb je een idee?",
            "text": "<p>Vraag geld aan. Wij helpen je.</p>",
            "link": {"text": "Naar het formulier", "page": None, "url": "/aanvragen/"},
        }


class IdeaCheckTeaserBlock(blocks.StructBlock):
    """An invitation to the idea check."""

    heading = blocks.CharBlock(label=_("Kop"), max_length=80, default=_("Past je idee bij het fonds?"))
    text = blocks.RichTextBlock(label=_("Tekst"), features=PARAGRAPH_FEATURES, required=False)
    link = LinkBlock(label=_("Knop naar de ideecheck"))

    class Meta:
        icon = "tick-inverse"
        label = _("Uitnodiging voor de ideecheck")
        group = GROUP_FUND
        template = "home/blocks/idea_check_teaser.html"
        description = _("Stuurt bezoekers naar vijf korte vragen.")
        preview_value: ClassVar[dict] = {
            "heading": "Past je idee bij het fonds?",
            "text": "<p>Vijf korte vragen. Je vult geen naam in.</p>",
            "link": {"text": "Doe de ideecheck", "page": None, "url": "/ideecheck/"},
        }


class ContactPersonBlock(blocks.StructBlock):
    """The contact person of the fund, from the site settings."""

    heading = blocks.CharBlock(label=_("Kop"), max_length=80, default=_("Vraag het gewoon"))
    text = blocks.RichTextBlock(label=_("Tekst"), features=PARAGRAPH_FEATURES, required=False)

    class Meta:
        icon = "user"
        label = _("Contactpersoon")
        group = GROUP_FUND
        template = "home/blocks/contact_person.html"
        description = _("Foto, naam, telefoon en e-mail. Die vul je in bij Instellingen, Website.")
        preview_value: ClassVar[dict] = {
            "heading": "Vraag het gewoon",
            "text": "<p>Ook als je idee nog niet af is.</p>",
        }
