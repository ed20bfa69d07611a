"""The dates of the fund that everybody may know: when a round opens and closes, and when the commission meets."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from fund_applications.models import CommissionMeeting, FundRound
from home.calendar_text import CalendarDay, calendar_text

_LOOK_BACK = timedelta(days=31)


def agenda() -> bytes:
    """The calendar file, from a month ago on."""
    return calendar_text(days(), title=_("Het fonds"))


def days() -> list[CalendarDay]:
    """The days in it: when rounds open and close, and when the commission meets."""
    since = timezone.localdate() - _LOOK_BACK
    rounds = FundRound.objects.filter(closes_on__gte=since).order_by("opens_on")
    meetings = CommissionMeeting.objects.filter(held_on__gte=since).order_by("held_on")
    talks = _("De commissie praat over aanvragen")
    return [
        *(day for fund_round in rounds for day in _days_of(fund_round)),
        *(CalendarDay(f"vergadering-{meeting.pk}", talks, meeting.held_on) for meeting in meetings),
    ]


def _days_of(fund_round: FundRound) -> tuple[CalendarDay, CalendarDay]:
    name = {"round": fund_round.name}
    opens = _("%(round)s: je kunt geld aanvragen") % name
    closes = _("%(round)s: laatste dag om geld aan te vragen") % name
    return (
        CalendarDay(f"ronde-{fund_round.pk}-open", opens, fund_round.opens_on),
        CalendarDay(f"ronde-{fund_round.pk}-dicht", closes, fund_round.closes_on),
    )
