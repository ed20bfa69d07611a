"""SQLite: migrating takes ten seconds, copying what was migrated before takes none.

The copy is kept with pytest's cache, under the checksum of all that migrations come from: a changed migration or
another version of a package makes a new one. PostgreSQL is migrated in each run.
"""

import hashlib
import os
import re
import shutil
from pathlib import Path

import pytest
from django.db import connection, connections

ROOT = Path(__file__).resolve().parents[1]
IMPORT = re.compile(r"^(?:from|import) ((?:home|search|fund_applications)[\w.]+)", re.MULTILINE)


def is_sqlite() -> bool:
    """Whether the tests run on SQLite."""
    return connection.vendor == "sqlite"


def kept_copy(config: pytest.Config) -> Path:
    """Where the migrated database of these migrations is kept, whether it is there or not."""
    migrations = sorted(ROOT.glob("*/migrations/*.*"))
    sources = [ROOT / "requirements.txt", *migrations, *_modules_of_ours(migrations)]
    checksum = hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()
    assert config.cache is not None
    return config.cache.mkdir("migrated") / f"{checksum[:16]}.sqlite3"


def _modules_of_ours(migrations: list[Path]) -> list[Path]:
    """The modules of the apps that migrations import, since they do a part of the work."""
    names = {name for migration in migrations for name in re.findall(IMPORT, migration.read_text())}
    modules = [ROOT / f"{name.replace('.', '/')}.py" for name in sorted(names)]
    return [module for module in modules if module.exists()]


def bring(config: pytest.Config) -> None:
    """Put the kept copy where the test database is going to be."""
    copy = kept_copy(config)
    if copy.exists():
        shutil.copyfile(copy, str(connections.databases["default"]["TEST"]["NAME"]))


def keep(config: pytest.Config) -> None:
    """Keep the database that was just migrated, in place of older ones. Several workers may do this at once."""
    copy = kept_copy(config)
    if copy.exists():
        return
    fresh = copy.with_suffix(f".{os.getpid()}")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(fresh)])
    for old in copy.parent.glob("*.sqlite3"):
        old.unlink(missing_ok=True)
    fresh.replace(copy)
