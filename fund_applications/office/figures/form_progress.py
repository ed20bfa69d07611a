"""How far people come in the form: where they stop, and how many began and sent week by week. Counts only."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from fund_applications.models import FormStepCount
from fund_applications.office.figures.selection import Selection

MOST_WEEKS = 26
"""So many weeks fit in the drawing; the export has them all."""
HEIGHT = 100


@dataclass(frozen=True)
class StepLine:
    """A step: how many reached it, what part that is of who began (whole percent), how many went no further."""

    number: int
    title: str
    reached: int
    share: int
    stopped: int


@dataclass(frozen=True)
class WeekColumn:
    """A week in the drawing: heights of the two columns out of `HEIGHT`."""

    week: date
    began: int
    sent: int
    began_height: int
    sent_height: int
    x: int


@dataclass(frozen=True)
class FormProgress:
    """The whole of it. `weeks` are the last ones without gaps, `rows` all counts: week, step, title, number."""

    steps: tuple[StepLine, ...]
    began: int
    sent: int
    weeks: tuple[WeekColumn, ...]
    rows: tuple[tuple[date, int, str, int], ...]

    @property
    def sent_share(self) -> int:
        """What part of who began also sent, in whole percent."""
        return _percent(self.sent, self.began)

    @property
    def most_in_a_week(self) -> int:
        """The number that the highest column stands for."""
        return max((max(week.began, week.sent) for week in self.weeks), default=0)

    @property
    def width(self) -> int:
        """The width of the drawing in its own units."""
        return len(self.weeks) * 20


def form_progress(selection: Selection) -> FormProgress:
    """The counts of the form in a selection. One query."""
    counts = list(selection.step_counts().order_by("week", "number"))
    sent = sum(count.reached for count in counts if count.step_id == FormStepCount.SENT)
    steps = _steps([count for count in counts if count.step_id != FormStepCount.SENT], sent)
    began = steps[0].reached if steps else 0
    rows = tuple((count.week, count.number, count.title, count.reached) for count in counts)
    return FormProgress(steps, began, sent, _weeks(counts), rows)


def _steps(counts: list[FormStepCount], sent: int) -> tuple[StepLine, ...]:
    reached: dict[str, int] = defaultdict(int)
    latest: dict[str, FormStepCount] = {}
    for count in counts:
        reached[count.step_id] += count.reached
        latest[count.step_id] = count
    ordered = sorted(latest.values(), key=lambda count: (count.number, -reached[count.step_id]))
    totals = [reached[count.step_id] for count in ordered]
    following = [*totals, sent][1:]
    began = totals[0] if totals else 0
    return tuple(
        StepLine(count.number, count.title, total, _percent(total, began), max(total - further, 0))
        for count, total, further in zip(ordered, totals, following, strict=True)
    )


def _weeks(counts: list[FormStepCount]) -> tuple[WeekColumn, ...]:
    if not counts:
        return ()
    began: dict[date, int] = defaultdict(int)
    sent: dict[date, int] = defaultdict(int)
    for count in counts:
        if count.step_id == FormStepCount.SENT:
            sent[count.week] += count.reached
        elif count.number == 1:
            began[count.week] += count.reached
    last = counts[-1].week
    first = max(counts[0].week, last - timedelta(weeks=MOST_WEEKS - 1))
    weeks = [first + timedelta(weeks=n) for n in range((last - first).days // 7 + 1)]
    most = max(max(began[week], sent[week]) for week in weeks) or 1
    return tuple(
        WeekColumn(
            week,
            began[week],
            sent[week],
            round(began[week] * HEIGHT / most),
            round(sent[week] * HEIGHT / most),
            place * 20,
        )
        for place, week in enumerate(weeks)
    )


def _percent(part: int, whole: int) -> int:
    return min(round(part * 100 / whole), 100) if whole else 0
