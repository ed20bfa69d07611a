"""Tags and filters of the office's templates (`{% load office %}`)."""

from __future__ import annotations

from typing import Any

from django import template
from django.forms.boundfield import BoundField

from fund_applications.office.words import deadline_tag, name_of, status_tag

register = template.Library()

register.filter("status_tag", status_tag)
register.filter("deadline_tag", deadline_tag)
register.filter("name_of", name_of)


@register.filter
def options_of(spec: Any, view: Any) -> list[dict[str, Any]]:
    """What a filter of a register offers."""
    choices: list[dict[str, Any]] = spec.choices(view)
    return choices


@register.inclusion_tag("fund_applications/office/components/field.html")
def office_field(field: BoundField, sr_only_label: bool = False) -> dict[str, Any]:
    """A field in Wagtail's look, with its help and its errors tied to the control by id."""
    return {
        "field": field,
        "sr_only_label": sr_only_label,
        "help_id": f"{field.auto_id}_helptext",
        "error_id": f"{field.auto_id}_error",
    }
