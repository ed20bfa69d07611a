"""What the public pages say about a round. The facts come from the tag `current_round` of `fund_applications`."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Protocol

from django.utils import timezone
from django.utils.translation import gettext as _


class RoundFacts(Protocol):
    """The facts of a round as the tag gives them; amounts in euro, dates as calendar days Europe/Amsterdam."""

    name: str
    is_open: bool
    opens_on: date
    closes_on: date
    ceiling: Decimal
    granted: Decimal
    pending: Decimal
    left: Decimal
    next_meeting: date | None
    decision_weeks: int


def key_dates(facts: RoundFacts, today: date | None = None) -> list[dict]:
    """The days of a round that are still to come, in order, in the shape of `components/key_dates.html`."""
    today = today or timezone.localdate()
    days = [
        (facts.opens_on, _("Je kunt geld aanvragen"), _("Vanaf deze dag staat het formulier open.")),
        (facts.next_meeting, _("De commissie bekijkt plannen"), _("Daarna hoor je snel of het lukt.")),
        (facts.closes_on, _("Laatste dag om aan te vragen"), _("Na deze dag start een nieuwe ronde.")),
    ]
    coming = [(day, label, text) for day, label, text in days if day is not None and day >= today]
    return [
        {"date": day, "label": label, "text": text} for day, label, text in sorted(coming, key=lambda item: item[0])
    ]


def round_state(facts: RoundFacts | None, today: date | None = None) -> str:
    """One sentence on whether somebody can apply now."""
    today = today or timezone.localdate()
    if facts is None:
        return _("Er is nu geen ronde. Bel ons gerust met je idee.")
    if facts.is_open and facts.left <= 0:
        return _("Het geld van deze ronde is op. Bel ons: soms is er een andere plek voor je idee.")
    if facts.is_open:
        return _("Je kunt nu geld aanvragen.")
    if facts.opens_on > today:
        return _("De ronde is nog niet open. Je kunt je plan al wel maken.")
    return _("De ronde is gesloten. Bel ons gerust met je idee.")
