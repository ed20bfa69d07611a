"""Merge fields: the words between braces in a text that are filled in for each reader.

Which fields a text may use is for whoever sends it to say (`correspondence.merge_fields`, `models.texts`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

_FIELD = re.compile(r"\{([^{}\n]*)\}")
_BRACE = re.compile(r"[{}]")


@dataclass(frozen=True, slots=True)
class MergeField:
    """A field: its name, what it becomes, and a sample for the preview."""

    name: str
    explanation: str | Promise
    sample: str


def names_in(text: str) -> set[str]:
    """The names between braces, known or not."""
    return set(_FIELD.findall(text))


def problems_in(text: str, fields: Iterable[MergeField]) -> list[str]:
    """What is wrong with the merge fields of a text, as sentences for the person who edits it; empty when right."""
    allowed = [field.name for field in fields]
    choice = ", ".join(f"{{{name}}}" for name in allowed)
    problems = [
        _("{%(name)s} bestaat niet in dit bericht. Kies uit: %(choice)s.") % {"name": name, "choice": choice}
        for name in sorted(names_in(text) - set(allowed))
    ]
    if _BRACE.search(_FIELD.sub("", text)):
        example = allowed[-1] if allowed else ""
        text = _("Er staat ergens een losse { of }. Haal die weg, of maak er een veld van zoals {%(example)s}.")
        problems.append(text % {"example": example})
    return problems


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with its fields filled in, in one pass: a value that looks like a field stays as it is.

    Raises KeyError for a field without a value: the editor checks texts, so that is a mistake in the code.
    """
    return _FIELD.sub(lambda match: values[match[1]], text)


def samples(fields: Iterable[MergeField]) -> dict[str, str]:
    """Sample values for a preview without a case."""
    return {field.name: field.sample for field in fields}
