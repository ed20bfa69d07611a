"""A site as `setup_site` leaves it, without applications."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.db import transaction
from pytest_django import DjangoDbBlocker

from home.models import HomePage, ProjectIndexPage
from home.site_setup import setup


@pytest.fixture(scope="module")
def site_of_the_module(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The site, set up once for all tests of a module, in a transaction that is rolled back after the last one."""
    with django_db_blocker.unblock(), transaction.atomic():
        setup()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def home(site_of_the_module: None, db: None) -> HomePage:
    """The home page of a site that was just set up."""
    cache.clear()
    return HomePage.objects.get()


@pytest.fixture
def gallery(home: HomePage) -> ProjectIndexPage:
    """The gallery of that site, still empty."""
    return ProjectIndexPage.objects.get()
