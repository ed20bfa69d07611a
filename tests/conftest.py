"""What every test gets. Servers: tests/servers/fixtures.py; the browser: tests/browser.py."""

import shutil

import pytest
from django.conf import settings

pytest_plugins = ["tests.servers.fixtures", "tests.browser"]

TRANSACTIONAL = {"transactional_db", "live_server"}


def _is_transactional(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    fixtures = set(getattr(item, "fixturenames", []))
    return bool(TRANSACTIONAL & fixtures) or (marker is not None and bool(marker.kwargs.get("transaction")))


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Prepare tests that really commit, and mark those that need the browser.

    After a test that commits, the database is emptied, including what migrations put there (Wagtail's root page,
    locale and collection). `serialized_rollback` puts that back before the next one that commits.
    """
    for item in items:
        fixtures = getattr(item, "fixturenames", [])
        if _is_transactional(item):
            fixtures.append("django_db_serialized_rollback")
        if "chromium" in fixtures:
            item.add_marker(pytest.mark.browser)


def pytest_unconfigure() -> None:
    """Remove the uploads and databases of this run."""
    if settings.configured and hasattr(settings, "TEST_DATA_ROOT"):
        shutil.rmtree(settings.TEST_DATA_ROOT, ignore_errors=True)
