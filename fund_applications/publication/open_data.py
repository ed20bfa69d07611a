"""The register as open data: CSV, 360Giving, DCAT and Atom, all CC0, streamed from the same lines as the page."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Model
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from wagtail.models import Site

from fund_applications.lifecycle.keyset import chunks
from fund_applications.models import ApplicantKind, RegisterEntry, RegisterSettings
from fund_applications.publication.register import change_in_words
from home.models import SiteSettings, Theme, Village

LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"
VERSION_OF_360GIVING = "1.4"
_CHUNK = 500
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")

COLUMNS = (
    "nummer",
    "regeling",
    "adres_regeling",
    "ronde",
    "soort_ontvanger",
    "ontvanger",
    "kvk_nummer",
    "activiteit",
    "kernen",
    "themas",
    "toegekend_op",
    "toegekend_euro",
    "vastgesteld_op",
    "vastgesteld_euro",
    "wijzigingen",
    "bijgewerkt",
)
"""The columns of Woo 3.3a (basis, recipient, activity, amounts, changes), in an order that stays."""


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes, and where."""

    name: str
    fund: str
    identifier: str


def publisher() -> Publisher:
    """The municipality, out of the settings of the default site."""
    site = Site.objects.filter(is_default_site=True).first()
    names = SiteSettings.for_site(site) if site else SiteSettings()
    own = RegisterSettings.for_site(site) if site else RegisterSettings()
    identifier = own.funder_identifier or f"360G-{slugify(names.municipality)}"
    return Publisher(f"Gemeente {names.municipality}", names.fund_name, identifier)


