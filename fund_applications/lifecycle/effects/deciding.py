"""Advising and deciding: what the commission fixed, what was prepared, what was decided (Awb 3:46-3:50)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.calendar_days import day_of
from fund_applications.lifecycle.case import Case, surely
from fund_applications.lifecycle.effects import Facts
from fund_applications.lifecycle.terms import Term, report_by
from fund_applications.models import (
    Advice,
    AdviceReason,
    Decision,
    DecisionKind,
    Objection,
    Obligation,
    PreparedDecision,
)


def fix_advice(case: Case, data: given.FixAdvice) -> Facts:
    """The advice of the commission; one that was sent back is replaced, the log keeps what it said."""
    Advice.objects.filter(application=case.application).delete()
    advice = Advice.objects.create(
        application=case.application,
        meeting_id=data.meeting_id,
        recommendation=data.recommendation,
        amount=data.amount,
        text=data.text,
        fixed_by=surely(case.user),
        fixed_at=case.now,
    )
    AdviceReason.objects.bulk_create(
        AdviceReason(advice=advice, criterion_id=criterion_id, text=given.clean_text(text))
        for criterion_id, text in data.reasons_by_criterion.items()
    )
    return Facts(
        reason=data.text,
        data={
            "recommendation": str(data.recommendation),
            "amount": given.as_json(data.amount),
            "reasons_by_criterion": given.as_json(data.reasons_by_criterion),
        },
    )


def return_to_review(case: Case, data: given.ReturnToReview) -> Facts:
    """Back to the commission; what was prepared on the old advice is void."""
    PreparedDecision.objects.filter(application=case.application).delete()
    return Facts(reason=data.reason)


def prepare_decision(case: Case, data: given.PrepareDecision) -> Facts:
    """A decision that waits for somebody else to take it; a new one replaces it."""
    PreparedDecision.objects.update_or_create(
        application=case.application,
        defaults={
            "transition": data.transition,
            "data": given.as_json(data.decision),
            "prepared_by": surely(case.user),
            "prepared_at": case.now,
        },
    )
    return Facts(reason=data.decision.recorded_reason, data={"decision": data.transition})


def grant(case: Case, data: given.Grant) -> Facts:
    """Money is granted, with obligations and, if the project's end is known, a last day for the report."""
    application = case.application
    decision = take_decision(
        case, DecisionKind.GRANT, data.amount, reasons=data.reasons, deviation_reasons=data.deviation_reasons
    )
    due_on = report_due_on(case)
    Obligation.objects.bulk_create(
        Obligation(decision=decision, text=each.text, due_on=each.due_on) for each in data.obligations
    )
    application.granted_amount = data.amount
    return facts_of_decision(decision, data.reasons, report_due_on=due_on.isoformat() if due_on else None)


def report_due_on(case: Case) -> date | None:
    """The last day for the report on a grant of today; None when nobody knows when the project ends."""
    ends_on = case.application.project_ends_on
    if ends_on is None:
        return None
    return report_by(max(ends_on, case.today), Term(case.round.report_weeks), case.equated)


def reject(case: Case, data: given.Reject) -> Facts:
    """No money, on a ground and with reasons."""
    decision = take_decision(
        case,
        DecisionKind.REJECT,
        Decimal(0),
        ground=data.ground,
        reasons=data.reasons,
        deviation_reasons=data.deviation_reasons,
    )
    return facts_of_decision(decision, data.reasons)


def not_process(case: Case, data: given.NotProcess) -> Facts:
    """The application stays incomplete and is not judged (Awb 4:5)."""
    decision = take_decision(case, DecisionKind.NOT_PROCESS, None, reasons=data.reasons)
    return facts_of_decision(decision, data.reasons)


def determine(case: Case, data: given.Determine) -> Facts:
    """The amount is fixed for good (Awb 4:46); at once for a small one (4:43)."""
    decision = take_decision(case, DecisionKind.DETERMINE, data.amount, reasons=data.reasons)
    case.application.determined_amount = data.amount
    return facts_of_decision(decision, data.reasons)


def revoke(case: Case, data: given.Revoke) -> Facts:
    """A grant is taken back or made lower (Awb 4:48-4:50); what is left of it stands as the determined amount."""
    decision = take_decision(case, DecisionKind.REVOKE, data.amount, ground=data.ground, reasons=data.reasons)
    case.application.determined_amount = data.amount
    return facts_of_decision(decision, data.reasons)


def take_decision(
    case: Case,
    kind: DecisionKind,
    amount: Decimal | None,
    *,
    reasons: str,
    ground: str = "",
    deviation_reasons: str = "",
    on_objection: Objection | None = None,
) -> Decision:
    """Write a decision; who prepared it is kept with it, and what was prepared is used up."""
    prepared = PreparedDecision.objects.filter(application=case.application).first()
    decision = Decision.objects.create(
        application=case.application,
        kind=kind,
        amount=amount,
        ground=ground,
        reasons=reasons,
        deviation_reasons=deviation_reasons,
        decided_by=surely(case.user),
        decided_at=case.now,
        decided_on=day_of(case.now),
        prepared_by_id=prepared.prepared_by_id if prepared else None,
        on_objection=on_objection,
    )
    if prepared:
        prepared.delete()
    return decision


def facts_of_decision(decision: Decision, reasons: str, **data: object) -> Facts:
    """What the log keeps of a decision."""
    return Facts(
        reason=reasons,
        data={
            "decision": decision.pk,
            "amount": given.as_json(decision.amount),
            "ground": decision.ground,
            "deviation": decision.deviation_reasons,
            **data,
        },
        payload={"decision": decision.pk},
    )
