"""A calendar day, typed as Dutch people write it."""

from __future__ import annotations

import datetime
import re
import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fund_applications.questions.definition import Question
from fund_applications.questions.types.base import Json, QuestionType, Shown, aria_required

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan january",
            "februari feb february",
            "maart mrt mar march",
            "april apr",
            "mei may",
            "juni jun june",
            "juli jul july",
            "augustus aug august",
            "september sep sept",
            "oktober okt october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_DAY_FIRST = re.compile(r"(\d{1,2})\s?[-/. ]\s?(\d{1,2})\s?[-/. ]\s?(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_IN_WORDS = re.compile(r"(?:[a-z]+\s)?(\d{1,2})[. ]?\s?([a-z]+)\.?,?\s(\d{4})")
_FIRST_YEAR, _LAST_YEAR = 1900, 2199


def parse_date(raw: str) -> datetime.date:
    """The day in `31-12-2027`, `31/12/27`, `2027-12-31` or `31 december 2027`.

    Raises ValidationError when it is no date, or a date that does not exist.
    """
    text = " ".join(unicodedata.normalize("NFKC", raw).lower().split())
    if match := _YEAR_FIRST.fullmatch(text):
        year, month, day = (int(part) for part in match.groups())
    elif match := _DAY_FIRST.fullmatch(text):
        day, month, year = (int(part) for part in match.groups())
    elif (match := _IN_WORDS.fullmatch(text)) and match[2] in _MONTHS:
        day, month, year = int(match[1]), _MONTHS[match[2]], int(match[3])
    else:
        raise ValidationError(_("Dit is geen datum. Vul dag, maand en jaar in, zoals 31-12-2027."), code="invalid")
    if year < 100:
        year += 2000
    try:
        day_found = datetime.date(year, month, day)
    except ValueError as error:
        raise ValidationError(
            _("Deze datum bestaat niet. Controleer de dag en de maand, en vul in zoals 31-12-2027."),
            code="does_not_exist",
        ) from error
    if not _FIRST_YEAR <= day_found.year <= _LAST_YEAR:
        raise ValidationError(_("Controleer het jaar van deze datum."), code="year")
    return day_found


class Date(QuestionType):
    """A day; the value is an ISO string."""

    name = "date"

    def field(self, question: Question) -> forms.Field:
        """A text input: a date picker of the browser loses what is mistyped, and is hard to use without a mouse."""
        attrs = {**aria_required(question), "data-width": "12", "autocomplete": "off", "inputmode": "text"}
        return _DateField(required=False, widget=forms.TextInput(attrs=attrs))

    def show(self, question: Question, value: Json) -> Shown:
        """As `31 december 2027`."""
        return Shown(lines=(date_format(datetime.date.fromisoformat(value), "j F Y"),)) if value else Shown()

    def limits_in_words(self, question: Question) -> str:
        """How to type it."""
        return _("Bijvoorbeeld 31-12-2027.")


class _DateField(forms.Field):
    def clean(self, value: Any) -> str:
        return parse_date(str(value)).isoformat()
