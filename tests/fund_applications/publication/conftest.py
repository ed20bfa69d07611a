"""What the tests of the register and of its open data share."""

from __future__ import annotations

from decimal import Decimal

import pytest

from fund_applications.lifecycle.transition_data import Determine
from tests.case_story import Cast
from tests.factories import FundRoundFactory
from tests.fund_applications.publication.grants import announce, granted, village


@pytest.fixture
def two_grants() -> None:
    """One of 4,000 in Erp, one of 1,000 in Erp and Veghel; the first is determined at 3,500."""
    cast, fund_round = Cast(), FundRoundFactory()
    erp, veghel = village("Erp").pk, village("Veghel").pk
    first = granted(cast=cast, round=fund_round, village_ids=[erp])
    announce(first)
    first.perform("report", first.applicant, first.report_data())
    first.perform("determine", first.decider, Determine(amount=Decimal(3500), reasons="Minder."))
    announce(first)
    announce(
        granted(cast=cast, round=fund_round, village_ids=[erp, veghel], amount=Decimal(1000), title="Voorbeeld: fiets")
    )
