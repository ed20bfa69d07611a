"""Settings of a process of its own on a real database: its tables are made from the models, which is quick."""

from config.settings.base import environment
from config.settings.test import *  # noqa: F403

DATABASES = {"default": environment.database("DATABASE_URL", {})}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 60,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }


class NoMigrations(dict[str, None]):
    """Every app, without migrations."""

    def __contains__(self, _app: object) -> bool:
        return True

    def __missing__(self, _app: str) -> None:
        return None


MIGRATION_MODULES = NoMigrations()
