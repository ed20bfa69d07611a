"""What the style guide shows: texts and figures that are plainly examples."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

_VILLAGES = (
    ("Boerdonk", 4, 4, "field", 1),
    ("Boskant", 3, 1, "tree", 0),
    ("Eerde", 2, 2, "church", 2),
    ("Erp", 2, 4, "river", 3),
    ("Keldonk", 3, 4, "bridge", 1),
    ("Mariaheide", 1, 4, "heather", 2),
    ("Nijnsel", 4, 2, "bird", 1),
    ("Olland", 2, 1, "mill", 0),
    ("Schijndel", 1, 1, "glass", 8),
    ("Sint-Oedenrode", 3, 2, "castle", 6),
    ("Veghel", 2, 3, "boat", 11),
    ("Wijbosch", 1, 2, "leaf", 1),
    ("Zijtaart", 3, 3, "wheat", 2),
)
_MOTIFS = [
    "seed",
    "sprout",
    "plant",
    "flower",
    "fruit",
    "house",
    "bike",
    "ball",
    "book",
    "people",
    "heart",
    "bulb",
    "coin",
    "hand",
    "calendar",
    "letter",
    "phone",
    "magnifier",
    "megaphone",
    "sun",
    "music",
    "tool",
    "bench",
    "speech",
    "check",
    "map",
    "question",
    "door",
    "star",
    "signpost",
    "pause",
    "pot",
    "field",
    "tree",
    "church",
    "river",
    "bridge",
    "heather",
    "bird",
    "mill",
    "glass",
    "castle",
    "boat",
    "leaf",
    "wheat",
    "quarter",
    "half",
    "leaf2",
    "dots",
    "steps2",
    "rings",
]
_TONES = ["sun", "sky", "mint", "pink", "plum", "coral", "leaf", "night"]
MOTIFS: list[dict[str, str]] = [{"name": name, "tone": _TONES[i % len(_TONES)]} for i, name in enumerate(_MOTIFS)]

CHROME: dict[str, Any] = {
    "site_name": "Geld voor jouw idee",
    "fund_name": "Burgerinnovatiefonds Meierijstad",
    "nav": [
        {"label": "Zo werkt het", "url": "#stappen", "current": True},
        {"label": "Projecten", "url": "#kaarten"},
        {"label": "Mijn aanvraag", "url": "#tijdlijn"},
    ],
    "cta": {"label": "Vraag geld aan", "url": "#formulier"},
    "languages": [
        {"code": "nl", "label": "Nederlands", "url": "#", "current": True},
        {"code": "en", "label": "English", "url": "#"},
    ],
    "contact": {
        "name": "Voorbeeld: Noor Jansen",
        "role": "helpt je met je aanvraag",
        "phone": "14 0413",
        "email": "fonds@example.org",
        "hours": "Maandag tot en met donderdag, 9 tot 17 uur",
    },
    "footer_links": [
        {"label": "Privacy", "url": "#"},
        {"label": "Toegankelijkheid", "url": "#"},
        {"label": "Openbaar register", "url": "#"},
        {"label": "Contact", "url": "#"},
    ],
}


VILLAGES: list[dict[str, Any]] = [
    {"name": name, "slug": name.lower(), "row": row, "col": col, "motif": motif, "count": count, "url": "#kaart"}
    for name, row, col, motif, count in _VILLAGES
]


POTS: list[dict[str, Any]] = [
    {"ceiling": Decimal(ceiling), "granted": Decimal(granted), "pending": Decimal(pending), "id": f"pot-{i}"}
    for i, (ceiling, granted, pending) in enumerate(
        ((50000, 18500, 12000), (50000, 0, 0), (50000, 44000, 21000), (50000, 50000, 3000), (0, 0, 0))
    )
]


TIMELINE: list[dict[str, Any]] = [
    {
        "heading": "We hebben je aanvraag",
        "state": "done",
        "date": date(2027, 3, 9),
        "text": "Je hoeft niets te doen.",
        "motif": "seed",
        "tone": "sun",
    },
    {
        "heading": "We bekijken je plan",
        "state": "current",
        "date": date(2027, 5, 4),
        "date_label": "uiterlijk",
        "text": "Noor belt je als er iets niet duidelijk is. Je hoeft nu niets te doen.",
        "motif": "sprout",
        "tone": "mint",
    },
    {"heading": "De commissie geeft advies", "state": "future", "motif": "plant"},
    {"heading": "Je hoort of je geld krijgt", "state": "future", "motif": "flower"},
]


LISTS: dict[str, Any] = {
    "breadcrumbs": [
        {"label": "Start", "url": "#"},
        {"label": "Hulp voor makers", "url": "#"},
        {"label": "Alle onderdelen", "url": ""},
    ],
    "hero_primary": {"label": "Vraag geld aan", "url": "#formulier"},
    "hero_secondary": {"label": "Past mijn idee?", "url": "#stappen"},
    "steps": [
        {
            "heading": "Je hebt een idee",
            "text": "Groot of klein: als je dorp er beter van wordt.",
            "motif": "bulb",
            "tone": "sun",
        },
        {
            "heading": "Je vult het formulier in",
            "text": "Wij helpen je als je vastloopt.",
            "motif": "letter",
            "tone": "sky",
        },
        {
            "heading": "De commissie kijkt",
            "text": "Je weet binnen 8 weken of het lukt.",
            "motif": "people",
            "tone": "pink",
        },
        {
            "heading": "Je gaat het doen",
            "text": "En je vertelt hoe het ging.",
            "motif": "flower",
            "tone": "mint",
            "url": "#",
            "link_label": "Bekijk wat anderen deden",
        },
    ],
    "cards": [
        {
            "heading": "Voorbeeld: een bankje dat verhalen vertelt",
            "url": "#",
            "text": "Opa's en oma's vertellen over vroeger, je luistert op het bankje.",
            "meta": ["Erp", "€ 2.400"],
            "badge": "Elkaar ontmoeten",
            "motif": "bench",
            "tone": "sky",
        },
        {
            "heading": "Voorbeeld: de leenschuur",
            "url": "#",
            "text": "Een schuur vol spullen die je van elkaar kunt lenen.",
            "meta": ["Nijnsel", "€ 5.000"],
            "badge": "Delen",
            "motif": "tool",
            "tone": "sun",
        },
        {
            "heading": "Voorbeeld: muziek op wielen",
            "url": "#",
            "text": "Een bakfiets met instrumenten rijdt van dorp naar dorp.",
            "meta": ["Alle dorpen", "€ 8.750"],
            "badge": "Muziek",
            "motif": "music",
            "tone": "plum",
        },
    ],
    "tasks": [
        {"label": "Over jou", "url": "#", "status": "Klaar", "tone": "safe"},
        {"label": "Je idee", "url": "#", "status": "Bezig", "tone": "neutral", "hint": "Nog 2 vragen"},
        {"label": "Planning", "url": "#", "status": "Moet nog", "tone": "warning"},
    ],
    "answers": [
        {"label": "Hoe heet je?", "value": "Voorbeeld: Anna de Wit", "url": "#", "change": "je naam"},
        {
            "label": "Wat ga je doen?",
            "value": "We timmeren een bank.\nDaarna verven we hem.",
            "url": "#",
            "change": "wat je gaat doen",
        },
        {"label": "Wie steunt je?", "value": "", "url": "#", "change": "wie je steunt"},
        {"label": "Bijlagen", "entries": ["begroting.pdf", "tekening.jpg"], "url": "#", "change": "je bijlagen"},
    ],
    "facts": [
        {"label": "Dorp", "value": "Erp"},
        {"label": "Bedrag", "value": "€ 2.400"},
        {"label": "Jaar", "value": "2027"},
    ],
    "dates": [
        {"label": "Laatste dag om aan te vragen", "date": date(2027, 2, 1), "text": "Tot middernacht."},
        {"label": "De commissie komt bij elkaar", "date": date(2027, 3, 15)},
        {"label": "Je hoort of je geld krijgt", "date": date(2027, 3, 29)},
    ],
    "columns": [{"label": "Project"}, {"label": "Dorp"}, {"label": "Bedrag", "numeric": True}],
    "rows": [
        [{"value": "Voorbeeld: leenschuur", "url": "#"}, "Nijnsel", "€ 5.000"],
        [{"value": "Voorbeeld: bankje", "url": "#"}, "Erp", "€ 2.400"],
    ],
    "footer_row": ["Samen", "", "€ 7.400"],
    "questions": [
        {"question": "Moet ik zelf ook geld hebben?", "answer": "Ja. Het fonds betaalt hoogstens de helft."},
        {"question": "Mag ik ook meedoen als ik nog geen 18 ben?", "answer": "Ja, samen met een ouder."},
    ],
    "filters": [
        {"label": "Alle dorpen", "url": "#", "count": 38, "current": True},
        {"label": "Erp", "url": "#", "count": 3},
        {"label": "Veghel", "url": "#", "count": 11},
    ],
    "downloads": [{"label": "Alle vragen op papier", "url": "#", "kind": "PDF", "size": 190000}],
    "files": [
        {
            "name": "begroting-definitief-echt-laatste-versie.xlsx",
            "size": 48000,
            "status": "Bewaard",
            "tone": "safe",
            "remove_name": "remove_file",
            "remove_value": "1",
        },
        {
            "name": "tekening.jpg",
            "size": 2400000,
            "message": "Dit bestand is leeg. Kies een ander bestand.",
            "remove_name": "remove_file",
            "remove_value": "2",
        },
    ],
    "saved_at": datetime(2027, 3, 9, 14, 32).astimezone(),
}
