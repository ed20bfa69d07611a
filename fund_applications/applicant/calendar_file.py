"""The dates of a case as a calendar file: no content of the case in it but its number."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from fund_applications.applicant.next_steps import open_supplement
from fund_applications.applicant.outcomes import outcomes_of
from fund_applications.lifecycle.statuses import status_for_applicant
from fund_applications.models import Application, Status
from home.calendar_text import CalendarDay, calendar_text


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
    """The file; each day leads back to the page of the case."""
    url = f"{settings.SITE_ADDRESS}{reverse('applicant:case', args=[application.public_id])}"
    days = [
        CalendarDay(f"{application.public_id}-{code}", f"{words} ({application.reference})", day, url)
        for code, words, day in dates_of(application)
    ]
    return calendar_text(days, title=_("Mijn aanvraag"))
