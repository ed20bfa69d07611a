"""What a new site needs: lists, groups, moderation and the page tree. Everything here may be repeated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from home.site_setup.groups import ensure_groups
from home.site_setup.hard_words import ensure_hard_words
from home.site_setup.pages import ensure_pages, ensure_site, point_to_apply_page
from home.site_setup.reference import ensure_themes, ensure_villages
from home.site_setup.workflow import ensure_workflow

if TYPE_CHECKING:
    from home.models import HomePage

__all__ = ["point_to_apply_page", "setup"]


def setup() -> HomePage:
    """Make what is missing and leave alone what is there. Returns the home page of the default site."""
    ensure_villages()
    ensure_themes()
    ensure_hard_words()
    home = ensure_site()
    ensure_groups(home)
    ensure_workflow(home)
    return ensure_pages(home)
