"""A case from receipt to its end, along every way that the table has."""

from datetime import date
from decimal import Decimal

import pytest

from fund_applications.lifecycle.events import verify
from fund_applications.models import Application, FollowUp, Status
from tests.case_story import CaseStory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("status", list(Status))
def test_every_status_can_be_reached(status: Status) -> None:
    story = CaseStory().reach(status)
    assert story.status == status
    assert list(verify()) == []


def test_a_case_gets_a_number_a_version_a_deadline_and_a_confirmation() -> None:
    application = CaseStory().application
    application.refresh_from_db()
    assert application.reference == "BIF-2026-0001"
    assert application.versions.get().number == 1
    assert application.decide_by == date(2026, 5, 5 + 1)
    assert FollowUp.objects.get(application=application).kind == "confirm_receipt"


def test_the_grant_is_kept_with_the_decision() -> None:
    story = CaseStory().granted(amount=Decimal(4000), deviation_reasons="")
    application = Application.objects.get(pk=story.application.pk)
    assert application.granted_amount == Decimal(4000)
    assert application.decisions.get().amount == Decimal(4000)
