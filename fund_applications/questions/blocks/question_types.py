"""One block a question type; their names in `QuestionsBlock` are the names of the types."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from wagtail import blocks

from fund_applications.questions.blocks.choosing import ColumnBlock, OptionsBlock
from fund_applications.questions.blocks.conditions import ConditionBlock
from fund_applications.questions.blocks.question import QuestionBlock, question_layout, role_block, whole_number_block
from fund_applications.questions.types.compounds import MOST_ROWS
from fund_applications.questions.types.files import MOST_FILES
from fund_applications.questions.types.texts import LONG_TEXT_CEILING, SHORT_TEXT_CEILING


class ShortTextBlock(QuestionBlock):
    """One line."""

    max_length = whole_number_block(_("Hooguit zoveel tekens"), SHORT_TEXT_CEILING)
    role = role_block("short_text")

    class Meta:
        label = _("Korte tekst")
        form_layout = question_layout("max_length")


class LongTextBlock(QuestionBlock):
    """Several lines."""

    max_length = whole_number_block(_("Hooguit zoveel tekens"), LONG_TEXT_CEILING)
    role = role_block("long_text")

    class Meta:
        icon = "pilcrow"
        label = _("Lange tekst")
        form_layout = question_layout("max_length")


class NumberBlock(QuestionBlock):
    """A whole number."""

    min_value = blocks.IntegerBlock(label=_("Laagste getal"), required=False)
    max_value = blocks.IntegerBlock(label=_("Hoogste getal"), required=False)
    role = role_block("number")

    class Meta:
        icon = "order"
        label = _("Getal")
        form_layout = question_layout("min_value", "max_value")


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
    role = role_block("amount")

    class Meta:
        icon = "decimal"
        label = _("Bedrag in euro")
        form_layout = question_layout("min_value", "max_value")


class DateBlock(QuestionBlock):
    """A day."""

    role = role_block("date")

    class Meta:
        icon = "date"
        label = _("Datum")
        form_layout = question_layout()


class ChoiceQuestionBlock(QuestionBlock):
    """One of the options."""

    options = OptionsBlock()
    role = role_block("choice")

    class Meta:
        icon = "radio-full"
        label = _("Eén keuze")
        form_layout = question_layout("options")


class ChoicesQuestionBlock(QuestionBlock):
    """Any of the options."""

    options = OptionsBlock()
    max_choices = whole_number_block(_("Hooguit zoveel keuzes"), 50)
    role = role_block("choices")

    class Meta:
        icon = "tick-inverse"
        label = _("Meer keuzes")
        form_layout = question_layout("options", "max_choices")


class VillagesBlock(QuestionBlock):
    """Villages, from the list of the municipality."""

    only_one = blocks.BooleanBlock(label=_("Maar één kern kiezen"), required=False)
    role = role_block("villages")

    class Meta:
        icon = "site"
        label = _("Kern(en)")
        form_layout = question_layout("only_one")


class EmailBlock(QuestionBlock):
    """An e-mail address."""

    role = role_block("email")

    class Meta:
        icon = "mail"
        label = _("E-mailadres")
        form_layout = question_layout()


class PhoneBlock(QuestionBlock):
    """A telephone number."""

    role = role_block("phone")

    class Meta:
        icon = "mobile-alt"
        label = _("Telefoonnummer")
        form_layout = question_layout()


class AddressBlock(QuestionBlock):
    """Street, postcode and place."""

    role = role_block("address")

    class Meta:
        icon = "home"
        label = _("Adres")
        form_layout = question_layout()


class IbanBlock(QuestionBlock):
    """A bank account."""

    class Meta:
        icon = "key"
        label = _("Rekeningnummer (IBAN)")
        form_layout = question_layout(role=False)


class FilesBlock(QuestionBlock):
    """One or more files."""

    max_files = whole_number_block(_("Hooguit zoveel bestanden"), MOST_FILES, default=3)

    class Meta:
        icon = "doc-full-inverse"
        label = _("Bestand(en)")
        form_layout = question_layout("max_files", role=False)


class CostLinesBlock(QuestionBlock):
    """Costs."""

    max_rows = whole_number_block(_("Hooguit zoveel regels"), MOST_ROWS, default=30)
    role = role_block("cost_lines")

    class Meta:
        icon = "table"
        label = _("Kosten (regels met bedragen)")
        group = _("Regels")
        form_layout = question_layout("max_rows")


class IncomeLinesBlock(QuestionBlock):
    """Other money."""

    max_rows = whole_number_block(_("Hooguit zoveel regels"), MOST_ROWS, default=30)
    role = role_block("income_lines")

    class Meta:
        icon = "table"
        label = _("Inkomsten (regels met bedragen)")
        group = _("Regels")
        form_layout = question_layout("max_rows")


class PlanningLinesBlock(QuestionBlock):
    """Who does what and when."""

    max_rows = whole_number_block(_("Hooguit zoveel regels"), MOST_ROWS, default=20)
    role = role_block("planning_lines")

    class Meta:
        icon = "calendar-alt"
        label = _("Planning (regels)")
        group = _("Regels")
        form_layout = question_layout("max_rows")


class RowsBlock(QuestionBlock):
    """A table of the editor's own."""

    columns = blocks.ListBlock(ColumnBlock(), label=_("Kolommen"), min_num=1, max_num=5, collapsed=True)
    max_rows = whole_number_block(_("Hooguit zoveel regels"), MOST_ROWS, default=20)

    class Meta:
        icon = "table"
        label = _("Eigen tabel (regels)")
        group = _("Regels")
        form_layout = question_layout("columns", "max_rows", role=False)


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
    role = role_block("statement")

    class Meta:
        icon = "check"
        label = _("Verklaring (aanvinken)")
        group = _("Tekst")
        form_layout = question_layout("statement")


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
        form_layout = question_layout("statement", role=False, asks=False)


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
