"""Figures of very many cases are counted once in a while; those of a few at every look.

Counting a hundred thousand cases takes a second or more. So their figures are remembered for ten minutes, and the page
says at what time they were counted and offers to count again. Nothing changes for a fund of an ordinary size.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.core.cache import cache
from django.utils import timezone
from django.utils.translation import get_language

from fund_applications.office.figures.counting import Figures, counted
from fund_applications.office.figures.selection import Selection

MANY = 5000
"""Above this number of cases figures are remembered."""
SECONDS = 600


@dataclass(frozen=True)
class Counted:
    """Figures, and when they were counted; `is_remembered` when that was at an earlier look."""

    figures: Figures
    at: datetime
    is_remembered: bool = False


def figures_for(selection: Selection, *, anew: bool = False) -> Counted:
    """The figures of a selection; `anew` counts them now."""
    if not selection.cases()[MANY : MANY + 1].exists():
        return Counted(counted(selection), timezone.now())
    key = f"office-figures:{get_language()}:{sha256(selection.query.encode()).hexdigest()}"
    known: Counted | None = None if anew else cache.get(key)
    if known is not None:
        return Counted(known.figures, known.at, is_remembered=True)
    fresh = Counted(counted(selection), timezone.now())
    cache.set(key, fresh, SECONDS)
    return fresh
