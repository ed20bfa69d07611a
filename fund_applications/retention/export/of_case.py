"""A case as a zip: answers, files, letters, messages and the log, each with MDTO metadata beside it.

Read one piece at a time, so that a case with many files needs no more memory than one with few.
"""

from __future__ import annotations

import json
import mimetypes
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.files.storage import Storage
from django.db import transaction
from django.db.models.fields.files import FieldFile
from django.utils import translation
from django.utils.translation import gettext as _

from fund_applications.applicant.own_data import contact_of
from fund_applications.correspondence.letters.archive import file_name
from fund_applications.correspondence.sender import sender
from fund_applications.intake.receipt import receipt_json, receipt_pdf
from fund_applications.lifecycle import events
from fund_applications.lifecycle.calendar_days import day_of
from fund_applications.lifecycle.retention_term import category_of, closed_on
from fund_applications.lifecycle.roles import Role
from fund_applications.models import Advice, Application, ApplicationEvent, ApplicationVersion, Attachment
from fund_applications.office.case.event_words import event_title
from fund_applications.retention.export import mdto
from fund_applications.retention.export.zip_stream import CHUNK, Written, ZipStream
from fund_applications.retention.rules import DEFAULT_SOURCE, RuleTable

EXPORTED = "export_case"
"""The event that tells that somebody took a copy of the whole case."""
SYSTEM = "Burgerinnovatiefonds"


@dataclass(frozen=True, slots=True)
class Piece:
    """One file to be: `chunks` gives its bytes when its turn comes."""

    folder: str
    name: str
    about: str
    chunks: Callable[[], Iterable[bytes]]
    content_type: str = ""


@transaction.atomic
def record_export(application_id: int, user: Any, now: datetime) -> Application:
    """Write in the log of the case that it was exported, and by whom; the case as it is then."""
    application = Application.objects.select_for_update(of=("self",)).get(pk=application_id)
    events.record(application, EXPORTED, actor=user, role=Role.RECORDS, now=now)
    return application


def zip_of_case(application: Application, now: datetime) -> Iterator[bytes]:
    """The bytes of the zip."""
    stream = ZipStream(now)
    yield from add_case(stream, application, application.reference, now)
    yield stream.close()


def add_case(stream: ZipStream, application: Application, folder: str, now: datetime) -> Iterator[bytes]:
    """A case as a folder of a zip, with its own metadata last: by then the checksums are known."""
    references = []
    for piece in pieces_of(application):
        written = Written(stream.free_name(f"{folder}/{piece.folder}".rstrip("/"), piece.name))
        yield from stream.add(written, piece.chunks())
        reference = _reference_of(application, written.name.removeprefix(f"{folder}/"))
        references.append(reference)
        metadata = mdto.StoredFile(
            identifier=reference.identifier or _identifier(application),
            name=written.name.rpartition("/")[2],
            size=written.size,
            format=mdto.Concept(piece.content_type or _type_of(written.name), "IANA Media types"),
            sha256=written.sha256,
            summed_at=now,
            represents=mdto.Reference(piece.about, _identifier(application)),
        )
        beside = Written(f"{written.name}.bestand.mdto.xml")
        yield from stream.add(beside, [mdto.file_xml(metadata)])
    whole = Written(f"{folder}/{application.reference}.mdto.xml")
    with translation.override("nl"):  # the archive reads Dutch, whoever downloads it
        described = mdto.information_object_xml(_described(application, references))
    yield from stream.add(whole, [described])


def pieces_of(application: Application) -> Iterator[Piece]:
    """Everything that the file of a case holds, in the order of a person who reads it."""
    yield _json_piece("", "zaak.json", _("De zaak"), lambda: _case_json(application))
    for version in application.versions.select_related("form_version", "application__applicant").order_by("number"):
        yield from _version_pieces(version)
    for attachment in application.attachments.order_by("created_at"):
        if attachment.is_readable:
            folder = "berichten/bestanden" if attachment.message_id else "bestanden"
            yield Piece(
                folder,
                attachment.original_name,
                _("Bestand van de aanvrager of de gemeente"),
                content_of(attachment.file),
                attachment.content_type,
            )
    for letter in application.letters.select_related("application").order_by("made_at"):
        yield Piece("brieven", file_name(letter), letter.subject, content_of(letter.file), "application/pdf")
    yield _json_piece("berichten", "berichten.json", _("Berichten"), lambda: _messages_json(application))
    yield _json_piece("", "gebeurtenissen.json", _("Logboek met controlegetallen"), lambda: _events_json(application))


def _version_pieces(version: ApplicationVersion) -> Iterator[Piece]:
    folder, about = f"aanvraag/versie-{version.number}", _("Aanvraag, versie %(n)s") % {"n": version.number}
    yield Piece(folder, "antwoorden.json", about, lambda: [receipt_json(version).encode()], "application/json")
    yield Piece(folder, "antwoorden.pdf", about, lambda: [receipt_pdf(version)], "application/pdf")


