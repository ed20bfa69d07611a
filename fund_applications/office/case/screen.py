"""The case screen: one page that a reviewer can work from."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from fund_applications.lifecycle.conflicts import missing_people
from fund_applications.lifecycle.deadlines import explained
from fund_applications.models import (
    ApplicationEvent,
    ApplicationVersion,
    Conflict,
    InternalNote,
    Letter,
    Message,
    NoteMention,
)
from fund_applications.office.access import CASE_STAFF, Role, has_any_role
from fund_applications.office.actions.offered import offered_actions, prepared_decision
from fund_applications.office.case.answers import answers_by_step
from fund_applications.office.case.event_words import happenings, mentioned_people
from fund_applications.office.case.files import files_of_case
from fund_applications.office.case.mentions import mark_read
from fund_applications.office.case.money import budget_of_plan
from fund_applications.office.case.neighbours import Neighbours, neighbours_of
from fund_applications.office.case.opening import CaseMixin
from fund_applications.office.case.people_names import names_of
from fund_applications.office.case.resemblance import resembling
from fund_applications.office.case.support import support_of
from fund_applications.office.deadline import deadline_signal
from fund_applications.office.penalties import penalty_of
from fund_applications.office.review.progress import review_progress
from fund_applications.office.ties import colleagues_with_ties

MOST_EVENTS = 30
"""The newest; the rest are one click away, so that a long history costs no more than a short one."""
MOST_MESSAGES = 50


class CaseView(CaseMixin, WagtailAdminTemplateMixin, TemplateView):
    """Everything about a case that this person may see, and what he can do with it now."""

    template_name = "fund_applications/office/case/screen.html"
    header_icon = "doc-full-inverse"

    def get_page_title(self) -> str:
        return self.application.reference

    def get_page_subtitle(self) -> str:
        return self.application.title

    @cached_property
    def latest(self) -> ApplicationVersion | None:
        """The newest version: what is judged."""
        versions = self.application.versions.select_related("form_version")
        return versions.order_by("-number").first()

    @cached_property
    def neighbours(self) -> Neighbours:
        """The cases before and after this one in the list that this person came from."""
        return neighbours_of(self.request, self.application)

    @property
    def looks_for_resemblance(self) -> bool:
        """While the case is open, for who takes it in."""
        return self.application.is_open and has_any_role(self.request.user, {Role.HANDLER})

    @property
    def looks_for_ties(self) -> bool:
        """While people are still asked to work on the case, for who asks them."""
        return self.application.is_open and has_any_role(self.request.user, {Role.HANDLER, Role.SECRETARY})

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        application, latest = self.application, self.latest
        return super().get_context_data(
            application=application,
            version=latest,
            steps=answers_by_step(latest) if latest else (),
            budget=budget_of_plan(application, latest),
            files=files_of_case(application, latest),
            signal=deadline_signal(application, timezone.localdate()),
            clock=explained(application),
            penalty=penalty_of(application, timezone.localdate()) if self.reads_everything else None,
            actions=offered_actions(application, self.request.user),
            resembling=resembling(application, self.request.user) if self.looks_for_resemblance else [],
            ties=colleagues_with_ties(application) if self.looks_for_ties else [],
            missing_people=missing_people(application) if self.works_on_all_cases else [],
            neighbours=self.neighbours,
            support=support_of(application),
            keeps_records=has_any_role(self.request.user, {Role.RECORDS}),
            **self._people(),
            **self._outcome(),
            **self._correspondence(),
            **self._timeline(),
            **kwargs,
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().get(request, *args, **kwargs)
        if has_any_role(request.user, CASE_STAFF):
            mark_read(self.application, request.user, timezone.now())
        return response

    def _people(self) -> dict[str, Any]:
        conflicts: list[Conflict] = []
        if self.works_on_all_cases:
            conflicts = list(Conflict.objects.filter(application=self.application).select_related("person"))
        return {
            "reviews": review_progress(self.application, self.request.user),
            "conflicts": conflicts,
            "own_assignment": self.assignment,
        }

    def _outcome(self) -> dict[str, Any]:
        application = self.application
        if not self.reads_everything:
            return {}
        decisions = application.decisions.select_related("announcement", "decided_by")
        return {
            "advice": getattr(application, "advice", None),
            "prepared": prepared_decision(application),
            "decisions": list(decisions.prefetch_related("obligations", "objections").order_by("-decided_at")),
            "payments": list(application.payments.all()),
            "reports": list(application.reports.prefetch_related("attachments")),
        }

    def _correspondence(self) -> dict[str, Any]:
        """Messages and letters are for who works on the case; internal notes never leave that circle."""
        if not has_any_role(self.request.user, CASE_STAFF):
            return {}
        application = self.application
        messages = Message.objects.filter(application=application).select_related("author")
        notes = InternalNote.objects.filter(application=application).select_related("author")
        notes = notes.prefetch_related(Prefetch("mentions", NoteMention.objects.select_related("person")))
        return {
            "conversation": messages.prefetch_related("attachments").order_by("-sent_at")[:MOST_MESSAGES],
            "notes": notes.order_by("-written_at")[:MOST_MESSAGES],
            "letters": Letter.objects.filter(application=application),
            "shows_correspondence": True,
            "may_add_files": has_any_role(self.request.user, {Role.HANDLER}),
            "may_send_messages": has_any_role(self.request.user, {Role.HANDLER}),
        }

    def _timeline(self) -> dict[str, Any]:
        if not self.reads_everything:
            return {}
        events = ApplicationEvent.objects.filter(application=self.application).select_related("actor")
        everything = "alles" in self.request.GET
        newest = list(events.order_by("-sequence")[: None if everything else MOST_EVENTS])
        return {
            "timeline": happenings(newest, names_of(mentioned_people(newest))),
            "more_events": 0 if everything else max(self.application.revision - MOST_EVENTS, 0),
        }
