"""Private files that no row of the database knows any more: left by a process that died between storing and writing.

A file that is younger than a day is left alone: its row may be on the way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.core.files.storage import Storage
from django.db.models import FileField, Model

from fund_applications.lifecycle.keyset import chunks
from fund_applications.models import DestructionLine, private_storage

YOUNG = timedelta(days=1)
_CHUNK = 500


def orphans(now: datetime) -> Iterator[str]:
    """The names of private files without a row, a chunk of them in memory at a time."""
    storage = private_storage()
    known_fields = list(_fields_of(storage))
    for chunk in chunks(_walk(storage, ""), _CHUNK):
        unknown = set(chunk) - set(_still_to_delete())
        for model, field in known_fields:
            rows = model._base_manager.filter(**{f"{field}__in": list(unknown)})
            unknown -= set(rows.values_list(field, flat=True))
        for name in sorted(unknown):
            if storage.get_modified_time(name) <= now - YOUNG:
                yield name


def missing(now: datetime) -> Iterator[tuple[str, str]]:
    """Rows whose file is lost: the model with its key, and the name of the file."""
    storage = private_storage()
    for model, field in _fields_of(storage):
        rows = model._base_manager.exclude(**{field: ""}).values_list("pk", field)
        for key, name in rows.iterator(chunk_size=_CHUNK):
            if name and not storage.exists(name):
                yield f"{model._meta.label} {key}", name


def _fields_of(storage: Storage) -> Iterator[tuple[type[Model], str]]:
    for model in apps.get_app_config("fund_applications").get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, FileField) and field.storage is not None and _is_same(field.storage, storage):
                yield model, field.name


def _is_same(one: Any, other: Any) -> bool:
    return one is other or (type(one) is type(other) and one == other)


def _still_to_delete() -> Iterable[str]:
    """Files of destroyed cases that the next run deletes."""
    lines = DestructionLine.objects.exclude(files_to_delete=[]).values_list("files_to_delete", flat=True)
    return [stored[2] for files in lines for stored in files]


def _walk(storage: Storage, folder: str) -> Iterator[str]:
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in files:
        if name:
            yield f"{folder}/{name}".lstrip("/")
    for name in folders:
        if name:
            yield from _walk(storage, f"{folder}/{name}".lstrip("/"))
