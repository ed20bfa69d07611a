"""Eight made-up projects. Nothing here happened; each page carries the word "Voorbeeld"."""

from __future__ import annotations

from dataclasses import dataclass

from home.models import ProjectPage

State = ProjectPage.State


@dataclass(frozen=True)
class DemoProject:
    """A project of the demonstration; `amount` in whole euro, `updates` as (day as ISO date, heading, HTML)."""

    slug: str
    title: str
    summary: str
    drawing: str
    drawing_alt: str
    villages: tuple[str, ...]
    theme: str
    amount: int
    year: int
    state: str
    story: str
    quote: tuple[str, str] = ("", "")
    tip: str = ""
    result: str = ""
    lessons: str = ""
    recipient: str = ""
    updates: tuple[tuple[str, str, str], ...] = ()


PROJECTS: tuple[DemoProject, ...] = (
    DemoProject(
        slug="de-soepfiets",
        title="De soepfiets",
        summary="Elke week rijdt een bakfiets met verse soep door Erp. Buren eten samen en leren elkaar kennen.",
        drawing="soup-bike",
        drawing_alt="Tekening van een bakfiets met een grote pan soep erop",
        villages=("Erp",),
        theme="Buren en ontmoeten",
        amount=2500,
        year=2025,
        state=State.DONE,
        story=(
            "<h2>Hoe het begon</h2><p>In Erp was geen plek waar je zomaar kon aanschuiven. Vier buren kochten een oude "
            "bakfiets. Ze bouwden er een keukentje op.</p><p>Elke donderdag staat de fiets op drie plekken. "
            "Wie wil, snijdt mee of fietst mee.</p>"
        ),
        quote=("Na een half jaar ken ik bijna iedereen in mijn straat.", "Een bezoeker van de soepfiets"),
        tip="Begin klein. Wij kookten eerst drie keer in een garage. Toen wisten we wat we nodig hadden.",
        result="<p>Elke week eten ongeveer 60 mensen mee. Twaalf buren koken om de beurt.</p>",
        lessons=(
            "<p>In de winter kwamen er minder mensen. Daarom staat de fiets nu bij regen in een schuur. "
            "Dat hadden we eerder moeten bedenken.</p>"
        ),
        updates=(
            (
                "2025-10-02",
                "De duizendste kom soep",
                "<p>Vandaag schepten we kom nummer duizend. Het was tomatensoep.</p>",
            ),
            ("2025-04-10", "De eerste rit", "<p>De bakfiets is klaar. Er kwamen 34 mensen.</p>"),
        ),
    ),
    DemoProject(
        slug="repareren-met-jong-en-oud",
        title="Repareren met jong en oud",
        summary="Jongeren en ouderen maken samen kapotte spullen. Zo leren ze van elkaar en gooien we minder weg.",
        drawing="repair-table",
        drawing_alt="Tekening van een werkbank met een broodrooster en gereedschap",
        villages=("Veghel",),
        theme="Techniek",
        amount=2800,
        year=2026,
        state=State.RUNNING,
        story=(
            "<h2>Een werkplaats in de bibliotheek</h2><p>Eén zaterdag in de maand staan er werkbanken. "
            "Ouderen laten zien hoe je een lamp of een stoel maakt. Jongeren helpen met telefoons.</p>"
        ),
        tip="Vraag een bibliotheek of een school om ruimte. Die hebben vaak een lokaal dat leeg staat.",
        updates=(("2026-09-12", "Dertig spullen op één dag", "<p>Van de dertig spullen werken er weer 22.</p>"),),
    ),
    DemoProject(
        slug="de-slimme-regenton",
        title="De slimme regenton",
        summary="Een regenton die zelf leegloopt vlak voor een bui. Zo blijft de straat droog en heeft de tuin water.",
        drawing="rain-barrel",
        drawing_alt="Tekening van een huis in de regen met een regenton ernaast",
        villages=("Schijndel", "Wijbosch"),
        theme="Natuur en klimaat",
        amount=4000,
        year=2025,
        state=State.STOPPED,
        story=(
            "<h2>Het idee</h2><p>Een gewone ton is vaak al vol als het gaat regenen. Onze ton kijkt naar het "
            "weerbericht. Komt er regen? Dan gaat de kraan vanzelf open.</p>"
        ),
        tip="Test eerst één ding goed. Wij maakten er meteen tien.",
        result="<p>Vier van de tien tonnen werkten een jaar lang. De bouwtekening mag iedereen gebruiken.</p>",
        lessons=(
            "<p>De kranen gingen in de vorst kapot. We vonden geen kraan die goedkoop is en toch heel blijft. "
            "Daarom zijn we gestopt. Het meten ging wel goed: nu weten we hoeveel water er van een dak komt.</p>"
        ),
    ),
    DemoProject(
        slug="wandelen-met-verhalen",
        title="Wandelen met verhalen",
        summary="Langs het ommetje staan palen die een verhaal van het dorp vertellen. Je drukt op de knop en luistert.",
        drawing="story-post",
        drawing_alt="Tekening van een paal met een luidspreker langs een wandelpad",
        villages=("Nijnsel", "Olland"),
        theme="Kunst en muziek",
        amount=4700,
        year=2024,
        state=State.DONE,
        story=(
            "<h2>Twaalf palen, twaalf stemmen</h2><p>Oudere inwoners vertelden hun verhaal. "
            "De basisschool maakte er tekeningen bij. Elke paal krijgt stroom van de zon.</p>"
        ),
        quote=("Mijn opa vertelt nu aan iedereen over de oude molen.", "Een leerling uit groep 7 (voorbeeld)"),
        tip="Neem op in een stille kamer. Wind hoor je overal doorheen.",
        result="<p>De palen zijn in een jaar 9.000 keer gebruikt. Er komt een tweede ronde.</p>",
    ),
    DemoProject(
        slug="samen-de-straat-koel-houden",
        title="Samen de straat koel houden",
        summary="Bewoners meten hoe warm het in hun straat wordt. Met die kaart kiezen ze zelf waar bomen komen.",
        drawing="cool-street",
        drawing_alt="Tekening van een straat met bomen en een grote thermometer",
        villages=("Sint-Oedenrode",),
        theme="Natuur en klimaat",
        amount=3500,
        year=2026,
        state=State.RUNNING,
        story=(
            "<h2>Meten is weten</h2><p>Vijftig huizen kregen een meter. Op drie avonden lazen we samen de kaart. "
            "Nu maken we een plan met de gemeente en een tuinman.</p>"
        ),
        tip="Nodig ook de mensen uit die het er niet mee eens zijn.",
    ),
    DemoProject(
        slug="muziek-zonder-drempel",
        title="Muziek zonder drempel",
        summary="Iedereen mag een instrument lenen en les krijgen. Ook wie niet kan horen, voelt de muziek.",
        drawing="music-box",
        drawing_alt="Tekening van een gitaar, een trommel en noten",
        villages=("Eerde", "Mariaheide"),
        theme="Kunst en muziek",
        amount=5700,
        year=2026,
        state=State.STARTING,
        story=(
            "<h2>Een vloer die trilt</h2><p>Leerlingen bouwen een vloer die trilt op de muziek. "
            "Zo kan iedereen meedoen. Er komen ook 40 instrumenten om te lenen.</p>"
        ),
    ),
    DemoProject(
        slug="de-praatbank",
        title="De praatbank",
        summary="Op deze bank vind je een vraag om aan een vreemde te stellen. Zo begint een gesprek vanzelf.",
        drawing="talking-bench",
        drawing_alt="Tekening van twee mensen op een bank, met praatwolkjes",
        villages=("Zijtaart",),
        theme="Buren en ontmoeten",
        amount=1400,
        year=2024,
        state=State.DONE,
        recipient="De houtclub (voorbeeld)",
        story=(
            "<h2>Zes banken</h2><p>De houtclub maakte zes banken. Elke maand bedenken leerlingen nieuwe vragen. "
            "De vragen staan op een kaart in de leuning.</p>"
        ),
        tip="Vraag kinderen om de vragen. Die durven meer.",
        result="<p>Op een mooie dag gaan er ongeveer 40 mensen zitten. De helft begint een gesprek.</p>",
        lessons="<p>De kaarten waaiden weg. Nu zitten ze achter glas.</p>",
    ),
    DemoProject(
        slug="de-raad-van-twaalf",
        title="De raad van twaalf",
        summary="Twaalf kinderen praten elke maand over een vraag van het dorp. Volwassenen moeten antwoord geven.",
        drawing="round-table",
        drawing_alt="Tekening van mensen rond een ronde tafel",
        villages=("Boerdonk",),
        theme="Leren en school",
        amount=1300,
        year=2025,
        state=State.RUNNING,
        story=(
            "<h2>Loten wie meedoet</h2><p>Kinderen uit groep 8 loten wie er in de raad komt. "
            "Het dorp zegt binnen een maand wat het met hun advies doet.</p>"
        ),
        tip="Spreek van tevoren af wie antwoord geeft, en wanneer.",
    ),
)
