"""Whole numbers and euro amounts."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fund_applications.questions.definition import Limits, Question
from fund_applications.questions.money import format_amount, parse_amount
from fund_applications.questions.types.base import Json, QuestionType, Shown, aria_required

HIGHEST_NUMBER = 999_999_999


class Number(QuestionType):
    """A whole number; the value is an int."""

    name = "number"

    def field(self, question: Question) -> forms.Field:
        """A text input with the keyboard of digits: a number input loses what is mistyped."""
        attrs = {**aria_required(question), "inputmode": "numeric", "data-width": "8", "autocomplete": "off"}
        return _NumberField(question.limits, widget=forms.TextInput(attrs=attrs))

    def show(self, question: Question, value: Json) -> Shown:
        """With points between thousands."""
        return Shown(lines=(f"{value:,}".replace(",", "."),)) if value is not None else Shown()

    def limits_in_words(self, question: Question) -> str:
        """The lowest and highest number, when the editor set them."""
        low, high = question.limits.min_value, question.limits.max_value
        if low is not None and high is not None:
            return _("Een getal van %(low)d tot en met %(high)d.") % {"low": low, "high": high}
        if high is not None:
            return _("Hooguit %(high)d.") % {"high": high}
        return _("Minstens %(low)d.") % {"low": low} if low is not None else ""


class _NumberField(forms.Field):
    def __init__(self, limits: Limits, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self.limits = limits

    def clean(self, value: Any) -> int:
        text = "".join(unicodedata.normalize("NFKC", str(value)).split())
        match = re.fullmatch(r"[-\u2212]?(\d{1,3}(\.\d{3})+|\d+)", text, re.ASCII)
        if match is None:
            raise ValidationError(_("Dit is geen heel getal. Vul alleen cijfers in, bijvoorbeeld 25."))
        digits = re.sub(r"\D", "", text)
        lowest = int(self.limits.min_value) if self.limits.min_value is not None else 0
        highest = int(self.limits.max_value) if self.limits.max_value is not None else HIGHEST_NUMBER
        number = int(digits[:20]) * (1 if match[1] == text else -1)
        if number < lowest:
            raise ValidationError(_("Dit getal is te laag. Vul een getal in vanaf %(low)s."), params={"low": lowest})
        if number > highest:
            raise ValidationError(
                _("Dit getal is te hoog. Vul een getal in tot en met %(high)s."), params={"high": highest}
            )
        return number


class Amount(QuestionType):
    """An amount in euro; the value is a string with two decimals, "1250.50"."""

    name = "amount"

    def field(self, question: Question) -> forms.Field:
        """A text input with a euro sign before it."""
        attrs = aria_required(question)
        return AmountField(question.limits, widget=amount_input(attrs))

    def show(self, question: Question, value: Json) -> Shown:
        """As `€ 1.250,50`."""
        return Shown(lines=(format_amount(Decimal(value)),)) if value is not None else Shown()


def amount_input(attrs: dict[str, str]) -> forms.TextInput:
    """The control for euro, also in rows."""
    look = {"inputmode": "decimal", "data-prefix": "€", "data-width": "12", "autocomplete": "off"}
    return forms.TextInput(attrs={**look, **attrs})


class AmountField(forms.Field):
    """Euro as people type it (`money.parse_amount`) within limits."""

    def __init__(self, limits: Limits | None = None, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self.limits = limits or Limits()

    def clean(self, value: Any) -> str:
        """The amount as "1250.50". Raises ValidationError."""
        amount = parse_amount(str(value))
        low, high = self.limits.min_value, self.limits.max_value
        if low is not None and amount < low:
            raise ValidationError(
                _("Dit bedrag is te laag. Vul een bedrag in vanaf %(low)s."), params={"low": format_amount(low)}
            )
        if high is not None and amount > high:
            raise ValidationError(
                _("Dit bedrag is te hoog. Vul een bedrag in tot en met %(high)s."),
                params={"high": format_amount(high)},
            )
        return str(amount)
