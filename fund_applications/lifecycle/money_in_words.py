"""Amounts as people in the Netherlands write them."""

from __future__ import annotations

from decimal import Decimal

from django.utils.formats import number_format


def euro(amount: Decimal) -> str:
    """€ 1.250,50 in Dutch; cents only when there are any."""
    places = 0 if amount == amount.to_integral_value() else 2
    return f"€ {number_format(amount, decimal_pos=places, use_l10n=True, force_grouping=True)}"
