"""Answers of several inputs: an address, and repeatable rows (costs, income, planning, a table of the editor's)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from stdnum.exceptions import ValidationError as NumberError
from stdnum.nl import postcode

from fund_applications.questions.definition import Column, ColumnKind, Necessity, Question
from fund_applications.questions.money import format_amount
from fund_applications.questions.text import one_line
from fund_applications.questions.types.base import Json, PartsInvalidError, QuestionType, Shown, ShownTable, is_blank
from fund_applications.questions.types.numbers import AmountField, amount_input
from fund_applications.questions.types.texts import TextField

MOST_ROWS = 100
DEFAULT_MOST_ROWS = 30
CELL_LENGTH = 300
#: The box that takes a row away without JavaScript; `rows.js` ticks it too.
REMOVE_PART = "DELETE"


class PartsWidget(forms.Widget):
    """A group of inputs `<name>-<part>`; its value is a dict of strings by part."""

    template_name = "fund_applications/intake/widgets/parts.html"
    use_fieldset = True

    def __init__(self, parts: Mapping[str, tuple[str, forms.Widget]]) -> None:
        super().__init__()
        self.parts = parts
        self.part_errors: dict[str, str] = {}

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[str, str]:
        """The dict of what was typed."""
        return {part: data.get(f"{name}-{part}", "") for part in self.parts}

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Whether none of the inputs was sent."""
        return not any(f"{name}-{part}" in data for part in self.parts)

    def id_for_label(self, id_: str) -> str:
        """The group has a legend; a summary links to the first input."""
        return f"{id_}-{next(iter(self.parts))}"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Adds `parts`: label, control and error of each input."""
        context = super().get_context(name, value, attrs)
        typed = value if isinstance(value, Mapping) else {}
        id_ = context["widget"]["attrs"].get("id", f"id_{name}")
        context["parts"] = [
            draw_part(f"{name}-{part}", f"{id_}-{part}", label, widget, typed.get(part, ""), self.part_errors.get(part))
            for part, (label, widget) in self.parts.items()
        ]
        return context


def draw_part(name: str, id_: str, label: str, widget: forms.Widget, typed: str, error: str | None) -> dict[str, Any]:
    """One input of a group as the templates draw it."""
    attrs = {"id": id_}
    if error:
        attrs |= {"aria-invalid": "true", "aria-describedby": f"{id_}_error"}
    return {
        "id": id_,
        "label": label,
        "error": error,
        "prefix": widget.attrs.get("data-prefix", ""),
        "widget": widget.get_context(name, typed, {**widget.attrs, **attrs})["widget"],
    }


class Address(QuestionType):
    """A postal address; the value is a dict with `street`, `postcode` ("5461 AB") and `city`."""

    name = "address"
    is_group = True

    def field(self, question: Question) -> forms.Field:
        """Three inputs."""
        must = {"aria-required": "true"} if question.necessity == Necessity.REQUIRED else {}
        inputs = {
            "street": (_("Straat en huisnummer"), {"autocomplete": "street-address"}),
            "postcode": (_("Postcode"), {"autocomplete": "postal-code", "data-width": "8"}),
            "city": (_("Plaats"), {"autocomplete": "address-level2", "data-width": "20"}),
        }
        parts = {part: (label, forms.TextInput(attrs={**attrs, **must})) for part, (label, attrs) in inputs.items()}
        return forms.Field(required=False, widget=PartsWidget(parts))

    def clean(self, question: Question, typed: Json) -> Json:
        """The address. Raises PartsInvalidError for what is missing or no Dutch postcode."""
        if self.is_empty(typed):
            return None
        value = {part: one_line(str(typed.get(part, ""))) for part in ("street", "postcode", "city")}
        wrong = {
            part: message
            for part, message in (
                ("street", _("Vul je straat en huisnummer in, zoals Kerkstraat 12.")),
                ("postcode", _("Vul je postcode in, zoals 5461 AB.")),
                ("city", _("Vul je woonplaats in.")),
            )
            if not value[part]
        }
        if value["street"] and not re.search(r"\d", value["street"]):
            wrong["street"] = _("Zet ook je huisnummer erbij, zoals Kerkstraat 12.")
        if value["postcode"]:
            try:
                value["postcode"] = postcode.validate(value["postcode"])
            except NumberError:
                wrong["postcode"] = _("Deze postcode klopt niet. Vul 4 cijfers en 2 letters in, zoals 5461 AB.")
        wrong |= {
            part: _("Dit is te lang. Vul hooguit %(limit)d tekens in.") % {"limit": CELL_LENGTH}
            for part, text in value.items()
            if len(text) > CELL_LENGTH
        }
        if wrong:
            raise PartsInvalidError({part: wrong[part] for part in value if part in wrong})
        return value

    def show(self, question: Question, value: Json) -> Shown:
        """Two lines, as on an envelope."""
        return Shown(lines=(value["street"], f"{value['postcode']} {value['city']}")) if value else Shown()

    def accepts_typed(self, typed: Json) -> bool:
        """A dict of strings."""
        return typed is None or (isinstance(typed, Mapping) and all(isinstance(v, str) for v in typed.values()))


class RowsWidget(forms.Widget):
    """Repeatable rows of inputs `<name>-<row>-<column>`; its value is a list of dicts, without empty rows."""

    template_name = "fund_applications/intake/widgets/rows.html"
    use_fieldset = True
    #: How many empty rows stand under what is filled in.
    blank_rows = 1

    def __init__(self, question: Question, most: int) -> None:
        super().__init__()
        self.question = question
        self.most = most
        self.part_errors: dict[str, str] = {}

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[dict[str, str]]:
        """What was typed in every row that is not empty, in order."""
        pattern = re.compile(re.escape(name) + r"-(\d{1,4})-(\w+)")
        columns = {column.name for column in self.question.columns}
        rows: dict[int, dict[str, str]] = {}
        for key in data:
            if (match := pattern.fullmatch(key)) and match[2] in columns:
                rows.setdefault(int(match[1]), {})[match[2]] = data.get(key, "")
        kept = [number for number in sorted(rows) if not data.get(f"{name}-{number}-{REMOVE_PART}")]
        return [rows[number] for number in kept if not is_blank(rows[number])]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Whether no row was sent."""
        return not any(key.startswith(f"{name}-") for key in data)

    def id_for_label(self, id_: str) -> str:
        """A summary links to the first input."""
        return f"{id_}-0-{self.question.columns[0].name}" if self.question.columns else id_

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Adds `rows` and `blank`: a row that JavaScript copies."""
        context = super().get_context(name, value, attrs)
        typed = [row for row in value if isinstance(row, Mapping)] if isinstance(value, list) else []
        id_ = context["widget"]["attrs"].get("id", f"id_{name}")
        shown = typed + [{}] * (self.blank_rows if typed else max(self.blank_rows, 2))
        shown = shown[: max(self.most, len(typed))]
        context["rows"] = [self._draw_row(name, id_, str(number), row) for number, row in enumerate(shown)]
        context["blank"] = self._draw_row(name, id_, "__prefix__", {})
        context["name"] = name
        context["most"] = self.most
        context["has_amounts"] = any(column.kind == ColumnKind.AMOUNT for column in self.question.columns)
        return context

    def _draw_row(self, name: str, id_: str, number: str, typed: Mapping[str, str]) -> dict[str, Any]:
        parts = [
            draw_part(
                f"{name}-{number}-{column.name}",
                f"{id_}-{number}-{column.name}",
                column.label,
                _cell_widget(column),
                str(typed.get(column.name, "")),
                self.part_errors.get(f"{number}-{column.name}"),
            )
            | {"column": column.name, "kind": column.kind.value}
            for column in self.question.columns
        ]
        remove = {"name": f"{name}-{number}-{REMOVE_PART}", "id": f"{id_}-{number}-{REMOVE_PART}"}
        return {"number": number, "parts": parts, "remove": remove}


def _cell_widget(column: Column) -> forms.Widget:
    if column.kind == ColumnKind.AMOUNT:
        return amount_input({"data-amount": ""})
    if column.kind == ColumnKind.YES_NO:
        return forms.Select(choices=[("", _("Kies")), ("yes", _("Ja")), ("no", _("Nee"))])
    return forms.TextInput(attrs={"autocomplete": "off"})


class Rows(QuestionType):
    """Rows with the columns of the definition; the value is a list of dicts by column name.

    Text is a string, an amount is "1250.50", yes or no is "yes" or "no".
    """

    name = "rows"
    is_group = True

    def field(self, question: Question) -> forms.Field:
        """A table of inputs."""
        return forms.Field(required=False, widget=RowsWidget(question, most_rows(question)))

    def clean(self, question: Question, typed: Json) -> Json:
        """The rows. Raises PartsInvalidError with the part "<row>-<column>"."""
        if self.is_empty(typed):
            return None
        rows: list[dict[str, str]] = []
        wrong: dict[str, str] = {}
        for number, row in enumerate(typed):
            cleaned: dict[str, str] = {}
            for column in question.columns:
                try:
                    cleaned[column.name] = _clean_cell(column, str(row.get(column.name, "")))
                except ValidationError as error:
                    wrong[f"{number}-{column.name}"] = error.messages[0]
            rows.append(cleaned)
        if len(rows) > most_rows(question):
            last = f"{most_rows(question)}-{question.columns[0].name}"
            wrong[last] = _("Er passen hooguit %(most)d regels in. Voeg kleine regels samen.") % {
                "most": most_rows(question)
            }
        if wrong:
            places = {part: _("Regel %(row)d") % {"row": int(part.partition("-")[0]) + 1} for part in wrong}
            raise PartsInvalidError(wrong, places)
        return rows

    def show(self, question: Question, value: Json) -> Shown:
        """A table, with a total under columns of amounts."""
        if not value:
            return Shown()
        amounts = [column for column in question.columns if column.kind == ColumnKind.AMOUNT]
        totals = {column.name: format_amount(total(value, column.name)) for column in amounts}
        footer = tuple(totals.get(column.name, "") for column in question.columns)
        if amounts and question.columns[0] not in amounts:
            footer = (_("Samen"), *footer[1:])
        return Shown(
            table=ShownTable(
                headers=tuple(column.label for column in question.columns),
                rows=tuple(tuple(_cell_text(c, row.get(c.name, "")) for c in question.columns) for row in value),
                footer=footer if amounts else (),
                numeric=frozenset(i for i, column in enumerate(question.columns) if column in amounts),
            )
        )

    def accepts_typed(self, typed: Json) -> bool:
        """A list of dicts of strings."""
        return typed is None or (
            isinstance(typed, list)
            and all(isinstance(row, Mapping) and all(isinstance(v, str) for v in row.values()) for row in typed)
        )


class CostLines(Rows):
    """What things cost: `description` and `amount`."""

    name = "cost_lines"


class IncomeLines(Rows):
    """Where other money comes from: `source`, `amount`, and whether it is `certain`."""

    name = "income_lines"


class PlanningLines(Rows):
    """Who does what and when: `what`, `who`, `when`, all in words."""

    name = "planning_lines"


def most_rows(question: Question) -> int:
    """How many rows fit."""
    return min(question.limits.max_rows or DEFAULT_MOST_ROWS, MOST_ROWS)


def total(rows: Json, column: str = "amount") -> Decimal:
    """The sum in euro of a column of amounts; 0 for no rows."""
    return sum((Decimal(row[column]) for row in rows or () if row.get(column)), Decimal("0.00"))


def _clean_cell(column: Column, typed: str) -> str:
    if is_blank(typed):
        if not column.required:
            return ""
        raise ValidationError(
            _("Vul in bij “%(column)s”, of maak de hele regel leeg."), params={"column": column.label}
        )
    if column.kind == ColumnKind.AMOUNT:
        return AmountField().clean(typed)
    if column.kind == ColumnKind.YES_NO:
        if typed not in ("yes", "no"):
            raise ValidationError(_("Kies ja of nee."))
        return typed
    return TextField(max_length=CELL_LENGTH, multiline=False).clean(typed)


def _cell_text(column: Column, value: str) -> str:
    if not value:
        return ""
    if column.kind == ColumnKind.AMOUNT:
        return format_amount(value)
    if column.kind == ColumnKind.YES_NO:
        return _("Ja") if value == "yes" else _("Nee")
    return value
