"""A member changes his mind after the commission talked: what it was is kept, with why, until the advice is fixed.

The log of the case holds that it happened and who did it, never a score. It raises the revision, so that whoever is
fixing the advice at that moment is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from fund_applications.lifecycle import events
from fund_applications.lifecycle.conflicts import has_conflict
from fund_applications.lifecycle.refusals import TransitionRefused
from fund_applications.lifecycle.roles import Role
from fund_applications.lifecycle.transition_data import clean_text
from fund_applications.models import Application, Criterion, Recommendation, Review, ReviewChange, ReviewScore, Status

CHANGED_REVIEW = "change_review"
"""The name of its event: no row of the table, for it moves no case and asks nothing of anybody."""


@dataclass(frozen=True, kw_only=True)
class ChangedReview:
    """The review as it must become: a score from 1 to 5 and its reason by the key of the criterion."""

    recommendation: Recommendation
    comment: str
    scores: Mapping[int, tuple[int, str]]
    why: str


def change_review(application_id: int, actor: User, wanted: ChangedReview, *, now: datetime) -> list[ReviewChange]:
    """Change the review that this person handed in; returns what changed. Raises TransitionRefused."""
    why = clean_text(wanted.why)
    if not why:
        raise TransitionRefused(_("Schrijf op waarom je van mening veranderde."), "why", code="required")
    with transaction.atomic():
        application = Application.objects.select_for_update(of=("self",)).get(pk=application_id)
        review = _own_review(application, actor)
        changes = [*_of_scores(review, wanted), *_of_advice(review, wanted)]
        if not changes:
            raise TransitionRefused(_("Je hebt geen score en geen advies veranderd."), code="no_change")
        for change in changes:
            change.review, change.why, change.changed_at = review, why, now
        ReviewChange.objects.bulk_create(changes)
        _become(review, wanted)
        events.record(application, CHANGED_REVIEW, actor=actor, role=Role.MEMBER, now=now, data={"review": review.pk})
    return changes


def _own_review(application: Application, actor: User) -> Review:
    if application.status != Status.UNDER_REVIEW:
        text = _("Het advies staat vast. Je kunt je beoordeling niet meer veranderen.")
        raise TransitionRefused(text, code="wrong_status")
    if has_conflict(actor, application):
        raise TransitionRefused(_("Je hebt een belang bij deze aanvraag."), code="conflict")
    found = Review.objects.filter(
        assignment__application=application,
        assignment__reviewer=actor,
        assignment__declined_at=None,
        submitted_at__isnull=False,
    ).first()
    if found is None:
        raise TransitionRefused(_("Dien eerst je beoordeling in."), code="not_handed_in")
    return found


def _of_scores(review: Review, wanted: ChangedReview) -> Iterable[ReviewChange]:
    for before in review.scores.filter(criterion__in=wanted.scores).order_by("criterion__sort_order"):
        score, _reason = wanted.scores[before.criterion_id]
        if score != before.score:
            yield ReviewChange(
                criterion_id=before.criterion_id,
                from_value=str(before.score or ""),
                to_value=str(score),
                from_reason=before.reason,
            )


def _of_advice(review: Review, wanted: ChangedReview) -> Iterable[ReviewChange]:
    if wanted.recommendation != review.recommendation:
        yield ReviewChange(
            from_value=review.recommendation, to_value=str(wanted.recommendation), from_reason=review.comment
        )


def _become(review: Review, wanted: ChangedReview) -> None:
    review.recommendation, review.comment = wanted.recommendation, clean_text(wanted.comment)
    review.save(update_fields=["recommendation", "comment", "saved_at"])
    known = set(Criterion.objects.filter(pk__in=wanted.scores).values_list("pk", flat=True))
    for key, (score, reason) in wanted.scores.items():
        if key in known:
            values = {"score": score, "reason": clean_text(reason)}
            ReviewScore.objects.update_or_create(review=review, criterion_id=key, defaults=values)
