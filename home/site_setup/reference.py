"""The villages and themes that a new site starts with; editors may change them afterwards."""

from __future__ import annotations

from django.utils.text import slugify

from home.models import Theme, Village
from home.motifs import Motif, Tone, VillageMotif

#: Name, inhabitants on 1-1-2021, row and column on the map, drawing.
VILLAGES: tuple[tuple[str, int, int, int, str], ...] = (
    ("Boerdonk", 775, 4, 4, VillageMotif.FIELD),
    ("Boskant", 1721, 3, 1, VillageMotif.TREE),
    ("Eerde", 1448, 2, 2, VillageMotif.CHURCH),
    ("Erp", 5209, 2, 4, VillageMotif.RIVER),
    ("Keldonk", 1026, 3, 4, VillageMotif.BRIDGE),
    ("Mariaheide", 1644, 1, 4, VillageMotif.HEATHER),
    ("Nijnsel", 1726, 4, 2, VillageMotif.BIRD),
    ("Olland", 1048, 2, 1, VillageMotif.MILL),
    ("Schijndel", 22285, 1, 1, VillageMotif.GLASS),
    ("Sint-Oedenrode", 13879, 3, 2, VillageMotif.CASTLE),
    ("Veghel", 27869, 2, 3, VillageMotif.BOAT),
    ("Wijbosch", 1425, 1, 2, VillageMotif.LEAF),
    ("Zijtaart", 1650, 3, 3, VillageMotif.WHEAT),
)

THEMES: tuple[tuple[str, str, str], ...] = (
    ("Buren en ontmoeten", Motif.PEOPLE, Tone.PINK),
    ("Gezond en sport", Motif.BALL, Tone.CORAL),
    ("Kunst en muziek", Motif.MUSIC, Tone.PLUM),
    ("Leren en school", Motif.BOOK, Tone.SKY),
    ("Natuur en klimaat", Motif.SPROUT, Tone.MINT),
    ("Techniek", Motif.TOOL, Tone.SUN),
    ("Veilig en bereikbaar", Motif.BIKE, Tone.SKY),
    ("Zorg voor elkaar", Motif.HEART, Tone.PINK),
)

ENGLISH_THEMES = {
    "Buren en ontmoeten": "Neighbours and meeting",
    "Gezond en sport": "Health and sport",
    "Kunst en muziek": "Art and music",
    "Leren en school": "Learning and school",
    "Natuur en klimaat": "Nature and climate",
    "Techniek": "Technology",
    "Veilig en bereikbaar": "Safe and easy to reach",
    "Zorg voor elkaar": "Caring for each other",
}


def ensure_villages() -> None:
    """Add the villages that are missing."""
    for name, population, row, column, motif in VILLAGES:
        Village.objects.get_or_create(
            slug=slugify(name),
            defaults={
                "name": name,
                "population": population,
                "map_row": row,
                "map_column": column,
                "motif": motif,
            },
        )


def ensure_themes() -> None:
    """Give a site without any theme the first ones; a theme that staff removed does not come back."""
    if Theme.objects.exists():
        return
    for name, motif, tone in THEMES:
        Theme.objects.create(name=name, slug=slugify(name), motif=motif, tone=tone)
