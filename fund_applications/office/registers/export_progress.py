"""How far a long export is: counted while it is made, asked by the page that waits for it.

Kept in the cache for as long as an export may take; a token that nobody can guess stands for one export of one person.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Iterator

from django.core.cache import cache

from fund_applications.office.registers.spreadsheet import Row

LONG = 2000
"""From this number of rows on an export is worth waiting for on a page of its own."""
MOST_XLSX = 20_000
"""An XLSX file is only sent when it is whole: above this number of rows a CSV is made, which is sent meanwhile."""
STEP = 500
SECONDS = 3600
_TOKEN = re.compile(r"[A-Za-z0-9_-]{1,40}")


def new_token() -> str:
    """A name for an export."""
    return secrets.token_urlsafe(16)


def counted(rows: Iterable[Row], token: str) -> Iterator[Row]:
    """The rows, while the number that passed is told every so often, if that is a name for an export."""
    if not _TOKEN.fullmatch(token):
        yield from rows
        return
    number = 0
    for number, row in enumerate(rows, start=1):
        if number % STEP == 0:
            cache.set(_key(token), number, SECONDS)
        yield row
    cache.set(_key(token), number, SECONDS)


def rows_done(token: str) -> int:
    """How many rows of an export are made; 0 for one that did not begin or that is not known."""
    return int(cache.get(_key(token), 0)) if _TOKEN.fullmatch(token) else 0


def _key(token: str) -> str:
    return f"office-export:{token}"
