"""The form of an action: made from the data that the lifecycle asks for, so that both can't drift apart."""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import MISSING, Field, dataclass, fields
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, ClassVar, Union, get_args, get_origin, get_type_hints

from django import forms
from django.contrib.auth.models import User
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from fund_applications.lifecycle.transition_data import TransitionData
from fund_applications.models import Application, ApplicationVersion
from fund_applications.office.actions.fields import DayField, EuroField, long_text, short_text
from fund_applications.office.texts.blocks import Block, blocks_for, values_for
from fund_applications.office.texts.choosing import TextBlocksMixin

ONE_LINE = frozenset({"where_to", "on_behalf", "description", "bank_reference", "proof"})
"""Texts that fit on one line."""


@dataclass(frozen=True)
class Opening:
    """What a form is opened on: the case, who opens it, and the day."""

    application: Application
    user: User
    today: date

    @cached_property
    def version(self) -> ApplicationVersion | None:
        """The newest version of the application."""
        versions = self.application.versions.select_related("form_version")
        return versions.order_by("-number").first()


class ActionForm(TextBlocksMixin, forms.Form):
    """A form for one row of the transition table.

    Fields with a label in `data_class` are made by themselves; a class declares those that need more, and hands their
    value over in `more_data`. `hidden_data` names fields that the office leaves to their default.
    """

    use_required_attribute = False
    data_class: ClassVar[type[TransitionData]]
    hidden_data: ClassVar[frozenset[str]] = frozenset()
    places: ClassVar[dict[str, str]] = {}
    """Where a refusal about a field of the data is shown, when no form field has its name."""

    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, opening: Opening, initial: dict[str, Any] | None = None) -> None:
        self.opening = opening
        self.application = opening.application
        start = {"revision": self.application.revision, **self.starting_values(), **(initial or {})}
        super().__init__(data, initial=start)
        for name, each in self._automatic():
            self.fields.setdefault(name, _field_for(name, each, _hints(self.data_class)[name]))
        self.arrange()

    def starting_values(self) -> dict[str, Any]:
        """What the form proposes."""
        return {}

    def arrange(self) -> None:
        """Add fields that depend on the case, and put all in order."""

    def blocks_of(self, kind: str) -> list[Block]:
        """The texts of a kind, filled in for this case, in Dutch: letters are (Awb 2:6)."""
        return blocks_for(kind, self.merge_values)

    @cached_property
    def merge_values(self) -> dict[str, str]:
        """What the merge fields of texts become for this case."""
        return values_for(self.application, self.opening.today)

    def more_data(self) -> dict[str, Any]:
        """Values of the data that are no single field of the form."""
        return {}

    def transition_data(self) -> TransitionData:
        """What was filled in, as the lifecycle wants it. Only after `is_valid`."""
        given: dict[str, Any] = {}
        for name, each in self._automatic():
            value = self.cleaned_data.get(name)
            if value is not None or each.default is MISSING:
                given[name] = value
        return self.data_class(**{**given, **self.more_data()})

    def performances(self) -> Iterator[TransitionData]:
        """The data of everything that must be done, one after another; nearly always one."""
        yield self.transition_data()

    def show_refusal(self, message: str, field: str | None) -> None:
        """Put a refusal of the lifecycle at the field that it is about, or above the form."""
        place = self.places.get(field or "", field)
        self.add_error(place if place in self.fields else None, message)

    def _automatic(self) -> Iterator[tuple[str, Field[Any]]]:
        for each in fields(self.data_class):
            asked = "label" in each.metadata and each.name not in self.hidden_data
            if asked and (each.name in self.base_fields or _is_simple(_hints(self.data_class)[each.name])):
                yield each.name, each


def _hints(data_class: type[TransitionData]) -> dict[str, Any]:
    return get_type_hints(data_class)


def _without_none(hint: Any) -> Any:
    if get_origin(hint) in (Union, types.UnionType):
        return next(each for each in get_args(hint) if each is not type(None))
    return hint


def _is_simple(hint: Any) -> bool:
    kind = _without_none(hint)
    return isinstance(kind, type) and issubclass(kind, str | int | Decimal | date)


def _field_for(name: str, each: Field[Any], hint: Any) -> forms.Field:
    kind = _without_none(hint)
    required = each.default is MISSING and each.default_factory is MISSING
    words: dict[str, Any] = {"label": each.metadata["label"], "help_text": each.metadata["help_text"]}
    if issubclass(kind, TextChoices):
        message = {"required": _("Kies er een.")}
        return forms.ChoiceField(
            choices=kind.choices, widget=forms.RadioSelect, required=required, error_messages=message, **words
        )
    messages = {"required": _("Vul dit in.")}
    if issubclass(kind, Decimal):
        return EuroField(required=required, error_messages=messages, **words)
    if issubclass(kind, date):
        return DayField(required=required, error_messages=messages, **words)
    if issubclass(kind, int):
        return forms.IntegerField(required=required, error_messages=messages, **words)
    if name in ONE_LINE:
        return short_text(required=required, **words)
    return long_text(required=required, **words)
