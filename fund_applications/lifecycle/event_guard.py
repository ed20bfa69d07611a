"""The database itself refuses to change or remove an event, whoever asks: our code, the admin, or a person with SQL.

Only the events of a case with a `DestructionPermit` may be deleted. SQLite loses triggers when a migration rebuilds a table,
therefore `install` runs after every migration that did something, and may run as often as it likes.
"""

from __future__ import annotations

from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

EVENTS = "fund_applications_applicationevent"
PERMITS = "fund_applications_destructionpermit"
MESSAGE = "events of a case are written once: they can't be changed or removed"

_POSTGRESQL = [
    f"""
    CREATE OR REPLACE FUNCTION fund_guard_events() RETURNS trigger LANGUAGE plpgsql AS $guard$
    BEGIN
        IF TG_OP = 'DELETE' THEN
            IF EXISTS (SELECT 1 FROM {PERMITS} WHERE application_key = OLD.application_id) THEN
                RETURN OLD;
            END IF;
        END IF;
        RAISE EXCEPTION '{MESSAGE.replace("'", "''")}' USING ERRCODE = 'integrity_constraint_violation';
    END
    $guard$
    """,  # noqa: S608 - constants of this module
    f"""
    CREATE OR REPLACE TRIGGER fund_guard_events BEFORE UPDATE OR DELETE ON {EVENTS}
    FOR EACH ROW EXECUTE FUNCTION fund_guard_events()
    """,
    f"""
    CREATE OR REPLACE TRIGGER fund_guard_all_events BEFORE TRUNCATE ON {EVENTS}
    FOR EACH STATEMENT EXECUTE FUNCTION fund_guard_events()
    """,
]
_POSTGRESQL_REMOVE = [
    f"DROP TRIGGER IF EXISTS fund_guard_events ON {EVENTS}",
    f"DROP TRIGGER IF EXISTS fund_guard_all_events ON {EVENTS}",
    "DROP FUNCTION IF EXISTS fund_guard_events()",
]
_REFUSE = f"SELECT RAISE(ABORT, '{MESSAGE.replace(chr(39), chr(39) * 2)}')"
_SQLITE = [
    f"CREATE TRIGGER IF NOT EXISTS fund_guard_update BEFORE UPDATE ON {EVENTS} BEGIN {_REFUSE}; END",
    f"""
    CREATE TRIGGER IF NOT EXISTS fund_guard_delete BEFORE DELETE ON {EVENTS}
    WHEN NOT EXISTS (SELECT 1 FROM {PERMITS} WHERE application_key = OLD.application_id)
    BEGIN {_REFUSE}; END
    """,  # noqa: S608 - constants of this module
]
_SQLITE_REMOVE = ["DROP TRIGGER IF EXISTS fund_guard_update", "DROP TRIGGER IF EXISTS fund_guard_delete"]

_STATEMENTS = {"postgresql": (_POSTGRESQL, _POSTGRESQL_REMOVE), "sqlite": (_SQLITE, _SQLITE_REMOVE)}


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the guard on the table of events."""
    _run(connection, _STATEMENTS.get(connection.vendor, ([], []))[0])


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the guard away: to undo the migration, and for tests that empty the database."""
    _run(connection, _STATEMENTS.get(connection.vendor, ([], []))[1])


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def reinstall_after_migrations(*, using: str, plan: list[Any] | None = None, **_kwargs: Any) -> None:
    """Receiver of `post_migrate`: only after migrations that did something, not when a test empties the tables."""
    connection = connections[using]
    if plan and {EVENTS, PERMITS} <= set(connection.introspection.table_names()):
        install(connection)
