"""Destroying one case of an approved list: all of it or nothing, and again from where it stopped.

First the database, in one transaction that also writes what stays (`remnant`) and which files must go; then the files. A
process that dies in between leaves the names of the files on the line, and who comes next deletes them.
"""

from __future__ import annotations

from datetime import datetime

from django.apps import apps
from django.core.files.storage import Storage
from django.db import transaction

from fund_applications.lifecycle.calendar_days import day_of
from fund_applications.models import Application, DestructionLine, DestructionList, DestructionPermit
from fund_applications.publication.after_the_case import outlive
from fund_applications.retention.belongings import StoredFile, belongings, delete, files_of
from fund_applications.retention.due import why_not
from fund_applications.retention.minutes import strike_out
from fund_applications.retention.remnant import keep_remnant

State = DestructionLine.State


def destroy_line(line_id: int, now: datetime) -> None:
    """Do what is left to do for one line. Running it again, or two at once, changes nothing more."""
    with transaction.atomic():
        line = DestructionLine.objects.select_for_update(of=("self",)).get(pk=line_id)
        if line.state == State.WAITING and line.destruction_list.state == DestructionList.State.APPROVED:
            _destroy_or_keep(line, now)
    delete_files(line_id)


def _destroy_or_keep(line: DestructionLine, now: datetime) -> None:
    cases = Application.objects.select_for_update(of=("self",)).select_related("applicant", "round")
    application = cases.filter(pk=line.application_id or 0).first()
    obstacle = why_not(line.application_key, day_of(now))
    if application is None or obstacle:
        line.state = State.KEPT
        line.kept_reason = obstacle[:300]
        line.save(update_fields=["state", "kept_reason"])
        return
    found = belongings(application)
    line.files_to_delete = files_of(found)
    _permit(application, line)
    keep_remnant(application)
    outlive(application)
    strike_out(application)
    line.counts = {**delete(application, found), "files": len(line.files_to_delete)}
    line.application_id = None
    line.state = State.DESTROYED
    line.destroyed_at = now
    line.save()


def _permit(application: Application, line: DestructionLine) -> None:
    by = line.destruction_list
    if by.decided_by_id is None or by.decided_at is None:
        raise LookupError("a list is carried out only after a second person approved it")
    DestructionPermit.objects.update_or_create(
        application_key=application.pk,
        defaults={
            "reference": line.reference,
            "permitted_by_id": by.decided_by_id,
            "permitted_at": by.decided_at,
        },
    )


def delete_files(line_id: int) -> int:
    """Delete the stored files of a case that is gone from the database; how many. A file that is gone already is fine.

    Raises what the storage raises when it can't be reached; the names stay on the line until all files are gone.
    """
    line = DestructionLine.objects.get(pk=line_id)
    files: list[StoredFile] = line.files_to_delete
    if not files or line.state != State.DESTROYED:
        return 0
    for stored in files:
        storage_of(stored).delete(stored[2])
    DestructionLine.objects.filter(pk=line_id).update(files_to_delete=[])
    return len(files)


def storage_of(stored: StoredFile) -> Storage:
    """Where a file lies, by the field that held it."""
    model, field, _name = stored
    return apps.get_model(model)._meta.get_field(field).storage
