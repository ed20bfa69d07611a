"""Whether a copy is what we received: by its number and checksum, or by the file itself (Awb 2:25).

Nobody learns from it what is in an application: an answer is yes with the moment of receipt, or no. A number that is
not known and a checksum that does not fit give the same no.
"""

from __future__ import annotations

import enum
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils import translation

from fund_applications.intake.receipt import receipt_json
from fund_applications.lifecycle.receipts import digest
from fund_applications.models import ApplicationVersion, IssuedCopy
from fund_applications.questions.text import storable

LARGEST_JSON = 2 * 1024 * 1024
"""Bytes; the longest form with the longest answers stays far below it."""

CHECKSUM_LENGTH = 64


class Verdict(enum.StrEnum):
    """What is known of a copy."""

    YES = "yes"
    ANSWERS_ONLY = "answers_only"
    """The part under the checksum is right, but something else in the file was changed, such as the words."""
    NO = "no"


@dataclass(frozen=True, slots=True)
class Checked:
    """The answer; `version` says what was received and when, and is None exactly when it is no.

    `of_file`: the content itself was compared. Without it only number and checksum fit, whatever else a copy says.
    """

    verdict: Verdict
    version: ApplicationVersion | None = None
    of_file: bool = False


NO = Checked(Verdict.NO)


def check_numbers(number: str, checksum: str) -> Checked:
    """Whether a version with this number of an application has this checksum."""
    found = _versions().filter(application__reference__iexact=number, digest=checksum).order_by("number").first()
    return Checked(Verdict.YES, found) if found else NO


def check_file(content: bytes) -> Checked:
    """Whether a file is a copy that we gave out, byte for byte; of JSON also whether its content is right."""
    known = IssuedCopy.objects.filter(sha256=hashlib.sha256(content).hexdigest()).values("version")
    version = _versions().filter(pk__in=known).first()
    if version is not None:
        return Checked(Verdict.YES, version, of_file=True)
    return _check_json(content)


def remember(version: ApplicationVersion, content: bytes) -> bytes:
    """Keep the checksum of a copy that is given out now; gives the same content back."""
    IssuedCopy.objects.get_or_create(sha256=hashlib.sha256(content).hexdigest(), defaults={"version": version})
    return content


def _versions() -> QuerySet[ApplicationVersion]:
    return ApplicationVersion.objects.select_related("application", "form_version")


def _check_json(content: bytes) -> Checked:
    """A file that was saved again (other line ends, another program) is still right when its content is."""
    copy = _read(content)
    received = copy.get("receipt")
    if not isinstance(received, Mapping) or not isinstance(received.get("reference"), str):
        return NO
    try:
        checksum = digest(received)
    except (ValueError, RecursionError):
        return NO
    checked = check_numbers(storable(received["reference"]), checksum)
    if checked.version is None:
        return NO
    if copy in _copies_as_we_make_them(checked.version):
        return Checked(Verdict.YES, checked.version, of_file=True)
    return Checked(Verdict.ANSWERS_ONLY, checked.version, of_file=True)


def _read(content: bytes) -> Mapping[str, Any]:
    if len(content) > LARGEST_JSON:
        return {}
    try:
        copy = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    return copy if isinstance(copy, Mapping) else {}


def _copies_as_we_make_them(version: ApplicationVersion) -> list[Mapping[str, Any]]:
    copies = []
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            copies.append(json.loads(receipt_json(version)))
    return copies
