"""A step of the form: shown, saved, and left. Every button saves first."""

from __future__ import annotations

import uuid
from dataclasses import replace

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from fund_applications.intake.access import grant, guest_in_pass, guest_key, holds_pass, may_open
from fund_applications.intake.co_applicants import locked_questions
from fund_applications.intake.file_kinds import FileRefusedError
from fund_applications.intake.form_versions import definition_of, newer_form
from fund_applications.intake.reaching import count_step
from fund_applications.intake.resume_mail import send_first_link
from fund_applications.intake.saving import Basis, Saved, basis_text, lock_draft, save_typed, touch, typed_in
from fund_applications.intake.start_page import file_rules
from fund_applications.intake.step_form import field_name
from fund_applications.intake.step_page import Extras, build_step_page, file_rows, step_questions
from fund_applications.intake.upload_limits import UnreadableRequestError, oversized_uploads, read_post
from fund_applications.intake.uploads import add_to_draft, clean_name, prepare, remove_from_draft, too_big
from fund_applications.intake.views.opened_draft import (
    call_with_draft,
    no_access,
    passes_csrf,
    sent_or_gone,
    too_much,
    with_draft,
)
from fund_applications.models import Draft
from fund_applications.questions.definition import Question
from fund_applications.questions.types import Json

FROM_CHECK = "controleren"
_FILE_ERRORS = "intake_file_errors"


@csrf_exempt  # checked in save_step, which gives back what was typed instead of refusing it
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, draft_id: uuid.UUID, number: int) -> HttpResponseBase:
    """A step of a draft."""
    if request.method == "POST":
        return save_step(request, draft_id, number)
    return show_step(request, draft_id=draft_id, number=number)


@with_draft
def show_step(request: HttpRequest, draft: Draft, number: int) -> HttpResponse:
    """The step as it is saved, with what is wrong in it."""
    _questions_or_404(draft, number)
    if request.method == "GET":
        count_step(draft, number)
    extras = Extras(
        extra_rows=request.GET.get("regels", ""),
        file_errors=_take_file_errors(request, draft),
        from_check=request.GET.get("terug") == FROM_CHECK,
        missing_in=_whole(request.GET.get("mist", "")),
        show_missing="bewaard" in request.GET,
    )
    return render_step(request, draft, number, extras)


def save_step(request: HttpRequest, draft_id: uuid.UUID, number: int) -> HttpResponseBase:
    """Save what was posted, then do what the button says.

    Without a session (it ended) or with a refused CSRF token nothing is saved, and the page comes back with everything
    that was typed: the next click on its button works.
    """
    try:
        data = read_post(request)
    except UnreadableRequestError:
        return too_much(request)
    known = may_open(request, draft_id)
    if not passes_csrf(request) or not (known or holds_pass(request, draft_id)):
        return _give_back(request, draft_id, number, data)
    draft = Draft.objects.filter(pk=draft_id).select_related("form_version", "page__round").first()
    if draft is None:
        return sent_or_gone(request, draft_id)
    if not known:
        grant(request, draft_id, guest_in_pass(request))
    return call_with_draft(_save, request, draft, number=number, data=data)


@require_POST
@with_draft
def autosave(request: HttpRequest, draft: Draft, number: int) -> HttpResponse:
    """Save while somebody types: JSON with the time and the new basis, or 409 when something was changed elsewhere."""
    try:
        data = read_post(request)
    except UnreadableRequestError:
        return JsonResponse({"message": _("Je tekst is te lang om te bewaren. Maak hem korter.")}, status=413)
    questions = _questions_or_404(draft, number)
    basis = Basis.parse(data.get("version", ""), questions)
    saved = save_typed(draft.pk, _typed(request, draft, data, questions, basis), basis)
    if saved.conflicts:
        message = _("Op een ander apparaat of tabblad is hier iets veranderd. Klik op een knop onderaan om te kiezen.")
        return JsonResponse({"message": message}, status=409)
    version = basis_text(saved.draft, questions, set(basis.hashes))
    return JsonResponse({"saved_at": _time(saved.draft), "version": version})


