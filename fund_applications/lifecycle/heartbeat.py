"""Seeing from the health log that the site was down: `/healthz` says "still here", and a long silence is noticed.

A silence is only proposed as an outage: the monitor that asks may itself have been off, and terms of the law don't move
because of that. While nobody judged a proposal no term of a resident runs out (`perform.lapse_if_due`), so that
who is right loses nothing by the waiting. Whoever hears of it first writes it down, and only once, however many processes answer.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from fund_applications.models import ApplicationEvent, Outage, OutageSettings, SiteHeartbeat

ONE_ROW = 1
AT_MOST_EVERY = timedelta(minutes=1)
SHORTEST_SILENCE = timedelta(minutes=10)
"""Below this nobody asks the settings: the site answered a moment ago."""


def beat(now: datetime) -> Outage | None:
    """The site works at this moment; returns the outage that is proposed because it was silent for too long before.

    One query when the last sign of life is less than a minute old, two when it is renewed. `now` is aware.
    """
    last = SiteHeartbeat.objects.filter(pk=ONE_ROW).values_list("last_ok_at", flat=True).first()
    if last is None:
        SiteHeartbeat.objects.get_or_create(pk=ONE_ROW, defaults={"last_ok_at": now})
        return None
    silence = now - last
    if silence < AT_MOST_EVERY:
        return None
    with transaction.atomic():
        # Of all who saw this silence one changes the row; for the others it is no longer as they saw it.
        if not SiteHeartbeat.objects.filter(pk=ONE_ROW, last_ok_at=last).update(last_ok_at=now):
            return None
        if silence < SHORTEST_SILENCE or silence <= _longest_silence():
            return None
        return Outage.objects.create(
            starts_at=last, ends_at=now, source=Outage.Source.HEALTH_LOG, state=Outage.State.PROPOSED
        )


def _longest_silence() -> timedelta:
    return timedelta(minutes=OutageSettings.load().gap_minutes)


def signs_of_life(outage: Outage) -> int:
    """How often applicants did something during the outage: each is a sign that the site worked and the monitor did not."""
    during = ApplicationEvent.objects.filter(actor_role="applicant", occurred_at__gte=outage.starts_at)
    if outage.ends_at is not None:
        during = during.filter(occurred_at__lt=outage.ends_at)
    return during.count()
