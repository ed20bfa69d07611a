"""What applicants think of applying: how many found it how easy, in figures, and what they wrote, about nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Avg, Count

from fund_applications.models import Ease, Feedback, FeedbackMoment

_LATEST = 20


@dataclass(frozen=True, slots=True)
class FeedbackFigures:
    """The answers of one moment: their number, the mean (1 hard, 5 easy) and how many gave each answer."""

    moment: str
    total: int
    mean: float
    rows: tuple[tuple[str, int], ...]


def feedback_figures(first: int | None = None, last: int | None = None) -> list[FeedbackFigures]:
    """The answers of each moment that has some, from the first year to the last; None is no bound."""
    answers = Feedback.objects.all()
    if first is not None:
        answers = answers.filter(month__year__gte=first)
    if last is not None:
        answers = answers.filter(month__year__lte=last)
    found = []
    for moment in FeedbackMoment:
        own = answers.filter(moment=moment)
        counts = dict(own.order_by().values_list("ease").annotate(n=Count("pk")))
        if counts:
            mean = own.aggregate(mean=Avg("ease"))["mean"]
            rows = tuple((str(ease.label), counts.get(ease.value, 0)) for ease in reversed(Ease))
            found.append(FeedbackFigures(str(moment.label), sum(counts.values()), round(mean, 1), rows))
    return found


def latest_words() -> Sequence[Feedback]:
    """What was written last, in no order that tells whose it is."""
    return list(Feedback.objects.exclude(text="").order_by("-month", "pk")[:_LATEST])
