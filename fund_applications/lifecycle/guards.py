"""What must be so before a transition: conditions of the case, and conditions of what is filled in.

A state guard looks at the case alone: `available` asks it too, so that a button never lies. A data guard looks at what was
filled in. Both raise `TransitionRefused` with a sentence that says what to do, and change nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.budget import claim, left_for, lock_round
from fund_applications.lifecycle.case import Case
from fund_applications.lifecycle.checklist import CHECKLIST
from fund_applications.lifecycle.conflicts import valid_reviews
from fund_applications.lifecycle.explain import day_in_words
from fund_applications.lifecycle.grounds import CEILING, REJECTION_GROUNDS, REVOCATION_GROUNDS
from fund_applications.lifecycle.money_in_words import euro
from fund_applications.lifecycle.refusals import TransitionRefused
from fund_applications.lifecycle.roles import Role
from fund_applications.lifecycle.terms import not_process_by
from fund_applications.lifecycle.working_days import why_no_working_day, working_day_from
from fund_applications.models import Criterion, PreparedDecision, Recommendation

Guard = Callable[[Case, Any], None]
StateGuard = Callable[[Case], None]

LONGEST_SUPPLEMENT = timedelta(weeks=26)
LONGEST_EXTENSION = timedelta(weeks=52)
HIGHEST_AMOUNT = Decimal(10) ** 9


# --- the case itself -------------------------------------------------------------------------------


def supplement_date_has_passed(case: Case) -> None:
    """Only a date that passed unused can lapse (Awb 4:15 lid 1 sub a)."""
    request = case.open_supplement
    if request is None or case.today <= request.due_on:
        raise TransitionRefused(_("De datum voor de aanvulling is nog niet voorbij."), code="too_early")


def supplement_is_still_possible(case: Case) -> None:
    """A supplement counts up to and including its date; paper that arrived in time may be entered later."""
    request = case.open_supplement
    if request is None:
        raise TransitionRefused(_("Er is nu geen aanvulling nodig."), code="no_supplement_open")
    if case.role is Role.APPLICANT and case.today > request.due_on:
        text = _("Aanvullen kon tot en met %(day)s. Neem contact op met de gemeente.")
        raise TransitionRefused(text % {"day": day_in_words(request.due_on)}, code="too_late")


def supplement_lapsed(case: Case) -> None:
    """Not processing needs a supplement date that passed unused, and is told within four weeks (Awb 4:5 lid 1 and 4)."""
    passed_on = case.clock.supplement_passed_on
    if not case.application.supplement_lapsed or passed_on is None:
        text = _("Dit kan alleen als de aanvrager niet op tijd aanvulde. Vraag eerst om een aanvulling.")
        raise TransitionRefused(text, code="not_lapsed")
    last = not_process_by(passed_on, case.equated)
    if case.today > last:
        text = _("Dit kon tot en met %(day)s (vier weken). Neem de aanvraag in behandeling.")
        raise TransitionRefused(text % {"day": day_in_words(last)}, code="too_late")


def referral_is_proposed(case: Case) -> None:
    """The applicant can only agree to what was proposed."""
    if not case.application.proposed_referral:
        text = _("Er is geen voorstel om door te verwijzen. Doe eerst een voorstel.")
        raise TransitionRefused(text, code="nothing_proposed")


def decider_is_fresh(case: Case) -> None:
    """Who decides has not handled the case and not advised on it."""
    if case.role is Role.DECIDER and case.actor_worked_on_it:
        text = _("Je hebt deze aanvraag behandeld of erover geadviseerd. Laat een andere beslisser beslissen.")
        raise TransitionRefused(text, code="not_fresh")


def last_decision_is_announced(case: Case) -> None:
    """What follows on a decision waits for its announcement: before it the decision does not work (Awb 3:40)."""
    if not case.latest_decision_is_announced:
        text = _("Het vorige besluit is nog niet verstuurd. Wacht op de bekendmaking, of registreer die.")
        raise TransitionRefused(text, code="not_announced")


def last_decision_is_not_announced(case: Case) -> None:
    """A decision is announced once."""
    if case.latest_decision is None or case.latest_decision_is_announced:
        raise TransitionRefused(_("Er is geen besluit dat nog verstuurd moet worden."), code="nothing_to_announce")


def term_still_runs(case: Case) -> None:
    """What has passed can't be extended or suspended (Awb 4:14, 4:15)."""
    last = case.clock.deadline(case.equated).last_day
    if case.today > last:
        text = _("De beslistermijn liep tot en met %(day)s. Beslis zo snel mogelijk.")
        raise TransitionRefused(text % {"day": day_in_words(last)}, code="too_late")


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


