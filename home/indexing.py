"""Villages and themes of a project are saved after the project itself, so after Wagtail put it in the search index."""

from __future__ import annotations

from typing import Any

from wagtail.search.index import insert_or_update_object
from wagtail.signals import page_published

from home.models import ProjectPage


def index_on_publication() -> None:
    """Index a project once more when it is published and its villages and themes are there."""
    page_published.connect(_index_again, sender=ProjectPage, dispatch_uid="home.indexing")


def _index_again(instance: ProjectPage, **_: Any) -> None:
    insert_or_update_object(instance)
