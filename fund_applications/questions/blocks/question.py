"""What the blocks of all questions share."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from wagtail import blocks
from wagtail.blocks.struct_block import BlockGroup

from fund_applications.questions.blocks.conditions import ConditionBlock
from fund_applications.questions.definition import Necessity
from fund_applications.questions.roles import roles_for_type


def necessity_block() -> blocks.ChoiceBlock:
    """How much the answer is needed."""
    return blocks.ChoiceBlock(
        label=_("Moet iemand dit invullen?"),
        choices=Necessity.choices,
        default=Necessity.REQUIRED.value,
        help_text=_(
            "Verplicht: zonder antwoord kan iemand niet versturen. "
            "Aangeraden: we zeggen dat het mist, maar versturen kan."
        ),
    )


def role_block(question_type: str) -> blocks.ChoiceBlock:
    """The roles that this type may carry."""
    return blocks.ChoiceBlock(
        label=_("Vaste rol"),
        choices=[(role.value, role.label) for role in roles_for_type(question_type)],
        required=False,
        help_text=_("Zo weet het systeem wat dit antwoord is, ook als je de vraag anders noemt."),
    )


def whole_number_block(label: Any, highest: int, **kwargs: Any) -> blocks.IntegerBlock:
    """A limit from 1, or none."""
    return blocks.IntegerBlock(label=label, required=False, min_value=1, max_value=highest, **kwargs)


def question_layout(*own: str, role: bool = True, asks: bool = True) -> BlockGroup:
    """The words first; what is needed less stands folded away under "Instellingen"."""
    settings = ["why", "example"] if asks else []
    return BlockGroup(
        children=["label", "help", *own, "necessity"] if asks else ["label", *own],
        settings=[*settings, *(["role"] if role else []), "condition"],
    )


class QuestionBlock(blocks.StructBlock):
    """What every question has."""

    label = blocks.CharBlock(
        label=_("Vraag"), max_length=200, help_text=_("Kort en in gewone woorden. Vraag één ding tegelijk.")
    )
    help = blocks.TextBlock(label=_("Uitleg bij de vraag"), required=False, rows=2, max_length=500)
    why = blocks.TextBlock(
        label=_("Waarom vragen we dit?"),
        required=False,
        rows=2,
        max_length=500,
        help_text=_("Mensen vullen eerlijker en sneller in als ze dit weten."),
    )
    example = blocks.TextBlock(label=_("Voorbeeld van een antwoord"), required=False, rows=2, max_length=800)
    necessity = necessity_block()
    condition = ConditionBlock()

    class Meta:
        icon = "edit"
        label_format = "{label}"
        group = _("Vragen")
