"""Files in the form: with and without JavaScript, refused kindly, kept privately, read by nobody else."""

from __future__ import annotations

import io
import socket
import threading
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from fund_applications.intake import virus_scan
from fund_applications.intake.uploads import scan_waiting
from fund_applications.models import Application, ApplicationFormPage, Attachment
from tests.fund_applications.intake import sample_files as sample
from tests.fund_applications.intake.browsing import Browser, fill, open_form_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def form_page() -> ApplicationFormPage:
    return open_form_page()


@pytest.fixture
def browser(form_page: ApplicationFormPage) -> Browser:
    return Browser().begin(form_page).step(5)


def file_names(browser: Browser) -> list[str]:
    """The input names of the questions for files."""
    return [f"q-{question.id}" for question in browser.definition.questions if question.type == "files"]


def upload(browser: Browser, content: bytes, name: str) -> Browser:
    """Choose a file and press the button, as without JavaScript."""
    return browser.press("Voeg dit bestand toe", {file_names(browser)[0]: SimpleUploadedFile(name, content)})


def send(browser: Browser, content: bytes, name: str) -> HttpResponse:
    """Send a file as upload.js does."""
    field = file_names(browser)[0]
    token = str(browser.soup.find("input", attrs={"name": "csrfmiddlewaretoken"})["value"])  # type: ignore[index]
    address = reverse("intake:upload", args=[browser.draft.pk, field.removeprefix("q-")])
    return browser.client.post(address, {"csrfmiddlewaretoken": token, field: SimpleUploadedFile(name, content)})


def test_a_file_is_added_with_a_button_and_shown_by_its_own_name(browser: Browser) -> None:
    upload(browser, sample.pdf(), "Mijn plan.pdf")
    assert "Mijn plan.pdf" in browser.text
    assert "Ontvangen" in browser.text
    attachment = Attachment.objects.get()
    assert "plan" not in str(attachment.file.name)
    assert attachment.scan == Attachment.Scan.NOT_SCANNED
    assert attachment.content_type == "application/pdf"


def test_a_file_that_was_chosen_comes_along_with_every_button(browser: Browser) -> None:
    browser.press("Naar stap 6", {file_names(browser)[1]: SimpleUploadedFile("foto.jpg", sample.photo())})
    assert browser.title.startswith("Stap 6 van 6")
    assert Attachment.objects.get().original_name == "foto.jpg"


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"MZ" + b"\x00" * 50, "plan.pdf", "Dit is een programma"),
        (sample.pdf(password="x"), "slot.pdf", "wachtwoord"),
        (sample.pdf()[:200], "half.pdf", "beschadigd"),
        (b"x" * (10 * 1024 * 1024 + 1), "groot.pdf", "te groot"),
    ],
    ids=["program", "locked", "damaged", "too big"],
)
def test_a_refusal_names_the_file_and_keeps_what_was_typed(
    browser: Browser, content: bytes, name: str, words: str
) -> None:
    film = next(q for q in browser.definition.questions if q.label == "Waar staat je filmpje?")
    answers = {file_names(browser)[0]: SimpleUploadedFile(name, content), f"q-{film.id}": "https://voorbeeld.example/f"}
    browser.press("Naar stap 6", answers)
    assert browser.title.startswith("1 foutmelding - Stap 5 van 6")
    assert browser.errors[0].startswith(f"{name}: ")
    assert words in browser.errors[0]
    assert browser.draft.answers[film.id] == "https://voorbeeld.example/f"
    assert not Attachment.objects.exists()
    browser.step(5)
    assert browser.errors == []


def test_an_empty_file_is_told_apart_from_no_file(browser: Browser) -> None:
    browser.press("Voeg dit bestand toe")
    assert "Kies eerst een bestand" in browser.errors[0]
    response = send(browser, b"", "leeg.pdf")
    assert response.status_code == 422
    assert "leeg" in response.json()["message"]


def test_two_hundred_megabytes_are_thrown_away_while_they_come_in(browser: Browser, settings: Settings) -> None:
    settings.UPLOAD_MAX_BYTES = 100_000
    response = send(browser, b"x" * 5_000_000, "film.pdf")
    assert response.status_code == 413
    assert "te groot" in response.json()["message"]
    upload(browser, b"x" * 5_000_000, "film.pdf")
    assert "te groot" in browser.errors[0]


def test_javascript_gets_the_list_or_a_message(browser: Browser) -> None:
    response = send(browser, sample.photo(), "foto.jpg")
    assert response.status_code == 200
    assert "foto.jpg" in response.content.decode()
    refused = send(browser, b"tekst", "plan.pdf")
    assert refused.status_code == 422
    assert refused.json()["message"].startswith("plan.pdf: ")


def test_no_more_files_than_the_question_and_the_application_take(browser: Browser, settings: Settings) -> None:
    for number in range(3):
        assert send(browser, sample.photo(), f"{number}.jpg").status_code == 200
    assert "hooguit 3 bestanden" in send(browser, sample.photo(), "vier.jpg").json()["message"]
    settings.UPLOAD_MAX_FILES = 3
    browser.step(5)
    browser.press("Bewaar", {file_names(browser)[1]: SimpleUploadedFile("vijf.jpg", sample.photo())})
    assert "passen hooguit 3 bestanden" in browser.errors[0]


