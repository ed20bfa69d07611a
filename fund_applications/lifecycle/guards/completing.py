"""Guards from receipt to complete: supplements, checking, referring elsewhere (Awb 4:5, 4:15)."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext as _

from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.case import Case, surely
from fund_applications.lifecycle.checklist import CHECKLIST
from fund_applications.lifecycle.explain import day_in_words
from fund_applications.lifecycle.guards.parts import day_between, working_day_ahead
from fund_applications.lifecycle.refusals import TransitionRefused
from fund_applications.lifecycle.roles import Role
from fund_applications.lifecycle.terms import not_process_by

LONGEST_SUPPLEMENT = timedelta(weeks=26)


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


def lapse_can_be_put_right(case: Case) -> None:
    """The latest request lapsed, and nothing was asked since."""
    request = case.latest_supplement
    if request is None or request.lapsed_at is None:
        raise TransitionRefused(_("Er is geen aanvulling verlopen."), code="not_lapsed")


def supplement_had_arrived_in_time(case: Case, data: given.SupplyInTime) -> None:
    """Only what was in the house on the date at latest puts a lapse right (Awb 2:25)."""
    request = surely(case.latest_supplement)
    if data.received_on is None:
        text = _("Vul in op welke dag de aanvulling binnenkwam.")
        raise TransitionRefused(text, "received_on", code="required")
    day_between(data.received_on, request.requested_on, request.due_on, "received_on")


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
    working_day_ahead(case, data.due_on, "due_on", case.today + LONGEST_SUPPLEMENT)


def checklist_is_complete(_case: Case, data: given.AcceptComplete) -> None:
    """Every point of the checklist was looked at."""
    missing = [str(label) for code, label in CHECKLIST.items() if code not in data.checked]
    if missing:
        text = _("Controleer ook: %(points)s. Klopt er iets niet? Vraag dan om een aanvulling.")
        raise TransitionRefused(text % {"points": "; ".join(missing)}, "checked", code="required")
