"""Changing one's review after the commission talked: with a reason, and with what it was kept beside it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fund_applications.lifecycle.perform import perform
from fund_applications.lifecycle.refusals import TransitionRefused
from fund_applications.lifecycle.transition_data import ChangeReview
from fund_applications.models import Criterion, Recommendation, Review, Status
from fund_applications.office.actions.fields import long_text
from fund_applications.office.review.rubric import ReviewForm
from fund_applications.office.review.views import ReviewPage


class ChangeForm(ReviewForm):
    """The rubric with what counts now, and why it changes."""

    why = long_text(
        gettext_lazy("Waarom verander je je beoordeling?"),
        gettext_lazy("Bijvoorbeeld: wat er in de vergadering werd verteld. Collega's lezen dit."),
        rows=3,
    )

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, complete=True, **kwargs)

    def wanted(self) -> ChangeReview:
        """What was filled in, as the lifecycle wants it. Only after `is_valid`."""
        given = self.cleaned_data
        return ChangeReview(
            recommendation=Recommendation(given["recommendation"]),
            comment=given["comment"],
            scores={each.pk: (given[f"score_{each.pk}"], given[f"reason_{each.pk}"]) for each in self.criteria},
            why=given["why"],
        )


def may_change(review: Review | None, status: str) -> bool:
    """Whether a review that is in can still be changed: until the advice is fixed."""
    return review is not None and review.submitted_at is not None and status == Status.UNDER_REVIEW


class ChangeReviewView(ReviewPage):
    """GET shows the rubric as it counts; POST changes it."""

    template_name = "fund_applications/office/review/change.html"

    def get_page_title(self) -> str:
        return _("Verander je beoordeling")

    @cached_property
    def review(self) -> Review | None:
        found = Review.objects.filter(assignment=self.own).prefetch_related("scores")
        return found.first()

    @cached_property
    def criteria(self) -> list[Criterion]:
        return list(Criterion.objects.filter(round_id=self.application.round_id).order_by("sort_order"))

    def form_with(self, typed: Any = None) -> ChangeForm:
        return ChangeForm(typed, criteria=self.criteria, review=self.review)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_change(self.review, self.application.status):
            messages.info(request, _("Je kunt je beoordeling nu niet veranderen."))
            return redirect("office_review", public_id=self.application.public_id)
        return self.show(self.form_with())

    def show(self, form: forms.Form) -> HttpResponse:
        return self.render_to_response(self.get_context_data(application=self.application, form=form))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.review is None:
            raise PermissionDenied
        form = self.form_with(request.POST)
        if not form.is_valid():
            return self.show(form)
        try:
            perform(self.application.pk, "change_review", actor=request.user, data=form.wanted())  # type: ignore[arg-type]
        except TransitionRefused as refusal:
            form.add_error("why" if refusal.field == "why" else None, refusal.message)
            return self.show(form)
        messages.success(request, _("Je beoordeling is veranderd. Wat je eerst vond, blijft ernaast staan."))
        return redirect("office_reviews", public_id=self.application.public_id)
