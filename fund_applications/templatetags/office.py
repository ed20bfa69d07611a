"""Tags and filters of the office's templates (`{% load office %}`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField

from wagtail.admin.auth import user_has_any_page_permission

from fund_applications.lifecycle.budget import RoundBudget
from fund_applications.office.access import CASE_READERS, has_any_role
from fund_applications.office.texts.choosing import PREFIX
from fund_applications.office.words import deadline_tag, name_of, status_tag

register = template.Library()

register.filter("status_tag", status_tag)
register.filter("deadline_tag", deadline_tag)
register.filter("name_of", name_of)


@dataclass(frozen=True)
class Start:
    """What the start page of the admin offers a person to search: pages, applications, or neither."""

    has_pages: bool
    has_cases: bool


@register.simple_tag
def start_of(user: Any) -> Start:
    """What this person works on."""
    return Start(user_has_any_page_permission(user), has_any_role(user, CASE_READERS))


@register.filter
def options_of(spec: Any, view: Any) -> list[Any]:
    """What a filter of a register offers."""
    return list(spec.choices(view))


@register.inclusion_tag("fund_applications/office/components/field.html")
def office_field(field: BoundField, sr_only_label: bool = False) -> dict[str, Any]:
    """A field in Wagtail's look, with its help and its errors tied to the control by id."""
    name = f"{PREFIX}{field.name}"
    return {
        "field": field,
        "chooser": field.form[name] if name in field.form.fields else None,
        "sr_only_label": sr_only_label,
        "help_id": f"{field.auto_id}_helptext",
        "error_id": f"{field.auto_id}_error",
    }


@dataclass(frozen=True)
class ErrorLink:
    """One error; `target` is the id of the control that mends it, or empty for the form as a whole."""

    message: str
    target: str


@register.filter
def error_links(form: forms.BaseForm) -> list[ErrorLink]:
    """All errors of a form in the order of the page."""
    links = [ErrorLink(str(message), "") for message in form.non_field_errors()]
    for field in form:
        links += [ErrorLink(str(message), _first_control(field)) for message in field.errors]
    return links


@register.filter
def error_total(form: forms.BaseForm) -> int:
    """How many errors a form has."""
    return len(error_links(form))


def _first_control(field: BoundField) -> str:
    """A group of options has no control with its own id: its first option stands in."""
    grouped = isinstance(field.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple)
    return f"{field.auto_id}_0" if grouped else field.id_for_label


@dataclass(frozen=True)
class MoneyBars:
    """Widths of the meter in units of its drawing, which is 998 wide."""

    granted: int
    asked_from: int
    asked: int


@register.simple_tag
def money_bars(budget: RoundBudget) -> MoneyBars:
    """The pot as bars: granted from the left, then what is asked, as far as the pot reaches."""
    if budget.ceiling <= 0:
        return MoneyBars(0, 1, 0)
    granted = min(round(budget.granted / budget.ceiling * 998), 998)
    asked = min(round(budget.pending / budget.ceiling * 998), 998 - granted)
    return MoneyBars(granted, 1 + granted, asked)
