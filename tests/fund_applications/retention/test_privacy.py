"""AVG requests: their term, the copy of everything, and erasing what may go."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import AbstractUser
from django.core.files.storage import storages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fund_applications.lifecycle.calendar_days import AMSTERDAM
from fund_applications.lifecycle.events import verify
from fund_applications.models import (
    Application,
    CoApplicant,
    Conflict,
    Draft,
    FollowUp,
    MakerNews,
    OutgoingMail,
    PrivacyRequest,
    PrivacyStep,
    SupportResponse,
)
from fund_applications.retention.privacy.person import person_with
from fund_applications.retention.privacy.requests import answer_by, forget_answered
from tests.case_story import Cast
from tests.fund_applications.office.conftest import attach, form_version
from tests.fund_applications.retention.conftest import full_case

pytestmark = pytest.mark.django_db
AsUser = Callable[[Any], Client]
NOW = datetime(2026, 5, 4, 9, 0, tzinfo=AMSTERDAM)
EMAIL = "roosmarijn@geheim.example"
FORM = {
    "kind": "access",
    "received_on": "4-5-2026",
    "name": "Roosmarijn",
    "email": " Roosmarijn@Geheim.example",
    "identity_check": "Aan de balie",
}


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def known(cast: Cast) -> Application:
    """A case and a draft with a file, under one address."""
    application = full_case(cast, "granted", may_publish=True, name_publication="full").application
    draft = Draft.objects.create(
        form_version=form_version(),
        answers={"title": "Tweede plan"},
        email=EMAIL.upper(),
        edited_at=NOW,
        expires_at=NOW + timedelta(days=60),
    )
    stored = attach(application, "schets.png", b"schets", "image/png")
    stored.application, stored.draft = None, draft
    stored.save()
    return application


def registered(client: Client) -> PrivacyRequest:
    assert client.post(reverse("retention_privacy_new"), FORM).status_code == 302
    return PrivacyRequest.objects.get()


@pytest.mark.parametrize(
    ("received", "extended", "last"),
    [
        (date(2026, 3, 9), False, date(2026, 4, 9)),
        (date(2026, 1, 31), False, date(2026, 3, 2)),  # 28 February is a Saturday
        (date(2026, 4, 5), False, date(2026, 5, 6)),  # 5 May is a holiday
        (date(2026, 3, 9), True, date(2026, 6, 9)),
    ],
)
def test_an_answer_is_due_in_a_month_and_never_on_a_day_of_rest(received: date, extended: bool, last: date) -> None:
    assert answer_by(received, extended=extended) == last


def test_a_request_is_extended_once_with_a_reason_and_closed(
    cast: Cast, records: AbstractUser, as_user: AsUser
) -> None:
    client = as_user(records)
    found = registered(client)
    address = reverse("retention_privacy_request", args=[found.pk])
    assert found.due_on == date(2026, 6, 4)
    assert "Vul dit in" in client.post(address, {"verlengen": "1", "langer-reason": ""}).text
    client.post(address, {"verlengen": "1", "langer-reason": "Veel dossiers"})
    found.refresh_from_db()
    assert (found.due_on, found.extension_reason) == (date(2026, 8, 4), "Veel dossiers")
    assert "Verlengen mag een keer" in client.post(address, {"verlengen": "1", "langer-reason": "x"}, follow=True).text
    refused = {"afhandelen": "1", "antwoord-outcome": "refused", "antwoord-reason": ""}
    assert "Schrijf de redenen op" in client.post(address, refused).text
    client.post(address, {**refused, "antwoord-outcome": "granted"})
    found.refresh_from_db()
    assert (found.outcome, found.closed_by_id) == ("granted", records.pk)
    assert "al afgehandeld" in client.post(address, {**refused, "antwoord-reason": "x"}, follow=True).text
    assert [step.what for step in found.steps.all()] == ["registered", "extended", "closed"]


def test_after_the_first_month_it_is_too_late_to_extend(cast: Cast, records: AbstractUser, as_user: AsUser) -> None:
    found = registered(as_user(records))
    with time_machine.travel(NOW + timedelta(days=40), tick=False):
        page = as_user(records).post(
            reverse("retention_privacy_request", args=[found.pk]),
            {"verlengen": "1", "langer-reason": "x"},
            follow=True,
        )
    assert "Verlengen kon tot en met" in page.text


@pytest.mark.parametrize(
    "change",
    [
        {"email": "geen adres"},
        {"email": ""},
        {"received_on": "31-2-2026"},
        {"received_on": "5-5-2026"},
        {"received_on": "1-1-1990"},
        {"kind": "anders"},
        {"name": ""},
        {"identity_check": " "},
        {"name": "x" * 300},
        {"details": "a\x00b"},
    ],
)
def test_a_wrong_request_is_refused_and_keeps_what_was_typed(
    change: dict[str, str], cast: Cast, records: AbstractUser, as_user: AsUser
) -> None:
    page = as_user(records).post(reverse("retention_privacy_new"), {**FORM, **change})
    assert page.status_code == 200
    assert "office-errors" in page.text
    assert not PrivacyRequest.objects.exists()


def test_the_copy_holds_all_of_the_person_and_nothing_of_the_office(
    known: Application, records: AbstractUser, as_user: AsUser
) -> None:
    client = as_user(records)
    found = registered(client)
    page = client.get(reverse("retention_privacy_request", args=[found.pk])).text
    assert known.reference in page
    response = client.get(reverse("retention_privacy_export", args=[found.pk]))
    with zipfile.ZipFile(io.BytesIO(b"".join(response))) as copy:
        assert copy.testzip() is None
        names = copy.namelist()
        everything = "\n".join(copy.read(name).decode("utf-8", "ignore") for name in names)
        summary = json.loads(copy.read("overzicht.json"))
    assert summary["aanvragen"] == [known.reference]
    for name in (f"{known.reference}/gegevens.json", "concept-1/antwoorden.json", "concept-1/bestanden/schets.png"):
        assert name in names
    assert f"{known.reference}/aanvraag-versie-2.pdf" in names
    assert "Tweede plan" in everything
    assert "Notitiegeheim" not in everything
    assert PrivacyStep.objects.filter(what="exported", counts={"cases": 1, "drafts": 1}).exists()


def test_what_may_go_goes_and_the_case_stays_with_its_reason(
    known: Application, records: AbstractUser, as_user: AsUser
) -> None:
    client = as_user(records)
    found = registered(client)
    address = reverse("retention_privacy_request", args=[found.pk])
    assert "Wettelijke bewaarplicht: 7 jaar" in client.get(address).text
    stored = Draft.objects.get().attachments.get().file.name
    assert "Zet eerst een vinkje" in client.post(address, {"wissen": "1", "wat": ["zaak"]}, follow=True).text
    assert Draft.objects.exists()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.db.transaction.on_commit", lambda func, *args, **kwargs: func())
        client.post(address, {"wissen": "1", "wat": ["drafts", "consent", "mails"]})
    assert not Draft.objects.exists()
    assert not storages["private"].exists(stored)
    known.applicant.refresh_from_db()
    assert (known.applicant.may_publish, known.applicant.name_publication) == (False, "none")
    assert FollowUp.objects.filter(kind="consent_changed", application=known).exists()
    assert known.events.latest("sequence").name == "erase_extras"
    assert not OutgoingMail.objects.filter(application=None).exists()
    assert known.applicant.name == "Roosmarijn Zonnebloemkwekerij"
    step = PrivacyStep.objects.get(what="erased")
    assert step.counts == {"drafts": 1, "consent": 1, "mails": 1}
    assert list(verify()) == []


def test_a_neighbour_and_a_co_writer_are_found_and_erased(
    known: Application, records: AbstractUser, as_user: AsUser
) -> None:
    client = as_user(records)
    for email, code in (("buurvrouw@geheim.example", "support"), ("meeschrijver@geheim.example", "written_along")):
        client.post(reverse("retention_privacy_new"), {**FORM, "email": email})
        found = PrivacyRequest.objects.get(email=email)
        client.post(reverse("retention_privacy_request", args=[found.pk]), {"wissen": "1", "wat": [code]})
    answer = SupportResponse.objects.get()
    assert (answer.email, answer.name, answer.reason, answer.opinion) == ("", "", "", "for")
    assert not CoApplicant.objects.exists()


def test_photos_of_the_project_go_on_request_with_their_files(
    known: Application, records: AbstractUser, as_user: AsUser
) -> None:
    news = MakerNews.objects.create(application=known, heading="Nieuws", text="Het is af.", sent_at=NOW)
    photo = attach(known, "foto.png", b"foto", "image/png", news=news)
    client = as_user(records)
    found = registered(client)
    address = reverse("retention_privacy_request", args=[found.pk])
    assert "1 foto bij nieuws" in client.get(address).text
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.db.transaction.on_commit", lambda func, *args, **kwargs: func())
        client.post(address, {"wissen": "1", "wat": ["photos"]})
    assert not news.photos.exists()
    assert not storages["private"].exists(photo.file.name)
    assert known.events.latest("sequence").data == {"what": ["photos"]}


def test_a_year_after_the_answer_the_request_forgets_who_asked(
    known: Application, records: AbstractUser, as_user: AsUser
) -> None:
    client = as_user(records)
    found = registered(client)
    address = reverse("retention_privacy_request", args=[found.pk])
    client.post(
        address, {"afhandelen": "1", "antwoord-outcome": "granted", "antwoord-reason": "Gedaan voor Roosmarijn"}
    )
    assert forget_answered(NOW + timedelta(days=365)) == 0
    assert forget_answered(NOW + timedelta(days=366)) == 1
    found.refresh_from_db()
    assert (found.name, found.email, found.outcome_reason, found.outcome) == ("", "", "", "granted")
    page = client.get(address)
    assert known.reference not in page.text
    assert page.status_code == 200


def test_an_address_inside_the_answers_of_another_is_found(known: Application, records: AbstractUser) -> None:
    assert person_with("onbekend@geheim.example", records).is_known is False
    version = known.versions.get(number=1)
    type(version)._base_manager.filter(pk=version.pk).update(answers={"what": "Mail onbekend@geheim.example"})
    assert [case.pk for case in person_with("Onbekend@geheim.example", records).named_in] == [known.pk]


def test_a_case_with_a_conflict_is_left_to_a_colleague(
    known: Application, records: AbstractUser, as_user: AsUser
) -> None:
    Conflict.objects.create(application=known, person=records, declared_at=NOW)
    client = as_user(records)
    found = registered(client)
    page = client.get(reverse("retention_privacy_request", args=[found.pk])).text
    assert known.reference not in page
    assert "Laat een collega" in page
    OutgoingMail.objects.create(
        key="besluit", code="decision_announced", application=known, recipient=known.applicant.email, subject="Besluit"
    )
    assert not person_with(known.applicant.email, records).mails().filter(application=known).exists()
    Conflict.objects.all().delete()
    assert person_with(known.applicant.email, records).mails().filter(application=known).exists()


def test_pages_have_few_queries(known: Application, records: AbstractUser, as_user: AsUser) -> None:
    client = as_user(records)
    found = registered(client)
    for name, args, most in (("retention_privacy", [], 20), ("retention_privacy_request", [found.pk], 50)):
        with CaptureQueriesContext(connection) as seen:
            assert client.get(reverse(name, args=args)).status_code == 200
        assert len(seen) <= most
