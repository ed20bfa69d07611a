"""Blocks of words: text, quotes, notices, questions with answers, steps and tables."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from home.blocks.links import LinkBlock
from home.motifs import Motif, Tone

PARAGRAPH_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]
TEXT_FEATURES = ["h2", "h3", *PARAGRAPH_FEATURES]
GROUP_TEXT = _("Tekst")


class TextBlock(blocks.RichTextBlock):
    """Running text with headings, lists and links."""

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("features", TEXT_FEATURES)
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Tekst")
        group = GROUP_TEXT
        template = "home/blocks/text.html"
        description = _("Gewone tekst met kopjes, lijstjes en links.")
        preview_value = (
            "<h2>Een idee voor je straat?</h2><p>Schrijf korte zinnen. Eén ding per alinea. "
            "Zet het belangrijkste bovenaan.</p>"
        )


class QuoteBlock(blocks.StructBlock):
    """What somebody said, and who."""

    quote = blocks.TextBlock(label=_("Wat er gezegd is"), max_length=400, rows=3)
    speaker = blocks.CharBlock(
        label=_("Wie zei het"),
        max_length=120,
        required=False,
        help_text=_("Vraag eerst of de naam op de site mag. Van kinderen noem je alleen de school en de groep."),
    )

    class Meta:
        icon = "openquote"
        label = _("Citaat")
        group = GROUP_TEXT
        template = "home/blocks/quote.html"
        description = _("Een uitspraak die je groot wilt laten zien.")
        preview_value: ClassVar[dict] = {
            "quote": "Het begon met drie buren en een kapotte bank.",
            "speaker": "Een maker uit Erp (voorbeeld)",
        }


class NoticeBlock(blocks.StructBlock):
    """A short message in a box."""

    class Kind(models.TextChoices):
        """What the message is for; decides its colour and the word before it."""

        INFO = "info", _("Goed om te weten")
        WARNING = "warning", _("Let op")
        SUCCESS = "ok", _("Gelukt")

    kind = blocks.ChoiceBlock(label=_("Soort"), choices=Kind.choices, default=Kind.INFO)
    heading = blocks.CharBlock(label=_("Kop"), max_length=80, required=False)
    text = blocks.RichTextBlock(label=_("Tekst"), features=PARAGRAPH_FEATURES)

    class Meta:
        icon = "info-circle"
        label = _("Melding")
        group = GROUP_TEXT
        template = "home/blocks/notice.html"
        description = _("Een korte boodschap in een kader. Gebruik er hooguit één op een pagina.")
        preview_value: ClassVar[dict] = {
            "kind": "warning",
            "heading": "De ronde sluit bijna",
            "text": "<p>Stuur je aanvraag voor het einde van de maand.</p>",
        }


class QuestionBlock(blocks.StructBlock):
    """A question and its answer."""

    question = blocks.CharBlock(label=_("Vraag"), max_length=150)
    answer = blocks.RichTextBlock(label=_("Antwoord"), features=PARAGRAPH_FEATURES)

    class Meta:
        icon = "help"
        label = _("Vraag en antwoord")


class FaqValue(blocks.StructValue):
    """Questions as the component draws them."""

    @property
    def items_for_component(self) -> list[dict]:
        """The questions in the shape of `components/faq.html`."""
        return [{"question": item["question"], "html": item["answer"]} for item in self.get("questions") or []]


class FaqBlock(blocks.StructBlock):
    """Questions that fold open."""

    heading = blocks.CharBlock(label=_("Kop"), max_length=80, required=False)
    questions = blocks.ListBlock(QuestionBlock(), label=_("Vragen"), min_num=1)

    class Meta:
        icon = "help"
        label = _("Vragen en antwoorden")
        group = GROUP_TEXT
        template = "home/blocks/faq.html"
        value_class = FaqValue
        description = _("Vragen die openklappen. Elke vraag heeft een eigen antwoord.")
        preview_value: ClassVar[dict] = {
            "heading": "Vragen over geld",
            "questions": [
                {"question": "Moet ik zelf ook betalen?", "answer": "<p>Ja. Wij betalen nooit meer dan de helft.</p>"}
            ],
        }


class StepBlock(blocks.StructBlock):
    """One step of a plan."""

    title = blocks.CharBlock(label=_("Wat gebeurt er"), max_length=80)
    text = blocks.TextBlock(label=_("Uitleg"), max_length=400, rows=2, required=False)
    motif = blocks.ChoiceBlock(label=_("Tekening"), choices=Motif.choices, default=Motif.SPROUT)
    tone = blocks.ChoiceBlock(label=_("Kleur"), choices=Tone.choices, default=Tone.MINT)
    link = LinkBlock(label=_("Link"), required=False)

    class Meta:
        icon = "list-ol"
        label = _("Stap")


class StepsValue(blocks.StructValue):
    """Steps as the component draws them."""

    @property
    def items_for_component(self) -> list[dict]:
        """The steps in the shape of `components/steps.html`."""
        return [
            {
                "heading": step["title"],
                "text": step["text"],
                "motif": step["motif"],
                "tone": step["tone"],
                "url": step["link"].href if step.get("link") else "",
                "link_label": step["link"].label if step.get("link") else "",
            }
            for step in self.get("steps") or []
        ]


class StepsBlock(blocks.StructBlock):
    """Numbered steps with drawings."""

    heading = blocks.CharBlock(label=_("Kop"), max_length=80, required=False)
    steps = blocks.ListBlock(StepBlock(), label=_("Stappen"), min_num=2)

    class Meta:
        icon = "list-ol"
        label = _("Stappen")
        group = GROUP_TEXT
        template = "home/blocks/steps.html"
        value_class = StepsValue
        description = _("Wat er achter elkaar gebeurt, met een nummer per stap.")
        preview_value: ClassVar[dict] = {
            "heading": "Zo werkt het",
            "steps": [
                {"title": "Je hebt een idee", "text": "Praat erover met je buren.", "motif": "seed", "tone": "sun"},
                {"title": "Je vraagt geld aan", "text": "Wij bellen je snel.", "motif": "letter", "tone": "mint"},
            ],
        }


class TableBlock(blocks.StructBlock):
    """A small table with a caption."""

    table = TypedTableBlock(
        [
            ("text", blocks.CharBlock(label=_("Tekst"), required=False)),
            ("number", blocks.DecimalBlock(label=_("Getal"), required=False)),
            ("rich_text", blocks.RichTextBlock(label=_("Tekst met links"), features=["bold", "link"], required=False)),
        ],
        label=_("Tabel"),
    )

    class Meta:
        icon = "table"
        label = _("Tabel")
        group = GROUP_TEXT
        template = "home/blocks/table.html"
        description = _("Gegevens in rijen en kolommen. Geef de tabel altijd een titel.")


class ChartRowBlock(blocks.StructBlock):
    """One bar: what it is and how much."""

    label = blocks.CharBlock(label=_("Wat"), max_length=60)
    value = blocks.DecimalBlock(label=_("Hoeveel"), min_value=0)


class ChartValue(blocks.StructValue):
    """Bars with their length, so that the template only draws."""

    BAR_LENGTH = 300

    @property
    def bars(self) -> list[dict]:
        """Each row with its bar's length in drawing units (0-300; the largest value fills the width)."""
        rows = self.get("rows") or []
        largest = max((row["value"] or 0 for row in rows), default=0)
        return [
            {
                "label": row["label"],
                "value": row["value"],
                "y": number * 34,
                "length": round(float((row["value"] or 0) / largest) * self.BAR_LENGTH) if largest else 0,
            }
            for number, row in enumerate(rows)
        ]

    @property
    def height(self) -> int:
        """The height of the drawing, in the same units."""
        return 34 * len(self.get("rows") or [])


class ChartBlock(blocks.StructBlock):
    """A bar chart with the same numbers as a table."""

    heading = blocks.CharBlock(label=_("Kop"), max_length=100)
    conclusion = blocks.CharBlock(
        label=_("Wat zie je"), max_length=200, help_text=_("Vertel in één zin wat de lezer moet zien.")
    )
    unit = blocks.CharBlock(label=_("Eenheid"), max_length=30, required=False, help_text=_("Bijvoorbeeld: ideeën."))
    rows = blocks.ListBlock(ChartRowBlock(), label=_("Staven"), min_num=2, max_num=15)

    class Meta:
        icon = "order"
        label = _("Staafdiagram")
        group = GROUP_TEXT
        template = "home/blocks/chart.html"
        value_class = ChartValue
        description = _("Staven naast elkaar. De getallen staan er ook als tabel bij.")
        preview_value: ClassVar[dict] = {
            "heading": "Ideeën per jaar (voorbeeld)",
            "conclusion": "Elk jaar komen er meer ideeën binnen.",
            "unit": "ideeën",
            "rows": [{"label": "2025", "value": 8}, {"label": "2026", "value": 14}],
        }
