"""Amounts of money as people read them."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from django.utils.formats import number_format

NO_BREAK_SPACE = "\u00a0"


def euro_text(amount: object) -> str:
    """`€ 1.250` or `€ 1.250,50` with a space that doesn't break; nothing for what is no amount in euro."""
    if amount is None or amount == "":
        return ""
    try:
        value = Decimal(str(amount))
    except InvalidOperation:
        return ""
    if not value.is_finite():
        return ""
    places = 0 if value == value.to_integral_value() else 2
    return f"€{NO_BREAK_SPACE}{number_format(value, decimal_pos=places, use_l10n=True, force_grouping=True)}"
