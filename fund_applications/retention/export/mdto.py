"""Metadata by MDTO 1.0 (Nationaal Archief): the XML of an informatieobject and of a bestand, elements in the order of its schema.

Schema: https://www.nationaalarchief.nl/mdto/MDTO-XML1.0.1.xsd. Values of a closed list of MDTO carry the name of that list.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from xml.etree import ElementTree as ET

from django.utils import timezone

NAMESPACE = "https://www.nationaalarchief.nl/mdto"
SCHEMA = f"{NAMESPACE} {NAMESPACE}/MDTO-XML1.0.1.xsd"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
LONGEST_NAME = 80
"""MDTO advises names of at most so many characters."""


@dataclass(frozen=True, slots=True)
class Identifier:
    """What identifies an object, and in which system."""

    value: str
    source: str


@dataclass(frozen=True, slots=True)
class Concept:
    """A value of a list of concepts."""

    label: str
    listed_in: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """Something that is referred to by its name."""

    name: str
    identifier: Identifier | None = None


@dataclass(frozen=True, slots=True)
class Happening:
    """An event in the life of an object."""

    kind: Concept
    at: datetime
    actor: str = ""
    result: str = ""


@dataclass(frozen=True, slots=True)
class Keeping:
    """How long it is kept, from when."""

    trigger: Concept
    starts_on: date
    years: int
    ends_on: date


@dataclass(frozen=True, slots=True)
class InformationObject:
    """The case, or one piece of it."""

    identifier: Identifier
    name: str
    level: Concept
    creator: Reference
    valuation: Concept
    restriction: Concept
    classification: Concept | None = None
    description: str = ""
    covers: tuple[date, date | None] | None = None
    language: str = "nl"
    events: Sequence[Happening] = ()
    keeping: Keeping | None = None
    category: Concept | None = None
    part_of: Reference | None = None
    parts: Sequence[Reference] = ()
    files: Sequence[Reference] = ()
    activity: str = ""


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file as it is in the zip. `sha256` in hexadecimal, `size` in bytes."""

    identifier: Identifier
    name: str
    size: int
    format: Concept
    sha256: str
    summed_at: datetime
    represents: Reference


def information_object_xml(of: InformationObject) -> bytes:
    """`<MDTO><informatieobject>…`."""
    root, node = _document("informatieobject")
    _identifier(node, "identificatie", of.identifier)
    _text(node, "naam", of.name[:LONGEST_NAME])
    _concept(node, "aggregatieniveau", of.level)
    if of.classification:
        _concept(node, "classificatie", of.classification)
    if of.description:
        _text(node, "omschrijving", of.description)
    if of.covers:
        _coverage(node, *of.covers)
    _text(node, "taal", of.language)
    for event in of.events:
        _event(node, event)
    _concept(node, "waardering", of.valuation)
    if of.keeping:
        _keeping(node, of.keeping)
    if of.category:
        _concept(node, "informatiecategorie", of.category)
    if of.part_of:
        _reference(node, "isOnderdeelVan", of.part_of)
    _references(node, "bevatOnderdeel", of.parts)
    _references(node, "heeftRepresentatie", of.files)
    _reference(node, "archiefvormer", of.creator)
    if of.activity:
        _reference(node, "activiteit", Reference(of.activity))
    limit = ET.SubElement(node, "beperkingGebruik")
    _concept(limit, "beperkingGebruikType", of.restriction)
    return _bytes(root)


def file_xml(of: StoredFile) -> bytes:
    """`<MDTO><bestand>…`."""
    root, node = _document("bestand")
    _identifier(node, "identificatie", of.identifier)
    _text(node, "naam", of.name)
    _text(node, "omvang", str(of.size))
    _concept(node, "bestandsformaat", of.format)
    checksum = ET.SubElement(node, "checksum")
    _concept(checksum, "checksumAlgoritme", Concept("SHA-256", "Begrippenlijst ChecksumAlgoritme MDTO"))
    _text(checksum, "checksumWaarde", of.sha256)
    _text(checksum, "checksumDatum", _moment(of.summed_at))
    _reference(node, "isRepresentatieVan", of.represents)
    return _bytes(root)


def _document(kind: str) -> tuple[ET.Element, ET.Element]:
    root = ET.Element("MDTO", {"xmlns": NAMESPACE, "xmlns:xsi": _XSI, "xsi:schemaLocation": SCHEMA})
    return root, ET.SubElement(root, kind)


def _bytes(root: ET.Element) -> bytes:
    ET.indent(root)
    return ET.tostring(root, encoding="utf-8", xml_declaration=True)


def _text(parent: ET.Element, name: str, value: str) -> None:
    # Characters that XML 1.0 does not know can't be written at all.
    ET.SubElement(parent, name).text = "".join(
        c for c in value if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff")
    )


def _identifier(parent: ET.Element, name: str, value: Identifier) -> None:
    node = ET.SubElement(parent, name)
    _text(node, "identificatieKenmerk", value.value)
    _text(node, "identificatieBron", value.source)


def _concept(parent: ET.Element, name: str, value: Concept) -> None:
    node = ET.SubElement(parent, name)
    _text(node, "begripLabel", value.label)
    if value.code:
        _text(node, "begripCode", value.code)
    _reference(node, "begripBegrippenlijst", Reference(value.listed_in))


def _reference(parent: ET.Element, name: str, value: Reference) -> None:
    node = ET.SubElement(parent, name)
    _text(node, "verwijzingNaam", value.name[:LONGEST_NAME])
    if value.identifier:
        _identifier(node, "verwijzingIdentificatie", value.identifier)


def _references(parent: ET.Element, name: str, values: Sequence[Reference]) -> None:
    for value in values:
        _reference(parent, name, value)


def _coverage(parent: ET.Element, first: date, last: date | None) -> None:
    node = ET.SubElement(parent, "dekkingInTijd")
    _concept(node, "dekkingInTijdType", Concept("Looptijd", "Begrippenlijst DekkingInTijdType MDTO"))
    _text(node, "dekkingInTijdBegindatum", first.isoformat())
    if last:
        _text(node, "dekkingInTijdEinddatum", last.isoformat())


def _event(parent: ET.Element, event: Happening) -> None:
    node = ET.SubElement(parent, "event")
    _concept(node, "eventType", event.kind)
    _text(node, "eventTijd", _moment(event.at))
    if event.actor:
        _reference(node, "eventVerantwoordelijkeActor", Reference(event.actor))
    if event.result:
        _text(node, "eventResultaat", event.result)


def _keeping(parent: ET.Element, keeping: Keeping) -> None:
    node = ET.SubElement(parent, "bewaartermijn")
    _concept(node, "termijnTriggerStartLooptijd", keeping.trigger)
    _text(node, "termijnStartdatumLooptijd", keeping.starts_on.isoformat())
    _text(node, "termijnLooptijd", f"P{keeping.years}Y")
    _text(node, "termijnEinddatum", keeping.ends_on.isoformat())


def _moment(value: datetime) -> str:
    return timezone.localtime(value).isoformat(timespec="seconds")
