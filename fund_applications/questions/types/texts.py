"""Short and long text, e-mail, phone and IBAN: what is typed in one text control."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from stdnum import iban
from stdnum.exceptions import ValidationError as NumberError

from fund_applications.questions.definition import Question
from fund_applications.questions.roles import Role
from fund_applications.questions.text import one_line, paragraphs
from fund_applications.questions.types.base import Json, QuestionType, Shown, aria_required

SHORT_TEXT_CEILING = 200
LONG_TEXT_CEILING = 10_000

#: What a browser may fill in by itself (WCAG 1.3.5): only what is about the applicant.
_AUTOCOMPLETE = {
    Role.NAME: "name",
    Role.EMAIL: "email",
    Role.PHONE: "tel",
    Role.ORGANISATION: "organization",
}


def too_long(length: int, limit: int) -> ValidationError:
    """The message that says how much must go; what was typed stays."""
    over = length - limit
    return ValidationError(
        ngettext(
            "Je tekst is %(over)d teken te lang. Maak de tekst korter, tot %(limit)d tekens.",
            "Je tekst is %(over)d tekens te lang. Maak de tekst korter, tot %(limit)d tekens.",
            over,
        ),
        code="max_length",
        params={"over": over, "limit": limit},
    )


class TextField(forms.Field):
    """Text whose length is counted in characters as a reader sees them after cleaning."""

    def __init__(self, *, max_length: int, multiline: bool, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self.max_length = max_length
        self.multiline = multiline

    def clean(self, value: Any) -> str:
        """The cleaned text. Raises ValidationError when it is too long."""
        text = paragraphs(str(value)) if self.multiline else one_line(str(value))
        if len(text) > self.max_length:
            raise too_long(len(text), self.max_length)
        return text


class ShortText(QuestionType):
    """One line of text."""

    name = "short_text"

    def field(self, question: Question) -> forms.Field:
        """A text input."""
        limit = min(question.limits.max_length or SHORT_TEXT_CEILING, SHORT_TEXT_CEILING)
        attrs = aria_required(question)
        if question.role in _AUTOCOMPLETE:
            attrs["autocomplete"] = _AUTOCOMPLETE[question.role]
        if question.role == Role.ORGANISATION_NUMBER:
            attrs |= {"inputmode": "numeric", "data-width": "12"}
        return TextField(max_length=limit, multiline=False, widget=forms.TextInput(attrs=attrs))

    def clean(self, question: Question, typed: Json) -> Json:
        """The text on one line; a KvK number must have eight digits."""
        value = super().clean(question, typed)
        if value and question.role == Role.ORGANISATION_NUMBER:
            return _kvk_number(value)
        return value

    def limits_in_words(self, question: Question) -> str:
        """The length, when the editor set one."""
        limit = question.limits.max_length
        return _("Hooguit %(limit)d tekens.") % {"limit": limit} if limit else ""


class LongText(QuestionType):
    """Several lines of text, with a counter."""

    name = "long_text"

    def field(self, question: Question) -> forms.Field:
        """A textarea; no maxlength, because that would cut off what is pasted."""
        limit = min(question.limits.max_length or LONG_TEXT_CEILING, LONG_TEXT_CEILING)
        rows = 3 if limit <= 400 else 8
        attrs = {**aria_required(question), "rows": rows}
        return TextField(max_length=limit, multiline=True, widget=forms.Textarea(attrs=attrs))

    def limits_in_words(self, question: Question) -> str:
        """The length, when the editor set one."""
        limit = question.limits.max_length
        return _("Hooguit %(limit)d tekens.") % {"limit": limit} if limit else ""


class Email(QuestionType):
    """An e-mail address."""

    name = "email"

    def field(self, question: Question) -> forms.Field:
        """An e-mail input."""
        attrs = {**aria_required(question), "autocomplete": "email", "spellcheck": "false"}
        return _EmailField(required=False, widget=forms.EmailInput(attrs=attrs))


class _EmailField(forms.Field):
    def clean(self, value: Any) -> str:
        address = one_line(str(value)).replace("mailto:", "")
        if len(address) > 254:
            raise ValidationError(_("Dit e-mailadres is te lang. Controleer of er niets extra's in staat."))
        validate = EmailValidator(message=_("Dit is geen e-mailadres. Vul het in zoals naam@voorbeeld.nl."))
        validate(address)
        return address


class Phone(QuestionType):
    """A telephone number, Dutch or foreign."""

    name = "phone"

    def field(self, question: Question) -> forms.Field:
        """A telephone input."""
        attrs = {**aria_required(question), "autocomplete": "tel", "data-width": "20"}
        return _PhoneField(required=False, widget=forms.TextInput(attrs={**attrs, "type": "tel"}))


class _PhoneField(forms.Field):
    def clean(self, value: Any) -> str:
        text = one_line(str(value))
        digits = re.sub(r"\D", "", text)
        dutch = text.startswith("0") and not text.startswith("00")
        right_length = len(digits) == 10 if dutch else 8 <= len(digits) <= 15
        if not re.fullmatch(r"\+?[0-9 ()./-]+", text) or not right_length or not (dutch or text[0] in "+0("):
            raise ValidationError(
                _(
                    "Dit telefoonnummer klopt niet. Vul 10 cijfers in, zoals 06 12345678, "
                    "of begin met + en het landnummer."
                )
            )
        return text


class Iban(QuestionType):
    """A bank account number."""

    name = "iban"

    def field(self, question: Question) -> forms.Field:
        """A text input."""
        attrs = {**aria_required(question), "autocomplete": "off", "spellcheck": "false"}
        return _IbanField(required=False, widget=forms.TextInput(attrs=attrs))

    def show(self, question: Question, value: Json) -> Shown:
        """In groups of four."""
        return Shown(lines=(iban.format(value),)) if value else Shown()


class _IbanField(forms.Field):
    def clean(self, value: Any) -> str:
        try:
            return iban.validate(one_line(str(value)))
        except NumberError as error:
            raise ValidationError(
                _("Dit rekeningnummer (IBAN) klopt niet. Kijk op je bankpas, zoals NL00 BANK 0123 4567 89.")
            ) from error


def _kvk_number(text: str) -> str:
    digits = re.sub(r"[\s.]", "", text)
    if not re.fullmatch(r"[0-9]{8}", digits):
        raise ValidationError(_("Een KvK-nummer heeft 8 cijfers. Je vindt het op kvk.nl of op je uittreksel."))
    return digits
