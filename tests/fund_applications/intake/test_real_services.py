"""Files of residents in a real S3 store, judged by a real ClamAV; and what people see when either is away."""

from __future__ import annotations

import urllib.error
import urllib.request
import uuid
import zipfile
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from config.s3_storage import S3Storage
from fund_applications.intake import virus_scan
from fund_applications.intake.infected import tell_applicant
from fund_applications.intake.submission import send
from fund_applications.intake.uploads import scan_waiting
from fund_applications.models import Application, ApplicationFormPage, Attachment
from tests.case_story import CaseStory
from tests.fund_applications.intake import sample_files as sample
from tests.fund_applications.intake.browsing import Browser, fill, open_form_page
from tests.fund_applications.intake.test_uploads import upload
from tests.servers.object_storage import ObjectStorageAddress
from tests.servers.virus_scanner import EICAR, LONGEST_STREAM, VirusScannerAddress

pytestmark = pytest.mark.django_db
Callbacks = Callable[..., Any]
NOWHERE = "http://127.0.0.1:9"


@pytest.fixture(scope="session")
def bucket(s3_server: ObjectStorageAddress) -> str:
    """One for all these tests: each has a folder of its own in it."""
    return s3_server.new_bucket()


@pytest.fixture
def folder() -> str:
    return f"private-{uuid.uuid4().hex}"


def storage_at(endpoint: str, bucket: str, folder: str, server: ObjectStorageAddress) -> S3Storage:
    """The private storage as the settings make it from S3_BUCKET and its friends."""
    return S3Storage(
        bucket_name=bucket,
        location=folder,
        endpoint_url=endpoint,
        region_name=server.region,
        access_key=server.access_key,
        secret_key=server.secret_key,
        addressing_style="path",
        signature_version="s3v4",
        default_acl=None,
        file_overwrite=False,
        querystring_auth=True,
        querystring_expire=60,
    )


@pytest.fixture
def store_at(
    s3_server: ObjectStorageAddress, bucket: str, folder: str, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], S3Storage]:
    """Let uploads go to S3 at this address from here on."""

    def at(endpoint: str) -> S3Storage:
        storage = storage_at(endpoint, bucket, folder, s3_server)
        monkeypatch.setattr(Attachment._meta.get_field("file"), "storage", storage)
        return storage

    return at


@pytest.fixture
def objects(
    s3_server: ObjectStorageAddress, bucket: str, folder: str, store_at: Callable[[str], S3Storage]
) -> Callable[[], list[str]]:
    """What lies in the bucket; uploads go there."""
    store_at(s3_server.endpoint)
    client = s3_server.client()
    return lambda: [item["Key"] for item in client.list_objects_v2(Bucket=bucket, Prefix=folder).get("Contents", [])]


@pytest.fixture
def form_page() -> ApplicationFormPage:
    return open_form_page()


@pytest.fixture
def browser(form_page: ApplicationFormPage) -> Browser:
    return Browser().begin(form_page).step(5)


def address_of(attachment: Attachment) -> str:
    return reverse("intake:file", args=[attachment.draft_id, attachment.pk])


def infected() -> bytes:
    """A Word file with the test virus in it."""
    return sample.word(compression=zipfile.ZIP_STORED, **{"word/kwaad.xml": EICAR})


def test_a_file_lies_in_s3_under_a_random_name_and_only_its_owner_reads_it(
    browser: Browser, objects: Callable[[], list[str]], s3_server: ObjectStorageAddress, bucket: str, folder: str
) -> None:
    upload(browser, sample.pdf(), "Plan van Bep.pdf")
    attachment = Attachment.objects.get()
    (key,) = objects()
    assert key == f"{folder}/{attachment.file.name}"
    assert "Bep" not in key
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{s3_server.endpoint}/{bucket}/{key}", timeout=10)  # noqa: S310
    assert refused.value.code == 403
    own = browser.client.get(address_of(attachment))
    assert b"".join(own.streaming_content) == sample.pdf()  # type: ignore[attr-defined]
    assert "Plan van Bep.pdf" in own["Content-Disposition"]
    assert Client().get(address_of(attachment)).status_code == 403


def test_a_signed_address_opens_a_file_for_a_minute_and_not_when_it_was_touched(
    browser: Browser, objects: Callable[[], list[str]]
) -> None:
    upload(browser, sample.pdf(), "plan.pdf")
    signed = Attachment.objects.get().file.url
    assert "X-Amz-Expires=60" in signed
    with urllib.request.urlopen(signed, timeout=10) as answer:  # noqa: S310
        assert answer.read() == sample.pdf()
    with pytest.raises(urllib.error.HTTPError):
        urllib.request.urlopen(signed.replace("X-Amz-Expires=60", "X-Amz-Expires=6000"), timeout=10)  # noqa: S310


def test_what_is_removed_or_deleted_with_its_draft_is_gone_from_s3(
    browser: Browser, objects: Callable[[], list[str]], django_capture_on_commit_callbacks: Callbacks
) -> None:
    for name in ("een.pdf", "twee.pdf"):
        upload(browser, sample.pdf(), name)
    assert len(objects()) == 2
    with django_capture_on_commit_callbacks(execute=True):
        browser.press("Verwijder een.pdf")
    assert len(objects()) == 1
    with django_capture_on_commit_callbacks(execute=True):
        browser.client.post(reverse("intake:delete", args=[browser.draft.pk]), {"csrfmiddlewaretoken": token(browser)})
    assert objects() == []


def token(browser: Browser) -> str:
    return str(browser.soup.find("input", attrs={"name": "csrfmiddlewaretoken"})["value"])  # type: ignore[index]


