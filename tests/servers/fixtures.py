"""The servers as pytest fixtures. They start when a test first asks for them."""

import os
from collections.abc import Iterator

import pytest
from pytest_django import Settings

from tests.servers.keeper import kept
from tests.servers.mail_server import MailServer
from tests.servers.object_storage import ObjectStorageAddress
from tests.servers.postgres import PostgresAddress
from tests.servers.virus_scanner import NO_SCANNER, VirusScannerAddress, program


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresAddress]:
    """A real PostgreSQL server: `.url(database)`, `.host`, `.port`, `.user`."""
    with kept("postgres") as address:
        yield address


@pytest.fixture(scope="session")
def s3_server() -> Iterator[ObjectStorageAddress]:
    """A real S3 server: `.client()`, `.new_bucket()`, `.endpoint`, `.access_key`, `.secret_key`, `.region`."""
    with kept("object_storage") as address:
        yield address


@pytest.fixture
def s3_bucket(s3_server: ObjectStorageAddress) -> str:
    """The name of an empty bucket of one's own."""
    return s3_server.new_bucket()


@pytest.fixture(scope="session")
def running_scanner() -> Iterator[VirusScannerAddress]:
    """Without clamd the test is skipped, loudly; with CI set it fails."""
    if program() is None:
        if os.environ.get("CI"):
            pytest.fail(NO_SCANNER)
        pytest.skip(NO_SCANNER)
    with kept("virus_scanner") as address:
        yield address


@pytest.fixture
def clamd(running_scanner: VirusScannerAddress, settings: Settings) -> VirusScannerAddress:
    """A real ClamAV that scans the uploads; it knows `tests.servers.virus_scanner.EICAR`."""
    settings.CLAMAV_ADDRESS = running_scanner.address
    return running_scanner


@pytest.fixture(scope="session")
def running_mail_server() -> Iterator[MailServer]:
    server = MailServer()
    server.start()
    yield server
    server.stop()


@pytest.fixture
def smtp_server(running_mail_server: MailServer) -> Iterator[MailServer]:
    """A real mail server, empty and friendly: `.inbox`, `.refuse(...)`, `.hang_up(...)`, `.host`, `.port`."""
    running_mail_server.reset()
    yield running_mail_server
    running_mail_server.reset()


@pytest.fixture
def mail_over_smtp(smtp_server: MailServer, settings: Settings) -> MailServer:
    """Django sends its mail to `smtp_server` instead of keeping it in memory."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = smtp_server.host
    settings.EMAIL_PORT = smtp_server.port
    settings.EMAIL_USE_TLS = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_TIMEOUT = 5
    return smtp_server


@pytest.fixture
def tls_mail_server(settings: Settings) -> Iterator[MailServer]:
    """A mail server that takes nothing but encrypted mail, and Django that sends its mail there."""
    server = MailServer(starttls=True)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = server.host, server.port
    settings.EMAIL_USE_TLS = True
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_TIMEOUT = 5
    yield server
    server.stop()
