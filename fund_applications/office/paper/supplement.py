"""A supplement on paper: only what was asked for can be entered, with how and when it came in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms.boundfield import BoundField
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from fund_applications.applicant.shown_answers import latest_version
from fund_applications.applicant.supplements import Supplement, supply_data, typed_in
from fund_applications.intake.answers import Assessment
from fund_applications.intake.step_form import StepForm, field_name
from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.perform import available, perform
from fund_applications.lifecycle.refusals import TransitionRefused
from fund_applications.models import SupplementDraft, SupplementRequest
from fund_applications.office.access import Role, has_any_role
from fund_applications.office.actions.fields import DayField, short_text
from fund_applications.office.actions.offered import SUPPLY, SUPPLY_IN_TIME
from fund_applications.office.case.opening import CaseMixin
from fund_applications.questions.types import Json, type_of


class PaperSupplement(Supplement):
    """Without what the applicant may be typing at the same time: an unsent supplement is his alone."""

    def files(self) -> dict[str, list[Json]]:
        """The files that were sent before; a scan is added to the case itself."""
        holding = (question for question in self.definition.questions if type_of(question).holds_files)
        return {question.id: list(self.version.answers.get(question.id) or []) for question in holding}


class ToldForm(forms.Form):
    """How and when the supplement came in."""

    use_required_attribute = False
    revision = forms.IntegerField(widget=forms.HiddenInput)
    on_behalf = short_text(
        gettext_lazy("Hoe kwam de aanvulling binnen?"), gettext_lazy("Bijvoorbeeld: brief van 3 maart.")
    )
    received_on = DayField(
        label=gettext_lazy("Ontvangen op"),
        error_messages={"required": gettext_lazy("Kies de dag waarop de aanvulling binnenkwam.")},
    )


@dataclass(frozen=True)
class AskedField:
    """A question that was asked again, with why."""

    reasons: tuple[str, ...]
    field: BoundField


class PaperSupplementView(CaseMixin, WagtailAdminTemplateMixin, TemplateView):
    """The questions that were asked again, filled with the answers of the last version."""

    template_name = "fund_applications/office/paper/supplement.html"
    page_title = gettext_lazy("Aanvulling op papier invoeren")
    header_icon = "edit"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not has_any_role(request.user, {Role.HANDLER}):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*self.breadcrumbs_items, {"url": "", "label": str(self.page_title)}]

    @cached_property
    def transition(self) -> str:
        """An open request is supplied; one that lapsed is put right by paper that had come in on time; else nothing."""
        allowed = {row.name for row in available(self.application, self.request.user)}  # type: ignore[arg-type]
        return next((name for name in (SUPPLY, SUPPLY_IN_TIME) if name in allowed), "")

    @property
    def is_late_entry(self) -> bool:
        """Whether the date of the request lapsed before this was entered."""
        return self.transition == SUPPLY_IN_TIME

    @cached_property
    def supplement(self) -> PaperSupplement | None:
        """The request with the last version, or None when nothing is asked now."""
        request = SupplementRequest.objects.filter(application=self.application).order_by("-pk").first()
        if request is None or not self.transition:
            return None
        nothing_typed = SupplementDraft(request=request, saved_at=timezone.now())
        return PaperSupplement(self.application, request, nothing_typed, latest_version(self.application))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.supplement is None:
            messages.warning(request, _("Er is nu niet om een aanvulling gevraagd."))
            return redirect(self.case_url)
        # No proposal where the day decides whether it was in time.
        day = None if self.is_late_entry else timezone.localdate()
        start = {"revision": self.application.revision, "received_on": day}
        return self.show(self.supplement, ToldForm(initial=start), self.supplement.assessment())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.supplement is None:
            return self.get(request)
        told = ToldForm(request.POST)
        assessment = self.supplement.assessment(typed_in(self.supplement, request.POST))
        wrong = any(assessment.states[question.id].errors for question in self.supplement.open_questions)
        if not told.is_valid() or wrong:
            return self.show(self.supplement, told, assessment)
        how = {"on_behalf": told.cleaned_data["on_behalf"], "received_on": told.cleaned_data["received_on"]}
        try:
            perform(
                self.application.pk,
                self.transition,
                actor=request.user,  # type: ignore[arg-type]
                data=self.data_of(self.supplement, assessment, **how),
                expected_revision=told.cleaned_data["revision"],
            )
        except TransitionRefused as refusal:
            told.add_error(refusal.field if refusal.field in told.fields else None, refusal.message)
            return self.show(self.supplement, told, assessment)
        if self.is_late_entry:
            messages.success(
                request, _("De aanvulling is bewaard en telt als op tijd. De datums zijn opnieuw berekend.")
            )
        else:
            messages.success(request, _("De aanvulling is bewaard. De termijn loopt weer."))
        return redirect("office_add_file", public_id=self.application.public_id)

    def data_of(self, supplement: PaperSupplement, assessment: Assessment, **how: Any) -> given.Supply:
        """What was filled in, as the lifecycle wants it."""
        data = supply_data(supplement, assessment, **how)
        if not self.is_late_entry:
            return data
        return given.SupplyInTime(**{each.name: getattr(data, each.name) for each in fields(data)})

    def show(self, supplement: PaperSupplement, told: ToldForm, assessment: Assessment) -> HttpResponse:
        open_states = [assessment.states[question.id] for question in supplement.open_questions]
        form = StepForm([state for state in open_states if not type_of(state.question).holds_files])
        context = self.get_context_data(
            application=self.application,
            told=told,
            form=form,
            asked=list(_asked(supplement, form)),
            media=told.media + form.media,
            back_url=self.case_url,
            lapsed_on=supplement.request.due_on if self.is_late_entry else None,
        )
        return self.render_to_response(context)


def _asked(supplement: PaperSupplement, form: StepForm) -> Iterator[AskedField]:
    for question in supplement.open_questions:
        name = field_name(question)
        if name in form.fields:
            yield AskedField(tuple(supplement.reasons_for(question)), form[name])
