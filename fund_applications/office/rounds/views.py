"""The money of a round, and the agenda of a meeting with the line where the money ends."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from fund_applications.lifecycle.budget import budget_of
from fund_applications.lifecycle.transition_data import clean_text
from fund_applications.models import Advice, CommissionMeeting, FundRound
from fund_applications.office.access import CASE_STAFF, Role, cases_of, has_any_role, roles_with
from fund_applications.office.actions.fields import long_text
from fund_applications.office.review.drafting import draft_minutes
from fund_applications.office.rounds.agenda import Agenda, agenda_of


class RoundPage(WagtailAdminTemplateMixin, TemplateView):
    """A page about a round, for some roles."""

    readers: ClassVar[frozenset[Role]]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not has_any_role(request.user, self.readers):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def path_to_rounds(self) -> list[dict[str, str]]:
        """The breadcrumbs above the round."""
        return [
            {"url": reverse("wagtailadmin_home"), "label": _("Start")},
            {"url": reverse("aanvragen_rondes_modeladmin_index"), "label": _("Rondes")},
        ]


class RoundView(RoundPage):
    """Ceiling, granted, asked and left of a round, its rules, and its meetings."""

    readers = roles_with("view_fundround")
    template_name = "fund_applications/office/rounds/round.html"
    header_icon = "calendar-alt"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        fund_round = FundRound.objects.filter(pk=kwargs["round_id"]).first()
        if fund_round is None:
            raise Http404
        context = self.get_context_data(
            page_title=fund_round.name,
            header_title=fund_round.name,
            breadcrumbs_items=[*self.path_to_rounds, {"url": "", "label": fund_round.name}],
            fund_round=fund_round,
            budget=budget_of(fund_round),
            criteria=fund_round.criteria.order_by("sort_order"),
            meetings=fund_round.meetings.order_by("held_on"),
            opens_meetings=has_any_role(request.user, CASE_STAFF),
        )
        return self.render_to_response(context)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(), **kwargs}


class MinutesForm(forms.Form):
    """What was said."""

    use_required_attribute = False
    minutes = long_text(
        gettext_lazy("Verslag"),
        gettext_lazy("Alleen wie aan aanvragen werkt, leest dit. Noem niemand die er een belang bij heeft."),
        required=False,
        rows=10,
    )


class MeetingView(RoundPage):
    """The agenda of a meeting: which cases, in which order, and where the money of the round ends.

    A member sees the cases that he reviews; the minutes tell of other cases too, so they are not for him.
    """

    readers = CASE_STAFF | {Role.MEMBER}
    template_name = "fund_applications/office/rounds/meeting.html"
    header_icon = "group"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        found = CommissionMeeting.objects.filter(pk=kwargs["meeting_id"]).select_related("round").first()
        if found is None:
            raise Http404
        self.meeting = found
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.show(MinutesForm(initial={"minutes": self.meeting.minutes}))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not has_any_role(request.user, {Role.SECRETARY}):
            raise PermissionDenied
        form = MinutesForm(request.POST)
        if "draft" in request.POST:
            return self.show(self.with_draft(request.POST.get("minutes", "")))
        if not form.is_valid():
            return self.show(form)
        CommissionMeeting.objects.filter(pk=self.meeting.pk).update(minutes=clean_text(form.cleaned_data["minutes"]))
        messages.success(request, _("Het verslag is bewaard."))
        return redirect("office_meeting", meeting_id=self.meeting.pk)

    @cached_property
    def agenda(self) -> Agenda:
        """The agenda as this person may see it."""
        return agenda_of(self.meeting, cases_of(self.request.user), self.request.user)

    def with_draft(self, typed: str) -> MinutesForm:
        """Minutes to fill in, behind what was typed; nothing is kept yet."""
        draft = draft_minutes(self.meeting, self.agenda.items)
        before = typed.rstrip()
        return MinutesForm(initial={"minutes": f"{before}\n\n{draft}" if before else draft})

    def show(self, form: MinutesForm) -> HttpResponse:
        day = date_format(self.meeting.held_on, "j F Y")
        title = _("Vergadering van %(day)s") % {"day": day}
        round_url = reverse("office_round", args=[self.meeting.round_id])
        context = super().get_context_data()
        works_on_all = has_any_role(self.request.user, CASE_STAFF)
        path = [*self.path_to_rounds, {"url": round_url, "label": self.meeting.round.name}]
        context |= {
            "header_title": title,
            "page_title": title,
            "breadcrumbs_items": [
                *(path if works_on_all else self.path_to_rounds[:1]),
                {"url": "", "label": day},
            ],
            "works_on_all": works_on_all,
            "meeting": self.meeting,
            "form": form,
            "may_write": has_any_role(self.request.user, {Role.SECRETARY}),
            "agenda": self.agenda,
            "advices": self.advices(),
            "budget": budget_of(self.meeting.round),
            "is_past": self.meeting.held_on < timezone.localdate(),
        }
        return self.render_to_response(context)

    def advices(self) -> QuerySet[Advice]:
        """What was advised in this meeting, as far as this person may see it."""
        found = Advice.objects.filter(meeting=self.meeting, application__in=cases_of(self.request.user).values("pk"))
        return found.select_related("application").order_by("application__reference")
