"""How long we keep a case, in the words of the applicant's page: the real date, or what it will be counted from."""

from __future__ import annotations

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fund_applications.lifecycle.retention_term import RetentionCategory, retention_date, years_of
from fund_applications.lifecycle.statuses import status_for_applicant
from fund_applications.models import Application, Status


def keeping_of(application: Application) -> list[str]:
    """Sentences about how long the case is kept, and what happens then."""
    after = _("Daarna verwijderen we je gegevens. Alleen getallen zonder naam blijven, zoals het bedrag en de kern.")
    last_day = retention_date(application)
    if last_day is not None:
        return [_("We bewaren dit tot en met %(day)s.") % {"day": date_format(last_day, "j F Y")}, after]
    today = timezone.localdate()
    granted = _in_years(years_of(RetentionCategory.GRANTED_WITH_REPORT, today))
    if status_for_applicant(application) in {Status.GRANTED, Status.REPORT_SUBMITTED}:
        return [_("Als je subsidie is afgerond, bewaren we dit nog %(years)s.") % {"years": granted}, after]
    words = {
        "granted": granted,
        "rejected": _in_years(years_of(RetentionCategory.REJECTED, today)),
        "stopped": _in_years(years_of(RetentionCategory.NOT_DECIDED, today)),
    }
    first = _("Hoe lang, hangt af van hoe het afloopt. De dag staat hier als je aanvraag is afgerond.")
    second = _(
        "Krijg je geld: %(granted)s na het einde. Krijg je geen geld: %(rejected)s. Stop je eerder: %(stopped)s."
    )
    return [first, second % words, after]


def _in_years(count: int) -> str:
    return ngettext("%(count)d jaar", "%(count)d jaar", count) % {"count": count}
