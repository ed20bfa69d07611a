"""Rules between answers: the money of the fund against the costs, and the dates of the plan."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from django.utils.translation import gettext as _

from fund_applications.intake.answers import Assessment
from fund_applications.models import FundRound
from fund_applications.questions.definition import Question
from fund_applications.questions.money import format_amount
from fund_applications.questions.roles import Role
from fund_applications.questions.types.compounds import total

CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about several answers together. `blocks` means: it can't be sent like this."""

    question: Question
    message: str
    blocks: bool


@dataclass(frozen=True, slots=True)
class Budget:
    """The money of a plan in euro. `requested` is None as long as it is not answered."""

    costs: Decimal
    income: Decimal
    requested: Decimal | None
    maximum: Decimal
    percentage: int

    @property
    def part_of_costs(self) -> Decimal:
        """The part of the costs that the fund pays at most, rounded down to a cent."""
        return (self.costs * self.percentage / 100).quantize(CENT, ROUND_DOWN)

    @property
    def highest(self) -> Decimal:
        """The most that can be asked for with these costs."""
        return min(self.part_of_costs, self.maximum)

    @property
    def gap(self) -> Decimal:
        """Costs that nobody pays; negative when there is more money than costs."""
        return self.costs - self.income - (self.requested or Decimal(0))


def budget_of(assessment: Assessment, fund_round: FundRound) -> Budget:
    """The money of a plan against the limits of a round."""
    requested = assessment.value_of(Role.REQUESTED_AMOUNT)
    return Budget(
        costs=total(assessment.value_of(Role.COST_LINES)),
        income=total(assessment.value_of(Role.INCOME_LINES)),
        requested=None if requested is None else Decimal(requested),
        maximum=fund_round.maximum,
        percentage=fund_round.percentage,
    )


def findings_of(assessment: Assessment, fund_round: FundRound | None, today: datetime.date) -> list[Finding]:
    """All findings, in the order of the form. `today` is the calendar day in Europe/Amsterdam."""
    found = [*_date_findings(assessment, today)]
    if fund_round is not None:
        found += _money_findings(assessment, budget_of(assessment, fund_round))
    order = {question.id: number for number, question in enumerate(assessment.definition.questions)}
    return sorted(found, key=lambda finding: order[finding.question.id])


def _date_findings(assessment: Assessment, today: datetime.date) -> Iterator[Finding]:
    start, end = assessment.by_role(Role.START_DATE), assessment.by_role(Role.END_DATE)
    begins = assessment.value_of(Role.START_DATE)
    ends = assessment.value_of(Role.END_DATE)
    if begins and ends and start and end and ends < begins:
        yield Finding(
            end.question, _("De einddatum ligt voor de begindatum. Verander een van de twee datums."), blocks=True
        )
    if begins and start and datetime.date.fromisoformat(begins) <= today:
        yield Finding(
            start.question,
            _(
                "Je plan begint op of voor vandaag. We betalen meestal niet voor iets dat al begonnen is. "
                "Kies een latere datum, of bel ons even."
            ),
            blocks=False,
        )


def _money_findings(assessment: Assessment, budget: Budget) -> Iterator[Finding]:
    asked = assessment.by_role(Role.REQUESTED_AMOUNT)
    if asked is None or budget.requested is None or not asked.is_asked:
        return
    amount = {"requested": format_amount(budget.requested), "maximum": format_amount(budget.maximum)}
    if budget.requested <= 0:
        yield Finding(asked.question, _("Vul een bedrag in dat hoger is dan € 0."), blocks=True)
        return
    if budget.requested > budget.maximum:
        message = _(
            "Je vraagt %(requested)s. Het fonds betaalt hooguit %(maximum)s voor één idee. "
            "Vraag dat bedrag of minder, en zoek voor de rest een ander."
        )
        yield Finding(asked.question, message % amount, blocks=True)
    elif budget.costs and budget.requested > budget.part_of_costs:
        message = _(
            "Je vraagt %(requested)s. Je kosten zijn samen %(costs)s, en we betalen hooguit %(percentage)d procent: "
            "%(highest)s. Vraag dat bedrag of minder, of vul alle kosten in."
        )
        words = {"costs": format_amount(budget.costs), "highest": format_amount(budget.part_of_costs)}
        yield Finding(asked.question, message % {**amount, **words, "percentage": budget.percentage}, blocks=True)
    yield from _gap_findings(assessment, budget)


def _gap_findings(assessment: Assessment, budget: Budget) -> Iterator[Finding]:
    """Income and the amount that is asked for should pay the costs; a small mistake is no reason to stop anyone."""
    income = assessment.by_role(Role.INCOME_LINES)
    if income is None or not budget.costs:
        return
    if budget.gap > 0:
        message = _(
            "Je komt nog %(gap)s tekort: de kosten zijn hoger dan wat iedereen samen betaalt. "
            "Wie betaalt de rest? Zet ook je eigen geld erbij."
        )
        yield Finding(income.question, message % {"gap": format_amount(budget.gap)}, blocks=False)
    elif budget.gap < 0:
        message = _("Er komt %(gap)s meer binnen dan je idee kost. Kijk de bedragen nog een keer na.")
        yield Finding(income.question, message % {"gap": format_amount(-budget.gap)}, blocks=False)
