"""What stays of a case for the figures: amounts, outcome and days; no number, no name, no words."""

from __future__ import annotations

from fund_applications.lifecycle.calendar_days import day_of
from fund_applications.lifecycle.deadlines import clocks_of, equated_days
from fund_applications.lifecycle.default_notice import FIRST_DECISIONS
from fund_applications.models import Announcement, Application, CaseRemnant, Decision, DecisionKind


def keep_remnant(application: Application) -> CaseRemnant:
    """Write the remnant of a case that is about to be destroyed, in the same transaction."""
    first = (
        Announcement.objects.filter(decision__application=application, decision__kind__in=FIRST_DECISIONS)
        .order_by("sent_on")
        .first()
    )
    rejection = Decision.objects.filter(application=application, kind=DecisionKind.REJECT).order_by("-pk").first()
    received_on = day_of(application.received_at)
    remnant = CaseRemnant.objects.create(
        year=received_on.year,
        round_id=application.round_id,
        applicant_kind=application.applicant.kind,
        source=application.source,
        outcome=application.status,
        ground=rejection.ground if rejection else "",
        requested_amount=application.requested_amount,
        granted_amount=application.granted_amount,
        determined_amount=application.determined_amount,
        lead_days=max((first.sent_on - received_on).days, 0) if first else None,
        in_time=_in_time(application, first) if first else None,
        was_supplemented=application.supplement_requests.exists(),
    )
    remnant.villages.set(application.villages.all())
    remnant.themes.set(application.themes.all())
    return remnant


def _in_time(application: Application, first: Announcement) -> bool:
    clock = clocks_of([application.pk])[application.pk]
    return first.sent_on <= clock.deadline(equated_days()).last_day
