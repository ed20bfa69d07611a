"""Stored files go with what they belong to, on disk and on S3; what nobody knows any more is found."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AbstractUser
from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages
from django.core.management import call_command
from django.utils import timezone
from storages.backends.s3 import S3Storage

from fund_applications.lifecycle import expiring_drafts
from fund_applications.models import Attachment, DestructionList, Draft, Letter
from fund_applications.retention import orphans as orphan_module
from fund_applications.retention.orphans import missing, orphans
from tests.case_story import Cast
from tests.fund_applications.office.conftest import attach, form_version
from tests.fund_applications.retention.conftest import LATER, full_case
from tests.fund_applications.retention.test_destroying import approved_list, carry_out
from tests.servers.object_storage import ObjectStorageAddress

pytestmark = pytest.mark.django_db


@pytest.fixture
def s3_store(s3_server: ObjectStorageAddress, s3_bucket: str, monkeypatch: pytest.MonkeyPatch) -> Storage:
    """Private files lie on S3."""
    store = S3Storage(
        bucket_name=s3_bucket,
        location="private",
        endpoint_url=s3_server.endpoint,
        region_name=s3_server.region,
        access_key=s3_server.access_key,
        secret_key=s3_server.secret_key,
        addressing_style="path",
        signature_version="s3v4",
        file_overwrite=False,
    )
    for model, field in ((Attachment, "file"), (Letter, "file"), (DestructionList, "certificate")):
        monkeypatch.setattr(model._meta.get_field(field), "storage", store)
    monkeypatch.setitem(storages._storages, "private", store)  # type: ignore[attr-defined]
    return store


def expired_draft(**fields: Any) -> Draft:
    """A draft without an address, over since yesterday."""
    now = timezone.now()
    return Draft.objects.create(
        form_version=form_version(), edited_at=now, expires_at=now - timedelta(days=1), **fields
    )


def test_files_on_s3_go_with_a_destroyed_case_and_with_an_expired_draft(
    s3_store: S3Storage,
    s3_server: ObjectStorageAddress,
    s3_bucket: str,
    cast: Cast,
    records: AbstractUser,
    second: AbstractUser,
    django_capture_on_commit_callbacks: Any,
) -> None:
    story = full_case(cast)
    draft_file = attach(story.application, "concept.png", b"png", "image/png")
    Attachment.objects.filter(pk=draft_file.pk).update(application=None, draft=expired_draft())

    def stored() -> list[str]:
        found = s3_server.client().list_objects_v2(Bucket=s3_bucket).get("Contents", [])
        return [each["Key"] for each in found]

    assert len(stored()) == 4
    with django_capture_on_commit_callbacks(execute=True):
        assert expiring_drafts.delete(timezone.now()) == 1
    assert len(stored()) == 3
    done = approved_list(records, second)
    assert carry_out(done.pk, LATER) is True
    done.refresh_from_db()
    assert stored() == [f"private/{done.certificate.name}"]
    s3_store.save("attachments/vergeten.pdf", ContentFile(b"x"))
    assert list(orphans(timezone.now() + timedelta(days=2))) == ["attachments/vergeten.pdf"]


def test_a_file_that_no_row_knows_is_found_and_deleted_on_request(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    story = full_case(cast)
    storages["private"].save("attachments/vergeten.pdf", ContentFile(b"x"))
    assert list(orphans(timezone.now())) == [], "its row may be on the way"
    monkeypatch.setattr(orphan_module, "YOUNG", timedelta(0))
    out = io.StringIO()
    call_command("orphaned_files", stdout=out)
    assert out.getvalue() == "orphan attachments/vergeten.pdf\n1 orphaned files found, 0 files lost\n"
    call_command("orphaned_files", "--delete", stdout=out)
    assert not storages["private"].exists("attachments/vergeten.pdf")
    letter = story.application.letters.get()
    assert storages["private"].exists(letter.file.name)
    storages["private"].delete(letter.file.name)
    assert [name for _row, name in missing(timezone.now())] == [letter.file.name]
