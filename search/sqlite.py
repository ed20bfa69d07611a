"""The search of SQLite, for whatever somebody types. PostgreSQL needs no such thing.

SQLite's index reads quotation marks, per cent signs and brackets as a language of its own, and the backend doesn't guard
them all: `"hello` was an error of the server. So here a question is its words, and all of them must be found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from wagtail.search.backends.database.sqlite.sqlite import SQLiteSearchBackend
from wagtail.search.query import MatchAll, PlainText, SearchQuery


class SearchBackend(SQLiteSearchBackend):
    """SQLite's full text search, of words only."""

    def _search(self, query_compiler_class: Any, query: Any, model_or_queryset: Any, **kwargs: Any) -> Any:
        return super()._search(query_compiler_class, words_only(query), model_or_queryset, **kwargs)


def words_only(query: str | SearchQuery | None) -> str | SearchQuery | None:
    """The words of a question, in its order, empty when it has none; unchanged when it asks for everything."""
    if query is None or isinstance(query, MatchAll):
        return query
    words = " ".join(re.findall(r"\w+", " ".join(_texts(query))))
    return PlainText(words, operator="and") if words and isinstance(query, SearchQuery) else words


def _texts(query: str | SearchQuery) -> Iterator[str]:
    if isinstance(query, str):
        yield query
        return
    yield getattr(query, "query_string", "")
    parts = [*getattr(query, "subqueries", ()), *filter(None, [getattr(query, "subquery", None)])]
    for part in parts:
        yield from _texts(part)
