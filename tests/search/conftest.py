"""The same site as for the tests of pages."""

from tests.home.conftest import gallery, home, site_of_the_module

__all__ = ["gallery", "home", "site_of_the_module"]
