"""What cases that are destroyed by now add to the figures, from what was kept of them (`CaseRemnant`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from django.db.models import Count, Sum
from django.db.models.functions import Coalesce

from fund_applications.office.figures.selection import Selection

Row = dict[str, Any]
"""`n`, `asked` and `given` (euro or None) under one value of a field."""

SAME = {"status": "outcome"}
"""Fields that have another name in what was kept."""


def summed(selection: Selection, field: str) -> Iterator[Row]:
    """The sums of destroyed cases by a field of the application, under the name of that field. One query."""
    name = SAME.get(field, field)
    rows = selection.remnants().values(name)
    standing = Sum(Coalesce("determined_amount", "granted_amount"))
    for row in rows.annotate(n=Count("pk"), asked=Sum("requested_amount"), given=standing):
        yield {**row, field: row[name]}


def together(field: str, *parts: Iterable[Any]) -> list[Row]:
    """The sums of several parts under one value each, in the order of the values; unknown comes first."""
    found: dict[Any, Row] = {}
    for row in (row for part in parts for row in part):
        sums = found.setdefault(row[field], {field: row[field], "n": 0, "asked": None, "given": None})
        sums["n"] += row["n"]
        for name in ("asked", "given"):
            if row.get(name) is not None:
                sums[name] = (sums[name] or Decimal(0)) + row[name]
    return sorted(found.values(), key=lambda row: (row[field] is not None, row[field] or ""))
