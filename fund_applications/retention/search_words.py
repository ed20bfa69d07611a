"""SQLite keeps the words of removed pages in its search index until parts of that index are merged; here they are merged.

PostgreSQL overwrites what is deleted in its own time (autovacuum).
"""

from __future__ import annotations

from django.db import connection

_INDEX = "wagtailsearch_indexentry_fts"


def forget_old_words() -> None:
    """Merge the whole search index of the pages, so that no word of a page that is gone or changed is left in it."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        if _INDEX in connection.introspection.table_names(cursor):
            cursor.execute(f"INSERT INTO {_INDEX}({_INDEX}) VALUES ('optimize')")  # noqa: S608 - constants of this module
