"""Scores side by side, with how far they lie apart, so that disagreement is talked about."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from statistics import fmean
from typing import Any

from django.utils.translation import gettext as _

from fund_applications.lifecycle.conflicts import valid_reviews
from fund_applications.models import Application, Criterion, Review, ReviewChange, ReviewScore
from fund_applications.office.words import name_of

WIDE = 2
"""Scores this far apart (or more) mean different things to different people: talk about it."""


@dataclass(frozen=True)
class Voice:
    """What one reviewer gave for a criterion, and why; and what it was before the commission talked."""

    name: str
    score: int
    reason: str
    changes: tuple[ReviewChange, ...] = ()


@dataclass(frozen=True)
class CriterionSpread:
    """A criterion with all its scores."""

    criterion: Criterion
    voices: tuple[Voice, ...]

    @property
    def mean(self) -> float | None:
        """The mean score, or None without any."""
        return fmean(voice.score for voice in self.voices) if self.voices else None

    @property
    def lowest(self) -> int:
        return min(voice.score for voice in self.voices)

    @property
    def highest(self) -> int:
        return max(voice.score for voice in self.voices)

    @property
    def is_wide(self) -> bool:
        """Whether the reviewers disagree so much that it must be talked about."""
        return len(self.voices) > 1 and self.highest - self.lowest >= WIDE

    @property
    def in_words(self) -> str:
        """The spread as a sentence."""
        if len(self.voices) < 2:
            return _("één beoordeling") if self.voices else _("nog geen score")
        if self.highest == self.lowest:
            return _("iedereen geeft een %(score)d") % {"score": self.lowest}
        words = {"low": self.lowest, "high": self.highest}
        if self.is_wide:
            return _("van %(low)d tot %(high)d: bespreek dit") % words
        return _("van %(low)d tot %(high)d") % words


@dataclass(frozen=True)
class Overview:
    """All reviews that are in."""

    spreads: tuple[CriterionSpread, ...]
    reviews: tuple[Review, ...]
    weighted_mean: float | None
    changed_advice: tuple[ReviewChange, ...] = ()
    """Changes of what a member advises, the oldest first."""

    @property
    def to_discuss(self) -> int:
        """On how many criteria the reviewers disagree."""
        return sum(spread.is_wide for spread in self.spreads)


def overview_of(application: Application) -> Overview:
    """The reviews of a case that are in and count, by criterion, with what changed. Four queries."""
    reviews = list(valid_reviews(application).select_related("assignment__reviewer").order_by("submitted_at").all())
    voices: dict[int, list[Voice]] = defaultdict(list)
    names = {review.pk: name_of(review.assignment.reviewer) for review in reviews}
    changes: dict[tuple[int, int | None], list[ReviewChange]] = defaultdict(list)
    for change in ReviewChange.objects.filter(review__in=reviews):
        changes[change.review_id, change.criterion_id].append(change)
    scores: Any = ReviewScore.objects.filter(review__in=reviews, score__isnull=False).order_by("review__submitted_at")
    for score in scores:
        key = (score.review_id, score.criterion_id)
        voices[score.criterion_id].append(Voice(names[score.review_id], score.score, score.reason, tuple(changes[key])))
    criteria = Criterion.objects.filter(round_id=application.round_id).order_by("sort_order")
    spreads = tuple(CriterionSpread(criterion, tuple(voices[criterion.pk])) for criterion in criteria)
    of_advice = [change for review in reviews for change in changes[review.pk, None]]
    for change in of_advice:
        change.name = names[change.review_id]  # type: ignore[attr-defined]
    return Overview(spreads, tuple(reviews), _weighted_mean(spreads), tuple(of_advice))


def _weighted_mean(spreads: tuple[CriterionSpread, ...]) -> float | None:
    rated = [(spread.mean, spread.criterion.weight) for spread in spreads if spread.mean is not None]
    weight = sum(w for _mean, w in rated)
    return sum(mean * w for mean, w in rated) / weight if weight else None
