"""Notice of default and penalty (Awb 4:17)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fund_applications.lifecycle.equated_days import KNOWN
from fund_applications.lifecycle.penalty import (
    HIGHEST_PENALTY,
    default_from,
    notice_is_premature,
    penalty,
    penalty_decision_by,
)

EQUATED = frozenset(KNOWN)


@pytest.mark.parametrize(
    ("day", "euro"),
    [(0, 0), (1, 23), (14, 322), (15, 357), (28, 812), (29, 857), (42, 1442), (60, 1442)],
)
def test_the_penalty_adds_up(day: date, euro: int) -> None:
    assert penalty(day) == Decimal(euro)


def test_the_penalty_has_a_ceiling() -> None:
    assert Decimal(1442) == HIGHEST_PENALTY


@given(st.integers(-100, 1000))
def test_the_penalty_never_falls_and_stays_within_its_bounds(day: date) -> None:
    assert 0 <= penalty(day) <= penalty(day + 1) <= HIGHEST_PENALTY


def test_two_weeks_after_the_notice_the_penalty_starts() -> None:
    notice = default_from(date(2026, 11, 10), EQUATED)
    assert notice.grace_ends == date(2026, 11, 24)
    assert notice.first_day == date(2026, 11, 25)
    assert notice.owed_on(date(2026, 11, 24)) == 0
    assert notice.owed_on(date(2026, 11, 25)) == 23
    assert notice.last_day == date(2027, 1, 5)
    assert notice.owed_on(date(2027, 6, 1)) == 1442


def test_the_two_weeks_move_off_a_feast_day_and_the_42_days_do_not() -> None:
    notice = default_from(date(2026, 4, 21), EQUATED)  # two weeks later is 5 May
    assert notice.grace_ends == date(2026, 5, 6)
    assert notice.last_day - notice.first_day == timedelta(days=41)
    november = default_from(date(2026, 10, 31), EQUATED)  # Saturday 14 November moves to Monday 16
    assert november.first_day == date(2026, 11, 17)
    assert november.last_day == date(2026, 12, 28)


def test_deciding_stops_the_penalty() -> None:
    notice = default_from(date(2026, 11, 10), EQUATED)
    assert notice.owed_on(date(2027, 1, 1), decided=date(2026, 11, 24)) == 0
    assert notice.owed_on(date(2027, 1, 1), decided=date(2026, 11, 26)) == 23


def test_a_notice_before_the_term_has_passed_does_not_count() -> None:
    assert notice_is_premature(date(2026, 5, 6), date(2026, 5, 6))
    assert not notice_is_premature(date(2026, 5, 7), date(2026, 5, 6))


def test_the_amount_is_laid_down_within_two_weeks() -> None:
    notice = default_from(date(2026, 3, 9), EQUATED)  # owed from 24 March up to and including 4 May
    assert penalty_decision_by(notice, date(2026, 4, 22), EQUATED) == date(2026, 5, 6)  # 5 May moves
    assert penalty_decision_by(notice, date(2026, 6, 1), EQUATED) == date(2026, 5, 18)
