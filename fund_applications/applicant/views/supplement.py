"""Answering a request for a supplement, question by question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages as notices
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fund_applications.applicant.access import with_own_case
from fund_applications.applicant.next_steps import open_supplement
from fund_applications.applicant.shown_answers import answer_before, answered_steps
from fund_applications.applicant.supplements import (
    SavedElsewhereError,
    Supplement,
    add_file,
    remove_file,
    save,
    send,
    supplement_of,
    typed_in,
)
from fund_applications.applicant.words import day_in_words
from fund_applications.intake.answers import Assessment
from fund_applications.intake.file_kinds import FileRefusedError
from fund_applications.intake.start_page import file_rules
from fund_applications.intake.step_form import ErrorLine, Item, StepForm, error_lines, field_name, items_of
from fund_applications.intake.upload_limits import UnreadableRequestError, oversized_uploads, read_post
from fund_applications.intake.uploads import too_big
from fund_applications.lifecycle.refusals import TransitionRefused
from fund_applications.models import Application
from fund_applications.questions.definition import Question
from fund_applications.questions.types import Json, type_of

TEMPLATE = "fund_applications/applicant/supplement.html"


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """One open question as the template draws it."""

    item: Item
    reasons: list[str]
    before: str
    files: list[dict[str, Any]]


@dataclass(slots=True)
class _Extras:
    """What a request adds to the page."""

    typed: Mapping[str, Json] | None = None
    file_errors: dict[str, list[str]] = field(default_factory=dict)
    show_blocking: bool = False
    extra_rows: str = ""
    notice: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
@with_own_case
def supplement(request: HttpRequest, application: Application) -> HttpResponse:
    """Show, save or send it. Every button saves first."""
    asked = open_supplement(application)
    if asked is None:
        return _nothing_open(request, application)
    work = supplement_of(application, asked)
    if request.method != "POST":
        extra = request.GET.get("regels", "")
        return _page(request, work, _Extras(extra_rows=extra, show_blocking="mist" in request.GET))
    try:
        data = read_post(request)
    except UnreadableRequestError:
        notice = _("Wat je stuurde is te groot. Stuur elk bestand apart, en maak lange teksten korter.")
        return _page(request, work, _Extras(notice=notice), status=413)
    return _save(request, work, data)


def _save(request: HttpRequest, work: Supplement, data: QueryDict) -> HttpResponse:
    typed = typed_in(work, data)
    revision = data.get("revision", "")
    try:
        work = save(work, typed, int(revision) if revision.isascii() and revision.isdigit() else -1)
    except SavedElsewhereError:
        notice = _(
            "Je hebt deze pagina ook ergens anders open, en daar is iets bewaard. Hieronder staat wat je hier typte. "
            "Klik nog een keer op de knop om dit te bewaren."
        )
        work.draft.refresh_from_db()
        return _page(request, work, _Extras(typed=typed, notice=notice), status=409)
    file_errors = _handle_files(request, work, data)
    if file_errors:
        return _page(request, work, _Extras(file_errors=file_errors), status=422)
    here = reverse("applicant:supplement", args=[work.application.public_id])
    if "add_row" in data:
        question_id = str(data["add_row"]).removeprefix("q-")
        return redirect(f"{here}?regels={question_id}#id_q-{question_id}_rows")
    if "upload" in data:
        return redirect(f"{here}#{data['upload']}_field")
    if "send" in data:
        return _send(request, work)
    notices.success(request, _("Bewaard om %(time)s. Het is nog niet verstuurd.") % {"time": _time(work)})
    return redirect(here)


def _send(request: HttpRequest, work: Supplement) -> HttpResponse:
    assessment = work.assessment()
    wrong = any(assessment.states[question.id].errors for question in work.open_questions)
    if wrong or work.blocking_messages(assessment):
        return _page(request, work, _Extras(show_blocking=True), status=422)
    try:
        send(work, assessment)
    except TransitionRefused as refused:
        return _page(request, work, _Extras(notice=refused.message), status=409)
    notices.success(request, _("We hebben je aanvulling. Dank je wel. We gaan verder met je aanvraag."))
    return redirect("applicant:case", public_id=work.application.public_id)


def _nothing_open(request: HttpRequest, application: Application) -> HttpResponse:
    """It was sent already (a second click), or its date has passed."""
    if request.method == "POST":
        notices.info(request, _("Aanvullen kan nu niet (meer). Hieronder staat hoe het met je aanvraag staat."))
    return redirect("applicant:case", public_id=application.public_id)


def _page(request: HttpRequest, work: Supplement, extras: _Extras, status: int = 200) -> HttpResponse:
    assessment = work.assessment(extras.typed)
    more: dict[str, tuple[str, ...]] = {key: tuple(found) for key, found in extras.file_errors.items()}
    if extras.show_blocking:
        for key, found in work.blocking_messages(assessment).items():
            more[key] = (*more.get(key, ()), *found)
    items = _items(work, assessment, more, extras.extra_rows)
    errors: list[ErrorLine] = list(error_lines(items))
    context = {
        "application": work.application,
        "asked": work.request,
        "due": day_in_words(work.request.due_on),
        "questions": [_open_question(work, item) for item in items],
        "beside_form": work.items_without_question,
        "locked": answered_steps(work.application, work.version, without=work.open_ids),
        "errors": errors,
        "error_count": len(errors),
        "revision": work.draft.revision,
        "saved_at": work.draft.saved_at if work.draft.revision else None,
        "file_rules": file_rules(),
        "notice": extras.notice,
    }
    return render(request, TEMPLATE, context, status=status)


def _items(
    work: Supplement, assessment: Assessment, more: Mapping[str, tuple[str, ...]], extra_rows: str
) -> list[Item]:
    items: list[Item] = []
    for number in range(1, len(work.definition.steps) + 1):
        states = [state for state in assessment.of_step(number) if state.question.id in work.open_ids]
        form = StepForm(states, extra_rows=extra_rows, more_errors=more)
        items += items_of(form, assessment, step=number)
    return items


def _open_question(work: Supplement, item: Item) -> OpenQuestion:
    question = item.question
    return OpenQuestion(
        item=item,
        reasons=work.reasons_for(question),
        before=answer_before(work.application, work.version, question),
        files=_file_rows(work, question),
    )


def _file_rows(work: Supplement, question: Question) -> list[dict[str, Any]]:
    """The files of a question for `components/form/file_list.html`."""
    return [
        {
            "name": file["name"],
            "size": file["size"],
            "url": reverse("applicant:attachment", args=[work.application.public_id, file["id"]]),
            "remove_name": "remove",
            "remove_value": file["id"],
        }
        for file in work.files().get(question.id, [])
    ]


def _handle_files(request: HttpRequest, work: Supplement, data: QueryDict) -> dict[str, list[str]]:
    """Take files in and out; the messages by question for what was refused."""
    errors: dict[str, list[str]] = {}
    oversized = oversized_uploads(request)
    for question in (q for q in work.open_questions if type_of(q).holds_files):
        name = field_name(question)
        uploads = [upload for upload in request.FILES.getlist(name) if isinstance(upload, UploadedFile)]
        for upload in uploads:
            try:
                add_file(work, question, upload)
            except FileRefusedError as refusal:
                errors.setdefault(question.id, []).append(f"{upload.name}: {refusal.message}")
        if name in oversized:
            errors.setdefault(question.id, []).append(f"{oversized[name]}: {too_big().message}")
        elif not uploads and data.get("upload") == name:
            errors.setdefault(question.id, []).append(_("Kies eerst een bestand. Klik daarna op deze knop."))
    if data.get("remove"):
        remove_file(work, str(data["remove"]))
    return errors


def _time(work: Supplement) -> str:
    return date_format(localtime(work.draft.saved_at), "H:i")
