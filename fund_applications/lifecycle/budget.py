"""The money of a round: ceiling, maximum, percentage; what is granted, asked and left. Amounts in euro, whole cents.

What exceeds the ceiling must be refused (Awb 4:25 lid 2). `lock_round` makes deciders wait for each other, so that two at
once can't spend the same money; the way of dividing (Awb 4:26) says whose claim goes first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from typing import Any

from django.db.models import Avg, ExpressionWrapper, F, FilteredRelation, FloatField, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from fund_applications.lifecycle.statuses import GRANT_STATUSES
from fund_applications.models import OPEN_STATUSES, Allocation, Application, CaseRemnant, FundRound, Status

CENT = Decimal("0.01")
NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class RoundBudget:
    """Where the money of a round stands. `pending` is what open applications may claim at most."""

    ceiling: Decimal
    granted: Decimal
    pending: Decimal

    @property
    def left(self) -> Decimal:
        """What may still be granted; never below 0, also when the ceiling was lowered afterwards."""
        return max(self.ceiling - self.granted, NOTHING)


def highest_grant(fund_round: FundRound, total_costs: Decimal, requested: Decimal) -> Decimal:
    """The most that one application can get: what is asked, within the maximum and the percentage of the costs."""
    share = (total_costs * fund_round.percentage / 100).quantize(CENT, rounding=ROUND_DOWN)
    return max(min(requested, fund_round.maximum, share), NOTHING)


def claim(application: Application) -> Decimal:
    """The most that this application can get from its round."""
    return highest_grant(application.round, application.total_costs, application.requested_amount)


def lock_round(round_id: int) -> FundRound:
    """The round, locked until the end of the transaction: grants of one round are summed one after another."""
    return FundRound.objects.select_for_update().get(pk=round_id)


def granted_in(round_id: int, *, without: int | None = None) -> Decimal:
    """The sum of the grants of a round as they stand now: determined or changed amounts replace granted ones.

    What was granted in cases that are destroyed by now counts on. One query.
    """
    return _total(
        FundRound.objects.filter(pk=round_id).values_list(*_grants_of(round_id, without=without)).first() or ()
    )


def _grants_of(round_id: int, *, without: int | None = None) -> tuple[Subquery, Subquery]:
    """The sums of what is granted: in cases that stand, and in those that are destroyed."""
    grants = Application.objects.filter(round_id=round_id, status__in=GRANT_STATUSES)
    if without is not None:
        grants = grants.exclude(pk=without)
    destroyed = CaseRemnant.objects.filter(round_id=round_id, outcome__in=GRANT_STATUSES)
    return _sum_of(grants), _sum_of(destroyed)


def _total(sums: Iterable[Decimal | None]) -> Decimal:
    return sum((amount for amount in sums if amount is not None), NOTHING).quantize(CENT)


def _sum_of(grants: QuerySet[Any]) -> Subquery:
    standing = Sum(Coalesce(F("determined_amount"), F("granted_amount")))
    return Subquery(grants.order_by().values("round_id").annotate(total=standing).values("total"))


def budget_of(fund_round: FundRound) -> RoundBudget:
    """Granted, pending and left of a round. One query: every page of the form and the front page ask for it."""
    still_open = FilteredRelation("applications", condition=Q(applications__status__in=OPEN_STATUSES))
    rows = (
        FundRound.objects.filter(pk=fund_round.pk)
        .annotate(still_open=still_open)
        .order_by()
        .values_list(*_grants_of(fund_round.pk), "still_open__total_costs", "still_open__requested_amount")
    )
    granted, pending = NOTHING, NOTHING
    # A round without open cases is one row, without costs.
    for standing, destroyed, costs, asked in rows.iterator(chunk_size=2000):
        granted = _total((standing, destroyed))
        if costs is not None and asked is not None:
            pending += highest_grant(fund_round, costs, asked)
    return RoundBudget(fund_round.ceiling, granted.quantize(CENT), pending)


def left_for(application: Application, fund_round: FundRound) -> Decimal:
    """What is left in the round for this application, after the claims that go before it."""
    free = fund_round.ceiling - granted_in(fund_round.pk, without=application.pk)
    reserved = sum((amount for _pk, amount in _claims(fund_round, cases_before(application, fund_round))), NOTHING)
    return max(free - reserved, NOTHING)


def cases_before(application: Application, fund_round: FundRound) -> QuerySet[Application]:
    """Open applications whose claim goes before this one, by the announced way of dividing (Awb 4:26).

    By order of receipt: those received earlier; one that waits for a supplement reserves nothing. By ranking: those
    with advice and a higher weighted mean score; with the same score those received earlier.
    """
    others = _open_cases(fund_round).exclude(pk=application.pk)
    earlier = Q(received_at__lt=application.received_at) | Q(received_at=application.received_at, pk__lt=application.pk)
    if fund_round.allocation == Allocation.ORDER_OF_RECEIPT:
        return others.filter(earlier, supplement_lapsed=False).exclude(status=Status.SUPPLEMENT_REQUESTED)
    # The annotation of `ranked` is not in the type of its result.
    scores = ranked(Application.objects.filter(pk=application.pk)).values_list("ranking_score", flat=True)  # type: ignore[misc]
    own = scores.first() or 0
    advised = ranked(others.filter(status=Status.ADVISED))
    return advised.filter(Q(ranking_score__gt=own) | (Q(ranking_score=own) & earlier))


def ranked(cases: QuerySet[Application]) -> QuerySet[Application]:
    """Cases with `ranking_score`: the mean of the scores that are in, weighted by criterion; None without any."""
    scores = Q(assignments__declined_at=None, assignments__review__submitted_at__isnull=False)
    weight = F("assignments__review__scores__criterion__weight")
    weighted = ExpressionWrapper(F("assignments__review__scores__score") * weight * 1.0, output_field=FloatField())
    return cases.annotate(
        ranking_score=ExpressionWrapper(
            Avg(weighted, filter=scores) / Avg(weight * 1.0, filter=scores, output_field=FloatField()),
            output_field=FloatField(),
        )
    )


def queue(fund_round: FundRound) -> list[tuple[Application, Decimal]]:
    """Open applications in the order in which they get money, each with what is left when its turn comes."""
    cases = _open_cases(fund_round)
    if fund_round.allocation == Allocation.RANKING:
        cases = ranked(cases).order_by(F("ranking_score").desc(nulls_last=True), "received_at", "pk")
    else:
        cases = cases.order_by("received_at", "pk")
    left = max(fund_round.ceiling - granted_in(fund_round.pk), NOTHING)
    turns = []
    for application in cases:
        turns.append((application, left))
        wanted = highest_grant(fund_round, application.total_costs, application.requested_amount)
        left = max(left - wanted, NOTHING)
    return turns


def _open_cases(fund_round: FundRound) -> QuerySet[Application]:
    return Application.objects.filter(round_id=fund_round.pk, status__in=OPEN_STATUSES)


def _claims(fund_round: FundRound, cases: QuerySet[Application]) -> Iterable[tuple[int, Decimal]]:
    rows = cases.order_by().values_list("pk", "total_costs", "requested_amount")
    return ((pk, highest_grant(fund_round, costs, asked)) for pk, costs, asked in rows.iterator(chunk_size=2000))
