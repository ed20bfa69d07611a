"""The page of one case, and all its answers."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fund_applications.applicant.access import actor_of, with_own_case
from fund_applications.applicant.keeping import keeping_of
from fund_applications.applicant.maker_news import is_maker
from fund_applications.applicant.next_steps import Task, asked_of_applicant, next_step, open_supplement
from fund_applications.applicant.outcomes import letters_of, outcomes_of
from fund_applications.applicant.shown_answers import answered_steps
from fund_applications.applicant.timeline import timeline_of
from fund_applications.intake.copy_links import check_address
from fund_applications.intake.feedback import moment_to_ask
from fund_applications.lifecycle.deadlines import explained
from fund_applications.lifecycle.perform import available
from fund_applications.lifecycle.statuses import status_for_applicant, wording_for_applicant
from fund_applications.models import OPEN_STATUSES, Application

_TONES = {"submitted": "neutral", "supplement_requested": "warning", "rejected": "danger", "not_processed": "danger"}


@require_safe
@with_own_case
def case(request: HttpRequest, application: Application) -> HttpResponse:
    """Status in plain words, what is asked, what happens next, and everything that belongs to the case."""
    status = status_for_applicant(application)
    tasks = asked_of_applicant(application)
    may = {row.name for row in available(application, actor_of(application))}
    context = {
        "application": application,
        "wording": wording_for_applicant(application),
        "tone": _TONES.get(status, "safe"),
        "tasks": [_task_row(task) for task in tasks],
        "must_act": any(task.is_urgent for task in tasks),
        "next_step": next_step(application),
        "timeline": timeline_of(application),
        "outcomes": outcomes_of(application),
        "explained": explained(application) if status in OPEN_STATUSES else (),
        "downloads": _downloads(application),
        "handler": application.handler.get_full_name() if application.handler else "",
        "messages_count": application.messages.count(),
        "may_withdraw": "withdraw" in may,
        "is_maker": is_maker(application),
        "asks_feedback": moment_to_ask(application) is not None,
        "keeping": keeping_of(application),
        "has_co_applicants": application.co_applicants.filter(removed_at=None).exists(),
        "has_dates": application.decide_by is not None or open_supplement(application) is not None,
    }
    return render(request, "fund_applications/applicant/case.html", context)


@require_safe
@with_own_case
def answers(request: HttpRequest, application: Application) -> HttpResponse:
    """Everything that was sent, as it was sent, version by version."""
    versions = list(application.versions.select_related("form_version").order_by("-number"))
    wanted = request.GET.get("versie", "")
    version = next((each for each in versions if str(each.number) == wanted), versions[0])
    context = {
        "application": application,
        "version": version,
        "versions": versions,
        "steps": answered_steps(application, version),
        "check_address": check_address(version),
    }
    return render(request, "fund_applications/applicant/answers.html", context)


def _task_row(task: Task) -> dict[str, Any]:
    """A row of `components/task_list.html`."""
    status, tone = (_("Doe dit nu"), "warning") if task.is_urgent else (_("Heeft de tijd"), "neutral")
    return {"label": task.label, "url": task.url, "hint": task.hint, "status": status, "tone": tone}


def _downloads(application: Application) -> list[dict[str, Any]]:
    """Letters, the copy of what was sent, and one's own data."""
    items: list[dict[str, Any]] = [
        {
            "label": letter.subject,
            "url": reverse("applicant:letter", args=[application.public_id, letter.pk]),
            "kind": "PDF",
            "size": letter.file.size,
        }
        for letter in letters_of(application)
    ]
    own = [application.public_id]
    items += [
        {"label": _("Kopie van wat je stuurde"), "url": reverse("applicant:copy_pdf", args=own), "kind": "PDF"},
        {"label": _("Kopie van wat je stuurde"), "url": reverse("applicant:copy_html", args=own), "kind": "HTML"},
        {"label": _("Kopie voor computers"), "url": reverse("applicant:copy_json", args=own), "kind": "JSON"},
        {"label": _("Mijn gegevens"), "url": reverse("applicant:own_data_pdf", args=own), "kind": "PDF"},
        {"label": _("Mijn gegevens"), "url": reverse("applicant:own_data", args=own), "kind": "JSON"},
    ]
    return items
