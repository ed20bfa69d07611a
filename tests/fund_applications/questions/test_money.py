"""Euro as people type it."""

from __future__ import annotations

import contextlib
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from fund_applications.questions.money import HIGHEST_AMOUNT, format_amount, parse_amount


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1250", "1250.00"),
        ("1.250", "1250.00"),
        ("1.250,50", "1250.50"),
        ("1250,5", "1250.50"),
        ("€ 1250", "1250.00"),
        ("€1.250,50", "1250.50"),
        ("1250 euro", "1250.00"),
        ("EUR 12,05", "12.05"),
        ("1.250,-", "1250.00"),
        ("1250,--", "1250.00"),
        ("1250.50", "1250.50"),
        ("1,250.50", "1250.50"),
        ("1 250", "1250.00"),
        ("1\u00a0250,50", "1250.50"),
        ("  0  ", "0.00"),
        ("007", "7.00"),
        ("１２５０", "1250.00"),
        ("١٢٥", "125.00"),
        ("10.000.000", "10000000.00"),
    ],
)
def test_reads_an_amount_as_it_is_meant(typed: str, amount: str) -> None:
    assert parse_amount(typed) == Decimal(amount)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("abc", "invalid"),
        ("", "invalid"),
        ("€", "invalid"),
        ("-5", "negative"),
        ("\u22125", "negative"),
        ("- 5,00", "negative"),
        ("1,250", "ambiguous"),
        ("12,345,6", "invalid"),
        ("12,3456", "decimals"),
        ("1.25.0", "invalid"),
        ("1e5", "invalid"),
        ("0x10", "invalid"),
        ("NaN", "invalid"),
        ("Infinity", "invalid"),
        ("1000000000000", "too_high"),
        ("1.000.000.000.000", "too_high"),
        ("9" * 100_000, "invalid"),
        ("=1+1", "invalid"),
    ],
)
def test_refuses_what_is_no_amount_with_words_that_help(typed: str, code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        parse_amount(typed)
    assert refused.value.code == code
    assert refused.value.messages[0].endswith((".", "komma.", "?"))


def test_an_amount_with_one_comma_and_three_digits_is_asked_back() -> None:
    with pytest.raises(ValidationError) as refused:
        parse_amount("1,250")
    assert "€ 1.250" in refused.value.messages[0]
    assert "€ 1,25" in refused.value.messages[0]


@given(st.decimals(min_value=0, max_value=HIGHEST_AMOUNT, places=2))
def test_what_is_written_is_read_back(amount: Decimal) -> None:
    assert parse_amount(format_amount(amount)) == amount


@given(st.text(max_size=60))
def test_any_text_gives_an_amount_within_limits_or_a_refusal(text: str) -> None:
    with contextlib.suppress(ValidationError):
        amount = parse_amount(text)
        assert 0 <= amount <= HIGHEST_AMOUNT
        assert amount == amount.quantize(Decimal("0.01"))
