"""Objections against decisions: filing, postponing and deciding on them (Awb 6:4-6:9, 7:10, 10:3 lid 3).

The status of the case stays what it is: an objection is about a decision. Who took the decision does not decide on it.
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.case import Case, surely
from fund_applications.lifecycle.effects import Facts
from fund_applications.lifecycle.explain import day_in_words
from fund_applications.lifecycle.guards.parts import day_between
from fund_applications.lifecycle.objection_term import (
    LONGEST_POSTPONEMENT,
    objection_decision_by,
    objection_is_in_time,
)
from fund_applications.lifecycle.refusals import TransitionRefused
from fund_applications.models import Announcement, ApplicationEvent, Objection


def decision_can_be_objected_to(case: Case, data: given.FileObjection) -> None:
    """An objection is against an announced decision; one open objection for each decision."""
    if not data.text:
        text = _("Schrijf op waarom de aanvrager het er niet mee eens is.")
        raise TransitionRefused(text, "text", code="required")
    announcement = _announcement(case, data.decision_id)
    if announcement.decision.on_objection_id is not None:
        text = _("Dit is een besluit op bezwaar. Daartegen staat beroep open bij de rechtbank, geen bezwaar.")
        raise TransitionRefused(text, "decision_id", code="appeal")
    day = data.received_on or case.today
    day_between(day, announcement.sent_on, case.today, "received_on")
    if data.posted_on is not None:
        day_between(data.posted_on, announcement.sent_on, day, "posted_on")
    if announcement.decision.objections.filter(outcome=Objection.Outcome.OPEN).exists():
        raise TransitionRefused(_("Tegen dit besluit loopt al een bezwaar."), code="open_already")


def file_objection(case: Case, data: given.FileObjection) -> Facts:
    """Record it, in time or not: who is late hears that in the decision on it."""
    announcement = _announcement(case, data.decision_id)
    day = data.received_on or case.today
    decide_by = objection_decision_by(announcement.sent_on, case.equated)
    objection = Objection.objects.create(
        decision=announcement.decision,
        received_at=case.now,
        received_on=day,
        text=data.text,
        in_time=day <= announcement.objection_until
        or objection_is_in_time(announcement.sent_on, day, posted=data.posted_on, equated=case.equated),
        decide_by=decide_by,
    )
    return Facts(
        occurred_on=day,
        reason=data.on_behalf,
        data={
            "decision": announcement.decision_id,
            "objection": objection.pk,
            "in_time": objection.in_time,
            "decide_by": decide_by.isoformat(),
        },
        payload={"objection": objection.pk},
    )


def objection_can_be_postponed(case: Case, data: given.PostponeObjection) -> None:
    """Once, six weeks at most, within the term (Awb 7:10 lid 3)."""
    objection = _open_objection(case, data.objection_id)
    if not 1 <= data.weeks <= LONGEST_POSTPONEMENT.amount:
        raise TransitionRefused(_("Kies een tot zes weken."), "weeks", code="impossible")
    if not data.reason:
        raise TransitionRefused(_("Schrijf op waarom het langer duurt."), "reason", code="required")
    if objection.decide_by is not None and case.today > objection.decide_by:
        text = _("De termijn liep tot en met %(day)s. Beslis zo snel mogelijk.")
        raise TransitionRefused(text % {"day": day_in_words(objection.decide_by)}, code="too_late")
    before = ApplicationEvent.objects.filter(
        application=case.application, name="postpone_objection", data__objection=objection.pk
    )
    if before.exists():
        raise TransitionRefused(_("Uitstellen mag een keer."), code="once")


def postpone_objection(case: Case, data: given.PostponeObjection) -> Facts:
    """The decision on the objection comes later, after a notice."""
    objection = _open_objection(case, data.objection_id)
    sent_on = objection.decision.announcement.sent_on
    decide_by = objection_decision_by(sent_on, case.equated, postponed_weeks=data.weeks)
    objection.decide_by = decide_by
    objection.save(update_fields=["decide_by"])
    return Facts(
        reason=data.reason,
        data={"objection": objection.pk, "decide_by": decide_by.isoformat()},
        payload={"objection": objection.pk},
    )


def objection_can_be_decided(case: Case, data: given.DecideObjection) -> None:
    """With reasons, and not by who took the decision (Awb 7:12, 10:3 lid 3).

    An objection that is upheld against the decision that stands comes with a new one (`reconsideration`, Awb 7:11).
    """
    objection = _open_objection(case, data.objection_id)
    if data.outcome not in Objection.Outcome.values or data.outcome == Objection.Outcome.OPEN:
        raise TransitionRefused(_("Kies een uitkomst."), "outcome", code="required")
    if not data.reasons:
        raise TransitionRefused(_("Schrijf de redenen op."), "reasons", code="required")
    if data.outcome == Objection.Outcome.UPHELD and objection.decision_id == surely(case.latest_decision).pk:
        text = _("Is het bezwaar gegrond, neem dan het nieuwe besluit: kies de knop “Bezwaar gegrond”.")
        raise TransitionRefused(text, "outcome", code="new_decision")
    if case.user is not None and objection.decision.decided_by_id == case.user.pk:
        text = _("Je hebt het besluit zelf genomen. Laat een ander over het bezwaar beslissen.")
        raise TransitionRefused(text, code="decided_yourself")


def decide_objection(case: Case, data: given.DecideObjection) -> Facts:
    """Close the objection."""
    objection = _open_objection(case, data.objection_id)
    objection.outcome = data.outcome
    objection.outcome_reasons = data.reasons
    objection.closed_on = case.today
    objection.save(update_fields=["outcome", "outcome_reasons", "closed_on"])
    return Facts(
        reason=data.reasons,
        data={"objection": objection.pk, "outcome": str(data.outcome)},
        payload={"objection": objection.pk},
    )


def _announcement(case: Case, decision_id: int | None) -> Announcement:
    announced = Announcement.objects.filter(decision__application=case.application).select_related("decision")
    if decision_id is not None:
        announced = announced.filter(decision_id=decision_id)
    found = announced.order_by("-pk").first()
    if found is None:
        text = _("Er is geen besluit waartegen bezwaar kan. Wacht tot het besluit is verstuurd.")
        raise TransitionRefused(text, "decision_id", code="nothing_announced")
    return found


def _open_objection(case: Case, objection_id: int) -> Objection:
    found = (
        Objection.objects.filter(pk=objection_id, decision__application=case.application)
        .select_related("decision__announcement")
        .first()
    )
    if found is None or found.outcome != Objection.Outcome.OPEN:
        raise TransitionRefused(_("Dit bezwaar loopt niet (meer)."), "objection_id", code="unknown")
    return found