# --- what is filled in -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Required:
    """A text that must be there; `message` says so."""

    field: str
    message: Promise

    def __call__(self, _case: Case, data: Any) -> None:
        if not getattr(data, self.field):
            raise TransitionRefused(str(self.message), self.field, code="required")


def told_by_applicant(case: Case, data: given.ApplicantData) -> None:
    """A handler who acts for the applicant writes down how he knows, and when it came in (Awb 2:7, 2:25)."""
    if case.role is Role.APPLICANT:
        if data.on_behalf or data.received_on:
            raise TransitionRefused(_("Alleen een medewerker vult dit in."), "on_behalf", code="staff_only")
        return
    if not data.on_behalf:
        text = _("Schrijf op hoe de aanvrager dit liet weten, bijvoorbeeld: brief van 3 maart.")
        raise TransitionRefused(text, "on_behalf", code="required")
    if data.received_on is not None:
        day_between(data.received_on, case.received_on, case.today, "received_on")


def supplement_received_in_time(case: Case, data: given.Supply) -> None:
    """The day of receipt lies between the request and its date."""
    request = case.open_supplement
    day = data.received_on or case.today
    if request is None:
        raise TransitionRefused(_("Er is nu geen aanvulling nodig."), code="no_supplement_open")
    if day < request.requested_on:
        text = _("Om de aanvulling is gevraagd op %(day)s. Kies een dag daarna.")
        raise TransitionRefused(text % {"day": day_in_words(request.requested_on)}, "received_on", code="too_early")
    if day > request.due_on:
        text = _("Aanvullen kon tot en met %(day)s. Neem contact op met de gemeente.")
        raise TransitionRefused(text % {"day": day_in_words(request.due_on)}, "received_on", code="too_late")


def supplement_is_clear(case: Case, data: given.RequestSupplement) -> None:
    """The list says what is missing and why; the date is a working day to come (Awb 4:5)."""
    if not data.items:
        raise TransitionRefused(_("Kies ten minste een vraag die aangevuld moet worden."), "items", code="required")
    for item in data.items:
        if not item.reason:
            text = _("Schrijf bij elke vraag wat er ontbreekt.")
            raise TransitionRefused(text, "items", code="required")
    _working_day_ahead(case, data.due_on, "due_on", case.today + LONGEST_SUPPLEMENT)


def checklist_is_complete(_case: Case, data: given.AcceptComplete) -> None:
    """Every point of the checklist was looked at."""
    missing = [str(label) for code, label in CHECKLIST.items() if code not in data.checked]
    if missing:
        text = _("Controleer ook: %(points)s. Klopt er iets niet? Vraag dan om een aanvulling.")
        raise TransitionRefused(text % {"points": "; ".join(missing)}, "checked", code="required")


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
        raise _too_much(text, application.requested_amount)
    if amount > fund_round.maximum:
        raise _too_much(_("Het hoogste bedrag van deze ronde is %(most)s. Maak het bedrag lager."), fund_round.maximum)
    if amount > claim(application):
        text = _("Meer dan %(percentage)d%% van de kosten mag niet: dat is %(most)s. Maak het bedrag lager.")
        raise _too_much(text, claim(application), percentage=fund_round.percentage)
    left = left_for(application, fund_round)
    if amount > left:
        text = _(
            "Voor deze aanvraag is nog %(most)s over in de ronde; eerdere aanvragen gaan voor. "
            "Maak het bedrag lager, of wijs af omdat het geld op is."
        )
        raise _too_much(text, left)


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
        raise _too_much(_("Er is %(most)s toegekend. Stel niet meer vast dan dat."), granted)
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
        raise _too_much(text, stands or Decimal(0))


def extension_fits(case: Case, data: given.ExtendTerm) -> None:
    """The new last day is a working day after the present one (Awb 4:14)."""
    last = case.clock.deadline(case.equated).last_day
    if data.new_date <= last:
        text = _("De termijn loopt al tot en met %(day)s. Kies een latere dag.")
        raise TransitionRefused(text % {"day": day_in_words(last)}, "new_date", code="too_early")
    _working_day_ahead(case, data.new_date, "new_date", last + LONGEST_EXTENSION)


