"""Content of the demonstration: everything here is made up, and says so where a visitor sees it."""

from __future__ import annotations

from home.demo.english import ensure_english_demo
from home.demo.projects import ensure_projects
from home.demo.settings import ensure_contact_person
from home.demo.stories import ensure_stories

__all__ = ["load"]


def load() -> None:
    """Add what is missing of the demo content to a site that `home.site_setup.setup` made. May be repeated."""
    ensure_contact_person()
    ensure_projects()
    ensure_stories()
    ensure_english_demo()
