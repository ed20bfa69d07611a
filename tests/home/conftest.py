"""A site as `setup_site` leaves it, without applications."""

import pytest

from home.models import HomePage, ProjectIndexPage
from home.site_setup import setup


@pytest.fixture
def home(db: None) -> HomePage:
    """The home page of a site that was just set up."""
    return setup()


@pytest.fixture
def gallery(home: HomePage) -> ProjectIndexPage:
    """The gallery of that site, still empty."""
    return ProjectIndexPage.objects.get()
