"""An outage of the site moves the dates that an applicant had to keep (Awb 2:21 lid 3)."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.calendar_days import day_of, days_touched
from fund_applications.lifecycle.case import Case, surely
from fund_applications.lifecycle.effects import Facts
from fund_applications.lifecycle.refusals import TransitionRefused
from fund_applications.lifecycle.terms import extended_by_outages
from fund_applications.lifecycle.working_days import ONE_DAY, add_working_days
from fund_applications.models import Outage, Status, TermChange

DAYS_LEFT_AFTER_JUDGING = 2
"""Working days. Who judges an outage after the date was over gives no day back that is over as well."""


def outage_touches_the_case(case: Case, data: given.ExtendForOutage) -> None:
    """Only an outage that is certain and over, within a term that the applicant has to keep, moves a date; each once for a case."""
    found = Outage.objects.filter(pk=data.outage_id, state=Outage.State.CONFIRMED, ends_at__isnull=False).first()
    if found is None:
        raise TransitionRefused(
            _("Deze storing is niet bevestigd, of is nog niet voorbij."), "outage_id", code="unknown"
        )
    if TermChange.objects.filter(application=case.application, outage=found).exists():
        raise TransitionRefused(_("Deze storing is al verwerkt."), "outage_id", code="once")
    if _moved_day(case, found) is None:
        raise TransitionRefused(_("Deze storing raakt geen termijn van de aanvrager."), code="not_touched")


def extend_for_outage(case: Case, data: given.ExtendForOutage) -> Facts:
    """Give the days back."""
    found = Outage.objects.get(pk=data.outage_id)
    day = surely(_moved_day(case, found))
    if case.application.status == Status.SUPPLEMENT_REQUESTED:
        request = surely(case.open_supplement)
        request.due_on = day
        request.save(update_fields=["due_on"])
        what = "supplement_due_on"
    else:
        what = "report_due_on"
    TermChange.objects.create(
        application=case.application,
        kind=TermChange.Kind.OUTAGE,
        new_date=day,
        reason=found.explanation or str(_("storing van de website")),
        notified_on=case.today,
        outage=found,
    )
    return Facts(
        reason=found.explanation,
        data={"outage": found.pk, what: day.isoformat()},
        payload={what: day.isoformat()},
    )


def _moved_day(case: Case, found: Outage) -> date | None:
    days = days_touched(found.starts_at, surely(found.ends_at))
    if case.application.status == Status.SUPPLEMENT_REQUESTED:
        request = case.open_supplement
        if request is None:
            return None
        start, last = request.requested_on, request.due_on
    elif case.application.report_due_on is not None:
        start, last = case.received_on, case.application.report_due_on
        if case.application.project_ends_on is not None:
            start = max(start, case.application.project_ends_on)
        start = min(start, last - ONE_DAY)
    else:
        return None
    new_last = extended_by_outages(start, last, days, case.equated)
    if new_last == last:
        return None
    if found.judged_at is None:
        return new_last
    return max(new_last, add_working_days(day_of(found.judged_at), DAYS_LEFT_AFTER_JUDGING, case.equated))
