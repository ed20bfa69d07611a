"""A notice of default on a case (ingebrekestelling): when it counts and what it costs (Awb 4:17)."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.case import Case
from fund_applications.lifecycle.deadlines import equated_days
from fund_applications.lifecycle.effects import Facts
from fund_applications.lifecycle.explain import day_in_words
from fund_applications.lifecycle.guards.parts import day_between
from fund_applications.lifecycle.penalty import Default, default_from, notice_is_premature
from fund_applications.lifecycle.refusals import TransitionRefused
from fund_applications.models import Announcement, Application, DecisionKind, DefaultNotice

FIRST_DECISIONS = (DecisionKind.GRANT, DecisionKind.REJECT, DecisionKind.NOT_PROCESS)


def notice_counts(case: Case, data: given.RegisterDefaultNotice) -> None:
    """A notice counts once the term has passed (Awb 4:17 lid 3), and once for a case."""
    day_between(data.received_on, case.received_on, case.today, "received_on")
    decide_by = case.clock.decide_by(case.equated)
    if decide_by is None or notice_is_premature(data.received_on, decide_by):
        last = decide_by or case.today
        text = _("De beslistermijn loopt nog tot en met %(day)s. Deze ingebrekestelling is te vroeg; leg dat uit.")
        raise TransitionRefused(text % {"day": day_in_words(last)}, "received_on", code="too_early")
    if DefaultNotice.objects.filter(application=case.application).exists():
        raise TransitionRefused(_("Er is al een ingebrekestelling vastgelegd."), code="once")


def register_notice(case: Case, data: given.RegisterDefaultNotice) -> Facts:
    """Two weeks from here the penalty starts."""
    notice = DefaultNotice.objects.create(
        application=case.application, received_on=data.received_on, registered_by=case.user
    )
    grace_ends = default_from(data.received_on, case.equated).grace_ends
    return Facts(
        occurred_on=data.received_on,
        data={"notice": notice.pk, "grace_ends": grace_ends.isoformat()},
        payload={"grace_ends": grace_ends.isoformat()},
    )


def default_of(application: Application, equated: AbstractSet[date] | None = None) -> Default | None:
    """What the notice on this case set going; None without one."""
    received = (
        DefaultNotice.objects.filter(application=application)
        .order_by("received_on")
        .values_list("received_on", flat=True)
        .first()
    )
    if received is None:
        return None
    return default_from(received, equated_days() if equated is None else equated)


def owed(application: Application, day: date, equated: AbstractSet[date] | None = None) -> Decimal:
    """The penalty owed up to and including `day`, in euro; it stops at the announcement of the decision."""
    default = default_of(application, equated)
    if default is None:
        return Decimal(0)
    announced = (
        Announcement.objects.filter(decision__application=application, decision__kind__in=FIRST_DECISIONS)
        .order_by("sent_on")
        .values_list("sent_on", flat=True)
        .first()
    )
    return default.owed_on(day, announced)
