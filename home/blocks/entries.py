"""The entries of pages that list one kind of thing: steps of the plan, pots of money, people, words."""

from __future__ import annotations

from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from home.blocks.links import LinkBlock
from home.blocks.text import PARAGRAPH_FEATURES
from home.motifs import Motif, Tone


class PlanStepBlock(blocks.StructBlock):
    """One step on the way from an idea to a project."""

    title = blocks.CharBlock(label=_("Wat gebeurt er"), max_length=80)
    who = blocks.CharBlock(label=_("Wie doet het"), max_length=60, help_text=_("Bijvoorbeeld: jij, wij, de commissie."))
    duration = blocks.CharBlock(
        label=_("Hoe lang duurt het"), max_length=60, required=False, help_text=_("Bijvoorbeeld: binnen 2 werkdagen.")
    )
    text = blocks.RichTextBlock(label=_("Uitleg"), features=PARAGRAPH_FEATURES)
    motif = blocks.ChoiceBlock(label=_("Tekening"), choices=Motif.choices, default=Motif.SPROUT)
    tone = blocks.ChoiceBlock(label=_("Kleur"), choices=Tone.choices, default=Tone.MINT)
    picture = ImageBlock(label=_("Foto in plaats van de tekening"), required=False)
    link = LinkBlock(label=_("Link"), required=False)

    class Meta:
        icon = "list-ol"
        label = _("Stap")


class PotBlock(blocks.StructBlock):
    """Another place where an idea may find money or help."""

    name = blocks.CharBlock(label=_("Naam"), max_length=100)
    suits = blocks.TextBlock(label=_("Voor welke ideeën"), max_length=300, rows=2)
    amount = blocks.CharBlock(
        label=_("Hoeveel"),
        max_length=100,
        required=False,
        help_text=_("Bijvoorbeeld: hooguit € 2.000, of: gratis te leen."),
    )
    by_whom = blocks.CharBlock(label=_("Van wie"), max_length=100, required=False)
    phone = blocks.CharBlock(label=_("Telefoon"), max_length=20, required=False)
    link = LinkBlock(label=_("Meer weten"), required=False)
    motif = blocks.ChoiceBlock(label=_("Tekening"), choices=Motif.choices, default=Motif.COIN)

    class Meta:
        icon = "folder-open-inverse"
        label = _("Potje of hulp")


class PersonBlock(blocks.StructBlock):
    """Somebody who works for the fund or advises it."""

    name = blocks.CharBlock(label=_("Naam"), max_length=80)
    role = blocks.CharBlock(label=_("Wat doet deze persoon"), max_length=100, required=False)
    photo = ImageBlock(label=_("Foto"), required=False, help_text=_("Vraag eerst of het mag."))
    text = blocks.TextBlock(label=_("Over deze persoon"), max_length=400, rows=2, required=False)
    phone = blocks.CharBlock(label=_("Telefoon"), max_length=20, required=False)
    email = blocks.EmailBlock(label=_("E-mail"), required=False)

    class Meta:
        icon = "user"
        label = _("Persoon")


class PeopleGroupBlock(blocks.StructBlock):
    """People who belong together, such as the commission."""

    heading = blocks.CharBlock(label=_("Naam van de groep"), max_length=80)
    text = blocks.RichTextBlock(label=_("Wat doet deze groep"), features=PARAGRAPH_FEATURES, required=False)
    people = blocks.ListBlock(PersonBlock(), label=_("Mensen"))

    class Meta:
        icon = "group"
        label = _("Groep mensen")


class TermValue(blocks.StructValue):
    """A word with the address of its entry on the page."""

    @property
    def anchor(self) -> str:
        """The fragment that leads to this word."""
        return f"woord-{slugify(self['word'])}"


class TermBlock(blocks.StructBlock):
    """A word and what it means."""

    word = blocks.CharBlock(label=_("Woord"), max_length=60)
    meaning = blocks.RichTextBlock(label=_("Wat betekent het"), features=PARAGRAPH_FEATURES)

    class Meta:
        icon = "openquote"
        label = _("Woord")
        value_class = TermValue


class CheckAnswer(models.TextChoices):
    """The answers to a question of the idea check."""

    YES = "ja", _("Ja")
    NO = "nee", _("Nee")
    UNSURE = "weet-niet", _("Weet ik niet")


class CheckQuestionBlock(blocks.StructBlock):
    """A question of the idea check: which answer fits the fund, and what another answer means."""

    class Weight(models.TextChoices):
        """What an answer that doesn't fit leads to."""

        ELSEWHERE = "elsewhere", _("Dan past het idee beter ergens anders")
        CALL = "call", _("Dan is bellen verstandig")

    question = blocks.CharBlock(
        label=_("Vraag"), max_length=150, help_text=_("Vraag zonder “niet”: dat lees je snel verkeerd.")
    )
    help = blocks.CharBlock(label=_("Uitleg bij de vraag"), max_length=250, required=False)
    fits = blocks.ChoiceBlock(
        label=_("Welk antwoord past bij het fonds"),
        choices=[(CheckAnswer.YES, _("Ja")), (CheckAnswer.NO, _("Nee"))],
        default=CheckAnswer.YES,
    )
    otherwise = blocks.ChoiceBlock(label=_("En bij het andere antwoord"), choices=Weight.choices, default=Weight.CALL)
    reason = blocks.TextBlock(
        label=_("Wat zeg je bij het andere antwoord"),
        max_length=300,
        rows=2,
        help_text=_("Leg uit waarom, en wat iemand dan kan doen."),
    )
    better_place = LinkBlock(label=_("Betere plek"), required=False)

    class Meta:
        icon = "help"
        label = _("Vraag van de ideecheck")


class ShareTextBlock(blocks.StructBlock):
    """A text that others may copy, such as for a village newspaper."""

    heading = blocks.CharBlock(label=_("Waarvoor"), max_length=80, help_text=_("Bijvoorbeeld: voor het dorpsblad."))
    text = blocks.TextBlock(label=_("Tekst"), max_length=1500, rows=5)

    class Meta:
        icon = "copy"
        label = _("Tekst om over te nemen")
