"""Checking all answers, signing, and sending."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from fund_applications.intake.access import guest_of
from fund_applications.intake.answers import QuestionState
from fund_applications.intake.co_applicants import inviter_name
from fund_applications.intake.form_versions import newer_form
from fund_applications.intake.readiness import Readiness, readiness_of
from fund_applications.intake.step_form import ErrorLine, field_name, is_signature
from fund_applications.intake.submission import ChangedMeanwhileError, NotReadyError, TestDraftError, send
from fund_applications.intake.views.opened_draft import applicant_only, with_draft
from fund_applications.intake.views.steps import FROM_CHECK
from fund_applications.lifecycle.refusals import TransitionRefused
from fund_applications.models import Draft
from fund_applications.questions.types import Shown, type_of

_MOST_LISTED = 6


@require_safe
@with_draft
def check(request: HttpRequest, draft: Draft) -> HttpResponse:
    """All answers, what is missing, and the signature; after a refused attempt to send, with the errors."""
    tried, signed = "verstuurd" in request.GET, "getekend" in request.GET
    return render_check(request, draft, readiness_of(draft), tried=tried, signed=signed)


@require_http_methods(["GET", "HEAD", "POST"])
@with_draft
@applicant_only
def send_application(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Send. A second click, a reload and the back button all end at the same confirmation."""
    if request.method != "POST":
        return redirect("intake:check", draft_id=draft.pk)
    signed = request.POST.get("signature") == "yes"
    revision = request.POST.get("revision", "")
    try:
        send(draft.pk, revision=int(revision) if revision.isascii() and revision.isdigit() else -1, signed=signed)
    except TestDraftError:
        return render(request, "fund_applications/intake/test_done.html", {"draft": draft})
    except ChangedMeanwhileError:
        messages.warning(request, _("Er is intussen iets veranderd in je aanvraag. Kijk alles nog een keer na."))
        return redirect("intake:check", draft_id=draft.pk)
    except TransitionRefused as refusal:
        messages.error(request, refusal.message)
        return redirect("intake:check", draft_id=draft.pk)
    except NotReadyError:
        # A page of its own, so that the back button and a reload send nothing again.
        check_url = reverse("intake:check", args=[draft.pk])
        return redirect(f"{check_url}?verstuurd{'&getekend' if signed else ''}")
    return redirect("intake:done", draft_id=draft.pk)


def render_check(
    request: HttpRequest, draft: Draft, readiness: Readiness, *, tried: bool = False, signed: bool = False
) -> HttpResponse:
    """The page on which everything is checked; `tried` shows the errors of sending."""
    errors = _errors(draft, readiness, signed) if tried else []
    context = {
        "draft": draft,
        "readiness": readiness,
        "sections": _sections(draft, readiness),
        "blockers": _blocker_rows(draft, readiness),
        "errors": errors,
        "error_count": len(errors),
        "signed": signed,
        "signature_error": tried and not signed,
        "previous_url": reverse("intake:step", args=[draft.pk, len(readiness.assessment.definition.steps)]),
        "newer": newer_form(draft),
        "guest": guest_of(request, draft),
        "inviter": inviter_name(draft),
    }
    return render(request, "fund_applications/intake/check.html", context)


def _errors(draft: Draft, readiness: Readiness, signed: bool) -> list[ErrorLine]:
    lines = [ErrorLine(readiness.closed, "")] if readiness.closed else []
    lines += [ErrorLine(blocker.message, f"antwoord-{blocker.question.id}") for blocker in readiness.blockers]
    if readiness.signature and not signed:
        lines.append(ErrorLine(_("Zet een vinkje bij de verklaring. Daarmee onderteken je."), "id_signature"))
    return lines


def _sections(draft: Draft, readiness: Readiness) -> list[dict[str, Any]]:
    sections = []
    for number, step in enumerate(readiness.assessment.definition.steps, start=1):
        states = [s for s in readiness.assessment.of_step(number) if _is_listed(s)]
        rows = [_row(draft, number, state) for state in states]
        sections.append({"heading": step.title, "rows": rows})
    return sections


def _is_listed(state: QuestionState) -> bool:
    return state.is_asked and type_of(state.question).asks and not is_signature(state.question)


def _row(draft: Draft, number: int, state: QuestionState) -> dict[str, Any]:
    question = state.question
    return {
        "id": f"antwoord-{question.id}",
        "label": question.label,
        "html": answer_html(state.shown),
        "url": f"{_step_url(draft, number)}#{field_name(question)}_field",
        "change": question.label,
        "missing": state.is_missing,
        "errors": state.errors,
    }


def answer_html(shown: Shown) -> SafeString | str:
    """An answer as HTML; empty when there is none."""
    return render_to_string("fund_applications/intake/answer.html", {"shown": shown}) if shown else ""


def _blocker_rows(draft: Draft, readiness: Readiness) -> list[dict[str, str]]:
    """What must be done first: each thing with a link, or each step with the number of things when they are many."""
    if len(readiness.blockers) <= _MOST_LISTED:
        return [
            {
                "message": blocker.message,
                "url": f"{_step_url(draft, blocker.step)}#{field_name(blocker.question)}_field",
            }
            for blocker in readiness.blockers
        ]
    counts = Counter(blocker.step for blocker in readiness.blockers)
    return [
        {
            "message": ngettext(
                "Stap %(step)d, %(title)s: nog %(count)d antwoord",
                "Stap %(step)d, %(title)s: nog %(count)d antwoorden",
                n,
            )
            % {"step": step, "title": readiness.assessment.definition.steps[step - 1].title, "count": n},
            "url": _step_url(draft, step),
        }
        for step, n in sorted(counts.items())
    ]


def _step_url(draft: Draft, number: int) -> str:
    return f"{reverse('intake:step', args=[draft.pk, number])}?terug={FROM_CHECK}"
