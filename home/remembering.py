"""Small facts that many pages show (menu, footer, counts on the map), kept for a minute and forgotten when content changes.

Kept in Django's cache. With Redis a change is seen on every node at once; with a cache in memory other processes see it
within `SECONDS`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any, TypeVar

from django.core.cache import cache
from django.db.models.signals import post_delete, post_save
from django.utils.translation import get_language

from wagtail.images import get_image_model
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

SECONDS = 60
VERSION = "home:content-version"

T = TypeVar("T")


def remembered(name: str, build: Callable[[], T]) -> T:
    """What `build` returned for this name since the content last changed, in the active language."""
    version = cache.get_or_set(VERSION, 1, None)
    # A name may hold anything, also an editor's words; a key of a cache may not.
    key = f"home:{version}:{get_language()}:{hashlib.sha256(name.encode()).hexdigest()}"
    missing = object()
    value: Any = cache.get(key, missing)
    if value is missing:
        value = build()
        cache.set(key, value, SECONDS)
    return value


def forget(**_: Any) -> None:
    """Forget everything: the next visitor asks the database."""
    try:
        cache.incr(VERSION)
    except ValueError:
        cache.set(VERSION, 1, None)


def forget_on_change() -> None:
    """Forget whenever an editor changes what pages show."""
    from home.models import SiteSettings, Theme, Village

    for signal in (page_published, page_unpublished, page_slug_changed, post_page_move):
        signal.connect(forget, dispatch_uid="home.forget")
    for model in (SiteSettings, Theme, Village, Locale, PageViewRestriction, get_image_model()):
        post_save.connect(forget, sender=model, dispatch_uid="home.forget.save")
        post_delete.connect(forget, sender=model, dispatch_uid="home.forget.delete")
    post_delete.connect(forget, sender=Page, dispatch_uid="home.forget.page")
