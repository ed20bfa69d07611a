"""The arithmetic of the tile meter: how an amount of money becomes a floor of fifty tiles."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

COLUMNS = 10
ROWS = 5
TILE_SIZE = 24
TILE_GAP = 4


@dataclass(frozen=True)
class MeterTile:
    """One tile of the drawing. `kind` is granted, pending or free; x and y are SVG units."""

    x: int
    y: int
    kind: str


@dataclass(frozen=True)
class TileMeter:
    """A pot of money in euro, and the tiles that show it."""

    ceiling: Decimal
    granted: Decimal
    pending: Decimal
    left: Decimal

    @property
    def known(self) -> bool:
        """False when there is no pot to draw."""
        return self.ceiling > 0

    @property
    def empty(self) -> bool:
        """True when everything has been granted."""
        return self.known and self.left <= 0

    @property
    def free(self) -> Decimal:
        """What is left and nobody has asked for yet."""
        return max(self.left - self.pending, Decimal(0))

    @property
    def asked_beyond(self) -> bool:
        """True when more has been asked for than is left."""
        return self.pending > self.left

    @property
    def tile_worth(self) -> Decimal:
        """What one tile stands for, in whole euro."""
        return (self.ceiling / (COLUMNS * ROWS)).quantize(Decimal(1), rounding=ROUND_HALF_UP)

    @property
    def width(self) -> int:
        return COLUMNS * (TILE_SIZE + TILE_GAP) - TILE_GAP

    @property
    def height(self) -> int:
        return ROWS * (TILE_SIZE + TILE_GAP) - TILE_GAP

    @property
    def tiles(self) -> list[MeterTile]:
        """Granted first, then pending, then what is free; by column, so that the floor fills from one side."""
        total = COLUMNS * ROWS
        granted = _tile_count(self.granted, self.ceiling, total)
        if self.left > 0:
            granted = min(granted, total - 1)
        pending = min(_tile_count(self.pending, self.ceiling, total), total - granted)
        if self.left > self.pending:
            pending = min(pending, max(total - granted - 1, 0))
        kinds = ["granted"] * granted + ["pending"] * pending + ["free"] * (total - granted - pending)
        step = TILE_SIZE + TILE_GAP
        return [MeterTile(x=i // ROWS * step, y=i % ROWS * step, kind=kind) for i, kind in enumerate(kinds)]


def _tile_count(amount: Decimal, ceiling: Decimal, total: int) -> int:
    """Rounded to whole tiles, but money that exists is never drawn as nothing."""
    if amount <= 0 or ceiling <= 0:
        return 0
    tiles = int((amount * total / ceiling).quantize(Decimal(1), rounding=ROUND_HALF_UP))
    return min(max(tiles, 1), total)
