"""The steps of a form, and the check of the form as a whole."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from wagtail import blocks
from wagtail.blocks.struct_block import BlockGroup

from fund_applications.questions.blocks.question import whole_number_block
from fund_applications.questions.blocks.question_types import QuestionsBlock
from fund_applications.questions.composition_rules import as_validation_error, problems_of
from fund_applications.questions.villages import village_names


class StepBlock(blocks.StructBlock):
    """One page of the form."""

    title = blocks.CharBlock(
        label=_("Titel van de stap"),
        max_length=80,
        help_text=_("Het onderwerp, zoals “Je idee”. Eén onderwerp per stap."),
    )
    short_title = blocks.CharBlock(
        label=_("Titel op de knop"),
        required=False,
        max_length=40,
        help_text=_("Komt op de knop van de stap ervoor: “Naar stap 3, je planning”."),
    )
    intro = blocks.TextBlock(label=_("Inleiding"), required=False, rows=2, max_length=600)
    minutes_min = whole_number_block(_("Duurt ongeveer, van (minuten)"), 240)
    minutes_max = whole_number_block(_("tot (minuten)"), 240)
    questions = QuestionsBlock(label=_("Vragen"))

    class Meta:
        icon = "form"
        label = _("Stap")
        label_format = "{title}"
        form_layout = BlockGroup(
            children=["title", "intro", "questions"],
            settings=["short_title", "minutes_min", "minutes_max"],
        )


class StepsBlock(blocks.StreamBlock):
    """A whole form: its steps. Checks the form as a whole when the page is published or sent to moderation."""

    step = StepBlock()

    class Meta:
        min_num = 1
        collapsed = True

    def clean(self, value: Any) -> Any:
        """The steps. Raises StreamBlockValidationError with each problem at its own block."""
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        if problems := problems_of(cleaned, village_names()):
            raise as_validation_error(problems)
        return cleaned
