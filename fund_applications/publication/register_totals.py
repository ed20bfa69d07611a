"""What the lines of the register come to: together, by year and by village.

Adding up a hundred thousand lines takes longer than the rest of the page, and does not change until a line does. So the
totals of many lines are remembered until the register changes, at most ten minutes: a line that changed while another
was being written may come in later than that other. Totals of a search are not remembered: its words may name somebody.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from typing import Any

from django.core.cache import cache
from django.db.models import Count, Max, QuerySet, Sum
from django.db.models.functions import Coalesce

from fund_applications.models import RegisterEntry

MANY = 2000
"""Above this number of lines totals are remembered."""
SECONDS = 600
_SUMS = {
    "grants": Count("pk"),
    "granted": Coalesce(Sum("granted_amount"), Decimal(0)),
    "determined": Coalesce(Sum("determined_amount"), Decimal(0)),
}


@dataclass(frozen=True)
class Totals:
    """Numbers of grants, and amounts in euro. `by_year`: the newest first; `by_village`: by the key of the village."""

    by_year: tuple[dict[str, Any], ...]
    by_village: tuple[dict[str, Any], ...]

    @property
    def together(self) -> dict[str, Any]:
        """All years: each line is of one year, and of as many villages as it helps."""
        return {name: sum((row[name] for row in self.by_year), start=zero) for name, zero in _NOTHING.items()}


_NOTHING: dict[str, Any] = {"grants": 0, "granted": Decimal(0), "determined": Decimal(0)}


def totals_of(found: QuerySet[RegisterEntry], filters: str) -> Totals:
    """The totals of these lines. `filters` names them in the memory; empty for a search, which is not remembered."""
    key = f"register-totals:{sha256(f'{_state()}:{filters}'.encode()).hexdigest()}" if filters else ""
    known: Totals | None = cache.get(key) if key else None
    if known is not None:
        return known
    totals = _added_up(found)
    if key and totals.together["grants"] > MANY:
        cache.set(key, totals, SECONDS)
    return totals


def _state() -> dict[str, Any]:
    return RegisterEntry.objects.aggregate(newest=Max("updated_at"), lines=Count("pk"))


def _added_up(found: QuerySet[RegisterEntry]) -> Totals:
    by_year = found.order_by("-year").values("year").annotate(**_SUMS)
    by_village = found.order_by().filter(villages__isnull=False).values("villages").annotate(**_SUMS)
    return Totals(tuple(dict(row) for row in by_year), tuple(dict(row) for row in by_village))
