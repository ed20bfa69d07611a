"""From the errors of forms and formsets to one list of links, for the summary on top of a page."""

from collections.abc import Iterable
from dataclasses import dataclass

from django import forms
from django.forms.boundfield import BoundField
from django.forms.formsets import BaseFormSet

FormLike = forms.BaseForm | BaseFormSet | None


@dataclass(frozen=True)
class ErrorLink:
    """One error; `target` is the id of the control that mends it, `question` its label; both empty for a whole form."""

    message: str
    target: str = ""
    question: str = ""


def collect_errors(sources: Iterable[FormLike]) -> list[ErrorLink]:
    """All errors in the order of the page. Sources that are None, unbound or right add nothing."""
    found: list[ErrorLink] = []
    for source in sources:
        if not isinstance(source, forms.BaseForm | BaseFormSet) or not source.is_bound:
            continue
        if isinstance(source, BaseFormSet):
            found.extend(ErrorLink(str(message)) for message in source.non_form_errors())
            found.extend(collect_errors(source.forms))
        else:
            found.extend(_errors_of_form(source))
    return found


def _errors_of_form(form: forms.BaseForm) -> list[ErrorLink]:
    links = [ErrorLink(str(message)) for message in form.non_field_errors()]
    for field in form:
        links.extend(ErrorLink(str(message), _first_control(field), _as_opening(field)) for message in field.errors)
    return links


def _as_opening(field: BoundField) -> str:
    """The label as the start of a line: a question stands by itself, a word gets a colon."""
    label = str(field.label).strip()
    return label if not label or label[-1] in "?!.:" else f"{label}:"


def _first_control(field: BoundField) -> str:
    """The id to jump to: a group of options has none of its own, so its first option stands in."""
    if field.is_hidden or not field.auto_id:
        return ""
    widget = field.field.widget
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple | forms.MultiWidget):
        return f"{field.auto_id}_0"
    return field.id_for_label or field.auto_id