def introduction() -> str:
    """What the staff wrote above the register; empty when nothing."""
    site = Site.objects.filter(is_default_site=True).first()
    return RegisterSettings.for_site(site).introduction.strip() if site else ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the register with the names of its places and themes, alphabetical."""

    entry: RegisterEntry
    villages: tuple[str, ...]
    themes: tuple[str, ...]


def lines() -> Iterator[Line]:
    """All lines, the newest first; memory stays bounded, however many there are.

    Names are looked up once a chunk: a prefetch makes two querysets a row, which takes most of the time.
    """
    entries = RegisterEntry.objects.select_related("page").defer("page__body", "page__result", "page__lessons")
    villages = dict(Village.objects.values_list("pk", "name"))
    themes = dict(Theme.objects.values_list("pk", "name"))
    for chunk in chunks(entries.iterator(chunk_size=_CHUNK), _CHUNK):
        ids = [entry.pk for entry in chunk]
        places = _names_by_entry(RegisterEntry.villages.through, "village_id", ids, villages)
        subjects = _names_by_entry(RegisterEntry.themes.through, "theme_id", ids, themes)
        for entry in chunk:
            yield Line(entry, places.get(entry.pk, ()), subjects.get(entry.pk, ()))


def _names_by_entry(
    through: type[Model], column: str, ids: list[int], names: Mapping[int, str]
) -> dict[int, tuple[str, ...]]:
    found: dict[int, list[str]] = {}
    links = through._default_manager.filter(registerentry_id__in=ids)
    for entry_id, other_id in links.values_list("registerentry_id", column):
        found.setdefault(entry_id, []).append(names[other_id])
    return {entry_id: tuple(sorted(each)) for entry_id, each in found.items()}


def whole(path: str) -> str:
    """The whole address of a path."""
    return f"{settings.SITE_ADDRESS}{path}"


# --- CSV ----------------------------------------------------------------------------------------------


class _Echo:
    """A file that gives back what is written: for streaming CSV."""

    def write(self, value: str) -> str:
        return value


def csv_lines() -> Iterator[str]:
    """The register as CSV (RFC 4180, UTF-8, comma). A cell that a spreadsheet would run as a formula is made text."""
    writer = csv.writer(_Echo())
    yield writer.writerow(COLUMNS)
    for line in lines():
        yield writer.writerow([_harmless(cell) for cell in _cells(line)])


def _cells(line: Line) -> tuple[str, ...]:
    entry = line.entry
    return (
        entry.reference,
        entry.basis,
        entry.basis_url,
        entry.round_name,
        str(ApplicantKind(entry.recipient_kind).label),
        entry.recipient,
        entry.kvk_number,
        entry.activity,
        "; ".join(line.villages),
        "; ".join(line.themes),
        entry.granted_on.isoformat(),
        str(entry.granted_amount),
        entry.determined_on.isoformat() if entry.determined_on else "",
        str(entry.determined_amount) if entry.determined_amount is not None else "",
        "; ".join(change_in_words(change) for change in entry.changes),
        entry.updated_at.isoformat(timespec="seconds"),
    )


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_STARTS_A_FORMULA) else cell


# --- 360Giving ----------------------------------------------------------------------------------------


def giving_lines(modified: datetime | None) -> Iterator[str]:
    """The register by 360Giving 1.4: a package with a list of grants, one grant a piece."""
    by = publisher()
    package = {
        "version": VERSION_OF_360GIVING,
        "title": _("Subsidies van het %(fund)s") % {"fund": by.fund},
        "publisher": {"name": by.name, "identifier": by.identifier, "website": whole("/")},
        "license": LICENCE,
        "accessURL": whole(reverse("register:page")),
        "downloadURL": whole(reverse("register:giving")),
        **({"modified": modified.isoformat(timespec="seconds")} if modified else {}),
    }
    head = json.dumps(package, ensure_ascii=False)
    yield f'{head[:-1]}, "grants": ['
    for number, line in enumerate(lines()):
        yield ("," if number else "") + "\n" + json.dumps(grant_of(line, by), ensure_ascii=False)
    yield "\n]}\n"


def grant_of(line: Line, by: Publisher) -> dict[str, Any]:
    """One grant. A natural person is an individual with a general name, unless he wants to be named."""
    entry = line.entry
    url = entry.page.full_url if entry.page and entry.page.live else None
    grant: dict[str, Any] = {
        "id": f"{by.identifier}-{entry.reference}",
        "title": entry.activity,
        "description": entry.description or entry.activity,
        "currency": "EUR",
        "amountAwarded": float(entry.granted_amount),
        "awardDate": entry.granted_on.isoformat(),
        "fundingOrganization": [{"id": by.identifier, "name": by.name}],
        "grantProgramme": [{"title": entry.round_name, **({"url": entry.basis_url} if entry.basis_url else {})}],
        "beneficiaryLocation": [{"name": name, "countryCode": "NL"} for name in line.villages],
        "dateModified": entry.updated_at.isoformat(timespec="seconds"),
        "dataSource": whole(f"{reverse('register:page')}?zoek={entry.reference}"),
        **_recipient(entry, by),
    }
    if entry.determined_amount is not None:
        grant["amountDisbursed"] = float(entry.standing_amount)
    if url:
        grant["url"] = url
    return grant


def _recipient(entry: RegisterEntry, by: Publisher) -> dict[str, Any]:
    own_id = f"{by.identifier}-ontvanger-{entry.reference}"
    if entry.recipient_kind == ApplicantKind.RESIDENT:
        return {"recipientIndividual": {"id": own_id, "name": entry.recipient or _("Inwoner")}}
    identifier = f"NL-KVK-{entry.kvk_number}" if entry.kvk_number else own_id
    return {"recipientOrganization": [{"id": identifier, "name": entry.recipient or _("Groep inwoners")}]}


# --- catalogue ----------------------------------------------------------------------------------------


def catalogue(modified: datetime | None) -> dict[str, Any]:
    """The data set as DCAT in JSON-LD, for catalogues such as data.overheid.nl."""
    by = publisher()
    forms = (("csv", "text/csv"), ("giving", "application/json"), ("atom", "application/atom+xml"))
    return {
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@id": whole(reverse("register:catalogue")),
        "@type": "dcat:Dataset",
        "dct:title": {"@value": _("Subsidies van het %(fund)s") % {"fund": by.fund}, "@language": "nl"},
        "dct:description": {"@value": str(description()), "@language": "nl"},
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": by.name},
        "dct:license": {"@id": LICENCE},
        "dct:language": {"@id": "http://publications.europa.eu/resource/authority/language/NLD"},
        "dcat:landingPage": {"@id": whole(reverse("register:page"))},
        **({"dct:modified": _moment(modified)} if modified else {}),
        "dcat:distribution": [
            {
                "@type": "dcat:Distribution",
                "dcat:accessURL": {"@id": whole(reverse(f"register:{name}"))},
                "dcat:downloadURL": {"@id": whole(reverse(f"register:{name}"))},
                "dcat:mediaType": media_type,
                "dct:license": {"@id": LICENCE},
            }
            for name, media_type in forms
        ],
    }


def _moment(moment: datetime) -> dict[str, str]:
    return {"@value": moment.isoformat(timespec="seconds"), "@type": "xsd:dateTime"}


def description() -> str:
    """What the data set is, in a sentence."""
    return _("Alle subsidies die het fonds gaf: aan wie, waarvoor, waar, hoeveel en wanneer.")


def structured_data(modified: datetime | None) -> dict[str, Any]:
    """The data set as schema.org, for the page of the register."""
    by = publisher()
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": _("Subsidies van het %(fund)s") % {"fund": by.fund},
        "description": description(),
        "url": whole(reverse("register:page")),
        "license": LICENCE,
        "isAccessibleForFree": True,
        "creator": {"@type": "GovernmentOrganization", "name": by.name},
        **({"dateModified": modified.isoformat(timespec="seconds")} if modified else {}),
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": media_type,
                "contentUrl": whole(reverse(f"register:{name}")),
            }
            for name, media_type in (("csv", "text/csv"), ("giving", "application/json"))
        ],
    }
