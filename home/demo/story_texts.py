"""Made-up advice, news, events and people. Nobody said or did any of this; each page carries the word "Voorbeeld".

The real advice of children is not public. What stands here only shows how an advice and an honest answer look.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from home.models.advice import AdviceState


@dataclass(frozen=True)
class DemoAdvice:
    """An advice of the demonstration; `shown_on` are slugs of pages below the home page."""

    slug: str
    title: str
    said: str
    group: str
    state: str
    answer: str = ""
    reason: str = ""
    shown_on: tuple[str, ...] = ()


ADVICE: tuple[DemoAdvice, ...] = (
    DemoAdvice(
        slug="geef-het-een-gewone-naam",
        title="Geef het een gewone naam",
        said="Wij weten niet wat dit woord betekent. Zeg gewoon wat het is: geld voor een idee.",
        group="groep 8",
        state=AdviceState.DONE,
        answer="<p>De site heet nu “Geld voor jouw idee”. De naam van het fonds staat er klein bij.</p>",
        shown_on=("zo-werkt-het",),
    ),
    DemoAdvice(
        slug="laat-plaatjes-zien",
        title="Laat met plaatjes zien hoe het werkt",
        said="Zoveel tekst lezen wij niet. Met plaatjes snap je het in één keer.",
        group="groep 8",
        state=AdviceState.DONE,
        answer="<p>Elke stap heeft nu een tekening. Je ziet ook wie iets moet doen en hoe lang het duurt.</p>",
        shown_on=("zo-werkt-het",),
    ),
    DemoAdvice(
        slug="laat-zien-wat-anderen-deden",
        title="Laat zien wat anderen deden",
        said="Als je ziet dat het bij een ander is gelukt, durf je zelf ook. Laat ook kleine dingen zien.",
        group="groep 8",
        state=AdviceState.DOING,
        answer="<p>Alle projecten staan op de site. Nog niet bij elk project staat een tip van de makers.</p>",
        shown_on=("projecten",),
    ),
    DemoAdvice(
        slug="laat-kinderen-zelf-aanvragen",
        title="Laat kinderen zelf geld aanvragen",
        said="Wij hebben ook ideeën. Waarom mogen alleen grote mensen het vragen?",
        group="groep 8",
        state=AdviceState.NOT_DOING,
        reason=(
            "<p>Wie geld krijgt, spreekt iets af met de gemeente. Dat mag pas als je 18 bent. "
            "Wel kan een ouder of juf het samen met jullie doen. Dan is het nog steeds jullie idee.</p>"
        ),
        shown_on=("vragen",),
    ),
    DemoAdvice(
        slug="kom-langs-op-school",
        title="Kom langs op school",
        said="Als iemand het komt vertellen, onthoud je het veel beter dan van een brief.",
        group="groep 8",
        state=AdviceState.NEW,
    ),
)


@dataclass(frozen=True)
class DemoNews:
    """A news item of the demonstration, so many days before today."""

    slug: str
    title: str
    summary: str
    days_ago: int
    story: str


NEWS: tuple[DemoNews, ...] = (
    DemoNews(
        slug="nieuwe-site",
        title="Een nieuwe site voor jouw idee",
        summary="Geld aanvragen is nu makkelijker. Je ziet hoeveel geld er is en wanneer je antwoord krijgt.",
        days_ago=4,
        story=(
            "<p>Op de nieuwe site zie je in één keer wat het fonds is. Je kunt stoppen met invullen en later verdergaan. "
            "En je ziet altijd hoe het met je aanvraag staat.</p>"
        ),
    ),
    DemoNews(
        slug="soepfiets-wint-harten",
        title="De soepfiets rijdt een jaar",
        summary="Vier buren uit Erp vieren feest: hun bakfiets met soep bestaat één jaar.",
        days_ago=21,
        story="<p>Elke donderdag eten ongeveer 60 mensen mee. De makers zoeken nog twee koks. Iets voor jou?</p>",
    ),
    DemoNews(
        slug="vier-plannen-besproken",
        title="De commissie besprak vier plannen",
        summary="Van een praatbank tot een buurtbatterij: de commissie las vier plannen en gaf advies.",
        days_ago=45,
        story="<p>De makers horen binnen een paar weken of ze geld krijgen. Daarna staan de projecten op deze site.</p>",
    ),
)


@dataclass(frozen=True)
class DemoEvent:
    """An event of the demonstration, so many days from today, at an hour of the day."""

    slug: str
    title: str
    summary: str
    days_ahead: int
    hour: int
    length: timedelta
    place: str
    story: str


EVENTS: tuple[DemoEvent, ...] = (
    DemoEvent(
        slug="inloopavond",
        title="Inloopavond: kom met je idee",
        summary="Loop binnen met je idee, ook als het nog een krabbel op een servet is.",
        days_ahead=12,
        hour=19,
        length=timedelta(hours=2),
        place="Het dorpshuis, Veghel (voorbeeld)",
        story="<p>Er is koffie en limonade. Je praat met iemand van het fonds en met makers van andere projecten.</p>",
    ),
    DemoEvent(
        slug="ideeenmarkt",
        title="Ideeënmarkt voor groep 7 en 8",
        summary="Kinderen laten hun idee zien. Volwassenen zeggen wat ze ermee gaan doen.",
        days_ahead=40,
        hour=13,
        length=timedelta(hours=3),
        place="De sporthal, Schijndel (voorbeeld)",
        story="<p>Elke klas krijgt een kraam. Aan het einde kiest iedereen samen drie ideeën om uit te proberen.</p>",
    ),
)


@dataclass(frozen=True)
class DemoPeople:
    """A group of people of the demonstration: (name, what they do)."""

    heading: str
    text: str
    people: tuple[tuple[str, str], ...] = field(default_factory=tuple)

    def as_block(self) -> dict[str, Any]:
        """The group as the block of the people page."""
        people = [{"name": name, "role": role, "text": "", "phone": "", "email": ""} for name, role in self.people]
        return {"heading": self.heading, "text": f"<p>{self.text}</p>", "people": people}


PEOPLE: tuple[DemoPeople, ...] = (
    DemoPeople(
        "Zij helpen je",
        "Bij hen kun je altijd terecht met een vraag.",
        (("Sam Voorbeeld", "Helpt je met je idee"), ("Bea Voorbeeld", "Behandelt aanvragen")),
    ),
    DemoPeople(
        "De commissie",
        "Zij lezen alle plannen en geven advies. Ze beslissen niet.",
        (
            ("Carla Voorbeeld", "Inwoner van Sint-Oedenrode"),
            ("Chris Voorbeeld", "Inwoner van Schijndel"),
            ("Cor Voorbeeld", "Inwoner van Erp"),
        ),
    ),
)
