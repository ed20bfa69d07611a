"""The budget of a plan on one page, with what the round allows: is the amount that is asked for possible at all?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from django.utils.translation import gettext as _

from fund_applications.lifecycle.budget import CENT, claim, left_for
from fund_applications.models import OPEN_STATUSES, Application, ApplicationVersion
from fund_applications.office.case.answers import definition_of
from fund_applications.questions.money import format_amount
from fund_applications.questions.roles import Role
from fund_applications.questions.types import Shown, show_answer
from fund_applications.questions.types.compounds import total


@dataclass(frozen=True)
class Check:
    """One thing that must be so; `text` says it in words whether it is or not."""

    is_right: bool
    text: str


@dataclass(frozen=True)
class Budget:
    """Costs and income as the applicant wrote them, in euro, and what follows from them.

    `left` is None for a case that is decided: what is left then is no question for it any more.
    """

    costs: Shown
    income: Shown
    total_costs: Decimal
    total_income: Decimal
    requested: Decimal
    share: Decimal
    percentage: int
    maximum: Decimal
    most: Decimal
    left: Decimal | None

    @property
    def gap(self) -> Decimal:
        """What the costs are more than income and the requested amount together; below 0 is more than needed."""
        return self.total_costs - self.total_income - self.requested

    @property
    def most_now(self) -> Decimal:
        """The most that can be granted today: what is possible, within what is left."""
        return self.most if self.left is None else min(self.most, self.left)

    @property
    def checks(self) -> tuple[Check, ...]:
        """The questions that a handler asks of every budget."""
        return tuple(self._checks())

    @property
    def is_right(self) -> bool:
        """Whether every check is right."""
        return all(check.is_right for check in self.checks)

    def _checks(self) -> Iterator[Check]:
        words = {"part": self.percentage, "share": format_amount(self.share), "most": format_amount(self.maximum)}
        if self.requested <= self.share:
            yield Check(True, _("Niet meer dan %(part)s%% van de kosten (%(share)s).") % words)
        else:
            over = format_amount(self.requested - self.share)
            text = _("%(over)s meer dan %(part)s%% van de kosten (%(share)s).")
            yield Check(False, text % {**words, "over": over})
        if self.requested <= self.maximum:
            yield Check(True, _("Niet meer dan het hoogste bedrag (%(most)s).") % words)
        else:
            yield Check(False, _("Meer dan het hoogste bedrag (%(most)s).") % words)
        yield self._balance()
        if self.left is not None:
            yield self._money_left(self.left)

    def _balance(self) -> Check:
        if self.gap == 0:
            return Check(True, _("Kosten en inkomsten zijn gelijk."))
        if self.gap > 0:
            return Check(False, _("Van %(gap)s is niet duidelijk wie het betaalt.") % {"gap": format_amount(self.gap)})
        return Check(False, _("Er komt %(gap)s meer binnen dan het kost.") % {"gap": format_amount(-self.gap)})

    def _money_left(self, left: Decimal) -> Check:
        words = {"left": format_amount(left)}
        if self.most <= left:
            return Check(True, _("Er is genoeg over in de ronde (%(left)s).") % words)
        return Check(False, _("Er is nog maar %(left)s over in de ronde.") % words)


def budget_of_plan(application: Application, version: ApplicationVersion | None) -> Budget:
    """The budget of the newest version; at most three queries, none when the case is decided."""
    definition = definition_of(version) if version else None
    answers = version.answers if version else {}
    shown, sums = {}, {}
    for role in (Role.COST_LINES, Role.INCOME_LINES):
        question = definition.by_role(role) if definition else None
        value = answers.get(question.id) if question else None
        shown[role] = show_answer(question, value) if question else Shown()
        sums[role] = total(value)
    fund_round = application.round
    share = (application.total_costs * fund_round.percentage / 100).quantize(CENT, rounding=ROUND_DOWN)
    return Budget(
        costs=shown[Role.COST_LINES],
        income=shown[Role.INCOME_LINES],
        total_costs=application.total_costs,
        total_income=sums[Role.INCOME_LINES],
        requested=application.requested_amount,
        share=share,
        percentage=fund_round.percentage,
        maximum=fund_round.maximum,
        most=claim(application),
        left=left_for(application, fund_round) if application.status in OPEN_STATUSES else None,
    )
