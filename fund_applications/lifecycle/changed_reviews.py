"""A member changes his mind after the commission talked: what it was is kept, with why, until the advice is fixed.

The log of the case holds that it happened and who did it, never a score. As every row of the table it raises the revision,
so that whoever is fixing the advice at that moment is told.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from fund_applications.lifecycle.case import Case, surely
from fund_applications.lifecycle.effects import Facts
from fund_applications.lifecycle.refusals import TransitionRefused
from fund_applications.lifecycle.reviewing import own_review
from fund_applications.lifecycle.transition_data import ChangeReview, clean_text
from fund_applications.models import Criterion, Review, ReviewChange, ReviewScore


def review_is_handed_in(case: Case) -> None:
    """What is still a draft is simply written on."""
    review = own_review(case)
    if review is None or review.submitted_at is None:
        raise TransitionRefused(_("Dien eerst je beoordeling in."), code="not_handed_in")


def review_changes(case: Case, data: ChangeReview) -> None:
    """Another score or another advice; another reason alone is no change of mind."""
    if not _changes(surely(own_review(case)), data):
        raise TransitionRefused(_("Je hebt geen score en geen advies veranderd."), code="no_change")


def change_review(case: Case, data: ChangeReview) -> Facts:
    """The review becomes what is wanted; what it was is kept beside it."""
    review = surely(own_review(case))
    changes = _changes(review, data)
    for change in changes:
        change.review, change.why, change.changed_at = review, data.why, case.now
    ReviewChange.objects.bulk_create(changes)
    _become(review, data)
    return Facts(data={"review": review.pk})


def _changes(review: Review, wanted: ChangeReview) -> list[ReviewChange]:
    return [*_of_scores(review, wanted), *_of_advice(review, wanted)]


def _of_scores(review: Review, wanted: ChangeReview) -> Iterator[ReviewChange]:
    for before in review.scores.filter(criterion__in=wanted.scores).order_by("criterion__sort_order"):
        score, _reason = wanted.scores[before.criterion_id]
        if score != before.score:
            yield ReviewChange(
                criterion_id=before.criterion_id,
                from_value=str(before.score or ""),
                to_value=str(score),
                from_reason=before.reason,
            )


def _of_advice(review: Review, wanted: ChangeReview) -> Iterator[ReviewChange]:
    if wanted.recommendation != review.recommendation:
        yield ReviewChange(
            from_value=review.recommendation, to_value=str(wanted.recommendation), from_reason=review.comment
        )


def _become(review: Review, wanted: ChangeReview) -> None:
    review.recommendation, review.comment = wanted.recommendation, wanted.comment
    review.save(update_fields=["recommendation", "comment", "saved_at"])
    known = set(Criterion.objects.filter(pk__in=wanted.scores).values_list("pk", flat=True))
    for key, (score, reason) in wanted.scores.items():
        if key in known:
            values = {"score": score, "reason": clean_text(reason)}
            ReviewScore.objects.update_or_create(review=review, criterion_id=key, defaults=values)