def test_while_s3_is_away_people_are_told_and_nothing_else_gets_lost(
    browser: Browser, objects: Callable[[], list[str]], store_at: Callable[[str], S3Storage]
) -> None:
    upload(browser, sample.pdf(), "plan.pdf")
    attachment = Attachment.objects.get()
    store_at(NOWHERE)
    upload(browser, sample.pdf(), "tweede.pdf")
    assert "Dat ligt aan ons" in browser.text
    assert Attachment.objects.count() == 1
    page = browser.client.get(address_of(attachment))
    assert page.status_code == 503
    assert "Het bestand is niet weg" in page.text


# --- ClamAV -------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("clamd")
def test_nobody_reads_a_file_before_clamav_called_it_clean(
    browser: Browser, objects: Callable[[], list[str]], django_capture_on_commit_callbacks: Callbacks
) -> None:
    with django_capture_on_commit_callbacks() as callbacks:
        upload(browser, sample.pdf(), "plan.pdf")
    attachment = Attachment.objects.get()
    assert attachment.scan == Attachment.Scan.PENDING
    assert browser.client.get(address_of(attachment)).status_code == 404
    for callback in callbacks:
        callback()
    attachment.refresh_from_db()
    assert attachment.scan == Attachment.Scan.CLEAN
    assert b"".join(browser.client.get(address_of(attachment)).streaming_content) == sample.pdf()  # type: ignore[attr-defined]


@pytest.mark.usefixtures("clamd")
def test_what_clamav_finds_is_gone_from_s3_told_to_the_applicant_and_never_sent(
    browser: Browser, objects: Callable[[], list[str]], django_capture_on_commit_callbacks: Callbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        upload(browser, infected(), "plan.docx")
    attachment = Attachment.objects.get()
    assert attachment.scan == Attachment.Scan.INFECTED
    assert objects() == []
    assert browser.client.get(address_of(attachment)).status_code == 404
    fill(browser.draft)
    browser.step(5)
    assert "zit een virus" in browser.text
    browser.visit(reverse("intake:check", args=[browser.draft.pk]))
    browser.press("Verstuur je aanvraag", {"signature": "yes"})
    assert not Application.objects.exists()


def test_a_file_waits_for_a_scanner_that_is_away_and_is_asked_about_again(
    browser: Browser,
    objects: Callable[[], list[str]],
    settings: Settings,
    running_scanner: VirusScannerAddress,
    store_at: Callable[[str], S3Storage],
    s3_server: ObjectStorageAddress,
    django_capture_on_commit_callbacks: Callbacks,
) -> None:
    settings.CLAMAV_ADDRESS = "127.0.0.1:9"
    with django_capture_on_commit_callbacks(execute=True):
        upload(browser, infected(), "plan.docx")
    later = timezone.now() + timedelta(minutes=6)
    assert scan_waiting(later) == 1
    assert Attachment.objects.get().scan == Attachment.Scan.PENDING
    settings.CLAMAV_ADDRESS = running_scanner.address
    store_at(NOWHERE)
    assert scan_waiting(later) == 1, "the storage is away, and the sweep goes on"
    assert Attachment.objects.get().scan == Attachment.Scan.PENDING
    store_at(s3_server.endpoint)
    scan_waiting(later)
    assert Attachment.objects.get().scan == Attachment.Scan.INFECTED
    assert objects() == []


def test_what_is_found_after_sending_is_told_by_a_message_once(
    browser: Browser,
    objects: Callable[[], list[str]],
    settings: Settings,
    running_scanner: VirusScannerAddress,
    mailoutbox: list,
    django_capture_on_commit_callbacks: Callbacks,
) -> None:
    settings.CLAMAV_ADDRESS = "127.0.0.1:9"
    upload(browser, infected(), "plan.docx")
    draft = fill(browser.draft)
    application = send(draft.pk, revision=draft.revision, signed=True)
    settings.CLAMAV_ADDRESS = running_scanner.address
    with django_capture_on_commit_callbacks(execute=True):
        scan_waiting(timezone.now() + timedelta(minutes=6))
    attachment = application.attachments.get()
    assert attachment.scan == Attachment.Scan.INFECTED
    assert tell_applicant(attachment, timezone.now()) is None
    message = application.messages.get()
    assert "plan.docx" in message.body
    assert message.direction == message.Direction.TO_APPLICANT
    assert "plan.docx" not in mailoutbox[-1].body
    assert mailoutbox[-1].to == [application.applicant.email]


def test_a_file_that_a_colleague_added_is_no_message_to_the_applicant() -> None:
    application = CaseStory().application
    added = Attachment.objects.create(
        application=application, original_name="x.pdf", size=1, sha256="0", scan="infected"
    )
    assert tell_applicant(added, timezone.now()) is None
    assert not application.messages.exists()


def test_more_than_clamav_takes_and_a_scanner_that_hangs_are_no_verdict(
    clamd: VirusScannerAddress, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    import io
    import socket

    assert virus_scan.scan(io.BytesIO(b"goed")) is virus_scan.Verdict.CLEAN
    assert virus_scan.scan(io.BytesIO(EICAR)) is virus_scan.Verdict.INFECTED
    assert virus_scan.scan(io.BytesIO(b"0" * (LONGEST_STREAM + 1024))) is virus_scan.Verdict.UNKNOWN
    monkeypatch.setattr(virus_scan, "_TIMEOUT_SECONDS", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        settings.CLAMAV_ADDRESS = f"127.0.0.1:{deaf.getsockname()[1]}"
        assert virus_scan.scan(io.BytesIO(b"goed")) is virus_scan.Verdict.UNKNOWN
