"""Telling who judges outages that one waits, once for each outage and person."""

from __future__ import annotations

from datetime import datetime, timedelta

from fund_applications.correspondence.mails import outage_to_staff
from fund_applications.lifecycle.roles import people_with
from fund_applications.models import Outage
from fund_applications.office.access import roles_with

NEW = timedelta(days=14)
"""An older proposal is no news any more; it stays on the start page. Mails of nobody's case are kept for longer than this."""


def tell_of_outages(now: datetime) -> int:
    """Mail about what the monitoring proposed lately and nobody judged; how many mails there are of it by now."""
    proposed = Outage.objects.filter(state=Outage.State.PROPOSED, ends_at__gt=now - NEW)
    judges = {person.pk: person for role in roles_with("add_outage") for person in people_with(role) if person.email}
    told = [
        outage_to_staff(person, key=f"outage/{outage.pk}/{person.pk}")
        for outage in proposed
        for person in judges.values()
    ]
    return len(told)
