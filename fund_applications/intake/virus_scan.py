"""Asking ClamAV about a file, where one is configured. Anything but a clear "clean" is not clean."""

from __future__ import annotations

import logging
from enum import StrEnum
from typing import BinaryIO
from urllib.parse import urlsplit

from clamav_client.clamd import ClamdError, ClamdNetworkSocket, ClamdUnixSocket
from django.conf import settings

logger = logging.getLogger(__name__)
_TIMEOUT_SECONDS = 60


class Verdict(StrEnum):
    """What the scanner said. UNKNOWN: it could not be asked, or it did not know; ask again later."""

    CLEAN = "clean"
    INFECTED = "infected"
    UNKNOWN = "unknown"


def is_configured() -> bool:
    """Whether files are scanned on this site."""
    return bool(settings.CLAMAV_ADDRESS)


def scan(stream: BinaryIO) -> Verdict:
    """Send the file to the scanner (INSTREAM)."""
    try:
        answer = _client().instream(stream).get("stream")
    except (ClamdError, OSError, ValueError) as error:
        logger.warning("The virus scanner gave no verdict: %s", error)
        return Verdict.UNKNOWN
    state = answer[0] if answer else ""
    if state == "OK":
        return Verdict.CLEAN
    if state == "FOUND":
        return Verdict.INFECTED
    logger.warning("The virus scanner gave no verdict: %s", answer)
    return Verdict.UNKNOWN


def _client() -> ClamdNetworkSocket | ClamdUnixSocket:
    """By `host:port`, or by the path of a socket."""
    address = urlsplit(f"//{settings.CLAMAV_ADDRESS}")
    if address.hostname and address.port:
        return ClamdNetworkSocket(host=address.hostname, port=address.port, timeout=_TIMEOUT_SECONDS)
    return ClamdUnixSocket(path=settings.CLAMAV_ADDRESS, timeout=_TIMEOUT_SECONDS)
