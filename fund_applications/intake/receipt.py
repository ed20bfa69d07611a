"""The copy for the applicant: everything that was sent, as a page, as JSON and as an accessible PDF (Awb 2:17).

The content and its checksum are those of `lifecycle.receipts`; this module makes it readable.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fund_applications.intake.answers import QuestionState, condition_holds
from fund_applications.intake.copy_links import check_address, check_drawing, page_address
from fund_applications.intake.form_versions import definition_of
from fund_applications.intake.pdf import typeset
from fund_applications.lifecycle.receipts import receipt
from fund_applications.models import ApplicationVersion
from fund_applications.questions.definition import FormDefinition
from fund_applications.questions.types import Json, Shown, show_answer, type_of

_TEMPLATE = Path(__file__).with_name("receipt.typ")


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """One question with its answer for people; `statement` is the text that was agreed to."""

    question_id: str
    label: str
    statement: str
    shown: Shown


@dataclass(frozen=True, slots=True)
class ShownStep:
    """One step with its answers."""

    title: str
    answers: tuple[ShownAnswer, ...]


def shown_steps(version: ApplicationVersion) -> list[ShownStep]:
    """A submitted version for people: every question that was asked, in the words in which it was asked."""
    return shown_answers(definition_of(version.form_version), version.answers)


def shown_answers(definition: FormDefinition, answers: dict[str, Json]) -> list[ShownStep]:
    """Answers with their questions. A question whose condition was not met, is left out."""
    states: dict[str, QuestionState] = {}
    steps = []
    for step in definition.steps:
        shown = []
        for question in step.questions:
            asked = question.condition is None or condition_holds(question.condition, states)
            value = answers.get(question.id)
            states[question.id] = QuestionState(question, None, value, asked)
            if type_of(question).asks and (asked or value is not None):
                answer = show_answer(question, value)
                shown.append(ShownAnswer(question.id, question.label, question.statement, answer))
        steps.append(ShownStep(step.title, tuple(shown)))
    return steps


def receipt_json(version: ApplicationVersion) -> str:
    """The copy for machines: the receipt whose sha256 is the checksum, that checksum, and the questions in words.

    `receipt` is the part that the checksum is about: JSON with sorted keys, without spaces, in UTF-8.
    """
    content = {
        "checksum": {
            "algorithm": "sha256",
            "value": version.digest,
            "about": "receipt",
            "check_at": check_address(version),
        },
        "receipt": receipt(version),
        "form": version.form_version.definition,
        "in_words": [
            {
                "step": step.title,
                "answers": [{"question": a.label, "answer": a.shown.as_text()} for a in step.answers],
            }
            for step in shown_steps(version)
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def receipt_pdf(version: ApplicationVersion) -> bytes:
    """The copy to print: PDF/UA-1, tagged, with its language. All content goes in as data, so nothing is markup."""
    application = version.application
    with translation.override(application.applicant.language):
        sent = timezone.localtime(version.submitted_at)
        data: dict[str, Any] = {
            "language": translation.get_language() or "nl",
            "heading": _("Kopie van je aanvraag"),
            "title": application.title,
            "facts": [
                [_("Nummer"), application.reference],
                [_("Ontvangen op"), _("%(day)s om %(time)s uur") % _moment(sent)],
                [_("Versie"), str(version.number)],
            ],
            "steps": [_step_data(step) for step in shown_steps(version)],
            "empty": _("Niet ingevuld"),
            "checksum_heading": _("Controlegetal"),
            "checksum_text": _("Met dit getal kun je later laten zien dat deze kopie is wat wij ontvingen."),
            "checksum": version.digest,
            "check": {
                "text": _("Iedereen kan dat nakijken, met het nummer en het getal of met dit bestand, op:"),
                "address": check_address(version),
                "shown_address": page_address(),
                "drawing": check_drawing(version),
                "drawing_alt": _("QR-code van de pagina om deze kopie na te kijken"),
            },
        }
    return typeset(_TEMPLATE, data, dated=version.submitted_at)


def receipt_html(version: ApplicationVersion) -> str:
    """The copy as one file for any browser: no script, no style, nothing to load."""
    with translation.override(version.application.applicant.language):
        context = {
            "version": version,
            "application": version.application,
            "language": translation.get_language() or "nl",
            "sent": _("%(day)s om %(time)s uur") % _moment(timezone.localtime(version.submitted_at)),
            "steps": shown_steps(version),
            "check_address": check_address(version),
        }
        return render_to_string("fund_applications/intake/copy.html", context)


def _moment(moment: Any) -> dict[str, str]:
    return {"day": date_format(moment, "l j F Y"), "time": date_format(moment, "H:i")}


def _step_data(step: ShownStep) -> dict[str, Any]:
    return {"title": step.title, "answers": [_answer_data(answer) for answer in step.answers]}


def _answer_data(answer: ShownAnswer) -> dict[str, Any]:
    shown = answer.shown
    table = shown.table
    return {
        "label": answer.label,
        "statement": answer.statement,
        "lines": [*shown.lines, *(file.name for file in shown.files)],
        "table": table
        and {
            "headers": table.headers,
            "rows": [*table.rows, *([table.footer] if table.footer else [])],
            "has_footer": bool(table.footer),
            "numeric": sorted(table.numeric),
        },
    }