def suspension_fits(case: Case, data: given.AgreeSuspension) -> None:
    """An agreed pause lies within the term and does not begin in the past (Awb 4:15 lid 2 sub a)."""
    last = case.clock.deadline(case.equated).last_day
    day_between(data.from_on, case.today, last, "from_on")
    day_between(data.until_on, data.from_on, data.from_on + LONGEST_EXTENSION, "until_on")


def announcement_is_proven(case: Case, data: given.Announce) -> None:
    """A decision goes out on a day since it was taken, with proof (Awb 2:25, 3:41)."""
    decision = case.latest_decision
    if decision is None:
        raise TransitionRefused(_("Er is geen besluit dat nog verstuurd moet worden."), code="nothing_to_announce")
    if data.decision_id is not None and data.decision_id != decision.pk:
        raise TransitionRefused(_("Dit is niet het laatste besluit van deze zaak."), "decision_id", code="unknown")
    day_between(data.sent_on or case.today, decision.decided_on, case.today, "sent_on")
    if not data.proof:
        text = _("Schrijf op waaruit blijkt dat het besluit is verstuurd.")
        raise TransitionRefused(text, "proof", code="required")


def report_is_complete(_case: Case, data: given.SubmitReport) -> None:
    """A report tells what happened and what it cost."""
    if not data.what_happened:
        raise TransitionRefused(_("Vertel wat er is gebeurd."), "what_happened", code="required")
    amount_of(data.actual_costs, "actual_costs")
    amount_of(data.actual_income, "actual_income")
    if data.people_reached is not None and not 0 <= data.people_reached < 10**6:
        text = _("Vul een getal in van 0 tot 1.000.000.")
        raise TransitionRefused(text, "people_reached", code="impossible")


# --- parts -----------------------------------------------------------------------------------------


def amount_of(amount: Any, field: str, *, above_zero: bool = False) -> Decimal:
    if not isinstance(amount, Decimal) or not amount.is_finite():
        raise TransitionRefused(_("Vul een bedrag in, bijvoorbeeld 1.250,50."), field, code="no_amount")
    if amount < 0 or (above_zero and amount == 0):
        raise TransitionRefused(_("Vul een bedrag in dat meer is dan 0."), field, code="no_amount")
    if amount > HIGHEST_AMOUNT or amount != amount.quantize(Decimal("0.01")):
        text = _("Vul een bedrag in euro’s en hele centen in, bijvoorbeeld 1.250,50.")
        raise TransitionRefused(text, field, code="no_amount")
    return amount


def check_amount(field: str, *, above_zero: bool = False) -> Guard:
    """An amount of money in whole cents."""

    def guard(_case: Case, data: Any) -> None:
        amount_of(getattr(data, field), field, above_zero=above_zero)

    return guard


def _too_much(text: str, most: Decimal, **words: Any) -> TransitionRefused:
    return TransitionRefused(text % {"most": euro(most), **words}, "amount", code="too_much")


def day_between(day: Any, first: date, last: date, field: str) -> None:
    """Refuse a day outside these two, both included."""
    if not isinstance(day, date) or not first <= day <= last:
        text = _("Kies een dag van %(first)s tot en met %(last)s.")
        words = {"first": day_in_words(first), "last": day_in_words(last)}
        raise TransitionRefused(text % words, field, code="impossible_day")


def _working_day_ahead(case: Case, day: Any, field: str, last: date) -> None:
    if not isinstance(day, date) or day <= case.today:
        text = _("Kies een dag na vandaag (%(day)s).")
        raise TransitionRefused(text % {"day": day_in_words(case.today)}, field, code="too_early")
    if day > last:
        text = _("Kies een dag tot en met %(day)s.")
        raise TransitionRefused(text % {"day": day_in_words(last)}, field, code="too_late")
    if reason := why_no_working_day(day, case.equated):
        text = _("%(day)s is %(why)s. Kies een werkdag, bijvoorbeeld %(next)s.")
        words = {
            "day": day_in_words(day),
            "why": reason.label,
            "next": day_in_words(working_day_from(day, case.equated)),
        }
        raise TransitionRefused(text % words, field, code="no_working_day")
