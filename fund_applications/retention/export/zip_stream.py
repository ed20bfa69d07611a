"""A zip file that is sent while it is made: never more of it in memory than one chunk of one file."""

from __future__ import annotations

import hashlib
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from io import RawIOBase
from typing import Any

from django.utils import timezone

CHUNK = 256 * 1024
LONGEST_NAME = 100


@dataclass(slots=True)
class Written:
    """What was written of one file: its name in the zip, its size in bytes and its sha256."""

    name: str
    size: int = 0
    sha256: str = ""


class _Drain(RawIOBase):
    """Takes what the zip writes and hands it on; can't go back, so sizes follow each file in the zip."""

    def __init__(self) -> None:
        self._waiting: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._waiting.append(bytes(data))
        return len(data)

    def taken(self) -> bytes:
        """What was written since the last time."""
        taken = b"".join(self._waiting)
        self._waiting.clear()
        return taken


class ZipStream:
    """Files are added one after another; each `add` gives the bytes that may be sent now."""

    def __init__(self, made_at: datetime) -> None:
        self._drain = _Drain()
        self._zip = zipfile.ZipFile(self._drain, "w", zipfile.ZIP_DEFLATED)
        self._date = timezone.localtime(made_at).timetuple()[:6]
        self._names: set[str] = set()

    def free_name(self, folder: str, name: str) -> str:
        """The path of a file with a safe name that is not used yet: a second `plan.pdf` becomes `plan-2.pdf`."""
        safe = safe_name(name)
        stem, dot, extension = safe.rpartition(".")
        stem, extension = (stem, f".{extension}") if dot else (safe, "")
        path, number = f"{folder}/{safe}".lstrip("/"), 2
        while path.casefold() in self._names:
            path, number = f"{folder}/{stem}-{number}{extension}".lstrip("/"), number + 1
        self._names.add(path.casefold())
        return path

    def add(self, written: Written, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """Add a file in pieces; `written` knows its size and checksum when all is taken."""
        info = zipfile.ZipInfo(written.name, self._date)
        info.compress_type = zipfile.ZIP_DEFLATED
        info.external_attr = 0o600 << 16
        digest = hashlib.sha256()
        with self._zip.open(info, "w", force_zip64=True) as target:
            for chunk in chunks:
                target.write(chunk)
                digest.update(chunk)
                written.size += len(chunk)
                if taken := self._drain.taken():
                    yield taken
        written.sha256 = digest.hexdigest()
        yield self._drain.taken()

    def close(self) -> bytes:
        """The directory at the end."""
        self._zip.close()
        return self._drain.taken()


def safe_name(name: str) -> str:
    """A name that no computer takes for a folder, a device or a command: letters, digits, dot, dash and underscore."""
    plain = unicodedata.normalize("NFKD", name.replace("\\", "/").rpartition("/")[2])
    ascii_only = plain.encode("ascii", "ignore").decode()
    cleaned = re.sub(r"[^\w.-]+", "_", ascii_only, flags=re.ASCII).strip("._- ")
    stem, dot, extension = cleaned.rpartition(".")
    if dot:
        return f"{stem[:LONGEST_NAME]}.{extension[:10]}"
    return cleaned[:LONGEST_NAME] or "bestand"
