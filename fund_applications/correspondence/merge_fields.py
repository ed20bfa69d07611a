"""Merge fields: the words between braces in a mail text that are filled in for each recipient.

Their names are Dutch, because the people who edit the texts read them. No field holds anything of a case but its number
and its dates: what a case is about stands behind a link, never in a mail (Awb 2:10).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

_FIELD = re.compile(r"\{([^{}\n]*)\}")
_BRACE = re.compile(r"[{}]")


@dataclass(frozen=True, slots=True)
class MergeField:
    """A field: its name, what it becomes, and a sample for the preview."""

    name: str
    explanation: str | Promise
    sample: str


SALUTATION = MergeField("aanhef", gettext_lazy("“Hallo” met de naam, als we die weten"), "Hallo Sam,")
FUND = MergeField("fonds", gettext_lazy("de naam van het fonds"), "Burgerinnovatiefonds")
MUNICIPALITY = MergeField("gemeente", gettext_lazy("de naam van de gemeente"), "Meierijstad")
CONTACT = MergeField("contactpersoon", gettext_lazy("de contactpersoon van het fonds"), "Robin Voorbeeld")
PHONE = MergeField("telefoon", gettext_lazy("het telefoonnummer van het fonds"), "0413 - 00 00 00")
LINK = MergeField("link", gettext_lazy("de knop met de link; zet dit op een eigen regel"), "https://example.org/")
REFERENCE = MergeField("nummer", gettext_lazy("het nummer van de aanvraag"), "BIF-2027-0012")
DATE = MergeField("datum", gettext_lazy("de laatste dag waar het bericht over gaat"), "woensdag 6 mei 2026")
VALID_UNTIL = MergeField("geldig_tot", gettext_lazy("tot wanneer de link werkt"), "woensdag 6 mei om 14:32 uur")
WHO = MergeField("wie", gettext_lazy("de collega die iets deed"), "Kim Voorbeeld")

COMMON = (SALUTATION, FUND, MUNICIPALITY, CONTACT, PHONE, LINK)


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
        problems.append(_("Er staat ergens een losse { of }. Haal die weg, of maak er een veld van zoals {link}."))
    return problems


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with its fields filled in, in one pass: a value that looks like a field stays as it is.

    Raises KeyError for a field without a value: the editor checks texts, so that is a mistake in the code.
    """
    return _FIELD.sub(lambda match: values[match[1]], text)


def samples(fields: Iterable[MergeField]) -> dict[str, str]:
    """Sample values for a preview without a case."""
    return {field.name: field.sample for field in fields}
