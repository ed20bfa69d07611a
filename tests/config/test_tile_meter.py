"""The tile meter draws an amount of money honestly."""

from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.tile_meter import COLUMNS, ROWS, TileMeter

pytestmark = pytest.mark.any_database
TOTAL = COLUMNS * ROWS


def meter(ceiling: int, granted: int, pending: int = 0) -> TileMeter:
    return TileMeter(
        ceiling=Decimal(ceiling), granted=Decimal(granted), pending=Decimal(pending), left=Decimal(ceiling - granted)
    )


def kinds(drawn: TileMeter) -> Counter[str]:
    return Counter(tile.kind for tile in drawn.tiles)


def test_a_tile_stands_for_a_fiftieth_of_the_pot() -> None:
    assert kinds(meter(50000, 18000, 12000)) == {"granted": 18, "pending": 12, "free": 20}
    assert meter(50000, 0).tile_worth == 1000


def test_one_euro_is_drawn_as_a_tile_and_not_as_nothing() -> None:
    assert kinds(meter(50000, 1)) == {"granted": 1, "free": 49}


def test_a_pot_with_one_euro_left_does_not_look_empty() -> None:
    assert kinds(meter(50000, 49999))["granted"] == TOTAL - 1


def test_more_asked_than_is_left_fills_what_is_left_and_is_told() -> None:
    crowded = meter(50000, 44000, 21000)
    assert kinds(crowded) == {"granted": 44, "pending": 6}
    assert crowded.asked_beyond
    assert crowded.free == 0


def test_an_empty_pot_has_only_granted_tiles() -> None:
    assert kinds(meter(50000, 50000, 3000)) == {"granted": TOTAL}
    assert meter(50000, 50000).empty


def test_without_a_pot_there_is_nothing_to_know() -> None:
    assert not meter(0, 0).known


@given(
    ceiling=st.integers(1, 10**7),
    granted_share=st.floats(0, 1),
    pending=st.integers(0, 10**7),
)
def test_there_are_always_fifty_tiles_and_no_two_on_one_spot(ceiling: int, granted_share: float, pending: int) -> None:
    drawn = meter(ceiling, int(ceiling * granted_share), pending)
    assert len({(tile.x, tile.y) for tile in drawn.tiles}) == TOTAL
    assert (kinds(drawn)["free"] > 0) == (drawn.free > 0)
