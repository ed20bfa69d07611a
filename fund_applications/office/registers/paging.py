"""One page of a long list, as quick at its end as at its beginning.

A page is looked up from the nearest end of the list, and far from it only by the keys of its rows. A list
that is too long to count (a word that nearly every case holds) is not counted: it tells only that there is more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

MOST_UNCOUNTED = 20
"""So many pages of a list that is not counted: nobody reads on, and every next one takes longer."""
DEEP = 500
"""From this place on, looking up keys first is quicker than reading every row on the way."""


@dataclass(frozen=True)
class ListPage:
    """The rows of a page. `total` and `pages` are None for a list that is not counted."""

    number: int
    rows: Sequence[Any]
    has_next: bool
    total: int | None = None
    pages: int | None = None
    is_cut_off: bool = False

    @property
    def has_previous(self) -> bool:
        return self.number > 1

    @property
    def has_other_pages(self) -> bool:
        return self.has_previous or self.has_next

    @property
    def previous_page_number(self) -> int:
        return self.number - 1

    @property
    def next_page_number(self) -> int:
        return self.number + 1


def counted_page(queryset: QuerySet, number: int, size: int) -> ListPage:
    """Page `number` of a list (the first when there is no such page). At most three queries."""
    total = queryset.count()
    pages = max(-(-total // size), 1)
    number = number if 1 <= number <= pages else 1
    start, end = (number - 1) * size, min(number * size, total)
    rows = rows_between(queryset, start, end, total) if total else []
    return ListPage(number, rows, has_next=number < pages, total=total, pages=pages)


def uncounted_page(queryset: QuerySet, number: int, size: int) -> ListPage:
    """Page `number` of a list that takes too long to count: it looks one row further. Two queries."""
    number = number if 1 <= number <= MOST_UNCOUNTED else 1
    start = (number - 1) * size
    keys = list(queryset.values_list("pk", flat=True)[start : start + size + 1])
    more = len(keys) > size
    is_last = number == MOST_UNCOUNTED
    return ListPage(number, _rows(queryset, keys[:size]), has_next=more and not is_last, is_cut_off=more and is_last)


def keys_between(queryset: QuerySet, start: int, end: int) -> list[Any]:
    """The keys of the rows from `start` up to `end`, in the order of the list. One query."""
    return list(queryset.values_list("pk", flat=True)[start:end])


def rows_between(queryset: QuerySet, start: int, end: int, total: int) -> list[Any]:
    """The rows from `start` up to `end` of a list of `total` rows. At most two queries, and what the list prefetches."""
    from_end = start > total - end
    if from_end:
        queryset, start, end = queryset.reverse(), total - end, total - start
    rows = list(queryset[start:end]) if start < DEEP else _rows(queryset, keys_between(queryset, start, end))
    return rows[::-1] if from_end else rows


def _rows(queryset: QuerySet, keys: list[Any]) -> list[Any]:
    found = {row.pk: row for row in queryset.order_by().filter(pk__in=keys)}
    return [found[key] for key in keys if key in found]
