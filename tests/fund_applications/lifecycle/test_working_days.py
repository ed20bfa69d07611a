"""Working days by the Algemene termijnenwet."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fund_applications.lifecycle.equated_days import KNOWN, years_without_equated_days
from fund_applications.lifecycle.working_days import (
    RestDay,
    add_working_days,
    is_working_day,
    recognised_feast_days,
    why_no_working_day,
    working_day_from,
    working_days_after,
)

EQUATED = frozenset(KNOWN)
DAYS = st.dates(min_value=date(2024, 1, 1), max_value=date(2060, 12, 31))


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2026, 1, 1), RestDay.NEW_YEAR),
        (date(2026, 1, 2), RestDay.EQUATED),
        (date(2026, 4, 3), RestDay.GOOD_FRIDAY),
        (date(2026, 4, 5), RestDay.SUNDAY),
        (date(2026, 4, 6), RestDay.EASTER_MONDAY),
        (date(2026, 4, 27), RestDay.KINGS_DAY),
        (date(2025, 4, 26), RestDay.KINGS_DAY),  # 27 April 2025 was a Sunday
        (date(2026, 5, 5), RestDay.LIBERATION_DAY),
        (date(2027, 5, 5), RestDay.LIBERATION_DAY),  # every year, not once in five
        (date(2026, 5, 14), RestDay.ASCENSION_DAY),
        (date(2026, 5, 15), RestDay.EQUATED),
        (date(2026, 5, 25), RestDay.WHIT_MONDAY),
        (date(2026, 12, 25), RestDay.CHRISTMAS_DAY),
        (date(2026, 12, 26), RestDay.BOXING_DAY),
        (date(2026, 11, 28), RestDay.SATURDAY),
        (date(2026, 11, 29), RestDay.SUNDAY),
        (date(2026, 11, 30), None),
        (date(2026, 12, 5), RestDay.SATURDAY),
        (date(2026, 12, 31), None),
    ],
)
def test_a_rest_day_says_why(day: date, reason: RestDay | None) -> None:
    assert why_no_working_day(day, EQUATED) is reason


@pytest.mark.parametrize(
    ("year", "easter"),
    [
        (2024, date(2024, 3, 31)),
        (2025, date(2025, 4, 20)),
        (2026, date(2026, 4, 5)),
        (2027, date(2027, 3, 28)),
        (2028, date(2028, 4, 16)),
        (2038, date(2038, 4, 25)),
    ],
)
def test_moving_feasts_follow_easter(year: int, easter: date) -> None:
    feasts = recognised_feast_days(year)
    assert feasts[easter - timedelta(days=2)] is RestDay.GOOD_FRIDAY
    assert feasts[easter + timedelta(days=1)] is RestDay.EASTER_MONDAY
    assert feasts[easter + timedelta(days=39)] is RestDay.ASCENSION_DAY
    assert feasts[easter + timedelta(days=50)] is RestDay.WHIT_MONDAY


def test_every_feast_of_the_next_decades_has_a_name_and_is_in_the_law() -> None:
    for year in range(2024, 2061):
        feasts = recognised_feast_days(year)
        assert RestDay.OTHER_FEAST not in feasts.values()
        weekdays_off = {reason for day, reason in feasts.items() if reason is not RestDay.SUNDAY}
        expected = set(RestDay) - {
            RestDay.SATURDAY,
            RestDay.SUNDAY,
            RestDay.OTHER_FEAST,
            RestDay.EQUATED,
        }
        # 5 May may coincide with Ascension Day: then one name is left for the day.
        assert expected - weekdays_off <= {RestDay.LIBERATION_DAY, RestDay.ASCENSION_DAY}


def test_an_equated_day_counts_only_when_it_is_registered() -> None:
    assert is_working_day(date(2026, 5, 15))
    assert not is_working_day(date(2026, 5, 15), EQUATED)


@given(DAYS)
def test_the_next_working_day_is_one_and_none_lies_between(day: date) -> None:
    found = working_day_from(day, EQUATED)
    assert is_working_day(found, EQUATED)
    assert not any(is_working_day(day + timedelta(days=n), EQUATED) for n in range((found - day).days))


@given(DAYS, st.integers(0, 30))
def test_adding_working_days_is_counted_back(day: date, count: int) -> None:
    assert working_days_after(day, add_working_days(day, count, EQUATED), EQUATED) == count


def test_first_working_days_after_a_long_weekend() -> None:
    # Thursday before Good Friday 2026: Tuesday and Wednesday after Easter.
    assert add_working_days(date(2026, 4, 2), 2, EQUATED) == date(2026, 4, 8)


def test_a_year_without_equated_days_is_named() -> None:
    assert years_without_equated_days(KNOWN, date(2026, 11, 24)) == []
    assert years_without_equated_days(KNOWN, date(2028, 1, 1)) == [2029]
    assert years_without_equated_days([], date(2028, 1, 1)) == [2028, 2029]
