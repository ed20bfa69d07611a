"""The blocks with which an editor composes an application form: steps, and one block a question type.

The names of the blocks are the names of the question types (`questions.types`).
"""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wagtail import blocks
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.struct_block import BlockGroup

from fund_applications.questions.compose import ROLE_PREFIX
from fund_applications.questions.composition_rules import CHOOSING_TYPES, as_validation_error, problems_of
from fund_applications.questions.definition import ColumnKind, Necessity
from fund_applications.questions.roles import ROLE_RULES, Meaning, roles_for_type
from fund_applications.questions.types.compounds import MOST_ROWS
from fund_applications.questions.types.files import MOST_FILES
from fund_applications.questions.types.texts import LONG_TEXT_CEILING, SHORT_TEXT_CEILING
from fund_applications.questions.villages import village_names


class QuestionReferenceInput(forms.TextInput):
    """Holds a reference to a question; a Stimulus controller of ours draws it as a list of the form's questions.

    Without the controller it is a text input that takes the same reference.
    """

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Adds what the controller reads: the fixed questions that have options, and its words."""
        roles = [
            {"value": f"{ROLE_PREFIX}{role.value}", "label": str(role.label)}
            for role, rule in ROLE_RULES.items()
            if rule.types & CHOOSING_TYPES
        ]
        words = {
            "none": str(_("Iedereen krijgt deze vraag")),
            "roles": str(_("Vaste vragen")),
            "questions": str(_("Eerdere vragen in dit formulier")),
            "unknown": str(_("Een vraag die er niet meer is")),
        }
        extra = {
            "data-controller": "question-reference",
            "data-question-reference-roles-value": json.dumps(roles),
            "data-question-reference-words-value": json.dumps(words),
            "data-question-reference-types-value": json.dumps(sorted(CHOOSING_TYPES)),
        }
        return super().get_context(name, value, {**(attrs or {}), **extra})


class QuestionReferenceBlock(blocks.FieldBlock):
    """The id of an earlier question, or `role:<role>`."""

    def __init__(self, required: bool = False, **kwargs: Any) -> None:
        self.field = forms.CharField(required=required, max_length=100, widget=QuestionReferenceInput())
        super().__init__(**kwargs)


class ConditionBlock(blocks.StructBlock):
    """When a question is asked: at certain answers to an earlier question."""

    question = QuestionReferenceBlock(
        label=_("Alleen bij deze eerdere vraag"),
        required=False,
        help_text=_("Laat leeg als iedereen deze vraag krijgt."),
    )
    answers = blocks.TextBlock(
        label=_("en dit antwoord"),
        required=False,
        rows=2,
        help_text=_("Precies zoals de keuze in het formulier staat. Meer antwoorden? Zet elk op een eigen regel."),
    )

    class Meta:
        icon = "decimal"
        label = _("Voorwaarde")


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
        return "fund_applications.questions.blocks.OptionsBlock", [], {}

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


def _necessity() -> blocks.ChoiceBlock:
    return blocks.ChoiceBlock(
        label=_("Moet iemand dit invullen?"),
        choices=Necessity.choices,
        default=Necessity.REQUIRED.value,
        help_text=_(
            "Verplicht: zonder antwoord kan iemand niet versturen. "
            "Aangeraden: we zeggen dat het mist, maar versturen kan."
        ),
    )


def _role(question_type: str) -> blocks.ChoiceBlock:
    return blocks.ChoiceBlock(
        label=_("Vaste rol"),
        choices=[(role.value, role.label) for role in roles_for_type(question_type)],
        required=False,
        help_text=_("Zo weet het systeem wat dit antwoord is, ook als je de vraag anders noemt."),
    )


def _whole_number(label: Any, highest: int, **kwargs: Any) -> blocks.IntegerBlock:
    return blocks.IntegerBlock(label=label, required=False, min_value=1, max_value=highest, **kwargs)


def _layout(*own: str, role: bool = True, asks: bool = True) -> BlockGroup:
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
    necessity = _necessity()
    condition = ConditionBlock()

    class Meta:
        icon = "edit"
        label_format = "{label}"
        group = _("Vragen")


class ShortTextBlock(QuestionBlock):
    """One line."""

    max_length = _whole_number(_("Hooguit zoveel tekens"), SHORT_TEXT_CEILING)
    role = _role("short_text")

    class Meta:
        label = _("Korte tekst")
        form_layout = _layout("max_length")


class LongTextBlock(QuestionBlock):
    """Several lines."""

    max_length = _whole_number(_("Hooguit zoveel tekens"), LONG_TEXT_CEILING)
    role = _role("long_text")

    class Meta:
        icon = "pilcrow"
        label = _("Lange tekst")
        form_layout = _layout("max_length")


class NumberBlock(QuestionBlock):
    """A whole number."""

    min_value = blocks.IntegerBlock(label=_("Laagste getal"), required=False)
    max_value = blocks.IntegerBlock(label=_("Hoogste getal"), required=False)
    role = _role("number")

    class Meta:
        icon = "order"
        label = _("Getal")
        form_layout = _layout("min_value", "max_value")


class AmountBlock(QuestionBlock):
    """Euro."""

    min_value = blocks.DecimalBlock(label=_("Laagste bedrag"), required=False, min_value=0, decimal_places=2)
    max_value = blocks.DecimalBlock(
        label=_("Hoogste bedrag"),
        required=False,
        min_value=0,
        decimal_places=2,
        help_text=_("Het hoogste bedrag van de ronde wordt al vanzelf nagekeken."),
    )
    role = _role("amount")

    class Meta:
        icon = "decimal"
        label = _("Bedrag in euro")
        form_layout = _layout("min_value", "max_value")


class DateBlock(QuestionBlock):
    """A day."""

    role = _role("date")

    class Meta:
        icon = "date"
        label = _("Datum")
        form_layout = _layout()


class ChoiceQuestionBlock(QuestionBlock):
    """One of the options."""

    options = OptionsBlock()
    role = _role("choice")

    class Meta:
        icon = "radio-full"
        label = _("Eén keuze")
        form_layout = _layout("options")


class ChoicesQuestionBlock(QuestionBlock):
    """Any of the options."""

    options = OptionsBlock()
    max_choices = _whole_number(_("Hooguit zoveel keuzes"), 50)
    role = _role("choices")

    class Meta:
        icon = "tick-inverse"
        label = _("Meer keuzes")
        form_layout = _layout("options", "max_choices")


class VillagesBlock(QuestionBlock):
    """Villages, from the list of the municipality."""

    only_one = blocks.BooleanBlock(label=_("Maar één kern kiezen"), required=False)
    role = _role("villages")

    class Meta:
        icon = "site"
        label = _("Kern(en)")
        form_layout = _layout("only_one")


class EmailBlock(QuestionBlock):
    """An e-mail address."""

    role = _role("email")

    class Meta:
        icon = "mail"
        label = _("E-mailadres")
        form_layout = _layout()


class PhoneBlock(QuestionBlock):
    """A telephone number."""

    role = _role("phone")

    class Meta:
        icon = "mobile-alt"
        label = _("Telefoonnummer")
        form_layout = _layout()


class AddressBlock(QuestionBlock):
    """Street, postcode and place."""

    role = _role("address")

    class Meta:
        icon = "home"
        label = _("Adres")
        form_layout = _layout()


class IbanBlock(QuestionBlock):
    """A bank account."""

    class Meta:
        icon = "key"
        label = _("Rekeningnummer (IBAN)")
        form_layout = _layout(role=False)


class FilesBlock(QuestionBlock):
    """One or more files."""

    max_files = _whole_number(_("Hooguit zoveel bestanden"), MOST_FILES, default=3)

    class Meta:
        icon = "doc-full-inverse"
        label = _("Bestand(en)")
        form_layout = _layout("max_files", role=False)


class CostLinesBlock(QuestionBlock):
    """Costs."""

    max_rows = _whole_number(_("Hooguit zoveel regels"), MOST_ROWS, default=30)
    role = _role("cost_lines")

    class Meta:
        icon = "table"
        label = _("Kosten (regels met bedragen)")
        group = _("Regels")
        form_layout = _layout("max_rows")


class IncomeLinesBlock(QuestionBlock):
    """Other money."""

    max_rows = _whole_number(_("Hooguit zoveel regels"), MOST_ROWS, default=30)
    role = _role("income_lines")

    class Meta:
        icon = "table"
        label = _("Inkomsten (regels met bedragen)")
        group = _("Regels")
        form_layout = _layout("max_rows")


class PlanningLinesBlock(QuestionBlock):
    """Who does what and when."""

    max_rows = _whole_number(_("Hooguit zoveel regels"), MOST_ROWS, default=20)
    role = _role("planning_lines")

    class Meta:
        icon = "calendar-alt"
        label = _("Planning (regels)")
        group = _("Regels")
        form_layout = _layout("max_rows")


class RowsBlock(QuestionBlock):
    """A table of the editor's own."""

    columns = blocks.ListBlock(ColumnBlock(), label=_("Kolommen"), min_num=1, max_num=5, collapsed=True)
    max_rows = _whole_number(_("Hooguit zoveel regels"), MOST_ROWS, default=20)

    class Meta:
        icon = "table"
        label = _("Eigen tabel (regels)")
        group = _("Regels")
        form_layout = _layout("columns", "max_rows", role=False)


