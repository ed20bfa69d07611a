"""The retention table: the lines that hold, which one holds for a case, and how a line reads.

Without lines of its own a municipality has those of the Selectielijst 2020 (`lifecycle.retention_term.DEFAULT_YEARS`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fund_applications.lifecycle.retention_term import DEFAULT_YEARS, RetentionCategory, years_later
from fund_applications.models import RetentionRule

DEFAULT_SOURCE = _("Selectielijst gemeenten en intergemeentelijke organen 2020")
BEGINNING = date.min

LABELS: dict[str, Promise] = {
    RetentionCategory.GRANTED_WITH_REPORT: _("Toegekend, met verantwoording"),
    RetentionCategory.GRANTED_WITHOUT_REPORT: _("Toegekend, zonder verantwoording"),
    RetentionCategory.REJECTED: _("Afgewezen"),
    RetentionCategory.NOT_DECIDED: _("Ingetrokken, doorverwezen of buiten behandeling"),
}
STARTS: dict[str, Promise] = {
    RetentionCategory.GRANTED_WITH_REPORT: _("na de vaststelling of intrekking"),
    RetentionCategory.GRANTED_WITHOUT_REPORT: _("na de vaststelling of intrekking"),
    RetentionCategory.REJECTED: _("na het besluit"),
    RetentionCategory.NOT_DECIDED: _("na het einde van de zaak"),
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the table: for cases that closed from `valid_from` until the day before `until`."""

    result: RetentionCategory
    number: str
    years: int
    source: str
    valid_from: date
    until: date | None
    is_default: bool

    @property
    def label(self) -> Promise:
        """The outcome in words."""
        return LABELS[self.result]

    @property
    def starts(self) -> Promise:
        """From when the years are counted, in words."""
        return STARTS[self.result]

    def ends_on(self, closed_on: date) -> date:
        """The last day on which a case that closed on this day is kept."""
        return years_later(closed_on, self.years)


class RuleTable:
    """All lines, read at once (one query); which one holds is then asked without the database."""

    def __init__(self) -> None:
        changed: dict[str, list[RetentionRule]] = {}
        for row in RetentionRule.objects.order_by("valid_from"):
            changed.setdefault(row.result, []).append(row)
        self._lines = {result: _lines_of(result, changed.get(result, [])) for result in RetentionCategory}

    def __iter__(self) -> Iterator[Rule]:
        for lines in self._lines.values():
            yield from lines

    def rule_for(self, result: str, closed_on: date) -> Rule:
        """The line that holds for a case with this result, closed on this day."""
        lines = self._lines[RetentionCategory(result)]
        return next(rule for rule in reversed(lines) if rule.valid_from <= closed_on)


def _lines_of(result: RetentionCategory, rows: list[RetentionRule]) -> list[Rule]:
    starts = [BEGINNING, *(row.valid_from for row in rows)]
    ends = [*starts[1:], None]
    default = Rule(result, result.value, DEFAULT_YEARS[result], str(DEFAULT_SOURCE), BEGINNING, ends[0], True)
    own = [
        Rule(result, row.number, row.years, row.source, row.valid_from, end, False)
        for row, end in zip(rows, ends[1:], strict=True)
    ]
    return [default, *own]


def last_closing_day(before: date, years: int) -> date:
    """The latest day on which a case can have closed whose last day of keeping lies before this day."""
    try:
        return before.replace(year=before.year - years) - timedelta(days=1)
    except ValueError:  # 29 February of a year that has none
        return date(before.year - years, 2, 28)
