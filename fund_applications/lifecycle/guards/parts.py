"""What several guards need: a text that must be there, an amount, a day. All refuse in a sentence that says what to do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from fund_applications.lifecycle.case import Case
from fund_applications.lifecycle.explain import day_in_words
from fund_applications.lifecycle.money_in_words import euro
from fund_applications.lifecycle.refusals import TransitionRefused
from fund_applications.lifecycle.working_days import why_no_working_day, working_day_from

HIGHEST_AMOUNT = Decimal(10) ** 9


@dataclass(frozen=True)
class Required:
    """A text that must be there; `message` says so."""

    field: str
    message: Promise

    def __call__(self, _case: Case, data: Any) -> None:
        if not getattr(data, self.field):
            raise TransitionRefused(str(self.message), self.field, code="required")


def amount_of(amount: Any, field: str, *, above_zero: bool = False) -> Decimal:
    if not isinstance(amount, Decimal) or not amount.is_finite():
        raise TransitionRefused(_("Vul een bedrag in, bijvoorbeeld 1.250,50."), field, code="no_amount")
    if amount < 0 or (above_zero and amount == 0):
        raise TransitionRefused(_("Vul een bedrag in dat meer is dan 0."), field, code="no_amount")
    if amount > HIGHEST_AMOUNT or amount != amount.quantize(Decimal("0.01")):
        text = _("Vul een bedrag in euro’s en hele centen in, bijvoorbeeld 1.250,50.")
        raise TransitionRefused(text, field, code="no_amount")
    return amount


def too_much(text: str, most: Decimal, **words: Any) -> TransitionRefused:
    """The refusal of an amount; `most` in the text is what is possible."""
    return TransitionRefused(text % {"most": euro(most), **words}, "amount", code="too_much")


def day_between(day: Any, first: date, last: date, field: str) -> None:
    """Refuse a day outside these two, both included."""
    if not isinstance(day, date) or not first <= day <= last:
        text = _("Kies een dag van %(first)s tot en met %(last)s.")
        words = {"first": day_in_words(first), "last": day_in_words(last)}
        raise TransitionRefused(text % words, field, code="impossible_day")


def working_day_ahead(case: Case, day: Any, field: str, last: date) -> None:
    """Refuse a day that is not a working day after today and up to `last`."""
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
