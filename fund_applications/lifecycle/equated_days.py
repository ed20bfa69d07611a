"""Days that a Royal Decree equates with a recognised feast day (Atw 3 lid 3).

The decree comes every three years; the register in the database (`EquatedDay`) is what the terms use. `KNOWN` is
only what `setup_site` fills that register with.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

KNOWN: dict[date, Promise] = {
    date(2026, 1, 2): _("Vrijdag na nieuwjaarsdag"),
    date(2026, 5, 15): _("Vrijdag na Hemelvaartsdag"),
    date(2027, 5, 7): _("Vrijdag na Hemelvaartsdag"),
    date(2028, 4, 28): _("Vrijdag na Koningsdag"),
    date(2028, 5, 26): _("Vrijdag na Hemelvaartsdag"),
}

YEARS_AHEAD = 1


def years_without_equated_days(registered: Iterable[date], today: date, years_ahead: int = YEARS_AHEAD) -> list[int]:
    """This year and the coming one(s) for which the register is still empty, in order.

    A term that starts in November ends in January: the coming year matters as soon as this one runs.
    """
    years = {day.year for day in registered}
    return [year for year in range(today.year, today.year + years_ahead + 1) if year not in years]
