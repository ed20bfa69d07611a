"""A list of texts above a field, with a button that puts the chosen one into it; without losing what was typed.

Without JavaScript the button is a round trip through the same form, which is then shown without a judgement.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from django import forms
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fund_applications.office.texts.blocks import Block

BUTTON = "fill"
"""Name of the buttons; the value is the name of the field."""
PREFIX = "blocks_"
F = TypeVar("F", bound="TextBlocksMixin")


class BlockSelect(forms.Select):
    """A select whose options carry their texts, so that a script can put them into the field at once."""

    texts: dict[str, Block]

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        if block := self.texts.get(str(value)):
            option["attrs"]["data-office-text"] = block.text
            if block.subject:
                option["attrs"]["data-office-subject"] = block.subject
            option["attrs"]["data-office-language"] = block.language
        return option


class BlockField(forms.ChoiceField):
    """One of some texts; never an error, because it is only a help for another field."""

    widget = BlockSelect

    def __init__(self, blocks: Sequence[Block]) -> None:
        super().__init__(
            label=gettext_lazy("Kies een tekst"),
            required=False,
            choices=[("", _("Geen")), *((block.pk, block.name) for block in blocks)],
        )
        self.by_key = {str(block.pk): block for block in blocks}
        self.widget.texts = self.by_key

    def validate(self, value: Any) -> None:
        """Anything goes: what counts is the text in the field."""


class TextBlocksMixin(forms.Form):
    """For a form in which texts can be chosen. `shown_only` shows it as it was typed, without a judgement."""

    shown_only: bool = False
    filling_note: str = ""
    """What the button did, for who can't see it."""

    def offer_blocks(self, target: str, blocks: Sequence[Block]) -> None:
        """Offer these texts above a field; nothing when there are none."""
        if blocks:
            self.fields[f"{PREFIX}{target}"] = BlockField(blocks)

    def visible(self) -> list[Any]:
        """The fields to draw in order, without the lists of texts: those stand above their fields."""
        return [field for field in self.visible_fields() if not field.name.startswith(PREFIX)]

    def full_clean(self) -> None:
        """Judges nothing while a text is put into a field."""
        if self.shown_only:
            self._errors = ErrorDict()
            self.cleaned_data: dict[str, Any] = {}
            return
        super().full_clean()

    def chosen_block(self, target: str) -> Block | None:
        """The text that was chosen for a field, if any."""
        field = self.fields.get(f"{PREFIX}{target}")
        if not isinstance(field, BlockField):
            return None
        return field.by_key.get(str(self.data.get(self.add_prefix(f"{PREFIX}{target}"), "")))

    def put(self, typed: QueryDict, target: str, block: Block) -> str:
        """Put the text behind what was typed already; says what was done."""
        before = typed.get(target, "").rstrip()
        typed[target] = f"{before}\n\n{block.text}" if before else block.text
        if block.subject and "subject" in self.fields and not typed.get("subject", "").strip():
            typed["subject"] = block.subject
        if not before and "language" in self.fields:
            typed["language"] = block.language
        return _("“%(name)s” staat in het veld.") % {"name": block.name}


def filled_in(make: Callable[[QueryDict], F], posted: QueryDict) -> F:
    """The form with the chosen text in its field and everything else as it was typed."""
    target = posted.get(BUTTON, "")
    form = make(posted)
    block = form.chosen_block(target)
    typed = posted.copy()
    note = form.put(typed, target, block) if block else _("Kies eerst een tekst uit de lijst.")
    if block:
        typed[f"{PREFIX}{target}"] = ""
    shown = make(typed)
    shown.shown_only = True
    shown.filling_note = note
    return shown
