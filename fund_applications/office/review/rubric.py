"""The form of one review: a score from 1 to 5 with its reason for every criterion, and an advice.

A draft may be as incomplete as it is; handing in asks for everything.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.db import transaction
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fund_applications.lifecycle.perform import perform
from fund_applications.lifecycle.refusals import TransitionRefused
from fund_applications.lifecycle.transition_data import clean_text
from fund_applications.models import Application, Assignment, Criterion, Recommendation, Review, ReviewScore, Status

LONGEST_TEXT = 5000


@dataclass(frozen=True)
class CriterionFields:
    """The two fields of one criterion, for the template."""

    criterion: Criterion
    score: BoundField
    reason: BoundField


class ReviewForm(forms.Form):
    """The rubric of a round. With `complete` everything must be filled in; without, anything goes."""

    use_required_attribute = False

    recommendation = forms.ChoiceField(
        label=gettext_lazy("Je advies"),
        choices=Recommendation.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    comment = forms.CharField(
        label=gettext_lazy("Toelichting"),
        help_text=gettext_lazy("Wat moet de commissie weten? Niet verplicht."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=LONGEST_TEXT,
        required=False,
    )

    def __init__(
        self, data: Any = None, *, criteria: Sequence[Criterion], review: Review | None, complete: bool = False
    ) -> None:
        self.criteria = criteria
        self.complete = complete
        super().__init__(data, initial=_initial(review))
        for criterion in criteria:
            anchors = [
                (score, f"{score} – {meaning}" if meaning else str(score)) for score, meaning in criterion.anchors()
            ]
            self.fields[f"score_{criterion.pk}"] = forms.TypedChoiceField(
                label=_("Welke score geef je?"),
                choices=anchors,
                coerce=int,
                empty_value=None,
                widget=forms.RadioSelect,
                required=False,
            )
            self.fields[f"reason_{criterion.pk}"] = forms.CharField(
                label=_("Waarom deze score?"),
                widget=forms.Textarea(attrs={"rows": 3}),
                max_length=LONGEST_TEXT,
                required=False,
            )

    def rows(self) -> Iterator[CriterionFields]:
        """The fields by criterion."""
        for criterion in self.criteria:
            yield CriterionFields(criterion, self[f"score_{criterion.pk}"], self[f"reason_{criterion.pk}"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.complete:
            for criterion in self.criteria:
                if cleaned.get(f"score_{criterion.pk}") is None and f"score_{criterion.pk}" not in self.errors:
                    self.add_error(f"score_{criterion.pk}", _("Kies een score van 1 tot 5."))
                if not cleaned.get(f"reason_{criterion.pk}") and f"reason_{criterion.pk}" not in self.errors:
                    self.add_error(f"reason_{criterion.pk}", _("Schrijf in één of twee zinnen waarom."))
            if not cleaned.get("recommendation") and "recommendation" not in self.errors:
                self.add_error("recommendation", _("Kies wat je de commissie adviseert."))
        return cleaned


def _initial(review: Review | None) -> dict[str, Any]:
    if review is None:
        return {}
    initial: dict[str, Any] = {"recommendation": review.recommendation, "comment": review.comment}
    for score in review.scores.all():
        initial[f"score_{score.criterion_id}"] = score.score
        initial[f"reason_{score.criterion_id}"] = score.reason
    return initial


def save_review(assignment_id: int, form: ReviewForm, *, now: datetime, hand_in: bool) -> Review:
    """Keep the review; with `hand_in` it counts from now on and stays as it is.

    Locks the case, so that an advice that is fixed meanwhile is not overtaken. Raises TransitionRefused when the case
    is no longer being reviewed, the case was given back, or the review was handed in already.
    """
    with transaction.atomic():
        assignment = Assignment.objects.select_related("reviewer").get(pk=assignment_id)
        application = Application.objects.select_for_update().get(pk=assignment.application_id)
        if application.status != Status.UNDER_REVIEW:
            raise TransitionRefused(_("Deze aanvraag wordt nu niet beoordeeld."), code="wrong_status")
        if assignment.declined_at is not None:
            raise TransitionRefused(_("Je hebt deze aanvraag teruggegeven."), code="declined")
        review, _created = Review.objects.get_or_create(assignment=assignment)
        if review.submitted_at is not None:
            raise TransitionRefused(_("Je beoordeling is al ingediend."), code="too_late")
        review.recommendation = form.cleaned_data.get("recommendation") or ""
        review.comment = clean_text(form.cleaned_data.get("comment") or "")
        review.save()
        _save_scores(review, form)
        if hand_in:
            perform(application.pk, "hand_in_review", actor=assignment.reviewer, now=now)
            review.refresh_from_db()
    return review


def _save_scores(review: Review, form: ReviewForm) -> None:
    ReviewScore.objects.filter(review=review).delete()
    ReviewScore.objects.bulk_create(
        ReviewScore(
            review=review,
            criterion=criterion,
            score=form.cleaned_data.get(f"score_{criterion.pk}"),
            reason=clean_text(form.cleaned_data.get(f"reason_{criterion.pk}") or ""),
        )
        for criterion in form.criteria
    )
