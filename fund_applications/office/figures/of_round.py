"""The figures of one round."""

from __future__ import annotations

from fund_applications.models import FundRound
from fund_applications.office.figures.counting import Figures, counted
from fund_applications.office.figures.selection import Selection


def figures_of(fund_round: FundRound) -> Figures:
    """Everything that is counted of a round."""
    return counted(Selection(fund_round))
