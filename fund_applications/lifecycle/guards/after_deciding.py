"""Guards of what follows on a decision, and of moving its term: announcing, reporting, extending, pausing."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext as _

from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.case import Case
from fund_applications.lifecycle.explain import day_in_words
from fund_applications.lifecycle.guards.parts import amount_of, day_between, working_day_ahead
from fund_applications.lifecycle.posting import check_posting_day
from fund_applications.lifecycle.refusals import TransitionRefused

LONGEST_EXTENSION = timedelta(weeks=52)


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


def extension_fits(case: Case, data: given.ExtendTerm) -> None:
    """The new last day is a working day after the present one (Awb 4:14)."""
    last = case.clock.deadline(case.equated).last_day
    if data.new_date <= last:
        text = _("De termijn loopt al tot en met %(day)s. Kies een latere dag.")
        raise TransitionRefused(text % {"day": day_in_words(last)}, "new_date", code="too_early")
    working_day_ahead(case, data.new_date, "new_date", last + LONGEST_EXTENSION)


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
    sent_on = data.sent_on or case.today
    day_between(sent_on, decision.decided_on, case.today, "sent_on")
    check_posting_day(decision, data.channel, sent_on)
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
