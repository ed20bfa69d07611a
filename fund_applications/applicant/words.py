"""Dates in words, as the applicant reads them."""

from __future__ import annotations

from datetime import date

from django.utils import timezone
from django.utils.formats import date_format


def day_in_words(day: date) -> str:
    """`woensdag 6 mei`; with the year when it is another year than this one."""
    return date_format(day, "l j F" if day.year == timezone.localdate().year else "l j F Y")
