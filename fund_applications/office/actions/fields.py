"""Fields of the office's forms: money, days and choices as people in the Netherlands type them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from wagtail.admin.widgets import AdminDateInput

from fund_applications.questions.money import format_amount, parse_amount
from fund_applications.questions.types.dates import parse_date

LONGEST_TEXT = 10_000
DAY_FORMAT = "%d-%m-%Y"


class EuroField(forms.CharField):
    """An amount in euro, typed as `1.250,50`; the value is a Decimal with two decimals, or None."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "data-office-euro": ""})
        kwargs.setdefault("widget", widget)
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Any:
        """The amount. Raises ValidationError with a message that says how to type it."""
        text = super().clean(value)
        return parse_amount(text) if text else None

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, Decimal):
            return format_amount(value).replace("€\u00a0", "")
        return value


class DayField(forms.CharField):
    """A day, typed as `31-12-2027` or chosen from a calendar; the value is a date, or None."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", AdminDateInput(format=DAY_FORMAT))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Any:
        """The day. Raises ValidationError with a message that says how to type it."""
        text = super().clean(value)
        return parse_date(text) if text else None

    def prepare_value(self, value: Any) -> Any:
        return value.strftime(DAY_FORMAT) if isinstance(value, date) else value


class PersonField(forms.TypedChoiceField):
    """One of some colleagues; the value is the id of the user."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(coerce=int, empty_value=None, **kwargs)


def long_text(label: Any, help_text: Any = "", *, required: bool = True, rows: int = 5) -> forms.CharField:
    """Several lines of text."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": _REQUIRED},
    )


def short_text(label: Any, help_text: Any = "", *, required: bool = True) -> forms.CharField:
    """One line of text."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _REQUIRED},
    )


_REQUIRED = gettext_lazy("Vul dit in.")
