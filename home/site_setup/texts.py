"""The first words of a new site, in plain Dutch (B1). From then on they belong to the editors."""

from __future__ import annotations

from typing import Any

Block = tuple[str, Any]


def text(html: str) -> Block:
    """A block of running text."""
    return ("text", html)


def step(title: str, words: str, motif: str, tone: str) -> dict[str, str]:
    """One step of a plan, with its drawing."""
    return {"title": title, "text": words, "motif": motif, "tone": tone}


STEPS: Block = (
    "steps",
    {
        "heading": "Zo werkt het",
        "steps": [
            step("Je hebt een idee", "Praat erover met je buren. Doen zij mee?", "seed", "sun"),
            step("Je vraagt geld aan", "Je vult het formulier in. Stoppen en later verdergaan kan.", "letter", "sky"),
            step("Wij bekijken je plan", "Je hoort binnen 2 werkdagen wie jou helpt.", "magnifier", "mint"),
            step("Je hoort of het lukt", "Een commissie geeft advies. Daarna beslist de gemeente.", "check", "pink"),
            step("Je gaat beginnen", "Je maakt je idee echt. Later vertel je hoe het ging.", "flower", "coral"),
        ],
    },
)

HOME: dict[str, Any] = {
    "search_description": "Heb je een idee voor je dorp of buurt in Meierijstad? De gemeente betaalt mee.",
    "hero_text": (
        "Heb je een plan waar je dorp of buurt iets aan heeft? De gemeente betaalt mee. "
        "Klein of groot, iedereen die hier woont mag het proberen."
    ),
    "hero_button": "Vraag geld aan",
    "hero_second_button": "Zo werkt het",
    "body": [
        text(
            "<h2>Wat is het?</h2><p>Het Burgerinnovatiefonds is een pot met geld van de gemeente Meierijstad. "
            "Het geld is voor ideeën van inwoners. Je probeert iets nieuws, of je doet samen iets voor je dorp. "
            "Wij betalen nooit meer dan de helft. De rest regel je zelf, bijvoorbeeld met een club of een winkel.</p>"
        ),
        STEPS,
        (
            "idea_check_teaser",
            {
                "heading": "Past je idee bij het fonds?",
                "text": "<p>Vijf korte vragen. Je vult geen naam in en we bewaren niets.</p>",
                "link": {"text": "Doe de ideecheck", "page": None, "url": "/ideecheck/"},
            },
        ),
        (
            "project_cards",
            {
                "heading": "Dit deden anderen",
                "choice": "newest",
                "projects": [],
                "number": 3,
                "link": {"text": "Bekijk alle projecten", "page": None, "url": "/projecten/"},
            },
        ),
        ("village_map", {"heading": "Ideeën in jouw kern"}),
        (
            "call_to_action",
            {
                "heading": "Kinderen gaven ons advies",
                "text": "<p>Kinderen uit groep 8 dachten mee over dit fonds. Lees wat wij ermee doen.</p>",
                "link": {"text": "Bekijk de adviezen", "page": None, "url": "/adviezen/"},
            },
        ),
        (
            "contact_person",
            {"heading": "Vraag het gewoon", "text": "<p>Is je idee nog niet af? Bel of mail ons. Wij denken mee.</p>"},
        ),
    ],
}

PROJECTS: dict[str, Any] = {
    "summary": "Dit maakten inwoners met geld van het fonds. Ook wat niet lukte, staat erbij.",
    "search_description": "Projecten van inwoners van Meierijstad die geld kregen van het fonds.",
}

CONTACT: dict[str, Any] = {
    "summary": "Bel of mail ons. Ook als je idee nog niet af is.",
    "search_description": "Zo bereik je het Burgerinnovatiefonds van Meierijstad.",
    "body": [
        ("contact_person", {"heading": "Vraag het gewoon", "text": ""}),
        text(
            '<h2>Heb je al een aanvraag gestuurd?</h2><p>Op <a href="/mijn-aanvraag/">Mijn aanvraag</a> zie je hoe '
            "het ermee staat. Je kunt ons daar ook een bericht sturen.</p>"
            "<h2>Niet tevreden?</h2><p>Vertel het ons. Lukt het samen niet? "
            "Dan kun je een klacht indienen bij de gemeente.</p>"
        ),
    ],
}

PRIVACY: dict[str, Any] = {
    "summary": "Dit doen wij met jouw gegevens.",
    "search_description": "Welke gegevens het Burgerinnovatiefonds bewaart, waarom en hoe lang.",
    "body": [
        text(
            "<h2>Als je de site bekijkt</h2><p>Wij volgen je niet. Er zijn geen reclamecookies. "
            "Daarom vragen wij ook niet of je cookies goed vindt.</p>"
            "<h2>Als je geld aanvraagt</h2><p>Wij vragen alleen wat nodig is om over je plan te beslissen. "
            "Dat is je naam, je adres, je e-mail en je plan. Wij doen dat omdat het onze taak is als gemeente. "
            "Alleen mensen die met je aanvraag werken, kunnen hem zien.</p>"
            "<h2>Hoe lang bewaren wij het?</h2><ul>"
            "<li>Niet verstuurd? Dan gooien wij het 60 dagen na de laatste wijziging weg.</li>"
            "<li>Geld gekregen? Dan bewaren wij het 7 jaar na de afronding.</li>"
            "<li>Afgewezen? Dan bewaren wij het 5 jaar.</li>"
            "<li>Ingetrokken, niet behandeld of doorverwezen? Dan bewaren wij het 1 jaar.</li></ul>"
            "<h2>Wat komt op de site?</h2><p>Krijg je geld? Dan staat je plan op deze site, met het bedrag en de kern. "
            "Je naam staat er alleen bij als jij dat goed vindt. Je kunt dat later weer veranderen.</p>"
            "<h2>Jouw rechten</h2><p>Je mag je gegevens bekijken, verbeteren en meenemen. Mail of bel ons. "
            "Ben je niet tevreden? Dan kun je een klacht indienen bij de Autoriteit Persoonsgegevens.</p>"
        )
    ],
}

ACCESSIBILITY: dict[str, Any] = {
    "summary": "Iedereen moet deze site kunnen gebruiken.",
    "search_description": "Hoe toegankelijk de site van het Burgerinnovatiefonds is, en wat je doet als iets niet lukt.",
    "body": [
        text(
            "<h2>Wat wij doen</h2><p>Wij maken de site volgens de regels van WCAG 2.2, niveau AA. "
            "Je kunt alles doen met een toetsenbord. Alles werkt ook zonder JavaScript. "
            "De site past op een telefoon en je kunt de letters groter maken.</p>"
            "<h2>Lukt iets niet?</h2><p>Vertel het ons. Wij antwoorden binnen 2 werkdagen. "
            "Wil je liever op papier of via de telefoon meedoen? Dat kan ook.</p>"
        ),
        (
            "notice",
            {
                "kind": "info",
                "heading": "Nog aan te vullen",
                "text": "<p>Hier komt de officiële verklaring van de gemeente, met het nummer uit het register.</p>",
            },
        ),
        ("contact_person", {"heading": "Meld een probleem", "text": ""}),
    ],
}
