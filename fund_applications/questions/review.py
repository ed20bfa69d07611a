"""Advice to an editor about a form: long sentences, personal data that the fund may not need, reasons not given.

It blocks nothing; `composition_rules` has what does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from fund_applications.questions.definition import FormDefinition, Necessity, Question
from fund_applications.questions.types import type_of

MOST_WORDS = 20
_SENTENCE_END = re.compile(r"[.!?:;\n]+")
_PERSONAL = re.compile(
    r"\b(geboortedatum|geboren|leeftijd|geslacht|nationaliteit|geloof|godsdienst|afkomst|gezondheid|ziekte|medisch\w*|"
    r"inkomen|salaris|paspoort\w*|identiteitskaart|rijbewijs|strafblad|burgerlijke staat)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Advice:
    """One piece of advice about a question."""

    label: str
    message: str


def advice_on(definition: FormDefinition) -> list[Advice]:
    """All advice, in the order of the form."""
    return [
        Advice(question.label, message)
        for question in definition.questions
        for message in (*_about_data(question), *_about_words(question))
    ]


def _about_data(question: Question) -> Iterator[str]:
    if match := _PERSONAL.search(f"{question.label} {question.help}"):
        yield _("Is “%(word)s” echt nodig? Vraag alleen wat nodig is om te beslissen.") % {"word": match[0].lower()}
    if question.type == "iban":
        yield _("Vraag een rekeningnummer pas na een toekenning.")
    if type_of(question).holds_files and question.necessity == Necessity.REQUIRED:
        yield _("Niet iedereen kan een bestand maken. Maak deze vraag aangeraden of niet verplicht.")


def _about_words(question: Question) -> Iterator[str]:
    text = "\n".join((question.label, question.help, question.why, question.statement))
    longest = max((len(sentence.split()) for sentence in _SENTENCE_END.split(text)), default=0)
    if longest > MOST_WORDS:
        yield _("Een zin heeft %(words)d woorden. Maak er twee zinnen van.") % {"words": longest}
    if question.necessity == Necessity.REQUIRED and type_of(question).asks and not (question.why or question.help):
        yield _("Zeg erbij waarom je dit vraagt, of leg de vraag uit.")
