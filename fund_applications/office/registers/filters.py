"""Filters of a register: a list to choose from, one value each, kept in the address so that it can be bookmarked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from django.contrib.admin import ListFilter
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

Choices = list[tuple[str, Any]]


class RegisterFilter(ListFilter):
    """A filter drawn as a select. An unknown value filters nothing: an old bookmark still opens the register."""

    parameter_name: ClassVar[str]
    all_label: ClassVar[Any] = _("Alles")

    def __init__(self, request: HttpRequest, params: dict[str, Any], model: type[Model], model_admin: Any) -> None:
        super().__init__(request, params, model, model_admin)
        self.request = request
        self.model = model
        given = params.pop(self.parameter_name, [])
        self.given = given[-1] if given else ""

    def options(self) -> Choices:
        """What can be chosen: value and label."""
        raise NotImplementedError

    def narrow(self, queryset: QuerySet, value: str) -> QuerySet:
        """The rows that the value leaves."""
        raise NotImplementedError

    @cached_property
    def choices_to_draw(self) -> Choices:
        """The options, looked up once and only when they are needed."""
        return self.options()

    def value(self) -> str:
        """The chosen value, or the empty text."""
        known = {value for value, _label in self.choices_to_draw} if self.given else set()
        return self.given if self.given in known else ""

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """The rows that this filter leaves."""
        value = self.value()
        return self.narrow(queryset, value) if value else queryset

    def has_output(self) -> bool:
        """Also without anything to choose: a filter that comes and goes makes people doubt what they saw."""
        return True

    def expected_parameters(self) -> list[str | None]:
        return [self.parameter_name]

    def choices(self, changelist: Any) -> Iterator[Mapping[str, object]]:
        for value, label in [("", self.all_label), *self.choices_to_draw]:
            yield {"value": value, "display": label, "selected": value == self.value()}


class FieldFilter(RegisterFilter):
    """A filter on a field with choices."""

    field_name: ClassVar[str]

    def options(self) -> Choices:
        field: Any = self.model._meta.get_field(self.field_name)
        return [(str(value), str(label)) for value, label in field.flatchoices]

    def narrow(self, queryset: QuerySet, value: str) -> QuerySet:
        return queryset.filter(**{self.field_name: value})


def field_filter(field_name: str, title: Any, parameter: str) -> type[FieldFilter]:
    """A filter on the choices of one field; `parameter` is its name in the address."""
    attributes = {"field_name": field_name, "title": title, "parameter_name": parameter}
    return type(f"{field_name.title()}Filter", (FieldFilter,), attributes)
