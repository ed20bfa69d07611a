"""Which cases have been kept long enough, which will have been soon, and which must stay although their time is over.

The same answer as `lifecycle.retention_term` gives for one case, asked of the database for all of them at once.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, CharField, DateField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Greatest
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fund_applications.lifecycle.calendar_days import start_of
from fund_applications.lifecycle.retention_term import RetentionCategory, years_later
from fund_applications.lifecycle.statuses import FINAL_STATUSES
from fund_applications.lifecycle.working_days import ONE_DAY
from fund_applications.models import (
    Announcement,
    Application,
    ApplicationEvent,
    Decision,
    DefaultNotice,
    DestructionLine,
    Letter,
    Objection,
    Payment,
    Report,
    RetentionHold,
    Status,
)
from fund_applications.retention.rules import Rule, RuleTable, last_closing_day

_STOPPED = {Status.WITHDRAWN: "withdraw", Status.REFERRED: "refer"}
_OPEN = Objection.Outcome.OPEN


class Window(enum.StrEnum):
    """A part of the list; the value stands in the address."""

    NOW = "nu"
    COMING_YEAR = "komend-jaar"
    KEPT_BACK = "niet-vernietigen"

    @property
    def label(self) -> Promise:
        """Its name on the page."""
        return _WINDOW_LABELS[self]


_WINDOW_LABELS = {
    Window.NOW: gettext_lazy("Nu vernietigen"),
    Window.COMING_YEAR: gettext_lazy("Komend jaar"),
    Window.KEPT_BACK: gettext_lazy("Niet vernietigen"),
}


class Obstacle(enum.StrEnum):
    """Why a case stays although its time is over."""

    HOLD = "hold"
    OBJECTION = "objection"
    DEFAULT_NOTICE = "default_notice"
    PAYMENT = "payment"
    POST = "post"
    ON_A_LIST = "on_a_list"

    @property
    def label(self) -> Promise:
        """In words."""
        return _OBSTACLE_LABELS[self]


_OBSTACLE_LABELS = {
    Obstacle.HOLD: gettext_lazy("Niet vernietigen"),
    Obstacle.OBJECTION: gettext_lazy("Er loopt een bezwaar"),
    Obstacle.DEFAULT_NOTICE: gettext_lazy("Er loopt een ingebrekestelling"),
    Obstacle.PAYMENT: gettext_lazy("Er moet nog een betaling gedaan worden"),
    Obstacle.POST: gettext_lazy("Er ligt nog een brief voor de post"),
    Obstacle.ON_A_LIST: gettext_lazy("Staat al op een vernietigingslijst"),
}


def _conditions() -> dict[Obstacle, Any]:
    """For each obstacle the rows that make it; an objection that runs in a withdrawn case counts as well."""
    case = OuterRef("pk")
    open_notice = DefaultNotice.objects.filter(application=case).exclude(
        application__decisions__announcement__sent_on__gte=F("received_on")
    )
    return {
        Obstacle.HOLD: RetentionHold.objects.filter(application=case, released_at=None),
        Obstacle.OBJECTION: Objection.objects.filter(decision__application=case, outcome=_OPEN),
        Obstacle.DEFAULT_NOTICE: open_notice,
        Obstacle.PAYMENT: Payment.objects.filter(application=case, paid_on=None),
        Obstacle.POST: Letter.objects.filter(application=case, by_post=True, posted_on=None),
        Obstacle.ON_A_LIST: DestructionLine.objects.filter(application=case, state=DestructionLine.State.WAITING),
    }


def closed_cases(cases: QuerySet[Application] | None = None) -> QuerySet[Any]:
    """Closed cases with `closed_day` and `result`, as `lifecycle.retention_term` has them."""
    cases = Application.objects.all() if cases is None else cases
    case = OuterRef("pk")
    latest = Decision.objects.filter(application=case).order_by("-pk")
    objections = Objection.objects.filter(decision__application=case, closed_on__isnull=False).order_by("-closed_on")
    announced = Announcement.objects.filter(decision__application=case).order_by("-sent_on")
    events = ApplicationEvent.objects.filter(application=case).order_by("-sequence")
    return (
        cases.filter(status__in=FINAL_STATUSES)
        .annotate(_latest=Subquery(latest.values("pk")[:1]))
        .annotate(
            _announced_on=Subquery(announced.values("sent_on")[:1]),
            _latest_is_announced=Exists(Announcement.objects.filter(decision_id=OuterRef("_latest"))),
            _objection_closed_on=Subquery(objections.values("closed_on")[:1]),
            result=_result(),
        )
        .annotate(
            closed_day=Case(
                *(
                    When(status=status, then=Subquery(events.filter(name=name).values("occurred_on")[:1]))
                    for status, name in _STOPPED.items()
                ),
                When(
                    _latest_is_announced=True,
                    then=Greatest("_announced_on", Coalesce("_objection_closed_on", "_announced_on")),
                ),
                default=Value(None),
                output_field=DateField(),
            )
        )
        .filter(closed_day__isnull=False)
    )


def _result() -> Case:
    reports = Exists(Report.objects.filter(application=OuterRef("pk")))
    not_decided = (Status.NOT_PROCESSED, Status.WITHDRAWN, Status.REFERRED)
    return Case(
        When(status=Status.REJECTED, then=Value(RetentionCategory.REJECTED.value)),
        When(status__in=not_decided, then=Value(RetentionCategory.NOT_DECIDED.value)),
        When(
            Q(report_due_on__isnull=False) | Q(reports),
            then=Value(RetentionCategory.GRANTED_WITH_REPORT.value),
        ),
        default=Value(RetentionCategory.GRANTED_WITHOUT_REPORT.value),
        output_field=CharField(),
    )


def over_before(day: date, cases: QuerySet[Any], rules: RuleTable) -> QuerySet[Any]:
    """Of closed cases those whose last day of keeping lies before this day."""
    condition = Q(pk__in=[])
    for rule in rules:
        last = last_closing_day(day, rule.years)
        # A case is received before it is closed: that rules most cases out by an index, before anything is looked up.
        closed = Q(received_at__lt=start_of(last + ONE_DAY)) & Q(result=rule.result.value, closed_day__lte=last)
        if not rule.is_default:
            closed &= Q(closed_day__gte=rule.valid_from)
        if rule.until is not None:
            closed &= Q(closed_day__lt=rule.until)
        condition |= closed
    earliest = last_closing_day(day, min(rule.years for rule in rules)) + ONE_DAY
    return cases.filter(Q(received_at__lt=start_of(earliest)) & condition)


def with_obstacles(cases: QuerySet[Any]) -> QuerySet[Any]:
    """The cases with a flag for each obstacle: `obstacle_hold`, …"""
    return cases.annotate(**{f"obstacle_{name}": Exists(rows) for name, rows in _conditions().items()})


def cases_in(window: Window, today: date, cases: QuerySet[Application], rules: RuleTable) -> QuerySet[Any]:
    """The cases of one part of the list, those that closed first on top."""
    closed = with_obstacles(closed_cases(cases))
    free = {f"obstacle_{name}": False for name in Obstacle}
    if window is Window.NOW:
        found = over_before(today, closed, rules).filter(**free)
    elif window is Window.COMING_YEAR:
        over = over_before(today, closed, rules)
        found = over_before(years_later(today, 1), closed, rules).exclude(pk__in=over.values("pk"))
    else:
        stays = Q(obstacle_hold=True)
        over = over_before(today, closed, rules)
        for name in Obstacle:
            if name is not Obstacle.ON_A_LIST:
                stays |= Q(**{f"obstacle_{name}": True}, pk__in=over.values("pk"))
        found = closed.filter(stays)
    return found.order_by("closed_day", "pk")


@dataclass(frozen=True, slots=True)
class DueCase:
    """A case with the reason and the day."""

    application: Application
    rule: Rule
    closed_on: date
    kept_until: date
    obstacles: tuple[Obstacle, ...]
    hold_reason: str = ""

    @property
    def ground(self) -> str:
        """Why it may go, in one sentence."""
        return ground_of(self.rule, self.closed_on)


def ground_of(rule: Rule, closed_on: date) -> str:
    """`Afgewezen: 5 jaar na 3 mei 2027 (8.2)`."""
    words = {
        "result": rule.label,
        "years": rule.years,
        "day": date_format(closed_on, "j F Y"),
        "number": rule.number,
    }
    return _("%(result)s: %(years)s jaar na %(day)s (%(number)s)") % words


def as_due(cases: Iterable[Application], rules: RuleTable) -> Iterator[DueCase]:
    """Rows of `cases_in` with their rule. One query for the reasons of holds."""
    rows: list[Any] = list(cases)
    held = [row.pk for row in rows if row.obstacle_hold]
    reasons = dict(
        RetentionHold.objects.filter(application__in=held, released_at=None).values_list("application_id", "reason")
    )
    for row in rows:
        rule = rules.rule_for(row.result, row.closed_day)
        obstacles = tuple(name for name in Obstacle if getattr(row, f"obstacle_{name}"))
        yield DueCase(row, rule, row.closed_day, rule.ends_on(row.closed_day), obstacles, reasons.get(row.pk, ""))


def why_not(application_id: int, today: date, *, on_this_list: bool = True) -> str:
    """Why a case may not be destroyed on this day; empty when it may. Asked again just before it is destroyed."""
    rules = RuleTable()
    found: Any = with_obstacles(closed_cases(Application.objects.filter(pk=application_id))).first()
    if found is None:
        return _("De zaak is niet (meer) afgesloten.")
    for name in Obstacle:
        if getattr(found, f"obstacle_{name}") and not (on_this_list and name is Obstacle.ON_A_LIST):
            return str(name.label)
    kept_until = rules.rule_for(found.result, found.closed_day).ends_on(found.closed_day)
    if kept_until >= today:
        return _("De bewaartermijn loopt nog tot en met %(day)s.") % {"day": date_format(kept_until, "j F Y")}
    return ""
