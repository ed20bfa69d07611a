"""Choosing: one option, several options, village(s), and agreeing to a statement."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fund_applications.questions.definition import Question
from fund_applications.questions.types.base import Json, QuestionType, Shown, aria_required, make_storable

_AGREED = "yes"


class _OneField(forms.ChoiceField):
    def __init__(self, question: Question) -> None:
        super().__init__(required=False, choices=_choices(question), widget=forms.RadioSelect())
        self.known = [option.value for option in question.options]

    def clean(self, value: Any) -> str:
        if value not in self.known:
            raise ValidationError(_("Deze keuze is er niet meer. Kies opnieuw."), code="invalid_choice")
        return str(value)


class _SeveralField(forms.MultipleChoiceField):
    def __init__(self, question: Question) -> None:
        super().__init__(required=False, choices=_choices(question), widget=forms.CheckboxSelectMultiple())
        self.known = [option.value for option in question.options]
        self.most = question.limits.max_choices

    def clean(self, value: Any) -> list[str]:
        chosen = [key for key in self.known if key in value]
        if unknown := [key for key in value if key not in self.known]:
            raise ValidationError(
                _("Een keuze is er niet meer. Kies opnieuw."), code="invalid_choice", params={"unknown": unknown}
            )
        if self.most and len(chosen) > self.most:
            raise ValidationError(
                ngettext("Kies er hooguit %(most)d.", "Kies er hooguit %(most)d.", self.most),
                code="too_many",
                params={"most": self.most},
            )
        return chosen


def _choices(question: Question) -> list[tuple[str, str]]:
    return [(option.value, option.label) for option in question.options]


def _labels(question: Question, values: list[str]) -> tuple[str, ...]:
    """Labels in the order of the form; a value without an option (another version) shows as itself."""
    labels = {option.value: option.label for option in question.options}
    return tuple(labels.get(value, value) for value in values)


class Choice(QuestionType):
    """One of the options; the value is the option's value."""

    name = "choice"
    is_group = True

    def field(self, question: Question) -> forms.Field:
        """Radio buttons."""
        return _OneField(question)

    def show(self, question: Question, value: Json) -> Shown:
        """The label of the option."""
        return Shown(lines=_labels(question, [value])) if value else Shown()


class Choices(QuestionType):
    """Any of the options; the value is a list of option values."""

    name = "choices"
    is_group = True

    def field(self, question: Question) -> forms.Field:
        """Checkboxes."""
        return _SeveralField(question)

    def show(self, question: Question, value: Json) -> Shown:
        """The labels, one a line."""
        return Shown(lines=_labels(question, value)) if value else Shown()

    def limits_in_words(self, question: Question) -> str:
        """That more than one may be chosen."""
        most = question.limits.max_choices
        if most:
            return _("Kies er hooguit %(most)d.") % {"most": most}
        return _("Je kunt er meer dan één kiezen.")

    def accepts_typed(self, typed: Json) -> bool:
        """A list of strings."""
        return typed is None or (isinstance(typed, list) and all(isinstance(item, str) for item in typed))


class Villages(Choices):
    """One village (`max_choices` is 1) or several; the value is always a list of village names."""

    name = "villages"

    def field(self, question: Question) -> forms.Field:
        """Radio buttons for one, checkboxes for several."""
        if self._only_one(question):
            return _OneField(question)
        return super().field(question)

    def typed(self, question: Question, data: MultiValueDict[str, str], name: str) -> Json:
        """Always a list, so that the answer keeps its shape when the editor changes one into several."""
        return make_storable([item for item in data.getlist(name) if item])

    def clean(self, question: Question, typed: Json) -> Json:
        """A list of villages, in alphabetical order."""
        if self.is_empty(typed):
            return None
        if self._only_one(question):
            return [self.field(question).clean(typed[0])]
        return self.field(question).clean(typed)

    def limits_in_words(self, question: Question) -> str:
        """Only for several."""
        return "" if self._only_one(question) else super().limits_in_words(question)

    @staticmethod
    def _only_one(question: Question) -> bool:
        return question.limits.max_choices == 1


class Statement(QuestionType):
    """A statement to agree to; the value is True."""

    name = "statement"

    def field(self, question: Question) -> forms.Field:
        """One checkbox whose label is the statement."""
        return forms.BooleanField(required=False, widget=forms.CheckboxInput(attrs=aria_required(question)))

    def typed(self, question: Question, data: MultiValueDict[str, str], name: str) -> Json:
        """ "yes" or nothing."""
        return _AGREED if name in data and data[name] not in ("", "false", "False", "off") else ""

    def clean(self, question: Question, typed: Json) -> Json:
        """True when agreed."""
        return True if typed == _AGREED else None

    def show(self, question: Question, value: Json) -> Shown:
        """That one agrees; the text itself stands in the definition."""
        return Shown(lines=(_("Ja, dit klopt."),)) if value else Shown()


class Explanation(QuestionType):
    """Text between the questions; asks nothing."""

    name = "explanation"
    asks = False

    def typed(self, question: Question, data: MultiValueDict[str, str], name: str) -> Json:
        """Nothing."""
        return None

    def clean(self, question: Question, typed: Json) -> Json:
        """Nothing."""
        return None

    def show(self, question: Question, value: Json) -> Shown:
        """Nothing."""
        return Shown()
