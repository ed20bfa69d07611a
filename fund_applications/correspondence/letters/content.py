"""What a letter says, as plain data: the one shape that the typesetting takes and that previews and tests read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.formats import date_format

from wagtail.models import Site

from fund_applications.correspondence.sender import Sender, sender
from fund_applications.models import Applicant, Application, LetterSettings
from fund_applications.questions.text import one_line, paragraphs

_FEW_CHARACTERS = 1500
LANGUAGE = "nl"
"""Letters are in the official language (Awb 2:6), formal and in plain words."""


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a list; `strong` is printed before it on a line of its own."""

    words: str
    strong: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with paragraphs, points, and paragraphs after those."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()
    after: tuple[str, ...] = ()

    @property
    def has_words(self) -> bool:
        """Whether it says anything."""
        return bool(self.paragraphs or self.points or self.after)


@dataclass(frozen=True, slots=True)
class Fact:
    """A line under the address, such as the date."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class LetterContent:
    """The words of a letter; who writes to whom is added by `as_json`."""

    code: str
    subject: str
    opening: tuple[str, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Stationery:
    """What every letter shares."""

    sender: Sender
    settings: LetterSettings

    @property
    def authority(self) -> str:
        """Who decides, with a capital for the beginning of a sentence."""
        name = self.settings.authority
        return f"{name[:1].upper()}{name[1:]}"

    @property
    def adviser(self) -> str:
        """Who advises, with a capital for the beginning of a sentence."""
        name = self.settings.adviser
        return f"{name[:1].upper()}{name[1:]}"


def stationery() -> Stationery:
    """The sender and the settings of the default site."""
    site = Site.objects.filter(is_default_site=True).first()
    return Stationery(sender(), LetterSettings.for_site(site) if site else LetterSettings())


def as_json(
    content: LetterContent, application: Application, dated_on: date, paper: Stationery | None = None
) -> dict[str, Any]:
    """The whole letter as JSON for `letter.typ`."""
    paper = paper or stationery()
    by = paper.sender
    return {
        "language": LANGUAGE,
        "size": _type_size(content),
        "title": f"{content.subject} ({application.reference})",
        "subject": content.subject,
        "sender": f"Gemeente {by.municipality}, {by.fund}",
        "return_address": _lines(paper.settings.return_address),
        "recipient": recipient(application.applicant),
        "reference": application.reference,
        "reference_label": "nummer",
        "facts": [asdict(fact) for fact in _facts(application, dated_on)],
        "salutation": salutation(application.applicant),
        "opening": list(content.opening),
        "sections": [asdict(section) for section in content.sections if section.has_words],
        "closing": {"greeting": "Met vriendelijke groet,", "lines": _closing(paper)},
    }


def recipient(applicant: Applicant) -> list[str]:
    """The lines of the address, as on an envelope."""
    name = f"t.a.v. {applicant.name}" if applicant.organisation and applicant.name else applicant.name
    town = f"{applicant.postcode} {applicant.place}".strip()
    return [one_line(line) for line in (applicant.organisation, name, applicant.street, town) if line.strip()]


def salutation(applicant: Applicant) -> str:
    """`Geachte Sam de Vries,`: the whole name, for nobody's sex is asked."""
    return f"Geachte {one_line(applicant.name)}," if applicant.name.strip() else "Geachte heer, mevrouw,"


def day(value: date) -> str:
    """`woensdag 6 mei 2026`, with spaces that do not break."""
    with translation.override(LANGUAGE):
        return date_format(value, "l j F Y").replace(" ", "\u00a0")


def plain(text: str) -> tuple[str, ...]:
    """What somebody typed as paragraphs: one for each line."""
    return tuple(line for line in paragraphs(text).split("\n") if line)


def contact_sentence(by: Sender) -> str:
    """Whom to call."""
    who = by.contact_name or f"het {by.fund}"
    how = [f"op {by.phone}"] if by.phone else []
    if by.email:
        how.append(f"via {by.email}")
    reach = " of ".join(how)
    hours = f" ({by.hours[:1].lower()}{by.hours[1:]})" if by.hours and by.phone else ""
    return f"Hebt u vragen? {who} helpt u graag{f', {reach}' if reach else ''}{hours}."


def joined(sections: Iterable[Section | None]) -> tuple[Section, ...]:
    """The sections that are there."""
    return tuple(section for section in sections if section is not None and section.has_words)


def _facts(application: Application, dated_on: date) -> list[Fact]:
    return [Fact("Datum", day(dated_on)), Fact("Nummer", application.reference)]


def _type_size(content: LetterContent) -> float:
    """The size of the letters in points: as large as the page takes, so that a letter stays on one page."""
    words = sum(len(line) for line in content.opening)
    for section in content.sections:
        words += len(section.heading) + sum(len(line) for line in (*section.paragraphs, *section.after))
        words += sum(len(point.words) + len(point.strong) for point in section.points)
    return 11.5 if words < _FEW_CHARACTERS else 10.5


def _lines(text: str) -> list[str]:
    return [one_line(line) for line in text.splitlines() if line.strip()]


def _closing(paper: Stationery) -> list[str]:
    names = [paper.settings.signature, paper.settings.signature_role]
    on_behalf = f"namens {paper.settings.authority} van {paper.sender.municipality}"
    return [name for name in names if name] + [on_behalf]