class StatementBlock(QuestionBlock):
    """Something to agree to."""

    statement = blocks.TextBlock(
        label=_("Verklaring"),
        rows=3,
        max_length=1000,
        help_text=_(
            "Dit is waar iemand ja op zegt. Met de rol “Verklaring naar waarheid” staat de vraag op de laatste pagina, "
            "vlak boven de knop Versturen."
        ),
    )
    role = _role("statement")

    class Meta:
        icon = "check"
        label = _("Verklaring (aanvinken)")
        group = _("Tekst")
        form_layout = _layout("statement")


class ExplanationBlock(blocks.StructBlock):
    """Text between questions."""

    label = blocks.CharBlock(label=_("Kop"), max_length=150)
    statement = blocks.TextBlock(label=_("Tekst"), rows=4, max_length=2000)
    condition = ConditionBlock()

    class Meta:
        icon = "info-circle"
        label = _("Uitleg")
        label_format = "{label}"
        group = _("Tekst")
        form_layout = _layout("statement", role=False, asks=False)


class QuestionsBlock(blocks.StreamBlock):
    """The questions of one step."""

    short_text = ShortTextBlock()
    long_text = LongTextBlock()
    number = NumberBlock()
    amount = AmountBlock()
    date = DateBlock()
    choice = ChoiceQuestionBlock()
    choices = ChoicesQuestionBlock()
    villages = VillagesBlock()
    email = EmailBlock()
    phone = PhoneBlock()
    address = AddressBlock()
    iban = IbanBlock()
    files = FilesBlock()
    cost_lines = CostLinesBlock()
    income_lines = IncomeLinesBlock()
    planning_lines = PlanningLinesBlock()
    rows = RowsBlock()
    statement = StatementBlock()
    explanation = ExplanationBlock()

    class Meta:
        required = False
        collapsed = True


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
    minutes_min = _whole_number(_("Duurt ongeveer, van (minuten)"), 240)
    minutes_max = _whole_number(_("tot (minuten)"), 240)
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
