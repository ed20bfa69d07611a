"""A coming year without equated days is warned of: in `check --deploy` and on the start page of the handler (Atw 3 lid 3)."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from fund_applications.lifecycle.checks import MISSING_EQUATED_DAYS, equated_days_are_known
from fund_applications.lifecycle.roles import Role
from fund_applications.models import EquatedDay
from fund_applications.office.start.board import board_for
from tests.factories import person

pytestmark = pytest.mark.django_db


def test_years_without_equated_days_are_warned_of() -> None:
    year = timezone.localdate().year
    assert [warning.id for warning in equated_days_are_known()] == [MISSING_EQUATED_DAYS] * 2
    EquatedDay.objects.create(date=date(year, 5, 15))
    [warning] = equated_days_are_known()
    assert str(year + 1) in warning.msg
    EquatedDay.objects.create(date=date(year + 1, 5, 7))
    assert equated_days_are_known() == []


def test_check_deploy_says_so() -> None:
    said = StringIO()
    call_command("check", deploy=True, stderr=said, stdout=said)
    assert MISSING_EQUATED_DAYS in said.getvalue()


def test_the_start_page_says_so() -> None:
    today = timezone.localdate()
    assert board_for(person(Role.HANDLER), today).years_without_days == (today.year, today.year + 1)