def _save(request: HttpRequest, draft: Draft, number: int, data: QueryDict) -> HttpResponse:
    questions = _questions_or_404(draft, number)
    had_email = bool(draft.email)
    basis = Basis.parse(data.get("version", ""), questions)
    saved = save_typed(draft.pk, _typed(request, draft, data, questions, basis), basis)
    if saved.email_changed and send_first_link(saved.draft, changed_before=had_email):
        messages.success(
            request,
            _("We sturen een link naar %(email)s. Daarmee kun je later verder, ook op een ander apparaat.")
            % {"email": saved.draft.email},
        )
    file_errors = _handle_files(request, saved.draft, questions)
    if file_errors:
        request.session[_FILE_ERRORS] = {"draft": str(draft.pk), "errors": file_errors}
    return redirect(_where_to(saved, number, data, stay=bool(file_errors)))


def _typed(
    request: HttpRequest, draft: Draft, data: QueryDict, questions: tuple[Question, ...], basis: Basis
) -> dict[str, Json]:
    """What was posted, without what a co-applicant may not change."""
    typed = typed_in(data, questions, basis)
    locked = _locked(request, draft)
    return {key: answer for key, answer in typed.items() if key not in locked}


def _locked(request: HttpRequest, draft: Draft) -> frozenset[str]:
    return frozenset() if _guest(request, draft) is None else locked_questions(draft)


def _guest(request: HttpRequest, draft: Draft) -> int | None:
    """The key of the co-applicant who asks; without a session that of the page, so that it never becomes the applicant's."""
    return guest_key(request, draft.pk) if may_open(request, draft.pk) else guest_in_pass(request)


def _where_to(saved: Saved, number: int, data: QueryDict, *, stay: bool) -> str:
    """The address that a button leads to, after saving; `stay` when a file was refused, which is told here."""
    draft = saved.draft
    here = reverse("intake:step", args=[draft.pk, number])
    back = f"terug={FROM_CHECK}" if data.get("return") == FROM_CHECK else ""
    if saved.conflicts:
        return reverse("intake:compare", args=[draft.pk])
    if "add_row" in data:
        question_id = str(data["add_row"]).removeprefix("q-")
        return f"{here}?{_query(f'regels={question_id}', back)}#id_q-{question_id}_rows" if question_id else here
    if stay and not {"previous", "stop", "skip", "upload", "remove"} & set(data):
        return f"{here}?{back}"
    if "upload" in data or "remove" in data:
        target = "" if stay else data.get("upload", "")
        return f"{here}?{back}#{target}_field" if target else f"{here}?{back}"
    if "previous" in data:
        return reverse("intake:step", args=[draft.pk, number - 1]) if number > 1 else _overview(draft)
    if "stop" in data:
        return _overview(draft)
    page = build_step_page(draft, number, Extras(from_check=bool(back)))
    if "save" in data or (page.errors and "skip" not in data):
        return f"{here}?{_query('bewaard', back)}"
    missing = any(item.state.is_missing for item in page.items)
    return f"{page.next_url}?mist={number}" if missing and not back else page.next_url


def render_step(
    request: HttpRequest, draft: Draft, number: int, extras: Extras | None = None, status: int = 200, notice: str = ""
) -> HttpResponse:
    """The page of a step. Raises Http404 for a step that is not there."""
    locked = _locked(request, draft)
    more = replace(extras or Extras(), guest=_guest(request, draft), locked=locked)
    try:
        page = build_step_page(draft, number, more)
    except IndexError as error:
        raise Http404 from error
    context = {
        "step_page": page,
        "is_guest": more.guest is not None,
        "has_locked": any(question.id in locked for question in page.step.questions),
        "draft": draft,
        "error_count": len(page.errors),
        "notice": notice,
        "saved_now": "bewaard" in request.GET,
        "files": {} if page.extras.given_back is not None else file_rows(draft),
        "file_rules": file_rules(),
        "newer": newer_form(draft) if number == 1 else None,
    }
    return render(request, "fund_applications/intake/step.html", context, status=status)


