"""Working days as the Algemene termijnenwet (Atw) sees them.

Fixed and moving feast days are computed; days that a Royal Decree equates with them (Atw 3 lid 3) differ
per three years and are passed in as a set of dates: `equated`. Their register is a table that
staff edit; `equated_days.KNOWN` holds the decree known when this was written.
"""

from __future__ import annotations

import enum
from collections.abc import Set as AbstractSet
from datetime import date, timedelta
from functools import lru_cache

import holidays
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ONE_DAY = timedelta(days=1)
NO_EQUATED_DAYS: frozenset[date] = frozenset()


class RestDay(enum.Enum):
    """Why a day is no working day."""

    SATURDAY = "saturday"
    SUNDAY = "sunday"
    NEW_YEAR = "new_year"
    GOOD_FRIDAY = "good_friday"
    EASTER_MONDAY = "easter_monday"
    KINGS_DAY = "kings_day"
    LIBERATION_DAY = "liberation_day"
    ASCENSION_DAY = "ascension_day"
    WHIT_MONDAY = "whit_monday"
    CHRISTMAS_DAY = "christmas_day"
    BOXING_DAY = "boxing_day"
    OTHER_FEAST = "other_feast"
    EQUATED = "equated"

    @property
    def label(self) -> Promise:
        """The wording that follows "dat is"."""
        return _LABELS[self]


_LABELS = {
    RestDay.SATURDAY: _("een zaterdag"),
    RestDay.SUNDAY: _("een zondag"),
    RestDay.NEW_YEAR: _("nieuwjaarsdag"),
    RestDay.GOOD_FRIDAY: _("Goede Vrijdag"),
    RestDay.EASTER_MONDAY: _("tweede paasdag"),
    RestDay.KINGS_DAY: _("Koningsdag"),
    RestDay.LIBERATION_DAY: _("Bevrijdingsdag"),
    RestDay.ASCENSION_DAY: _("Hemelvaartsdag"),
    RestDay.WHIT_MONDAY: _("tweede pinksterdag"),
    RestDay.CHRISTMAS_DAY: _("eerste kerstdag"),
    RestDay.BOXING_DAY: _("tweede kerstdag"),
    RestDay.OTHER_FEAST: _("een algemeen erkende feestdag"),
    RestDay.EQUATED: _("een dag die de regering gelijkstelt met een feestdag"),
}

# Names as the holidays library gives them in English; Easter Sunday and Pentecost are Sundays anyway.
_FEASTS = {
    "New Year's Day": RestDay.NEW_YEAR,
    "Good Friday": RestDay.GOOD_FRIDAY,
    "Easter Sunday": RestDay.SUNDAY,
    "Easter Monday": RestDay.EASTER_MONDAY,
    "King's Day": RestDay.KINGS_DAY,
    "Liberation Day": RestDay.LIBERATION_DAY,
    "Ascension Day": RestDay.ASCENSION_DAY,
    "Pentecost": RestDay.SUNDAY,
    "Pentecost Monday": RestDay.WHIT_MONDAY,
    "Whit Sunday": RestDay.SUNDAY,
    "Whit Monday": RestDay.WHIT_MONDAY,
    "Christmas Day": RestDay.CHRISTMAS_DAY,
    "Second Day of Christmas": RestDay.BOXING_DAY,
}


@lru_cache(maxsize=256)
def recognised_feast_days(year: int) -> dict[date, RestDay]:
    """The generally recognised feast days of a year (Atw 3 lid 1 and 2), 5 May in every year.

    The library's category "optional" is what brings Good Friday and the yearly 5 May. Years outside 1..9998
    have none.
    """
    found = holidays.country_holidays("NL", years=year, categories=("public", "optional"), language="en_US")
    return {day: _FEASTS.get(found.get_list(day)[0], RestDay.OTHER_FEAST) for day in found if day.year == year}


def why_no_working_day(day: date, equated: AbstractSet[date] = NO_EQUATED_DAYS) -> RestDay | None:
    """Why `day` is a Saturday, Sunday, recognised feast day or equated day (Atw 1 lid 1, 3); None if it is none.

    A feast day on a weekend is named by the feast: that is what people recognise.
    """
    if feast := recognised_feast_days(day.year).get(day):
        return feast
    if day in equated:
        return RestDay.EQUATED
    if day.weekday() == 5:
        return RestDay.SATURDAY
    if day.weekday() == 6:
        return RestDay.SUNDAY
    return None


def is_working_day(day: date, equated: AbstractSet[date] = NO_EQUATED_DAYS) -> bool:
    """Whether a term may end on this day (Atw 1 lid 1)."""
    return day.weekday() < 5 and day not in equated and day not in recognised_feast_days(day.year)


def working_day_from(day: date, equated: AbstractSet[date] = NO_EQUATED_DAYS) -> date:
    """`day` itself if it is a working day, else the first one after it (Atw 1 lid 1)."""
    while not is_working_day(day, equated):
        day += ONE_DAY
    return day


def add_working_days(day: date, count: int, equated: AbstractSet[date] = NO_EQUATED_DAYS) -> date:
    """The `count`-th working day after `day` (`day` itself is not counted); `day` for a count of 0 or less."""
    for _step in range(count):
        day = working_day_from(day + ONE_DAY, equated)
    return day


def working_days_after(start: date, last: date, equated: AbstractSet[date] = NO_EQUATED_DAYS) -> int:
    """How many working days lie after `start`, up to and including `last`; 0 if `last` is not later."""
    span = (last - start).days
    return sum(is_working_day(start + ONE_DAY * n, equated) for n in range(1, span + 1))
