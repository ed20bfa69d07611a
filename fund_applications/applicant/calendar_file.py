"""The dates of a case as a calendar file (RFC 5545): whole days, no content of the case but its number."""

from __future__ import annotations

from datetime import date, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from fund_applications.applicant.next_steps import open_supplement
from fund_applications.applicant.outcomes import outcomes_of
from fund_applications.lifecycle.statuses import status_for_applicant
from fund_applications.models import Application, Status


def dates_of(application: Application) -> list[tuple[str, str, date]]:
    """Code, words and day of each date that is still to come."""
    found: list[tuple[str, str, date]] = []
    status = status_for_applicant(application)
    if (request := open_supplement(application)) is not None:
        found.append(("aanvullen", _("Laatste dag om je aanvraag aan te vullen"), request.due_on))
    if application.decide_by is not None:
        found.append(("besluit", _("Uiterlijk vandaag hoor je wat we beslissen"), application.decide_by))
    if status == Status.GRANTED and application.report_due_on is not None:
        found.append(("verslag", _("Laatste dag voor je verslag"), application.report_due_on))
    found += [
        ("bezwaar", _("Laatste dag om bezwaar te maken"), outcome.objection_until)
        for outcome in outcomes_of(application)[:1]
        if outcome.may_object
    ]
    return found


def calendar_of(application: Application) -> bytes:
    """The file, with lines of at most 75 octets that end in CRLF."""
    host = urlsplit(settings.SITE_ADDRESS).hostname
    stamp = timezone.now().strftime("%Y%m%dT%H%M%SZ")
    url = f"{settings.SITE_ADDRESS}{reverse('applicant:case', args=[application.public_id])}"
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{host}//Mijn aanvraag//NL", "METHOD:PUBLISH"]
    for code, words, day in dates_of(application):
        lines += [
            "BEGIN:VEVENT",
            f"UID:{application.public_id}-{code}@{host}",
            f"DTSTAMP:{stamp}",
            f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_escaped(f'{words} ({application.reference})')}",
            f"URL:{url}",
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
