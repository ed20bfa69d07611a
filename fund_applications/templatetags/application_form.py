"""What the pages of the application form need besides their context."""

from __future__ import annotations

from typing import Any

from django import template
from django.http import HttpRequest

from fund_applications.intake.start_page import StartPage, build_start_page
from fund_applications.models import ApplicationFormPage

register = template.Library()


@register.simple_tag(takes_context=True)
def application_start(context: dict[str, Any], page: ApplicationFormPage) -> StartPage:
    """The start page of a form. A tag, because the page is a model and models know nothing of intake."""
    request: HttpRequest = context["request"]
    return build_start_page(page, request)
