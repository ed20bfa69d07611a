"""What every test gets. Servers: tests/servers/fixtures.py; the browser: tests/browser.py."""

import os
import shutil
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.utils import translation
from hypothesis import settings as hypothesis_settings
from pytest_django import DjangoDbBlocker

from tests import migrated_copy

pytest_plugins = ["tests.servers.fixtures", "tests.browser"]

# Search anew on one's own machine; in CI the same cases each time, so that a red run is of the change that it is about.
hypothesis_settings.register_profile("search", deadline=None)
hypothesis_settings.register_profile("ci", deadline=None, derandomize=True)
hypothesis_settings.load_profile("ci" if os.environ.get("CI") else "search")

COMMITTING_FIXTURES = {"transactional_db", "live_server"}
DATABASE_FIXTURES = {"db", *COMMITTING_FIXTURES}


def _committing(item: pytest.Item) -> pytest.MarkDecorator | None:
    """The mark for a test that really commits; None for one that is rolled back.

    After a test that commits, the database is emptied, including what migrations put there (Wagtail's root page,
    locale and collection). `serialized_rollback` puts that back before the next one that commits.
    """
    mark = item.get_closest_marker("django_db")
    options = dict(mark.kwargs) if mark else {}
    if not options.get("transaction") and not COMMITTING_FIXTURES & set(getattr(item, "fixturenames", [])):
        return None
    return pytest.mark.django_db(**{**options, "transaction": True, "serialized_rollback": True})


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Prepare the tests that commit, and mark those that are the same on any database."""
    for item in items:
        if not item.get_closest_marker("django_db") and not DATABASE_FIXTURES & set(getattr(item, "fixturenames", [])):
            item.add_marker(pytest.mark.any_database)
        committing = _committing(item)
        if committing:
            item.add_marker(committing, append=False)


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_keepdb: bool) -> bool:
    """On SQLite the database may be there already, as a copy; the folder that it is in goes away."""
    return django_db_keepdb or migrated_copy.is_sqlite()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None, pytestconfig: pytest.Config) -> None:
    if migrated_copy.is_sqlite():
        migrated_copy.bring(pytestconfig)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker, pytestconfig: pytest.Config) -> None:
    """Without the database's guard of the event log: a test that commits empties all tables afterwards.

    The tests of the guard put it back for themselves.
    """
    from fund_applications.lifecycle import event_guard

    with django_db_blocker.unblock():
        if migrated_copy.is_sqlite():
            migrated_copy.keep(pytestconfig)
        event_guard.remove(connection)


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    """What a test before this one remembered (addresses, villages) is of rows that were rolled back."""
    cache.clear()


@pytest.fixture(autouse=True)
def _dutch_again() -> Iterator[None]:
    """A page that a test asked for in English leaves that language behind in the thread: not for the next test."""
    yield
    translation.deactivate()


def pytest_unconfigure() -> None:
    """Remove the uploads and databases of this run."""
    if settings.configured and hasattr(settings, "TEST_DATA_ROOT"):
        shutil.rmtree(settings.TEST_DATA_ROOT, ignore_errors=True)
