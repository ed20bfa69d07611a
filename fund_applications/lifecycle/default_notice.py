"""A notice of default on a case (ingebrekestelling): when it counts and what it costs (Awb 4:17)."""

from __future__ import annotations

from datetime import date

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


def default_of(application: Application) -> Default | None:
    """What the notice on this case set going; None without one."""
    received = (
        DefaultNotice.objects.filter(application=application)
        .order_by("received_on")
        .values_list("received_on", flat=True)
        .first()
    )
    if received is None:
        return None
    return default_from(received, equated_days())


def announced_on(application: Application) -> date | None:
    """The day on which the first decision on the application was announced; None before it."""
    return (
        Announcement.objects.filter(decision__application=application, decision__kind__in=FIRST_DECISIONS)
        .order_by("sent_on")
        .values_list("sent_on", flat=True)
        .first()
    )
