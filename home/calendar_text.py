"""Days and moments as a calendar file (RFC 5545): lines of at most 75 octets that end in CRLF."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone

_OCTETS = 74


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A whole day: `code` makes it the same event in every download."""

    code: str
    words: str
    day: date
    url: str = ""

    def lines(self) -> list[str]:
        """The lines that only a whole day has."""
        return [
            f"DTSTART;VALUE=DATE:{self.day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{self.day + timedelta(days=1):%Y%m%d}",
            "TRANSP:TRANSPARENT",
        ]


@dataclass(frozen=True, slots=True)
class CalendarMoment:
    """Something with a time and a place; both moments are aware."""

    code: str
    words: str
    starts_at: datetime
    ends_at: datetime
    url: str = ""
    place: str = ""
    is_cancelled: bool = False

    def lines(self) -> list[str]:
        """The lines that only a moment has."""
        return [
            f"DTSTART:{_utc(self.starts_at)}",
            f"DTEND:{_utc(self.ends_at)}",
            *([f"LOCATION:{_escaped(self.place)}"] if self.place else []),
            f"STATUS:{'CANCELLED' if self.is_cancelled else 'CONFIRMED'}",
        ]


def calendar_text(entries: Iterable[CalendarDay | CalendarMoment], *, title: str) -> bytes:
    """The file."""
    host = urlsplit(settings.SITE_ADDRESS).hostname
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{host}//{_escaped(title)}//NL", "METHOD:PUBLISH"]
    for entry in entries:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{entry.code}@{host}",
            f"DTSTAMP:{_utc(timezone.now())}",
            f"SUMMARY:{_escaped(entry.words)}",
            *entry.lines(),
            *([f"URL:{entry.url}"] if entry.url else []),
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _fold(line)).encode()


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _escaped(text: str) -> str:
    one_line = text.replace("\r\n", "\n").replace("\r", "\n")
    return one_line.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _fold(line: str) -> list[str]:
    """Continue long lines on a next one that begins with a space, never within a character."""
    parts, current = [], ""
    for letter in line:
        if len((current + letter).encode()) > _OCTETS:
            parts.append(current)
            current = " "
        current += letter
    return [*parts, current]
