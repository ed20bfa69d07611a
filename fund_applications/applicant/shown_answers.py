"""The answers of a submitted version on a page: frozen, step by step, as they were sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from fund_applications.intake.receipt import shown_steps
from fund_applications.models import Application, ApplicationVersion
from fund_applications.questions.definition import Question
from fund_applications.questions.types import Json, Shown, show_answer, type_of

_TEMPLATE = "fund_applications/applicant/parts/answer.html"


@dataclass(frozen=True, slots=True)
class AnsweredStep:
    """A step with its answers, as rows of `components/summary_list.html`."""

    title: str
    rows: tuple[dict[str, Any], ...]


def latest_version(application: Application) -> ApplicationVersion:
    """What was sent last. Every case has a first version."""
    return application.versions.select_related("form_version").latest("number")


def answered_steps(
    application: Application, version: ApplicationVersion, *, without: frozenset[str] = frozenset()
) -> list[AnsweredStep]:
    """All questions that were asked, with what was answered; questions in `without` (by id) are left out."""
    steps = []
    for step in shown_steps(version):
        rows = tuple(
            {"label": answer.label or answer.statement, "html": answer_html(application, answer.shown)}
            for answer in step.answers
            if answer.question_id not in without
        )
        if rows:
            steps.append(AnsweredStep(step.title, rows))
    return steps


def answer_html(application: Application, shown: Shown) -> SafeString:
    """One answer: lines, a table or files, escaped; "Niet ingevuld" for nothing."""
    files = [
        {"name": f.name, "size": f.size, "url": reverse("applicant:attachment", args=[application.public_id, f.id])}
        for f in shown.files
    ]
    return SafeString(render_to_string(_TEMPLATE, {"shown": shown, "files": files}))


def answer_before(application: Application, version: ApplicationVersion, question: Question) -> SafeString:
    """What was answered to this question before."""
    return answer_html(application, show_answer(question, version.answers.get(question.id)))


def typed_again(question: Question, value: Json) -> Json:
    """A stored value as somebody would have typed it, so that a control can hold it."""
    if question.type == "statement":
        return "yes" if value else ""
    if question.type == "amount":
        return str(value).replace(".", ",")
    if question.type == "date":
        year, month, day = str(value).split("-")
        return f"{int(day)}-{int(month)}-{year}"
    if question.columns:
        amounts = {column.name for column in question.columns if column.kind == "amount"}
        return [
            {name: str(cell).replace(".", ",") if name in amounts else cell for name, cell in row.items()}
            for row in value
        ]
    return value if type_of(question).accepts_typed(value) else str(value)
