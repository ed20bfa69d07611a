"""Euro amounts as people in the Netherlands type and read them.

Amounts are `Decimal` euro with two decimals; in JSON they are strings such as "1250.50".
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from home.amounts import euro_text

#: No amount on a form is higher; the database columns hold it with room for sums.
HIGHEST_AMOUNT = Decimal("99999999.99")

_CURRENCY = re.compile(r"€|\beuro'?s?\b|\beur\b", re.IGNORECASE)
_ROUND_TAIL = re.compile(r",\s?[-=]+$")
_DUTCH = re.compile(r"^(\d{1,3}(?:[. ]\d{3})+|\d+)(?:,(\d{1,2}))?$")
_DECIMAL_POINT = re.compile(r"^(\d{1,3}(?:,\d{3})+|\d+)\.(\d{1,2})$")
_AMBIGUOUS = re.compile(r"^(\d{1,3}),(\d{3})$")
_MORE_DECIMALS = re.compile(r"^[\d. ]+,\d{3,}$")
_LONGEST_INPUT = 40


def parse_amount(raw: str) -> Decimal:
    """The amount in euro: `1.250,50`, `€ 1250`, `1250`, `1.250`, `1250.50` and `1.250,-` are read as people mean them.

    Raises ValidationError with a Dutch message that says what to do: not a number, negative, too high, cents wrong.
    """
    text = " ".join(unicodedata.normalize("NFKC", raw).split())
    if len(text) > _LONGEST_INPUT:
        raise ValidationError(_("Vul alleen een bedrag in, bijvoorbeeld 1.250,50."), code="invalid")
    text = _ROUND_TAIL.sub("", _CURRENCY.sub("", text).strip()).strip()
    if re.match(r"^[-\u2212\u2013]\s?\d", text):
        raise ValidationError(_("Een bedrag kan niet lager zijn dan € 0. Haal het minteken weg."), code="negative")
    if ambiguous := _AMBIGUOUS.match(text):
        whole = f"{ambiguous[1]}.{ambiguous[2]}"
        cents = f"{ambiguous[1]},{ambiguous[2][:2]}"
        raise ValidationError(
            _("Bedoel je € %(whole)s of € %(cents)s? Schrijf duizend met een punt en centen met een komma."),
            code="ambiguous",
            params={"whole": whole, "cents": cents},
        )
    if _MORE_DECIMALS.match(text):
        raise ValidationError(_("Vul hooguit twee cijfers in achter de komma, bijvoorbeeld 1.250,50."), code="decimals")
    match = _DUTCH.match(text) or _DECIMAL_POINT.match(text)
    if match is None:
        raise ValidationError(_("Dit is geen bedrag. Vul alleen cijfers in, bijvoorbeeld 1.250,50."), code="invalid")
    whole_part = re.sub(r"\D", "", match[1])
    amount = Decimal(f"{int(whole_part)}.{(match[2] or '0').ljust(2, '0')}")
    if amount > HIGHEST_AMOUNT:
        raise ValidationError(
            _("Dit bedrag is te hoog. Vul een bedrag in tot en met %(highest)s."),
            code="too_high",
            params={"highest": format_amount(HIGHEST_AMOUNT)},
        )
    return amount


def format_amount(amount: Decimal | str) -> str:
    """`€ 1.250,50`, or `€ 1.250` when there are no cents, with a space that does not break."""
    return euro_text(amount)
