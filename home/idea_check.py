"""The judgement of the idea check, from the questions of an editor and the answers of a visitor."""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

from config.form_renderer import PlainForm
from home.blocks.entries import CheckAnswer, CheckQuestionBlock

PREFIX = "v"
AGAIN = "anders"
"""In the address: show the form with these answers, to change them."""


class Verdict(enum.StrEnum):
    """The three outcomes."""

    FITS = "fits"
    CALL = "call"
    ELSEWHERE = "elsewhere"

    @property
    def heading(self) -> str:
        """The outcome in a few words."""
        return str(_HEADINGS[self])


_HEADINGS = {
    Verdict.FITS: _("Ja, vraag geld aan"),
    Verdict.CALL: _("Misschien, bel ons"),
    Verdict.ELSEWHERE: _("Dit past misschien beter ergens anders"),
}


@dataclass(frozen=True)
class Reason:
    """Why the outcome is not a plain yes: the words of the editor, and perhaps a better place."""

    question: str
    text: str
    url: str = ""
    link_label: str = ""


@dataclass(frozen=True)
class Outcome:
    """The outcome of one check."""

    verdict: Verdict
    reasons: list[Reason] = field(default_factory=list)


class CheckForm(PlainForm):
    """One question a field, in the order of the page."""

    def __init__(
        self, questions: Sequence[Mapping[str, Any]], data: Mapping[str, str] | None, initial: Mapping[str, str]
    ) -> None:
        self._questions = questions
        super().__init__(data, initial=dict(initial))

    @property
    def change_query(self) -> str:
        """The part of the address after `?` that shows these answers again."""
        given = {name: self[name].value() for name in self.fields if self[name].value()}
        return urlencode({**given, AGAIN: "1"})

    @property
    def answers(self) -> list[CheckAnswer]:
        """The answers in the order of the questions; only after a successful `is_valid()`."""
        return [CheckAnswer(self.cleaned_data[f"{PREFIX}{number}"]) for number in range(1, len(self._questions) + 1)]


def check_form(questions: Sequence[Mapping[str, Any]], data: Mapping[str, str]) -> CheckForm:
    """The form of these questions, with the answers in an address such as `?v1=ja&v2=nee` when there are any."""
    fields = {
        f"{PREFIX}{number}": forms.ChoiceField(
            label=question["question"],
            help_text=question["help"],
            choices=CheckAnswer.choices,
            widget=forms.RadioSelect,
        )
        for number, question in enumerate(questions, start=1)
    }
    answered = AGAIN not in data and any(key in data for key in (*fields, "klaar"))
    initial = {key: data[key] for key in fields if key in data}
    kind = type("PageCheckForm", (CheckForm,), fields)
    return kind(questions, data if answered else None, initial)


def judge(questions: Sequence[Mapping[str, Any]], answers: Sequence[CheckAnswer]) -> Outcome:
    """The outcome: elsewhere when an answer says so, a call when one is unsure or asks for it, else a yes."""
    verdict, reasons = Verdict.FITS, []
    for question, answer in zip(questions, answers, strict=True):
        if answer == question["fits"]:
            continue
        unsure = answer == CheckAnswer.UNSURE
        elsewhere = not unsure and question["otherwise"] == CheckQuestionBlock.Weight.ELSEWHERE
        if elsewhere:
            verdict = Verdict.ELSEWHERE
        elif verdict == Verdict.FITS:
            verdict = Verdict.CALL
        link = question["better_place"]
        place = {} if unsure or not link.href else {"url": link.href, "link_label": link.label}
        text = str(_("Je weet dit nog niet. Bel ons, dan zoeken we het samen uit.")) if unsure else question["reason"]
        reasons.append(Reason(question["question"], text, **place))
    return Outcome(verdict, reasons)
