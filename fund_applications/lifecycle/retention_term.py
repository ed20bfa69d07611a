"""How long a case is kept after it is closed, by the Selectielijst gemeenten en intergemeentelijke organen 2020.

The term starts on the day on which the case was closed for good: the announcement of its last decision, a withdrawal, a
referral, or the end of an objection that took longer. Calendar days of Europe/Amsterdam. Nothing is destroyed here.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date

from django.db.models import Max

from fund_applications.lifecycle.statuses import status_for_applicant
from fund_applications.models import Announcement, Application, Objection, RetentionRule, Status


class RetentionCategory(enum.StrEnum):
    """The result of a case as the selection list knows it; the value is its number there."""

    GRANTED_WITH_REPORT = "8.1.7"
    GRANTED_WITHOUT_REPORT = "8.1.8"
    REJECTED = "8.2"
    NOT_DECIDED = "8.4"


DEFAULT_YEARS: dict[RetentionCategory, int] = {
    RetentionCategory.GRANTED_WITH_REPORT: 7,
    RetentionCategory.GRANTED_WITHOUT_REPORT: 7,
    RetentionCategory.REJECTED: 5,
    RetentionCategory.NOT_DECIDED: 1,
}
"""What the selection list says as long as nobody changed it."""

_NOT_DECIDED_EVENTS = {Status.WITHDRAWN: "withdraw", Status.REFERRED: "refer"}
_CLOSED_BY_DECISION = frozenset({Status.REJECTED, Status.NOT_PROCESSED, Status.DETERMINED, Status.REVOKED})


@dataclass(frozen=True, slots=True)
class RetentionTerm:
    """Why and how long one case is kept. `ends_on` is the last day that it is kept."""

    category: RetentionCategory
    years: int
    starts_on: date
    ends_on: date


def retention_date(application: Application) -> date | None:
    """The last day on which a closed case is kept; None while it is open, unannounced, or an objection runs."""
    term = retention_term(application)
    return term.ends_on if term else None


def retention_term(application: Application) -> RetentionTerm | None:
    """The same with its reason."""
    starts_on = closed_on(application)
    if starts_on is None:
        return None
    category = category_of(application)
    years = years_of(category, starts_on)
    return RetentionTerm(category, years, starts_on, years_later(starts_on, years))


def category_of(application: Application) -> RetentionCategory:
    """The result of the case, or what it will be if the case goes on as it stands."""
    status = Status(application.status)
    if status == Status.REJECTED:
        return RetentionCategory.REJECTED
    if status in {Status.NOT_PROCESSED, Status.WITHDRAWN, Status.REFERRED}:
        return RetentionCategory.NOT_DECIDED
    accounted = application.report_due_on is not None or application.reports.exists()
    return RetentionCategory.GRANTED_WITH_REPORT if accounted else RetentionCategory.GRANTED_WITHOUT_REPORT


def years_of(category: RetentionCategory, day: date) -> int:
    """The years that hold for a case closed on this day: the latest line of the table from before it. One query."""
    lines = RetentionRule.objects.filter(result=category, valid_from__lte=day).order_by("-valid_from")
    years = lines.values_list("years", flat=True).first()
    return DEFAULT_YEARS[category] if years is None else years


def closed_on(application: Application) -> date | None:
    """The day on which nothing was left to do; None as long as something is, or the outcome is not announced yet.

    A grant closes with its determination or its revocation: a change of a grant that leaves money standing (Awb 4:48)
    closes the case as well, as the status is final.
    """
    status = status_for_applicant(application)
    if status != application.status:
        return None
    if status in _NOT_DECIDED_EVENTS:
        event = application.events.filter(name=_NOT_DECIDED_EVENTS[status]).order_by("-sequence").first()
        return event.occurred_on if event else None
    if status not in _CLOSED_BY_DECISION:
        return None
    objections = Objection.objects.filter(decision__application=application)
    if objections.filter(outcome=Objection.Outcome.OPEN).exists():
        return None
    announced = Announcement.objects.filter(decision__application=application)
    days = [announced.aggregate(day=Max("sent_on"))["day"], objections.aggregate(day=Max("closed_on"))["day"]]
    return max((day for day in days if day is not None), default=None)


def years_later(day: date, years: int) -> date:
    """The same day of the year so many years on; 29 February becomes 28 February in a year without it."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
