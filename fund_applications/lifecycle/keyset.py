"""Walking through many rows while writing: by primary key, without an open cursor, with bounded memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from django.db.models import QuerySet

CHUNK = 1000

T = TypeVar("T")


def walk(rows: QuerySet[Any, Any], *names: str, chunk: int = CHUNK) -> Iterator[tuple[Any, ...]]:
    """The primary key and these fields of every row, in the order of the key; rows may change meanwhile."""
    ordered = rows.order_by("pk").values_list("pk", *names)
    found = list(ordered[:chunk])
    while found:
        yield from found
        found = list(ordered.filter(pk__gt=found[-1][0])[:chunk]) if len(found) == chunk else []


def ids(rows: QuerySet[Any, Any], *, chunk: int = CHUNK) -> Iterator[Any]:
    """The primary keys of all rows."""
    return (row[0] for row in walk(rows, chunk=chunk))


def chunks(items: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """Lists of at most so many items."""
    iterator = iter(items)
    while found := list(islice(iterator, size)):
        yield found
