"""Guards of advice and decision: who may, how much, on what ground and with what reasons (Awb 3:46-3:50, 4:25)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.budget import claim, left_for, lock_round
from fund_applications.lifecycle.case import Case
from fund_applications.lifecycle.conflicts import valid_reviews
from fund_applications.lifecycle.grounds import CEILING, REJECTION_GROUNDS, REVOCATION_GROUNDS
from fund_applications.lifecycle.guards.parts import amount_of, too_much
from fund_applications.lifecycle.money_in_words import euro
from fund_applications.lifecycle.refusals import TransitionRefused
from fund_applications.lifecycle.roles import Role
from fund_applications.models import Criterion, PreparedDecision, Recommendation


def decider_is_fresh(case: Case) -> None:
    """Who decides has not handled the case and not advised on it."""
    if case.role is Role.DECIDER and case.actor_worked_on_it:
        text = _("Je hebt deze aanvraag behandeld of erover geadviseerd. Laat een andere beslisser beslissen.")
        raise TransitionRefused(text, code="not_fresh")


def enough_reviews(case: Case) -> None:
    """An advice rests on the number of reviews that the round asks for."""
    needed = case.round.reviews_needed
    have = valid_reviews(case.application).count()
    if have < needed:
        text = ngettext(
            "Er is %(have)d van %(needed)d beoordeling. Wacht tot die er is.",
            "Er zijn %(have)d van %(needed)d beoordelingen. Wacht tot ze er zijn, of wijs iemand anders aan.",
            needed,
        )
        raise TransitionRefused(text % {"have": have, "needed": needed}, code="too_few_reviews")


def advice_is_there(case: Case) -> None:
    """A decision names the advice it rests on (Awb 3:8, 3:49)."""
    if case.advice is None:
        raise TransitionRefused(_("Er is geen advies. Stuur de aanvraag terug naar de commissie."), code="no_advice")


def advice_is_complete(case: Case, data: given.FixAdvice) -> None:
    """An advice says something on every criterion, and an amount for a part."""
    if not data.text:
        raise TransitionRefused(_("Schrijf een toelichting bij het advies."), "text", code="required")
    if data.recommendation not in Recommendation.values:
        raise TransitionRefused(_("Kies een advies."), "recommendation", code="required")
    for criterion in Criterion.objects.filter(round_id=case.application.round_id):
        if not given.clean_text(data.reasons_by_criterion.get(criterion.pk, "")):
            text = _("Schrijf een oordeel bij het criterium “%(name)s”.")
            raise TransitionRefused(text % {"name": criterion.name}, "reasons_by_criterion", code="required")
    if data.recommendation == Recommendation.PARTIAL and data.amount is None:
        raise TransitionRefused(_("Vul in welk bedrag de commissie adviseert."), "amount", code="required")
    if data.amount is not None:
        amount_of(data.amount, "amount")
    if data.meeting_id is not None and not case.round.meetings.filter(pk=data.meeting_id).exists():
        raise TransitionRefused(_("Kies een vergadering van deze ronde."), "meeting_id", code="unknown")


def grant_fits(case: Case, data: given.Grant) -> None:
    """Never above what was asked, the maximum, the percentage of the costs, or what is left (Awb 4:25 lid 2).

    Locks the round: whoever grants from it at the same time waits, and then sees what is left.
    """
    amount = amount_of(data.amount, "amount", above_zero=True)
    application, fund_round = case.application, lock_round(case.application.round_id)
    if amount > application.requested_amount:
        text = _("Er is %(most)s gevraagd. Ken niet meer toe dan dat.")
        raise too_much(text, application.requested_amount)
    if amount > fund_round.maximum:
        raise too_much(_("Het hoogste bedrag van deze ronde is %(most)s. Maak het bedrag lager."), fund_round.maximum)
    if amount > claim(application):
        text = _("Meer dan %(percentage)d%% van de kosten mag niet: dat is %(most)s. Maak het bedrag lager.")
        raise too_much(text, claim(application), percentage=fund_round.percentage)
    left = left_for(application, fund_round)
    if amount > left:
        text = _(
            "Voor deze aanvraag is nog %(most)s over in de ronde; eerdere aanvragen gaan voor. "
            "Maak het bedrag lager, of wijs af omdat het geld op is."
        )
        raise too_much(text, left)


def obligations_are_clear(_case: Case, data: given.Grant) -> None:
    """A grant names its obligations: logo, evaluation, report (Awb 4:37)."""
    if not data.obligations or not all(each.text for each in data.obligations):
        text = _("Schrijf ten minste een verplichting op, en laat er geen leeg.")
        raise TransitionRefused(text, "obligations", code="required")


def rejection_ground_is_known(case: Case, data: given.Reject) -> None:
    """A refusal has a ground; the ceiling is one only when the money is really gone (Awb 4:25 lid 2)."""
    if data.ground not in REJECTION_GROUNDS:
        raise TransitionRefused(_("Kies op welke grond je afwijst."), "ground", code="required")
    if data.ground == CEILING:
        fund_round = lock_round(case.application.round_id)
        left = left_for(case.application, fund_round)
        if left >= claim(case.application):
            text = _("Er is nog %(left)s over voor deze aanvraag. Kies een andere grond.")
            raise TransitionRefused(text % {"left": euro(left)}, "ground", code="money_left")


def revocation_ground_is_known(_case: Case, data: given.Revoke) -> None:
    """A revocation rests on a ground of the law (Awb 4:48-4:50)."""
    if data.ground not in REVOCATION_GROUNDS:
        raise TransitionRefused(_("Kies op welke grond je intrekt of wijzigt."), "ground", code="required")


def deviation_is_explained(case: Case, data: given.Grant | given.Reject) -> None:
    """Who deviates from the advice says why (Awb 3:50)."""
    advice = case.advice
    if advice is None or data.deviation_reasons:
        return
    if isinstance(data, given.Grant):
        deviates = advice.recommendation == Recommendation.REJECT or (
            advice.amount is not None and data.amount != advice.amount
        )
    else:
        deviates = advice.recommendation != Recommendation.REJECT
    if deviates:
        text = _("Je wijkt af van het advies van de commissie. Schrijf op waarom.")
        raise TransitionRefused(text, "deviation_reasons", code="required")


@dataclass(frozen=True)
class SecondPairOfEyes:
    """Where the round asks it, a decision was prepared by one and is taken, unchanged, by another."""

    transition: str

    def __call__(self, case: Case, data: given.TransitionData) -> None:
        if not case.round.second_pair_of_eyes:
            return
        prepared = PreparedDecision.objects.filter(application=case.application).first()
        if prepared is None or prepared.transition != self.transition:
            text = _("In deze ronde bereidt een ander het besluit eerst voor. Laat dat doen.")
            raise TransitionRefused(text, code="not_prepared")
        if case.user is not None and prepared.prepared_by_id == case.user.pk:
            text = _("Je hebt dit besluit zelf voorbereid. Laat een andere beslisser het nemen.")
            raise TransitionRefused(text, code="prepared_yourself")
        if prepared.data != given.as_json(data):
            text = _("Het besluit is anders dan het is voorbereid. Neem het over zoals het is, of laat het overdoen.")
            raise TransitionRefused(text, code="differs_from_prepared")


def determination_fits(case: Case, data: given.Determine) -> None:
    """As granted, or lower with reasons; never higher (Awb 4:46)."""
    amount = amount_of(data.amount, "amount")
    granted = case.application.granted_amount or Decimal(0)
    if amount > granted:
        raise too_much(_("Er is %(most)s toegekend. Stel niet meer vast dan dat."), granted)
    if amount < granted and not data.reasons:
        text = _("Het bedrag is lager dan toegekend. Schrijf op waarom.")
        raise TransitionRefused(text, "reasons", code="required")


def revocation_fits(case: Case, data: given.Revoke) -> None:
    """A change of a grant makes it lower; 0 takes all of it back."""
    amount = amount_of(data.amount, "amount")
    application = case.application
    stands = application.determined_amount
    stands = application.granted_amount if stands is None else stands
    if amount >= (stands or Decimal(0)):
        text = _("Het nieuwe bedrag moet lager zijn dan %(most)s.")
        raise too_much(text, stands or Decimal(0))
