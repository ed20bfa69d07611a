"""The blocks that fit a case, filled in, and what of a text is in the writer's own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wagtail.models import Site

from fund_applications.models import TEXT_FIELDS, Application, TextBlock
from fund_applications.questions.merging import fill, problems_in
from home.models import SiteSettings

_KNOWN = re.compile(r"\{(" + "|".join(field.name for field in TEXT_FIELDS) + r")\}")
DUTCH = "nl"
"""Decisions and letters are in the official language (Awb 2:6)."""
SHORTEST_OWN_WORDS = 20
"""Letters that a refusal has at least besides the chosen blocks: less is no reason that fits this case."""


@dataclass(frozen=True)
class Block:
    """A text to choose, filled in for a case."""

    pk: int
    name: str
    subject: str
    text: str
    language: str = DUTCH


def blocks_for(kind: str, values: Mapping[str, str], language: str = DUTCH) -> list[Block]:
    """The blocks in use of a kind: those in this language, or the Dutch ones where there are none. One query.

    Without a language all of them: for one text to people of several languages.
    """
    found = TextBlock.objects.filter(kind=kind, is_active=True)
    rows = list(
        found.filter(language__in={language, DUTCH}) if language else found.order_by("-language", "sort_order", "name")
    )
    own = [row for row in rows if row.language == language] or rows
    return [_filled(row, values) for row in own]


def _filled(row: TextBlock, values: Mapping[str, str]) -> Block:
    """A text that was broken outside the form that checks it stays as it is: better braces than no text."""
    if problems_in(row.text + row.subject, TEXT_FIELDS):
        return Block(row.pk, row.name, row.subject, row.text, row.language)
    return Block(row.pk, row.name, fill(row.subject, values), fill(row.text, values), row.language)


def as_written() -> dict[str, str]:
    """Values that leave the fields as they are: for one text to many, filled in for each when it is sent."""
    return {field.name: f"{{{field.name}}}" for field in TEXT_FIELDS}


def values_for(application: Application, today: date, language: str = DUTCH) -> dict[str, str]:
    """What the merge fields become for a case, with `round` and `applicant` at hand. Two queries at most."""
    return Merging(today).values_for(application, language)


class Merging:
    """Fills in texts for one case after another; asks for what they share once."""

    def __init__(self, today: date) -> None:
        self.today = today
        site = Site.objects.filter(is_default_site=True).first()
        self.settings: Any = SiteSettings.for_site(site) if site else SiteSettings()

    def values_for(self, application: Application, language: str = DUTCH) -> dict[str, str]:
        """The merge fields for this case, in this language."""
        with translation.override(language):
            day = application.decide_by
            return {
                "nummer": application.reference,
                "naam": application.applicant.name,
                "titel": application.title,
                "datum": date_format(self.today, "j F Y"),
                "uiterlijk": date_format(day, "l j F Y") if day else _("(geen datum)"),
                "contactpersoon": self.settings.contact_name or self.settings.fund_name,
                "telefoon": self.settings.contact_phone or _("(geen telefoonnummer)"),
                "fonds": self.settings.fund_name,
            }


def fill_known(text: str, values: Mapping[str, str]) -> str:
    """The text with the fields that exist filled in; other braces are just what somebody typed."""
    return _KNOWN.sub(lambda match: values[match[1]], text)


def own_words_in(text: str, blocks: Iterable[Block]) -> str:
    """What is left of a text without the paragraphs that were taken from blocks."""
    known = {_bare(part) for block in blocks for part in _paragraphs(block.text)}
    return "\n\n".join(part for part in _paragraphs(text) if _bare(part) not in known)


def has_own_words(text: str, blocks: Iterable[Block]) -> bool:
    """Whether somebody wrote something for this case himself: beside what was chosen, at least a short sentence."""
    own = own_words_in(text, blocks)
    return len(_bare(own)) >= (1 if own == own_words_in(text, ()) else SHORTEST_OWN_WORDS)


def _paragraphs(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n")) if part.strip()]


@lru_cache(maxsize=512)
def _bare(text: str) -> str:
    """Letters and digits only: another comma or space makes no own words."""
    return re.sub(r"[\W_]+", "", text).casefold()
