"""System checks of the lifecycle: what would make a date wrong if nobody noticed."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Warning
from django.core.checks import register as register_check
from django.db import DatabaseError
from django.utils import timezone

from fund_applications.lifecycle.calendar_days import day_of
from fund_applications.lifecycle.deadlines import equated_days
from fund_applications.lifecycle.equated_days import years_without_equated_days

MISSING_EQUATED_DAYS = "fund_applications.W001"


def register() -> None:
    """Called once the app is ready; `manage.py check --deploy` runs them."""
    register_check(equated_days_are_known, deploy=True)


def equated_days_are_known(**_kwargs: Any) -> list[CheckMessage]:
    """Warn when the register has no equated days for this year or the next (Atw 3 lid 3).

    Says nothing where there is no database, or none with our tables: on a machine that builds, not serves.
    """
    try:
        registered = equated_days()
    except DatabaseError:
        return []
    return [
        Warning(
            f"No days equated with feast days are known for {year}.",
            hint="Look up the Royal Decree (Algemene termijnenwet 3 lid 3) and add its days in the admin.",
            id=MISSING_EQUATED_DAYS,
        )
        for year in years_without_equated_days(registered, day_of(timezone.now()))
    ]
