"""A copy of everything that is kept on a person (AVG 15 and 20), as a zip with JSON, PDF and files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from fund_applications.applicant.outcomes import letters_of
from fund_applications.applicant.own_data import own_data_of
from fund_applications.correspondence.letters.archive import file_name
from fund_applications.intake.form_versions import definition_of
from fund_applications.intake.receipt import receipt_pdf
from fund_applications.models import Application, Draft
from fund_applications.retention.export.of_case import content_of
from fund_applications.retention.export.zip_stream import Written, ZipStream
from fund_applications.retention.privacy.person import Person


def zip_of_person(person: Person, now: datetime) -> Iterator[bytes]:
    """The bytes of the zip. What an applicant may not know (notes, scores, what is not announced) is not in it."""
    stream = ZipStream(now)
    yield from _json(stream, "overzicht.json", _summary(person, now))
    for application in person.cases:
        yield from _case(stream, application)
    for number, draft in enumerate(person.drafts, start=1):
        yield from _draft(stream, draft, f"concept-{number}")
    yield stream.close()


def _summary(person: Person, now: datetime) -> dict[str, Any]:
    return {
        "e-mailadres": person.email,
        "gemaakt": now,
        "aanvragen": [case.reference for case in person.cases],
        "concepten": len(person.drafts),
        "schrijft_mee_met": [
            {
                "naam": each.name,
                "uitgenodigd": each.invited_at,
                "geopend": each.joined_at,
                "toegang_weg": each.removed_at,
            }
            for each in person.written_along
        ],
        "reacties_als_buur": [
            {
                "mening": each.opinion,
                "reden": each.reason,
                "naam": each.name,
                "aanbod": each.offer_text,
                "bevestigd": each.confirmed_at,
            }
            for each in person.support
        ],
        "e-mails": [
            {"onderwerp": mail.subject, "verstuurd": mail.sent_at, "stand": mail.state}
            for mail in person.mails().order_by("created_at").iterator(chunk_size=500)
        ],
        "uitleg": _("Bij elke aanvraag en elk concept staat een map met alles wat daarbij hoort."),
    }


def _case(stream: ZipStream, application: Application) -> Iterator[bytes]:
    folder = application.reference
    yield from _json(stream, f"{folder}/gegevens.json", own_data_of(application))
    for version in application.versions.select_related("form_version", "application__applicant").order_by("number"):
        yield from stream.add(Written(f"{folder}/aanvraag-versie-{version.number}.pdf"), [receipt_pdf(version)])
    for attachment in application.attachments.order_by("created_at"):
        if attachment.is_readable:
            name = stream.free_name(f"{folder}/bestanden", attachment.original_name)
            yield from stream.add(Written(name), content_of(attachment.file)())
    for letter in letters_of(application):
        name = stream.free_name(f"{folder}/brieven", file_name(letter))
        yield from stream.add(Written(name), content_of(letter.file)())


def _draft(stream: ZipStream, draft: Draft, folder: str) -> Iterator[bytes]:
    questions = definition_of(draft.form_version).questions
    content = {
        "begonnen": draft.created_at,
        "bewerkt": draft.edited_at,
        "verdwijnt": draft.expires_at,
        "antwoorden": [
            {"vraag": question.label, "getypt": draft.answers[question.id]}
            for question in questions
            if question.id in draft.answers
        ],
    }
    yield from _json(stream, f"{folder}/antwoorden.json", content)
    for attachment in draft.attachments.order_by("created_at"):
        if attachment.is_readable:
            name = stream.free_name(f"{folder}/bestanden", attachment.original_name)
            yield from stream.add(Written(name), content_of(attachment.file)())


def _json(stream: ZipStream, name: str, content: Any) -> Iterator[bytes]:
    text = json.dumps(content, ensure_ascii=False, indent=2, default=str)
    yield from stream.add(Written(name), [text.encode()])
