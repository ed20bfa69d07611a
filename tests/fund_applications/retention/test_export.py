"""A case as a zip: complete, with metadata, streamed, and written in the log."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree import ElementTree

import pytest
import time_machine
from django.contrib.auth.models import AbstractUser
from django.test import Client
from django.urls import reverse

from fund_applications.lifecycle.events import verify
from fund_applications.lifecycle.retention_term import retention_date
from fund_applications.models import Attachment, Conflict
from fund_applications.retention.export.of_case import record_export, zip_of_case
from fund_applications.retention.export.zip_stream import Written, ZipStream, safe_name
from tests.case_story import Cast
from tests.fund_applications.office.conftest import attach
from tests.fund_applications.retention.conftest import LATER, closed, full_case

pytestmark = pytest.mark.django_db
NS = "{https://www.nationaalarchief.nl/mdto}"


@pytest.fixture(autouse=True)
def _later() -> Iterator[None]:
    with time_machine.travel(LATER, tick=False):
        yield


def test_the_zip_holds_the_whole_case_with_metadata(
    cast: Cast, records: AbstractUser, as_user: Callable[[Any], Client]
) -> None:
    story = full_case(cast)
    attach(story.application, "twee.pdf", b"twee", "application/pdf")
    Attachment.objects.filter(size=4).update(original_name="../../Hommelpaadje.pdf")
    reference = story.application.reference
    response = as_user(records).get(reverse("retention_export", args=[story.application.public_id]))
    assert response.streaming
    assert reference in response["Content-Disposition"]
    with zipfile.ZipFile(io.BytesIO(b"".join(response))) as whole:
        assert whole.testzip() is None
        names = whole.namelist()
        for name in (
            "zaak.json",
            "gebeurtenissen.json",
            "aanvraag/versie-1/antwoorden.json",
            "aanvraag/versie-2/antwoorden.pdf",
            "bestanden/Hommelpaadje.pdf",
            "bestanden/Hommelpaadje-2.pdf",
            "berichten/berichten.json",
            f"{reference}.mdto.xml",
        ):
            assert f"{reference}/{name}" in names
        assert not [name for name in names if ".." in name or name.startswith("/")]
        for name in names:
            if not name.endswith(".mdto.xml"):
                _check_metadata(whole, name)
        log = json.loads(whole.read(f"{reference}/gebeurtenissen.json"))
        assert [each["vorige_hash"] for each in log[1:]] == [each["hash"] for each in log[:-1]]
        assert log[-1]["gebeurtenis"] == "export_case"
        case = _xml(whole.read(f"{reference}/{reference}.mdto.xml"))
    order = list(dict.fromkeys(child.tag.removeprefix(NS) for child in case))
    assert order == [
        "identificatie",
        "naam",
        "aggregatieniveau",
        "classificatie",
        "omschrijving",
        "dekkingInTijd",
        "taal",
        "event",
        "waardering",
        "bewaartermijn",
        "informatiecategorie",
        "heeftRepresentatie",
        "archiefvormer",
        "activiteit",
        "beperkingGebruik",
    ]
    assert case.findtext(f"{NS}bewaartermijn/{NS}termijnLooptijd") == "P5Y"
    last = retention_date(story.application)
    assert case.findtext(f"{NS}bewaartermijn/{NS}termijnEinddatum") == (last.isoformat() if last else "")
    assert list(verify()) == []


def _xml(content: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(content)[0]  # noqa: S314 - we wrote it ourselves a moment ago


def _check_metadata(whole: zipfile.ZipFile, name: str) -> None:
    stored = _xml(whole.read(f"{name}.bestand.mdto.xml"))
    content = whole.read(name)
    assert stored.tag == f"{NS}bestand"
    assert stored.findtext(f"{NS}omvang") == str(len(content))
    assert stored.findtext(f"{NS}checksum/{NS}checksumWaarde") == hashlib.sha256(content).hexdigest()


def test_an_export_is_written_in_the_log_with_who(cast: Cast, records: AbstractUser) -> None:
    application = closed(cast)
    record_export(application.pk, records, LATER)
    event = application.events.latest("sequence")
    assert (event.name, event.actor_id, event.to_status) == ("export_case", records.pk, application.status)


def test_who_may_not_read_the_case_gets_no_export(
    cast: Cast, records: AbstractUser, as_user: Callable[[Any], Client]
) -> None:
    application = closed(cast)
    open_case = closed(cast, "under_review")
    Conflict.objects.create(application=application, person=records, declared_at=LATER)
    for case in (application, open_case):
        assert as_user(records).get(reverse("retention_export", args=[case.public_id])).status_code == 302
    assert as_user(cast.handler).get(reverse("retention_export", args=[application.public_id])).status_code == 302


def test_a_lost_file_does_not_take_the_export_with_it(cast: Cast) -> None:
    application = closed(cast)
    lost = attach(application, "weg.pdf", b"x", "application/pdf")
    lost.file.storage.delete(lost.file.name)
    with zipfile.ZipFile(io.BytesIO(b"".join(zip_of_case(application, LATER)))) as whole:
        assert "niet meer" in whole.read(f"{application.reference}/bestanden/weg.pdf").decode()


def test_a_large_file_is_sent_in_pieces() -> None:
    """However large a file is, what waits in memory is one piece of it."""
    stream, piece = ZipStream(LATER), bytes(range(256)) * 4096
    largest = max(len(sent) for sent in stream.add(Written("groot.bin"), (piece for _number in range(40))))
    assert largest <= 2 * len(piece)


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\temp\\plan.pdf", "plan.pdf"),
        ("begroting 2027 (définitief).xlsx", "begroting_2027_definitief_.xlsx"),
        ("...", "bestand"),
        ("", "bestand"),
        ("日本", "bestand"),
        ("a" * 300 + ".pdf", "a" * 100 + ".pdf"),
    ],
)
def test_names_are_made_safe(given: str, safe: str) -> None:
    assert safe_name(given) == safe
