"""An objection that is upheld: the decision is looked at anew and replaced by another (Awb 7:11).

The new decision stands beside the old one, names the objection that it rests on, and is announced like any other; against
it one appeals to the court, within six weeks (Awb 6:7, 8:1). Whoever took the old decision does not take the new one (10:3 lid 3).
An objection never makes things worse for who made it: an amount only goes up.
"""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext as _

from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.budget import claim, left_for, lock_round
from fund_applications.lifecycle.case import Case, surely
from fund_applications.lifecycle.effects import Facts
from fund_applications.lifecycle.effects.deciding import facts_of_decision, report_due_on, take_decision
from fund_applications.lifecycle.guards.parts import amount_of, too_much
from fund_applications.lifecycle.money_in_words import euro
from fund_applications.lifecycle.payments import standing_grant
from fund_applications.lifecycle.refusals import TransitionRefused
from fund_applications.models import Decision, DecisionKind, Objection, Obligation, Status

NEW_KIND = {
    Status.REJECTED: DecisionKind.GRANT,
    Status.GRANTED: DecisionKind.GRANT,
    Status.REPORT_SUBMITTED: DecisionKind.GRANT,
    Status.DETERMINED: DecisionKind.DETERMINE,
    Status.REVOKED: DecisionKind.REVOKE,
}
"""What kind of decision takes the place of the one that stood in this status."""


def objection_to_last_decision_is_open(case: Case) -> None:
    """There is an objection against the decision that stands, and somebody else took that decision."""
    objection = _open_objection(case)
    if objection is None:
        text = _("Er loopt geen bezwaar tegen het laatste besluit.")
        raise TransitionRefused(text, code="no_objection")
    if case.user is not None and surely(case.latest_decision).decided_by_id == case.user.pk:
        text = _("Je hebt het besluit zelf genomen. Laat een ander over het bezwaar beslissen.")
        raise TransitionRefused(text, code="decided_yourself")


def objection_is_that_one(case: Case, data: given.OnObjection) -> None:
    """What was filled in is about the objection that is open."""
    objection = _open_objection(case)
    if objection is None or objection.pk != data.objection_id:
        raise TransitionRefused(_("Dit bezwaar loopt niet (meer)."), "objection_id", code="unknown")


def grant_on_objection_fits(case: Case, data: given.GrantOnObjection) -> None:
    """Within what was asked, the maximum, the percentage and the ceiling; locks the round (Awb 4:25)."""
    _fits_the_round(case, amount_of(data.amount, "amount", above_zero=True))


def change_on_objection_fits(case: Case, data: given.ChangeOnObjection) -> None:
    """More than before, or for a grant other obligations; never more than the grant, or than the round has left."""
    amount, stands = amount_of(data.amount, "amount"), standing_grant(case.application)
    if amount < stands:
        text = _("Een bezwaar maakt het nooit slechter: er staat al %(amount)s. Maak het bedrag hoger.")
        raise TransitionRefused(text % {"amount": euro(stands)}, "amount", code="worse")
    is_grant = _new_kind(case) == DecisionKind.GRANT
    if amount == stands and not (is_grant and data.obligations):
        text = _("Er verandert niets. Is het bezwaar ongegrond? Kies dan “Beslis op een bezwaar”.")
        raise TransitionRefused(text, "amount", code="nothing_changes")
    if not all(each.text for each in data.obligations):
        raise TransitionRefused(_("Laat geen verplichting leeg."), "obligations", code="required")
    granted = case.application.granted_amount or Decimal(0)
    if not is_grant and amount > granted:
        raise too_much(_("Er is %(most)s toegekend. Stel niet meer vast dan dat."), granted)
    _fits_the_round(case, amount)


def _fits_the_round(case: Case, amount: Decimal) -> None:
    application, fund_round = case.application, lock_round(case.application.round_id)
    most = claim(application)
    if amount > most:
        text = _("Voor deze aanvraag is %(most)s het hoogste bedrag. Maak het bedrag lager.")
        raise too_much(text, most)
    left = left_for(application, fund_round)
    if amount > left:
        text = _(
            "In de ronde is voor deze aanvraag nog %(most)s over. Was er wel geld toen het eerste besluit viel "
            "(Awb 4:25 lid 3)? Laat dan eerst het plafond van de ronde verhogen."
        )
        raise too_much(text, left)


def grant_on_objection(case: Case, data: given.GrantOnObjection) -> Facts:
    """A refusal or revocation is replaced by a grant."""
    replaced, due_on = surely(case.latest_decision), report_due_on(case)
    decision = take_decision(
        case,
        DecisionKind.GRANT,
        data.amount,
        reasons=data.reasons,
        deviation_reasons=data.deviation_reasons,
        on_objection=_uphold(case, data.reasons),
    )
    _oblige(decision, data.obligations)
    case.application.granted_amount = data.amount
    case.application.determined_amount = None
    return facts_of_decision(
        decision,
        data.reasons,
        report_due_on=due_on.isoformat() if due_on else None,
        **_what_it_replaces(decision, replaced),
    )


def change_on_objection(case: Case, data: given.ChangeOnObjection) -> Facts:
    """The decision that stands is replaced by one of the same kind with another amount; the status stays."""
    application, replaced, kind = case.application, surely(case.latest_decision), _new_kind(case)
    decision = take_decision(
        case,
        kind,
        data.amount,
        reasons=data.reasons,
        ground=replaced.ground if data.amount < (application.granted_amount or Decimal(0)) else "",
        on_objection=_uphold(case, data.reasons),
    )
    if kind == DecisionKind.GRANT:
        application.granted_amount = data.amount
        _oblige(decision, data.obligations or _obligations_of(replaced))
    else:
        application.determined_amount = data.amount
    return facts_of_decision(decision, data.reasons, **_what_it_replaces(decision, replaced))


def process_on_objection(case: Case, data: given.ProcessOnObjection) -> Facts:
    """The application is judged after all. Its own term counts again: the law gives no new one."""
    objection = _uphold(case, data.reasons)
    case.application.supplement_lapsed = False
    return Facts(
        reason=data.reasons,
        data={"objection": objection.pk, "outcome": str(objection.outcome)},
        payload={"objection": objection.pk},
    )


def _uphold(case: Case, reasons: str) -> Objection:
    objection = surely(_open_objection(case))
    objection.outcome = Objection.Outcome.UPHELD
    objection.outcome_reasons = reasons
    objection.closed_on = case.today
    objection.save(update_fields=["outcome", "outcome_reasons", "closed_on"])
    return objection


def _what_it_replaces(decision: Decision, replaced: Decision) -> dict[str, object]:
    return {"objection": decision.on_objection_id, "outcome": "upheld", "replaces": replaced.pk}


def _oblige(decision: Decision, obligations: tuple[given.ObligationText, ...]) -> None:
    Obligation.objects.bulk_create(
        Obligation(decision=decision, text=each.text, due_on=each.due_on) for each in obligations
    )


def _obligations_of(decision: Decision) -> tuple[given.ObligationText, ...]:
    return tuple(given.ObligationText(text=each.text, due_on=each.due_on) for each in decision.obligations.all())


def _new_kind(case: Case) -> DecisionKind:
    return NEW_KIND[Status(case.application.status)]


def _open_objection(case: Case) -> Objection | None:
    """The open objection against the decision that stands, which must be announced."""
    decision = case.latest_decision
    if decision is None or not case.latest_decision_is_announced:
        return None
    return decision.objections.filter(outcome=Objection.Outcome.OPEN).order_by("-pk").first()