def _give_back(request: HttpRequest, draft_id: uuid.UUID, number: int, data: QueryDict) -> HttpResponseBase:
    """The page with what was typed, when it could not be saved; nothing else of the draft is shown."""
    if not holds_pass(request, draft_id):
        return no_access(request)
    draft = Draft.objects.filter(pk=draft_id).select_related("form_version", "page__round").first()
    if draft is None:
        return sent_or_gone(request, draft_id)
    return call_with_draft(_render_given_back, request, draft, number=number, data=data)


def _render_given_back(request: HttpRequest, draft: Draft, number: int, data: QueryDict) -> HttpResponse:
    questions = _questions_or_404(draft, number)
    posted_basis = data.get("version", "")
    typed = typed_in(data, questions, Basis.parse(posted_basis, questions))
    extras = Extras(
        from_check=data.get("return") == FROM_CHECK,
        given_back={question.id: typed.get(question.id) for question in questions},
        posted_basis=posted_basis,
    )
    notice = _("Je was even weg. Wat je typte staat er nog, maar is nog niet bewaard. Klik nog een keer op de knop.")
    return render_step(request, draft, number, extras, status=403, notice=notice)


def _handle_files(request: HttpRequest, draft: Draft, questions: tuple[Question, ...]) -> dict[str, list[str]]:
    """Take in and remove files; what was refused, by question id."""
    errors: dict[str, list[str]] = {}
    oversized = oversized_uploads(request)
    for question in (q for q in questions if q.type == "files"):
        name = field_name(question)
        uploads = [upload for upload in request.FILES.getlist(name) if isinstance(upload, UploadedFile)]
        found = [message for upload in uploads if (message := _add(draft, question, upload))]
        if name in oversized:
            found.append(f"{clean_name(oversized[name])}: {too_big().message}")
        elif not uploads and request.POST.get("upload") == name:
            found.append(_("Kies eerst een bestand. Klik daarna op deze knop."))
        if found:
            errors[question.id] = found
    if request.POST.get("remove"):
        _remove(draft, request.POST["remove"])
    return errors


def _take_file_errors(request: HttpRequest, draft: Draft) -> dict[str, list[str]]:
    """The refusals of the last post, once."""
    kept = request.session.get(_FILE_ERRORS)
    if not isinstance(kept, dict) or kept.get("draft") != str(draft.pk):
        return {}
    del request.session[_FILE_ERRORS]
    return kept["errors"]


def _add(draft: Draft, question: Question, upload: UploadedFile) -> str:
    """Store one file under the lock of the draft, so that two at once can't pass the limit together.

    Gives back why it was refused, or an empty string.
    """
    try:
        prepared = prepare(upload)
        with transaction.atomic():
            locked = lock_draft(draft.pk)
            add_to_draft(locked, question, prepared)
            touch(locked, timezone.now())
    except FileRefusedError as refusal:
        return f"{clean_name(upload.name or '')}: {refusal.message}"
    return ""


def _remove(draft: Draft, attachment_id: str) -> None:
    try:
        key = uuid.UUID(attachment_id)
    except ValueError:
        return
    with transaction.atomic():
        locked = lock_draft(draft.pk)
        if remove_from_draft(locked, key):
            touch(locked, timezone.now())


def _questions_or_404(draft: Draft, number: int) -> tuple[Question, ...]:
    try:
        return step_questions(definition_of(draft.form_version), number)
    except IndexError as error:
        raise Http404 from error


def _overview(draft: Draft) -> str:
    return reverse("intake:overview", args=[draft.pk])


def _query(*parts: str) -> str:
    return "&".join(part for part in parts if part)


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0


def _time(draft: Draft) -> str:
    return date_format(timezone.localtime(draft.edited_at), "H:i")
