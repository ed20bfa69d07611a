"""The pages of a review: declaring to be free of conflicts, the rubric, giving back, and all scores side by side."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.perform import perform
from fund_applications.lifecycle.refusals import TransitionRefused
from fund_applications.models import Assignment, Criterion, Review, Status
from fund_applications.office.case.answers import answers_by_step
from fund_applications.office.case.files import files_of_case
from fund_applications.office.case.money import budget_of_plan
from fund_applications.office.case.opening import CaseMixin
from fund_applications.office.review.gate import ConflictForm, GiveBackForm, hints_for, pass_gate
from fund_applications.office.review.progress import may_see_outcomes
from fund_applications.office.review.rubric import ReviewForm, save_review
from fund_applications.office.review.spread import overview_of


class ReviewPage(CaseMixin, WagtailAdminTemplateMixin, TemplateView):
    """A page for who was asked to review this case."""

    header_icon = "clipboard-list"
    title: str = ""

    def get_page_title(self) -> str:
        return self.title

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    @property
    def own(self) -> Assignment:
        """The request to this person. Raises PermissionDenied for who was not asked."""
        if self.assignment is None:
            raise PermissionDenied
        return self.assignment


class GateView(ReviewPage):
    """Before the content: a member says to have no conflict, or reports one (Awb 2:4)."""

    passes_gate = True
    template_name = "fund_applications/office/review/gate.html"

    def get_page_title(self) -> str:
        return _("Heb je een belang bij deze aanvraag?")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.own.gate_passed_at is not None:
            return redirect("office_review", public_id=self.application.public_id)
        return self.show(ConflictForm())

    def show(self, form: ConflictForm) -> HttpResponse:
        context = self.get_context_data(
            application=self.application, form=form, hints=hints_for(self.request.user, self.application)
        )
        return self.render_to_response(context)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = ConflictForm(request.POST)
        own = self.own
        if not form.is_valid():
            return self.show(form)
        if form.cleaned_data["answer"] == ConflictForm.NONE:
            try:
                pass_gate(own, timezone.now())
            except TransitionRefused as refusal:
                form.add_error(None, refusal.message)
                return self.show(form)
            return redirect("office_review", public_id=self.application.public_id)
        data = given.DeclareConflict(person_id=own.reviewer_id, reason=form.cleaned_data["reason"])
        try:
            perform(self.application.pk, "declare_conflict", actor=request.user, data=data)  # type: ignore[arg-type]
        except TransitionRefused as refusal:
            form.add_error("reason" if refusal.field == "reason" else None, refusal.message)
            return self.show(form)
        messages.success(request, _("Dank je. De aanvraag gaat naar iemand anders en is voor jou gesloten."))
        return redirect(reverse("aanvragen_beoordelingen_modeladmin_index"))


class GiveBackView(ReviewPage):
    """A member can't do it, for another reason than a conflict; the work goes back to the queue."""

    passes_gate = True
    template_name = "fund_applications/office/review/give_back.html"

    def get_page_title(self) -> str:
        return _("Geef de aanvraag terug")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.show(GiveBackForm())

    def show(self, form: GiveBackForm) -> HttpResponse:
        self.own  # noqa: B018  only for who was asked
        return self.render_to_response(self.get_context_data(application=self.application, form=form))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = GiveBackForm(request.POST)
        own = self.own
        if form.is_valid():
            data = given.ReleaseReviewer(user_id=own.reviewer_id, reason=form.cleaned_data["reason"])
            try:
                perform(self.application.pk, "release_reviewer", actor=request.user, data=data)  # type: ignore[arg-type]
            except TransitionRefused as refusal:
                form.add_error("reason" if refusal.field == "reason" else None, refusal.message)
            else:
                messages.success(request, _("De aanvraag is teruggegeven. De behandelaar zoekt iemand anders."))
                return redirect(reverse("aanvragen_beoordelingen_modeladmin_index"))
        return self.show(form)


class RubricView(ReviewPage):
    """The rubric beside the answers. A draft is kept as it is; handing in asks for everything."""

    template_name = "fund_applications/office/review/rubric.html"

    def get_page_title(self) -> str:
        return _("Jouw beoordeling")

    @cached_property
    def review(self) -> Review | None:
        return Review.objects.filter(assignment=self.own).prefetch_related("scores").first()

    @cached_property
    def criteria(self) -> list[Criterion]:
        return list(Criterion.objects.filter(round_id=self.application.round_id).order_by("sort_order"))

    @property
    def is_handed_in(self) -> bool:
        return self.review is not None and self.review.submitted_at is not None

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.show(ReviewForm(criteria=self.criteria, review=self.review))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        hand_in = "hand_in" in request.POST
        form = ReviewForm(request.POST, criteria=self.criteria, review=self.review, complete=hand_in)
        own = self.own
        if not form.is_valid():
            if hand_in and self.keep_draft(request, own):
                messages.warning(request, _("Nog niet ingediend: er ontbreekt iets. Wat je invulde is wel bewaard."))
            return self.show(form)
        try:
            save_review(own.pk, form, now=timezone.now(), hand_in=hand_in)
        except TransitionRefused as refusal:
            form.add_error(None, refusal.message)
            return self.show(form)
        if hand_in:
            messages.success(request, _("Je beoordeling is ingediend. Je ziet nu ook wat anderen vinden."))
            return redirect("office_reviews", public_id=self.application.public_id)
        time = timezone.localtime().strftime("%H:%M")
        messages.success(request, _("Bewaard om %(time)s. Je kunt later verder.") % {"time": time})
        return redirect("office_review", public_id=self.application.public_id)

    def keep_draft(self, request: HttpRequest, own: Assignment) -> bool:
        """Keep what was filled in although it can't be handed in yet."""
        draft = ReviewForm(request.POST, criteria=self.criteria, review=self.review)
        if not draft.is_valid():
            return False
        try:
            save_review(own.pk, draft, now=timezone.now(), hand_in=False)
        except TransitionRefused:
            return False  # the page says why: the same refusal stands above the form
        return True

    def show(self, form: ReviewForm) -> HttpResponse:
        version = self.application.versions.select_related("form_version").order_by("-number").first()
        context = self.get_context_data(
            application=self.application,
            form=form,
            review=self.review,
            is_handed_in=self.is_handed_in,
            is_reviewable=self.application.status == Status.UNDER_REVIEW,
            own_assignment=self.own,
            version=version,
            steps=answers_by_step(version) if version else (),
            budget=budget_of_plan(self.application, version),
            files=files_of_case(self.application, version),
        )
        return self.render_to_response(context)


class ReviewsView(ReviewPage):
    """All reviews that are in, criterion by criterion, for who may see them."""

    template_name = "fund_applications/office/review/overview.html"

    def get_page_title(self) -> str:
        return _("Beoordelingen naast elkaar")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        assignments = list(Assignment.objects.filter(application=self.application).select_related("review"))
        if not may_see_outcomes(assignments, request.user):
            messages.info(request, _("Je ziet wat anderen vinden zodra je eigen beoordeling is ingediend."))
            return redirect(self.case_url)
        context = self.get_context_data(
            application=self.application,
            overview=overview_of(self.application),
            may_change=self.assignment is not None and self.application.status == Status.UNDER_REVIEW,
            needed=self.application.round.reviews_needed,
        )
        return self.render_to_response(context)
