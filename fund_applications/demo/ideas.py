"""Ideas that nobody sent in: made up for the demonstration, each marked "Voorbeeld" in its title."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Idea:
    """An idea with its costs in euro: pairs of a description and an amount. The handler finds its themes, by name."""

    title: str
    summary: str
    plan: str
    novelty: str
    audience: str
    result: str
    nature: str
    kind: str
    villages: tuple[str, ...]
    costs: tuple[tuple[str, Decimal], ...]
    themes: tuple[str, ...] = ()

    @property
    def total(self) -> Decimal:
        """The total costs in euro."""
        return sum((amount for _, amount in self.costs), Decimal(0))


def _costs(*lines: tuple[str, int]) -> tuple[tuple[str, Decimal], ...]:
    return tuple((name, Decimal(amount)) for name, amount in lines)


IDEAS: tuple[Idea, ...] = (
    Idea(
        "Voorbeeld: de soepfiets",
        "Elke week rijdt een bakfiets met verse soep door het dorp. Buren eten samen en leren elkaar kennen.",
        "We kopen een tweedehands bakfiets en bouwen er een keukentje op. Elke donderdag koken vier buren soep. "
        "We rijden langs drie vaste plekken. Wie wil, helpt mee met snijden of fietsen.",
        "Er is in ons dorp geen plek waar je zomaar kunt aanschuiven. De fiets komt naar de mensen toe.",
        "Voor ongeveer 120 inwoners, vooral mensen die vaak alleen eten.",
        "Meer mensen kennen hun buren. Wie alleen is, heeft elke week een vaste afspraak.",
        "social",
        "pilot",
        ("Erp",),
        _costs(("Bakfiets, tweedehands", 2400), ("Keukentje bouwen", 1100), ("Eten voor een half jaar", 1500)),
        themes=("Buren en ontmoeten", "Zorg voor elkaar"),
    ),
    Idea(
        "Voorbeeld: repareren met jong en oud",
        "Jongeren en ouderen maken samen kapotte spullen. Zo leren ze van elkaar en gooien we minder weg.",
        "In de bibliotheek komt één zaterdag in de maand een werkplaats. Ouderen laten zien hoe je iets maakt. "
        "Jongeren helpen met telefoons en laptops.",
        "Een gewone reparatiedag is vooral voor klanten. Bij ons leert iedereen het zelf.",
        "Voor 200 inwoners van 10 tot 85 jaar.",
        "Minder afval en meer contact tussen jong en oud.",
        "participation",
        "experiment",
        ("Veghel",),
        _costs(("Gereedschap", 3200), ("Werkbanken", 1800), ("Folders en posters", 600)),
        themes=("Buren en ontmoeten", "Techniek"),
    ),
    Idea(
        "Voorbeeld: slimme regenton",
        "Regentonnen die zelf leeglopen vlak voor een bui. Zo blijft de straat droog en hebben tuinen water.",
        "We maken tien tonnen met een kraan die luistert naar het weerbericht. Bewoners meten een jaar lang mee. "
        "Daarna delen we de tekening gratis.",
        "Een gewone ton is vaak al vol als het gaat regenen. Deze ton maakt op tijd ruimte.",
        "Voor tien straten, ongeveer 300 inwoners.",
        "Minder water op straat en minder drinkwater in de tuin.",
        "technical",
        "experiment",
        ("Schijndel", "Wijbosch"),
        _costs(("Tien tonnen", 2500), ("Sensoren en kranen", 3900), ("Meten en verslag", 1600)),
        themes=("Natuur en klimaat", "Techniek"),
    ),
    Idea(
        "Voorbeeld: wandelpaal met verhalen",
        "Langs het ommetje staan palen met verhalen van het dorp. Je drukt op een knop en je hoort een buurman.",
        "We nemen verhalen op met ouderen. Twaalf palen met een knop en een zonnepaneel vertellen ze verder. "
        "De basisschool maakt de tekeningen.",
        "Verhalen staan nu in boeken die bijna niemand leest. Buiten hoort iedereen ze.",
        "Voor alle wandelaars en voor 80 leerlingen.",
        "Meer mensen lopen een ommetje. Oude verhalen blijven bewaard.",
        "social",
        "pilot",
        ("Olland", "Nijnsel"),
        _costs(("Twaalf palen", 7200), ("Opnames", 1400), ("Tekeningen en drukwerk", 900)),
        themes=("Kunst en muziek", "Gezond en sport"),
    ),
    Idea(
        "Voorbeeld: huiswerkhuis op de boerderij",
        "Leerlingen maken hun huiswerk op een boerderij. Daarna helpen ze een uur met de dieren.",
        "Twee middagen in de week is de boerderij open. Een student helpt met het huiswerk. "
        "We meten of leerlingen rustiger worden.",
        "Huiswerk maken gebeurt meestal in een lokaal. Buiten zijn helpt om rustig te worden.",
        "Voor 24 leerlingen van 12 tot 16 jaar.",
        "Betere cijfers en meer rust.",
        "social",
        "experiment",
        ("Keldonk",),
        _costs(("Inrichting", 2800), ("Begeleiding", 4200), ("Vervoer", 700)),
        themes=("Leren en school",),
    ),
    Idea(
        "Voorbeeld: samen de buurt koel houden",
        "Bewoners meten hoe warm het in hun straat wordt. Met de kaart kiezen ze zelf waar bomen komen.",
        "Vijftig huizen krijgen een meter. Op drie avonden lezen we de kaart. "
        "Met de gemeente en een tuinman maken we een plan.",
        "Bewoners verzamelen zelf de cijfers en beslissen daarna mee.",
        "Voor 50 huishoudens.",
        "Een koelere straat, en buren die samen iets doen.",
        "participation",
        "study",
        ("Sint-Oedenrode",),
        _costs(("Vijftig meters", 3500), ("Avonden met een begeleider", 1500), ("Kaart en plan", 2000)),
        themes=("Natuur en klimaat",),
    ),
    Idea(
        "Voorbeeld: muziek zonder drempel",
        "Iedereen mag een instrument lenen en les krijgen. Ook wie niet kan horen, speelt mee met licht en trilling.",
        "We maken een bieb met 40 instrumenten. Een vloer die trilt laat de muziek voelen. "
        "Na een half jaar geven we een concert.",
        "De vloer is nieuw: een groep techniekleerlingen bouwt hem.",
        "Voor 60 kinderen en 20 volwassenen.",
        "Meer mensen maken muziek, ook met een beperking.",
        "technical",
        "pilot",
        ("Mariaheide", "Eerde"),
        _costs(("Instrumenten", 4800), ("Vloer die trilt", 3600), ("Lessen", 3000)),
        themes=("Kunst en muziek", "Leren en school"),
    ),
    Idea(
        "Voorbeeld: buurtbatterij",
        "Vier straten delen één batterij. Overdag gaat de zon erin, 's avonds kookt de buurt erop.",
        "We onderzoeken of dertig huizen samen een batterij kunnen delen. "
        "We rekenen, praten met de netbeheerder en vragen alle bewoners wat zij willen.",
        "Een batterij delen met een straat doet hier nog niemand.",
        "Voor 30 huishoudens.",
        "Een plan dat andere straten ook kunnen gebruiken.",
        "technical",
        "study",
        ("Boskant",),
        _costs(("Berekening", 5200), ("Bijeenkomsten", 900), ("Juridisch advies", 2400)),
        themes=("Techniek", "Natuur en klimaat"),
    ),
    Idea(
        "Voorbeeld: de verhalenbank van Zijtaart",
        "Een bank waarop je een vraag vindt om aan een vreemde te stellen. Zo begint een gesprek vanzelf.",
        "We maken zes banken met de houtclub. Elke maand bedenken leerlingen nieuwe vragen. "
        "We tellen hoe vaak mensen gaan zitten en praten.",
        "De vragen komen van kinderen. Dat maakt het licht.",
        "Voor het hele dorp, 1650 inwoners.",
        "Meer gesprekken tussen mensen die elkaar niet kennen.",
        "social",
        "experiment",
        ("Zijtaart",),
        _costs(("Hout en ijzer", 1900), ("Gereedschap", 500), ("Vragenkaarten", 400)),
        themes=("Buren en ontmoeten",),
    ),
    Idea(
        "Voorbeeld: raad van twaalfjarigen",
        "Twaalf kinderen praten elke maand over een vraag van het dorp. Het dorpsoverleg moet antwoorden.",
        "Kinderen uit groep 8 loten wie meedoet. Een begeleider helpt. "
        "Het dorpsoverleg zegt binnen een maand wat het met het advies doet.",
        "Volwassenen zijn verplicht om te antwoorden. Dat is nieuw.",
        "Voor 12 kinderen en hun klas.",
        "Kinderen zien dat hun stem telt.",
        "participation",
        "pilot",
        ("Boerdonk",),
        _costs(("Begeleiding", 1800), ("Materiaal", 350), ("Feestelijk slot", 450)),
        themes=("Leren en school",),
    ),
    Idea(
        "Voorbeeld: fietsles voor nieuwkomers",
        "Nieuwe inwoners leren fietsen van een buur. Daarna rijden ze samen langs school, huisarts en markt.",
        "Twintig buren worden fietsmaatje. We lenen fietsen en oefenen acht weken. De laatste les is een rondrit.",
        "De les is ook een kennismaking: elk paar blijft een half jaar in contact.",
        "Voor 20 nieuwe inwoners en 20 buren.",
        "Nieuwe inwoners komen overal en kennen iemand.",
        "social",
        "pilot",
        ("Veghel", "Schijndel"),
        _costs(("Fietsen opknappen", 1600), ("Lessen", 1400), ("Helmen en sloten", 600)),
        themes=("Veilig en bereikbaar", "Buren en ontmoeten"),
    ),
    Idea(
        "Voorbeeld: stille disco in het zorghuis",
        "Bewoners en leerlingen dansen samen met een koptelefoon. Ieder kiest zijn eigen muziek.",
        "Eén keer in de maand is er een stille disco. Leerlingen maken de lijsten samen met een bewoner.",
        "Het geluid staat voor iedereen goed, ook met een gehoorapparaat.",
        "Voor 45 bewoners en 30 leerlingen.",
        "Meer bewegen en meer plezier.",
        "social",
        "experiment",
        ("Sint-Oedenrode",),
        _costs(("Koptelefoons", 2200), ("Zenders", 500), ("Drankjes", 300)),
        themes=("Zorg voor elkaar", "Kunst en muziek"),
    ),
)

FIRST_NAMES = (
    "Noor", "Sem", "Fatima", "Bram", "Ans", "Youssef", "Lotte", "Henk", "Mila", "Piet", "Sanne", "Omar",
    "Truus", "Daan", "Ewa", "Kees", "Julia", "Wim", "Amira", "Toon",
)  # fmt: skip
SURNAME = "Voorbeeld"
STREETS = ("Voorbeeldstraat", "Proeflaan", "Testpad", "Demoplein", "Oefenweg")
