"""Example figures beside the example cases: how far people came in the form, and what they thought of it."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta

from fund_applications.lifecycle.calendar_days import day_of
from fund_applications.models import ApplicationFormPage, Feedback, FeedbackMoment, FormStepCount

WEEKS = 12
GO_ON = 0.88
"""The part that goes on to the next step, in the example."""
WORDS = (
    "",
    "",
    "Voorbeeld: ik wist niet meteen wat bij kosten hoort.",
    "Voorbeeld: fijn dat ik later verder kon.",
)


def make_form_figures(page: ApplicationFormPage, now: datetime) -> None:
    """Counts of the last twelve weeks and some answers about the form; once, and never beside real counts."""
    if page.round is None or FormStepCount.objects.exists() or Feedback.objects.exists():
        return
    chance = random.Random(WEEKS)  # noqa: S311 - the same examples every time
    today = day_of(now)
    monday = today - timedelta(days=today.weekday())
    for week in range(WEEKS):
        FormStepCount.objects.bulk_create(_counts_of(page, monday - timedelta(weeks=week), chance))
    Feedback.objects.bulk_create(
        Feedback(
            moment=chance.choice(list(FeedbackMoment)),
            month=(monday - timedelta(weeks=number)).replace(day=1),
            ease=chance.choices(range(1, 6), weights=[1, 1, 2, 5, 4])[0],
            text=chance.choice(WORDS),
        )
        for number in range(WEEKS)
    )


def _counts_of(page: ApplicationFormPage, week: date, chance: random.Random) -> list[FormStepCount]:
    """One week: fewer at each step, and those who sent it at the end."""
    steps = [(step.id, number, step.title) for number, step in enumerate(page.definition().steps, start=1)]
    reached = chance.randint(3, 9)
    counts = []
    for step_id, number, title in [*steps, (FormStepCount.SENT, FormStepCount.SENT_NUMBER, "")]:
        counts.append(
            FormStepCount(round=page.round, week=week, step_id=step_id, number=number, title=title, reached=reached)
        )
        reached = sum(chance.random() < GO_ON for _ in range(reached))
    return [count for count in counts if count.reached]
