"""The options of a choice, and the columns of a table of the editor's own."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wagtail import blocks
from wagtail.blocks.list_block import ListBlockValidationError

from fund_applications.questions.definition import ColumnKind
from fund_applications.questions.roles import Meaning


class OptionBlock(blocks.StructBlock):
    """One answer that can be chosen."""

    label = blocks.CharBlock(label=_("Keuze"), max_length=150)
    help = blocks.CharBlock(label=_("Uitleg"), required=False, max_length=200)
    meaning = blocks.ChoiceBlock(
        label=_("Vaste betekenis"),
        choices=Meaning.choices,
        required=False,
        help_text=_("Alleen nodig als de vraag een vaste rol heeft. Zo mag je de keuze anders noemen."),
    )

    class Meta:
        icon = "radio-empty"
        label = _("Keuze")
        label_format = "{label}"


class OptionsBlock(blocks.ListBlock):
    """The options of one question: at least two, each with words of its own."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(OptionBlock(), label=_("Keuzes"), min_num=2, collapsed=True, **kwargs)

    def clean(self, value: Any) -> Any:
        """Refuse two options with the same words or the same meaning."""
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        errors: dict[int, ValidationError] = {}
        seen: set[str] = set()
        for number, option in enumerate(cleaned):
            names = {f"label:{option['label'].strip().casefold()}", f"meaning:{option['meaning']}"} - {"meaning:"}
            if names & seen:
                errors[number] = ValidationError(
                    _("Deze keuze of betekenis staat er al. Geef elke keuze eigen woorden en een eigen betekenis.")
                )
            seen |= names
        if errors:
            raise ListBlockValidationError(block_errors=errors)
        return cleaned

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """Migrations make it by its own class, without arguments."""
        return "fund_applications.questions.blocks.choosing.OptionsBlock", [], {}

    def deconstruct_with_lookup(self, lookup: Any) -> tuple[str, list[Any], dict[str, Any]]:
        """Migrations make it by its own class, without arguments."""
        return self.deconstruct()


class ColumnBlock(blocks.StructBlock):
    """One column of a table that the editor makes."""

    label = blocks.CharBlock(label=_("Kop van de kolom"), max_length=60)
    kind = blocks.ChoiceBlock(
        label=_("Soort"),
        choices=[
            (ColumnKind.TEXT.value, _("Tekst")),
            (ColumnKind.AMOUNT.value, _("Bedrag in euro")),
            (ColumnKind.YES_NO.value, _("Ja of nee")),
        ],
        default=ColumnKind.TEXT.value,
    )
    required = blocks.BooleanBlock(label=_("Moet ingevuld zijn"), required=False, default=True)

    class Meta:
        icon = "table"
        label = _("Kolom")
        label_format = "{label}"