def _json_piece(folder: str, name: str, about: str, content: Callable[[], Any]) -> Piece:
    def chunks() -> Iterable[bytes]:
        return [json.dumps(content(), ensure_ascii=False, indent=2, default=str).encode()]

    return Piece(folder, name, about, chunks, "application/json")


def content_of(stored: FieldFile) -> Callable[[], Iterable[bytes]]:
    """The bytes of a stored file in pieces, or a line that says it is lost."""
    storage: Storage = stored.storage
    name = stored.name or ""

    def chunks() -> Iterator[bytes]:
        if not storage.exists(name):
            # One lost file must not take the whole export with it: its place tells that it is lost.
            yield _("Dit bestand is niet meer in de opslag.").encode()
            return
        with storage.open(name, "rb") as content:
            yield from content.chunks(CHUNK)

    return chunks


def _case_json(application: Application) -> dict[str, Any]:
    return {
        "nummer": application.reference,
        "titel": application.title,
        "status": application.get_status_display(),
        "ontvangen": application.received_at,
        "kernen": sorted(village.name for village in application.villages.all()),
        "themas": sorted(theme.name for theme in application.themes.all()),
        "gevraagd": application.requested_amount,
        "totale_kosten": application.total_costs,
        "toegekend": application.granted_amount,
        "vastgesteld": application.determined_amount,
        "aanvrager": contact_of(application.applicant),
        "besluiten": list(
            application.decisions.values("kind", "amount", "ground", "reasons", "deviation_reasons", "decided_on")
        ),
        "advies": list(Advice.objects.filter(application=application).values("recommendation", "amount", "text")),
        "verantwoordingen": list(
            application.reports.values(
                "what_happened", "people_reached", "actual_costs", "actual_income", "submitted_at"
            )
        ),
        "betalingen": list(application.payments.values("amount", "description", "due_on", "paid_on")),
        "bestanden_die_niet_veilig_zijn": list(
            application.attachments.exclude(scan__in=[Attachment.Scan.CLEAN, Attachment.Scan.NOT_SCANNED]).values_list(
                "original_name", flat=True
            )
        ),
    }


def _messages_json(application: Application) -> list[dict[str, Any]]:
    rows = application.messages.values("direction", "subject", "body", "sent_at", "read_at")
    return [dict(row) for row in rows]


def _events_json(application: Application) -> list[dict[str, Any]]:
    return [
        {
            "nummer": event.sequence,
            "gebeurtenis": event.name,
            "in_woorden": event_title(event),
            "wanneer": event.occurred_at,
            "dag": event.occurred_on,
            "rol": event.actor_role,
            "van": event.from_status,
            "naar": event.to_status,
            "reden": event.reason,
            "gegevens": event.data,
            "vorige_hash": event.previous_hash,
            "hash": event.hash,
        }
        for event in application.events.order_by("sequence")
    ]


def _identifier(application: Application) -> mdto.Identifier:
    return mdto.Identifier(application.reference, SYSTEM)


def _reference_of(application: Application, path: str) -> mdto.Reference:
    return mdto.Reference(path, mdto.Identifier(f"{application.reference}/{path}", SYSTEM))


def _type_of(name: str) -> str:
    return mimetypes.guess_type(name)[0] or "application/octet-stream"


def _described(application: Application, files: list[mdto.Reference]) -> mdto.InformationObject:
    ended = closed_on(application)
    category = category_of(application)
    rule = RuleTable().rule_for(category, ended or day_of(application.received_at))
    keeping = None
    if ended is not None:
        trigger = mdto.Concept("Afgehandeld", "Begrippenlijst termijntriggers van het zaaksysteem")
        keeping = mdto.Keeping(trigger, ended, rule.years, rule.ends_on(ended))
    return mdto.InformationObject(
        identifier=_identifier(application),
        name=application.title,
        level=mdto.Concept("Dossier", "Begrippenlijst Aggregatieniveaus MDTO"),
        classification=mdto.Concept("Subsidie verlenen", "Werkprocessen van de gemeente"),
        description=application.summary,
        covers=(day_of(application.received_at), ended),
        events=[_happening(event) for event in application.events.order_by("sequence")],
        valuation=mdto.Concept("Tijdelijk te bewaren", "Begrippenlijst Waarderingen MDTO", "V"),
        keeping=keeping,
        category=mdto.Concept(str(rule.label), str(rule.source or DEFAULT_SOURCE), rule.number),
        files=files,
        creator=mdto.Reference(f"Gemeente {sender().municipality}"),
        activity=f"{SYSTEM}: {application.round.name}",
        restriction=mdto.Concept("Persoonsgegevens", "Begrippenlijst BeperkingGebruikType MDTO"),
    )


def _happening(event: ApplicationEvent) -> mdto.Happening:
    return mdto.Happening(
        kind=mdto.Concept(event_title(event), "Gebeurtenissen van het zaaksysteem", event.name),
        at=event.occurred_at,
        actor=str(Role(event.actor_role).label),
        result=event.get_to_status_display() if event.from_status != event.to_status else "",
    )