def test_a_file_is_removed_from_the_list_and_from_the_storage(
    browser: Browser, django_capture_on_commit_callbacks: Any
) -> None:
    upload(browser, sample.pdf(), "plan.pdf")
    attachment = Attachment.objects.get()
    storage, stored = attachment.file.storage, str(attachment.file.name)
    with django_capture_on_commit_callbacks(execute=True):
        browser.press("Verwijder")
    assert "plan.pdf" not in browser.text
    assert not Attachment.objects.exists()
    assert not storage.exists(stored)


def test_a_download_is_not_run_by_a_browser_and_not_given_to_others(browser: Browser) -> None:
    upload(browser, sample.pdf(), 'Mijn "plan".pdf')
    attachment = Attachment.objects.get()
    address = reverse("intake:file", args=[browser.draft.pk, attachment.pk])
    response = browser.client.get(address)
    assert b"".join(response.streaming_content) == sample.pdf()  # type: ignore[attr-defined]
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert "no-store" in response["Cache-Control"]
    assert Browser().client.get(address).status_code == 403
    other = Browser().begin(ApplicationFormPage.objects.get())
    assert other.client.get(reverse("intake:file", args=[other.draft.pk, attachment.pk])).status_code == 404


def test_files_go_along_with_the_application_and_what_was_not_asked_does_not(browser: Browser) -> None:
    upload(browser, sample.pdf(), "plan.pdf")
    draft = fill(browser.draft)
    browser.visit(reverse("intake:check", args=[draft.pk]))
    browser.press("Verstuur je aanvraag", {"signature": "yes"})
    application = Application.objects.get()
    attachment = application.attachments.get()
    assert attachment.draft_id is None
    assert str(attachment.pk) in str(application.versions.get().answers)
    response = browser.client.get(reverse("intake:copy_json", args=[draft.pk]))
    assert attachment.sha256 in response.content.decode()


# --- Virus scanner ------------------------------------------------------------------------------------


class Scanner:
    """A clamd that knows one virus."""

    def __init__(self) -> None:
        self.server = socket.create_server(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self.server.getsockname()[1]}"
        self.thread = threading.Thread(target=self._serve, daemon=True)
        self.thread.start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _address = self.server.accept()
            except OSError:
                return
            with connection:
                self._answer(connection)

    @staticmethod
    def _answer(connection: socket.socket) -> None:
        stream = connection.makefile("rb")
        command = stream.read(len(b"nINSTREAM\n")) if connection else b""
        content = b""
        while length := int.from_bytes(stream.read(4), "big"):
            content += stream.read(length)
        found = b"kwaad-spul" in content
        end = b"\n" if command.startswith(b"n") else b"\0"
        connection.sendall((b"stream: Test-Virus FOUND" if found else b"stream: OK") + end)


@pytest.fixture
def scanner(settings: Settings) -> Iterator[Scanner]:
    clamd = Scanner()
    settings.CLAMAV_ADDRESS = clamd.address
    yield clamd
    clamd.server.close()


@pytest.mark.usefixtures("scanner")
def test_a_file_is_read_by_nobody_before_the_scan_and_by_its_owner_after_it(
    browser: Browser, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks() as callbacks:
        upload(browser, sample.pdf(), "plan.pdf")
    assert "We kijken dit bestand na op virussen" in browser.text
    address = reverse("intake:file", args=[browser.draft.pk, Attachment.objects.get().pk])
    assert browser.client.get(address).status_code == 404
    for callback in callbacks:
        callback()
    assert Attachment.objects.get().scan == Attachment.Scan.CLEAN
    assert b"".join(browser.client.get(address).streaming_content) == sample.pdf()  # type: ignore[attr-defined]


@pytest.mark.usefixtures("scanner")
def test_an_infected_file_is_thrown_away_told_and_stops_sending(
    browser: Browser, django_capture_on_commit_callbacks: Any
) -> None:
    infected = sample.word(compression=zipfile.ZIP_STORED, **{"word/kwaad.xml": b"kwaad-spul"})
    with django_capture_on_commit_callbacks(execute=True):
        upload(browser, infected, "plan.docx")
    attachment = Attachment.objects.get()
    assert attachment.scan == Attachment.Scan.INFECTED
    assert not attachment.file.storage.exists(str(attachment.file.name))
    fill(browser.draft)
    browser.step(5)
    assert "zit een virus" in browser.text
    browser.visit(reverse("intake:check", args=[browser.draft.pk]))
    browser.press("Verstuur je aanvraag", {"signature": "yes"})
    assert "Verwijder dit bestand" in browser.errors[0]
    assert not Application.objects.exists()


def test_a_scanner_that_is_away_leaves_the_file_waiting_and_asks_again(
    browser: Browser, settings: Settings, django_capture_on_commit_callbacks: Any
) -> None:
    settings.CLAMAV_ADDRESS = "127.0.0.1:9"
    with django_capture_on_commit_callbacks(execute=True):
        upload(browser, sample.pdf(), "plan.pdf")
    assert Attachment.objects.get().scan == Attachment.Scan.PENDING
    clamd = Scanner()
    settings.CLAMAV_ADDRESS = clamd.address
    assert scan_waiting(timezone.now() + timedelta(minutes=6)) == 1
    assert Attachment.objects.get().scan == Attachment.Scan.CLEAN
    clamd.server.close()


@pytest.mark.usefixtures("scanner")
def test_only_a_clear_answer_is_clean() -> None:
    assert virus_scan.scan(io.BytesIO(b"goed")) is virus_scan.Verdict.CLEAN
    assert virus_scan.scan(io.BytesIO(b"kwaad-spul")) is virus_scan.Verdict.INFECTED
