"""Small pieces of HTML and wording that several screens share: names, statuses, deadlines."""

from __future__ import annotations

from typing import Any

from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from fund_applications.models import Application, Status
from fund_applications.office.deadline import DeadlineSignal

_STATUS_TONES = {
    Status.SUBMITTED: "new",
    Status.SUPPLEMENT_REQUESTED: "still",
    Status.UNDER_REVIEW: "busy",
    Status.ADVISED: "busy",
    Status.GRANTED: "good",
    Status.REJECTED: "closed",
    Status.NOT_PROCESSED: "closed",
    Status.WITHDRAWN: "closed",
    Status.REFERRED: "closed",
    Status.REPORT_SUBMITTED: "new",
    Status.DETERMINED: "good",
    Status.REVOKED: "closed",
}


def name_of(person: Any) -> str:
    """How a colleague is called: the full name, or the login name of who filled in none."""
    return person.get_full_name() or person.get_username()


def number_and_title(application: Application) -> SafeString:
    """A case in a list: its number, and its title below it."""
    return format_html(
        '<span class="office-number">{}</span> <span class="office-title">{}</span>',
        application.reference,
        application.title,
    )


def status_tag(application: Application) -> SafeString:
    """The status in words, with a tone that only repeats the word."""
    tone = _STATUS_TONES[Status(application.status)]
    return format_html(
        '<span class="office-status office-status--{}">{}</span>', tone, application.get_status_display()
    )


def deadline_tag(signal: DeadlineSignal) -> SafeString:
    """A deadline: the day, and how near it is as a word on a tone."""
    if signal.day is None:
        return format_html('<span class="office-none">{}</span>', _("geen"))
    return format_html(
        '<span class="office-deadline"><time datetime="{}">{}</time> '
        '<span class="office-signal office-signal--{}">{}</span></span>',
        signal.day.isoformat(),
        date_format(signal.day, "j b Y"),
        signal.tone.value,
        signal.word,
    )
