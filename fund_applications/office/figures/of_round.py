"""What a round came to, counted. The evaluation that the law asks for every five years is made from this (Awb 4:24)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from statistics import median
from typing import Any

from django.db.models import Count, F, Min, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from fund_applications.intake.form_versions import definition_of
from fund_applications.lifecycle.calendar_days import day_of
from fund_applications.lifecycle.deadlines import clocks_of, equated_days
from fund_applications.lifecycle.default_notice import FIRST_DECISIONS
from fund_applications.lifecycle.grounds import REJECTION_GROUNDS
from fund_applications.models import (
    Announcement,
    Application,
    Decision,
    DecisionKind,
    Draft,
    FormVersion,
    FundRound,
    Status,
    SupplementRequest,
)

CHUNK = 1000
STANDING = Sum(Coalesce("determined_amount", "granted_amount"))
"""Grants as they stand now: what was determined or changed replaces what was granted."""


@dataclass(frozen=True)
class Bar:
    """One line of a table with its bar; `share` is a whole percentage of the highest line."""

    label: str
    total: int
    asked: Decimal | None
    given: Decimal | None
    share: int


@dataclass(frozen=True)
class Table:
    """A table with its title and what its first column holds."""

    title: str
    of: str
    bars: tuple[Bar, ...]
    note: str = ""

    @property
    def has_amounts(self) -> bool:
        """Whether its lines hold euro."""
        return any(bar.asked is not None for bar in self.bars)


@dataclass(frozen=True)
class LeadTimes:
    """Days from receipt to the announcement of the decision; suspended days included."""

    decided: int
    in_time: int
    shortest: int | None
    middle: int | None
    longest: int | None

    @property
    def late(self) -> int:
        """How many were announced after their last day."""
        return self.decided - self.in_time


@dataclass(frozen=True)
class Figures:
    """The whole page."""

    total: int
    asked: Decimal
    given: Decimal
    completed_once: int
    lead_times: LeadTimes
    tables: tuple[Table, ...]


def figures_of(fund_round: FundRound) -> Figures:
    """The figures of a round. Some ten queries and one for each thousand decided cases."""
    cases = Application.objects.filter(round=fund_round)
    sums = cases.aggregate(total=Count("pk"), asked=Sum("requested_amount"), given=STANDING)
    asked_again = SupplementRequest.objects.filter(application__round=fund_round)
    return Figures(
        total=sums["total"],
        asked=sums["asked"] or Decimal(0),
        given=sums["given"] or Decimal(0),
        completed_once=asked_again.values("application_id").distinct().count(),
        lead_times=lead_times(fund_round),
        tables=(
            Table(_("Hoe staat het ervoor?"), _("Status"), _by_status(cases)),
            Table(
                _("Voor welke kernen?"),
                _("Kern"),
                _by("villages__name", cases),
                _("Een aanvraag voor meer kernen telt bij elke kern mee."),
            ),
            Table(_("Waar gaat het over?"), _("Thema"), _by("themes__name", cases)),
            Table(_("Waarom afgewezen?"), _("Grond"), _by_ground(fund_round)),
            Table(_("Hoe kwam het binnen?"), _("Kanaal"), _by_source(cases)),
            Table(
                _("Tot welke stap komen mensen die nog niet hebben verstuurd?"),
                _("Laatste stap met een antwoord"),
                _by_last_step(fund_round),
                _("Alleen aantallen. Wat mensen invullen voordat ze versturen, ziet niemand."),
            ),
        ),
    )


def _bars(rows: Iterable[tuple[str, int, Decimal | None, Decimal | None]]) -> tuple[Bar, ...]:
    found = list(rows)
    most = max((total for _label, total, _asked, _given in found), default=0)
    return tuple(Bar(label, n, asked, given, round(n * 100 / most)) for label, n, asked, given in found)


def _summed(cases: QuerySet[Application], field: str) -> Iterator[dict[str, Any]]:
    rows = cases.order_by().values(field)
    yield from rows.annotate(n=Count("pk"), asked=Sum("requested_amount"), given=STANDING).order_by(field)


def _by_status(cases: QuerySet[Application]) -> tuple[Bar, ...]:
    found = {row["status"]: row for row in _summed(cases, "status")}
    return _bars(
        (str(status.label), found[status]["n"], found[status]["asked"], found[status]["given"] or Decimal(0))
        for status in Status
        if status in found
    )


def _by(field: str, cases: QuerySet[Application]) -> tuple[Bar, ...]:
    return _bars(
        (row[field] or _("niet bekend"), row["n"], row["asked"], row["given"] or Decimal(0))
        for row in _summed(cases, field)
    )


def _by_source(cases: QuerySet[Application]) -> tuple[Bar, ...]:
    labels = dict(Application.Source.choices)
    return _bars(
        (str(labels.get(row["source"], row["source"])), row["n"], None, None) for row in _summed(cases, "source")
    )


def _by_ground(fund_round: FundRound) -> tuple[Bar, ...]:
    refused = Decision.objects.filter(application__round=fund_round, kind=DecisionKind.REJECT)
    rows = refused.order_by().values("ground").annotate(n=Count("pk")).order_by("-n", "ground")
    return _bars((_ground(row["ground"]), row["n"], None, None) for row in rows)


def _ground(code: str) -> str:
    known = REJECTION_GROUNDS.get(code)
    return str(known.label) if known else code


def _by_last_step(fund_round: FundRound) -> tuple[Bar, ...]:
    """How far drafts are that were not sent; their answers are counted and not shown."""
    reached: Counter[tuple[int, str]] = Counter()
    versions: dict[int, FormVersion] = {}
    drafts = Draft.objects.filter(page__round=fund_round, is_test=False).select_related("form_version")
    for draft in drafts.only("answers", "form_version").iterator(chunk_size=CHUNK):
        version = versions.setdefault(draft.form_version_id, draft.form_version)
        steps = definition_of(version).steps
        last = max(
            (n for n, step in enumerate(steps, start=1) if any(q.id in draft.answers for q in step.questions)),
            default=0,
        )
        reached[(last, steps[last - 1].title if last else _("nog niets ingevuld"))] += 1
    return _bars((title, total, None, None) for (_number, title), total in sorted(reached.items()))


def lead_times(fund_round: FundRound) -> LeadTimes:
    """How long decisions took, and how many were announced in time (Awb 4:13-4:15)."""
    announced = Announcement.objects.filter(decision__application__round=fund_round, decision__kind__in=FIRST_DECISIONS)
    rows = list(
        announced.order_by()
        .values(pk_of_case=F("decision__application_id"), received=F("decision__application__received_at"))
        .annotate(sent_on=Min("sent_on"))
    )
    days = [(row["sent_on"] - day_of(row["received"])).days for row in rows]
    sent = {row["pk_of_case"]: row["sent_on"] for row in rows}
    return LeadTimes(
        decided=len(rows),
        in_time=sum(_in_time(list(sent), sent)),
        shortest=min(days, default=None),
        middle=round(median(days)) if days else None,
        longest=max(days, default=None),
    )


def _in_time(cases: Sequence[int], sent: dict[int, date]) -> Iterator[bool]:
    equated = equated_days()
    for start in range(0, len(cases), CHUNK):
        for pk, clock in clocks_of(cases[start : start + CHUNK]).items():
            yield sent[pk] <= clock.deadline(equated).last_day
