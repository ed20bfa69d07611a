"""What the form adds to the Wagtail admin: the list of earlier questions in a condition, and the way to a trial."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.models import Page

from fund_applications.models import ApplicationFormPage


def register_hooks() -> None:
    """Called once, when Wagtail looks for hooks."""
    hooks.register("insert_editor_js", editor_script)
    hooks.register("register_page_header_buttons", trial_button)


def editor_script() -> SafeString:
    """The list of earlier questions in a condition."""
    return format_html('<script src="{}"></script>', static("fund_applications/question_reference.js"))


def trial_button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """In the menu of a form page: look it over, and fill it in without making a case."""
    if isinstance(page.specific_deferred, ApplicationFormPage) and page.permissions_for_user(user).can_edit():
        url = reverse("intake:begin_test", args=[page.pk])
        yield Button(_("Nakijken en uitproberen"), url, icon_name="view", priority=25)
