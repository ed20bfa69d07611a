"""A draft as a whole: where it stands, choosing between two versions of an answer, a newer form, stopping, deleting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from fund_applications.intake.access import guest_of, revoke
from fund_applications.intake.answers import Assessment, QuestionState, assess
from fund_applications.intake.co_applicants import active, inviter_name
from fund_applications.intake.drafts import delete_draft, move_to_newer_form
from fund_applications.intake.form_versions import definition_of, newer_form
from fund_applications.intake.resume_mail import send_links_for
from fund_applications.intake.saving import choose
from fund_applications.intake.step_form import is_signature
from fund_applications.intake.uploads import files_by_question
from fund_applications.intake.views.opened_draft import applicant_only, with_draft
from fund_applications.models import Draft
from fund_applications.questions.types import type_of


@require_safe
@with_draft
def overview(request: HttpRequest, draft: Draft) -> HttpResponse:
    """The steps with their state, until when the draft is kept, and what else can be done with it."""
    assessment = assess(definition_of(draft.form_version), draft.answers, files_by_question(draft))
    tasks = [_task(draft, assessment, number) for number in range(1, len(assessment.definition.steps) + 1)]
    first_open = next((number for number, task in enumerate(tasks, start=1) if task["is_open"]), None)
    context = {
        "draft": draft,
        "tasks": tasks,
        "continue_url": reverse("intake:step", args=[draft.pk, first_open])
        if first_open
        else reverse("intake:check", args=[draft.pk]),
        "continue_step": first_open,
        "newer": newer_form(draft),
        "guest": guest_of(request, draft),
        "inviter": inviter_name(draft),
        "co_applicants": active(draft),
    }
    return render(request, "fund_applications/intake/overview.html", context)


@dataclass(frozen=True, slots=True)
class Difference:
    """A question with two answers: what is saved, and what was typed in another place."""

    saved: QuestionState
    aside: QuestionState


@require_http_methods(["GET", "HEAD", "POST"])
@with_draft
def compare(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Let the applicant choose, for each question that was changed in two places."""
    definition = definition_of(draft.form_version)
    first = next((number for key in draft.set_aside if (number := definition.step_of(key))), 1)
    step_url = reverse("intake:step", args=[draft.pk, first])
    if not draft.set_aside:
        return redirect("intake:overview", draft_id=draft.pk)
    missing = False
    if request.method == "POST":
        choices = {key: request.POST.get(f"keuze-{key}") for key in draft.set_aside}
        if all(choice in ("hier", "daar") for choice in choices.values()):
            choose(draft.pk, {key: choice == "hier" for key, choice in choices.items()})
            messages.success(request, _("Je keuze is bewaard."))
            return redirect(step_url)
        missing = True
    saved = assess(definition, draft.answers)
    aside = assess(definition, {**draft.answers, **{key: item["typed"] for key, item in draft.set_aside.items()}})
    differences = [Difference(saved.states[key], aside.states[key]) for key in draft.set_aside if key in saved.states]
    if not differences:
        choose(draft.pk, dict.fromkeys(draft.set_aside, False))
        return redirect(step_url)
    context = {"draft": draft, "differences": differences, "missing": missing, "error_count": 1 if missing else 0}
    return render(request, "fund_applications/intake/compare.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@with_draft
@applicant_only
def newer_version(request: HttpRequest, draft: Draft) -> HttpResponse:
    """What the newer form asks more, and the choice to go on with it."""
    if request.method == "POST":
        if move_to_newer_form(draft.pk) is not None:
            messages.success(request, _("Je gaat nu verder met de nieuwe vragen. Je antwoorden staan er nog."))
        return redirect("intake:overview", draft_id=draft.pk)
    change = newer_form(draft)
    if change is None:
        return redirect("intake:overview", draft_id=draft.pk)
    return render(request, "fund_applications/intake/newer_version.html", {"draft": draft, "change": change})


@require_http_methods(["GET", "HEAD", "POST"])
@with_draft
@applicant_only
def delete(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Ask once, then delete at once."""
    if request.method != "POST":
        return render(request, "fund_applications/intake/delete.html", {"draft": draft})
    delete_draft(draft.pk)
    revoke(request, draft.pk)
    return _forgetting(
        render(request, "fund_applications/intake/deleted.html", {"page_url": _page_url(draft, request)})
    )


@require_http_methods(["GET", "HEAD", "POST"])
@with_draft
def stop(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Forget the draft in this browser, for who sits at a computer of others; it stays where it is."""
    if request.method != "POST":
        return redirect("intake:overview", draft_id=draft.pk)
    revoke(request, draft.pk)
    return _forgetting(render(request, "fund_applications/intake/stopped.html", {"draft": draft}))


@require_http_methods(["GET", "HEAD", "POST"])
@with_draft
@applicant_only
def send_link(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Send a link to the address in the draft, to go on at another place."""
    if request.method != "POST":
        return redirect("intake:overview", draft_id=draft.pk)
    if not draft.email:
        messages.warning(request, _("Vul eerst je e-mailadres in. Dan kunnen we je een link sturen."))
    elif send_links_for(draft.email, draft.edited_at):
        messages.success(request, _("We sturen een link naar %(email)s.") % {"email": draft.email})
    else:
        messages.warning(request, _("We stuurden je al een paar links. Kijk in je mail, of probeer het over een uur."))
    return redirect("intake:overview", draft_id=draft.pk)


def _forgetting(response: HttpResponse) -> HttpResponse:
    """Let the browser drop the pages that the back button would show."""
    response["Clear-Site-Data"] = '"cache"'
    return response


def _task(draft: Draft, assessment: Assessment, number: int) -> dict[str, Any]:
    step = assessment.definition.steps[number - 1]
    states = [
        state
        for state in assessment.of_step(number)
        if state.is_asked and type_of(state.question).asks and not is_signature(state.question)
    ]
    wrong = any(state.errors for state in states)
    missing = sum(state.is_missing for state in states)
    untouched = all(state.is_empty for state in states)
    if wrong:
        status, tone = _("Er is iets niet goed"), "danger"
    elif untouched and not missing:
        status, tone = _("Mag je overslaan"), "neutral"
    elif missing and untouched:
        status, tone = _("Nog niet begonnen"), "neutral"
    elif missing:
        status, tone = _("Nog niet af"), "warning"
    else:
        status, tone = _("Klaar"), "safe"
    label = _("Stap %(number)d: %(title)s") % {"number": number, "title": step.title}
    url = reverse("intake:step", args=[draft.pk, number])
    return {"label": label, "url": url, "status": status, "tone": tone, "is_open": bool(wrong or missing)}


def _page_url(draft: Draft, request: HttpRequest) -> str:
    return (draft.page.get_url(request) if draft.page and draft.page.live else "") or "/"
