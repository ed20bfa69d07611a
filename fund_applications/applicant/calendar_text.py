"""Days as a calendar file (RFC 5545): whole days, lines of at most 75 octets that end in CRLF."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One day: `code` makes it the same event in every download."""

    code: str
    words: str
    day: date
    url: str = ""


def calendar_text(days: Iterable[CalendarDay], *, title: str) -> bytes:
    """The file."""
    host = urlsplit(settings.SITE_ADDRESS).hostname
    stamp = timezone.now().strftime("%Y%m%dT%H%M%SZ")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{host}//{_escaped(title)}//NL", "METHOD:PUBLISH"]
    for each in days:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{each.code}@{host}",
            f"DTSTAMP:{stamp}",
            f"DTSTART;VALUE=DATE:{each.day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{each.day + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_escaped(each.words)}",
            *([f"URL:{each.url}"] if each.url else []),
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _fold(line)).encode()


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _fold(line: str) -> list[str]:
    """Continue long lines on a next one that begins with a space, never within a character."""
    parts, current = [], ""
    for letter in line:
        if len((current + letter).encode()) > 74:
            parts.append(current)
            current = " "
        current += letter
    return [*parts, current]
