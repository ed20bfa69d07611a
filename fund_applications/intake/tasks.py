"""Work outside the request. The row is the truth, a task only the nudge: each may run twice."""

from __future__ import annotations

import uuid

from django_tasks import task

from fund_applications.intake.uploads import scan_stored


@task()
def scan_attachment(attachment_id: str) -> None:
    """Ask the virus scanner about one file."""
    scan_stored(uuid.UUID(attachment_id))
