"""A project page that goes live or offline changes its line in the register."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from fund_applications.publication.register import touch_entry_of_page
from home.models import ProjectPage


@receiver(page_published, dispatch_uid="register_page_published")
@receiver(page_unpublished, dispatch_uid="register_page_unpublished")
def page_went_live_or_offline(sender: Any, instance: Page, **kwargs: Any) -> None:
    """The line is newer now, so that nobody keeps an old copy of it."""
    if isinstance(instance, ProjectPage):
        touch_entry_of_page(instance.pk)
