"""The first words of the pages that explain the fund, in plain Dutch (B1). From then on they belong to the editors."""

from __future__ import annotations

from typing import Any

from home.site_setup.texts import text

NO_LINK = {"text": "", "page": None, "url": ""}


def _step(title: str, who: str, duration: str, words: str, motif: str, tone: str) -> tuple[str, dict[str, Any]]:
    look = {"motif": motif, "tone": tone}
    return ("step", {"title": title, "who": who, "duration": duration, "text": f"<p>{words}</p>", **look})


STEP_PLAN: dict[str, Any] = {
    "summary": "Van idee tot feest: dit zijn de stappen.",
    "search_description": "Zo vraag je geld aan voor je idee in Meierijstad, stap voor stap.",
    "steps": [
        _step(
            "Je hebt een idee", "Jij", "", "Iets nieuws voor je straat, dorp of school. Praat erover met je buren. "
            "Wie doet er mee?", "seed", "sun",
        ),
        _step(
            "Je kijkt of het past", "Jij", "een paar minuten", "Doe de ideecheck: vijf korte vragen. Twijfel je? Bel ons. "
            "Dat mag ook als je idee nog niet af is.", "question", "sky",
        ),
        _step(
            "Je vraagt geld aan", "Jij", "neem er een avond voor", "Je vult het formulier in. Je vertelt wat je gaat doen en wat het "
            "kost. Stoppen en later verdergaan kan altijd.", "letter", "mint",
        ),
        _step(
            "Wij bellen of mailen je", "Wij", "binnen 2 werkdagen", "Je krijgt één persoon die jou helpt. Missen we iets? "
            "Dan vragen we het, met een dag erbij.", "phone", "coral",
        ),
        _step(
            "De commissie geeft advies", "De commissie", "zeker vier keer per jaar", "Een groep mensen bekijkt alle plannen. "
            "Ze kijken wat inwoners eraan hebben en of het kan lukken.", "people", "pink",
        ),
        _step(
            "Je krijgt een besluit", "De gemeente", "meestal binnen 8 weken", "Je krijgt een brief met ja of nee, en waarom. "
            "Ben je het niet eens met het besluit? Dan kun je bezwaar maken.", "check", "plum",
        ),
        _step(
            "Je gaat beginnen", "Jij", "", "Je maakt je idee echt. Laat zien dat de gemeente meebetaalt. "
            "Je project komt op deze site.", "flower", "mint",
        ),
        _step(
            "Je vertelt hoe het ging", "Jij", "na afloop", "Een kort verslag met foto's en de kosten. Ging het anders dan gedacht? "
            "Dat is niet erg. Anderen leren ervan.", "speech", "sun",
        ),
    ],
    "body": [
        ("key_dates", {"heading": "Belangrijke dagen", "text": ""}),
        ("contact_person", {"heading": "Hulp nodig?", "text": ""}),
    ],
}  # fmt: skip

RULES: dict[str, Any] = {
    "summary": "Wat mag, wat moet, en wat wij beloven.",
    "search_description": "De spelregels van het Burgerinnovatiefonds van Meierijstad.",
    "body": [
        text(
            "<h2>Wie mag meedoen?</h2><ul><li>Je woont in de gemeente Meierijstad.</li>"
            "<li>Je plan is voor een groep inwoners, niet alleen voor jezelf.</li>"
            "<li>Doen een school, een bedrijf of een club mee? Dat is een pluspunt.</li></ul>"
            "<h2>Welke plannen passen?</h2><ul><li>Je probeert iets nieuws. Dat mag techniek zijn, of iets sociaals.</li>"
            "<li>Of je zorgt dat inwoners samen iets doen.</li>"
            "<li>Het mag een onderzoek, een experiment of een proef zijn.</li>"
            "<li>Je bent nog niet begonnen.</li></ul>"
            "<h2>Hoe zit het met het geld?</h2><ul><li>Je krijgt het geld één keer.</li>"
            "<li>De andere helft regel je zelf. Dat mag ook met uren, spullen of geld van anderen.</li>"
            "<li>Is de pot leeg? Dan moeten wij nee zeggen. Dat staat in de wet.</li>"
            "<li>Bij je aanvraag hoort een lijst van alle kosten.</li></ul>"
            "<h2>Wie beslist?</h2><p>Een commissie bekijkt alle plannen, zeker vier keer per jaar. Zij geeft advies. "
            "Daarna beslist de gemeente. Je krijgt altijd een brief met de reden. "
            "Ben je het niet eens met het besluit? Dan kun je bezwaar maken. In de brief staat hoe.</p>"
            "<h2>Wat vragen wij terug?</h2><ul><li>Je laat het logo van de gemeente zien.</li>"
            "<li>Na afloop vertel je wat het geld heeft gedaan. Ook als het anders ging dan gedacht.</li></ul>"
        ),
        ("budget_meter", {"heading": "Zoveel geld is er nog", "text": ""}),
        ("contact_person", {"heading": "Twijfel je?", "text": "<p>Bel ons. Samen kijken we of je plan past.</p>"}),
    ],
}


def _question(question: str, answer: str) -> dict[str, str]:
    return {"question": question, "answer": f"<p>{answer}</p>"}


FAQ: dict[str, Any] = {
    "summary": "Staat je vraag er niet bij? Bel of mail ons.",
    "search_description": "Antwoord op vragen over geld aanvragen voor je idee in Meierijstad.",
    "groups": [
        (
            "faq",
            {
                "heading": "Meedoen",
                "questions": [
                    _question(
                        "Wie mag geld aanvragen?",
                        "Iedereen die in Meierijstad woont. Alleen, met buren of met een club.",
                    ),
                    _question(
                        "Ik ben nog geen 18. Mag ik meedoen?",
                        "Ja. Een ouder of verzorger vraagt dan samen met jou het geld aan.",
                    ),
                    _question(
                        "Moet mijn plan helemaal af zijn?",
                        "Nee. Je mag ook iets onderzoeken of uitproberen. Vertel wat je wilt doen en wat het kost.",
                    ),
                    _question(
                        "Ik heb geen computer. Kan het op papier?", "Ja. Bel ons. Dan sturen wij je het formulier."
                    ),
                ],
            },
        ),
        (
            "faq",
            {
                "heading": "Geld",
                "questions": [
                    _question(
                        "Hoeveel geld kan ik krijgen?",
                        "Wij betalen hooguit de helft van wat je plan kost. Het hoogste bedrag staat bij de spelregels.",
                    ),
                    _question(
                        "Hoe kom ik aan de andere helft?",
                        "Vraag een winkel, een club of een ander fonds. Spullen en hulp die je gratis krijgt, tellen ook mee.",
                    ),
                    _question(
                        "Wanneer krijg ik het geld?",
                        "Na het besluit. Dan vragen we op welke rekening je het wilt. Eerder vragen we dat niet.",
                    ),
                    _question(
                        "Wat als de pot leeg is?",
                        "Dan moeten wij nee zeggen. Bel ons: misschien is er een andere plek.",
                    ),
                ],
            },
        ),
        (
            "faq",
            {
                "heading": "Na het versturen",
                "questions": [
                    _question(
                        "Hoe weet ik hoe het met mijn aanvraag staat?", "Kijk op Mijn aanvraag. Je ziet daar elke stap."
                    ),
                    _question(
                        "Ik ben iets vergeten. Wat nu?",
                        "Stuur ons een bericht of bel. Je aanvraag is dan niet meteen weg.",
                    ),
                    _question(
                        "Komt mijn naam op de site?",
                        "Alleen als jij dat goed vindt. Je kunt dat later weer veranderen.",
                    ),
                ],
            },
        ),
    ],
    "body": [("contact_person", {"heading": "Vraag het gewoon", "text": ""})],
}


def _check(
    question: str, help_text: str, fits: str, otherwise: str, reason: str, place: dict[str, Any] | None = None
) -> tuple[str, dict[str, Any]]:
    return (
        "question",
        {
            "question": question,
            "help": help_text,
            "fits": fits,
            "otherwise": otherwise,
            "reason": reason,
            "better_place": place or NO_LINK,
        },
    )


OTHER_POTS = {"text": "Bekijk andere potjes", "page": None, "url": "/andere-potjes/"}

IDEA_CHECK: dict[str, Any] = {
    "summary": "Vijf korte vragen. Je vult geen naam in en we bewaren niets.",
    "search_description": "Past je idee bij het Burgerinnovatiefonds van Meierijstad? Vijf korte vragen.",
    "questions": [
        _check(
            "Woon je in Meierijstad?",
            "Dat zijn Schijndel, Sint-Oedenrode, Veghel en de dorpen eromheen.",
            "ja",
            "elsewhere",
            "Dit geld is voor inwoners van Meierijstad. Ken je iemand die hier woont? Die kan het aanvragen.",
        ),
        _check(
            "Hebben meer mensen iets aan je idee?",
            "Bijvoorbeeld je straat, je dorp of een school.",
            "ja",
            "elsewhere",
            "Dit geld is voor ideeën waar een groep inwoners iets aan heeft.",
            OTHER_POTS,
        ),
        _check(
            "Is je idee nieuw, of doen inwoners echt mee?",
            "Eén van de twee is genoeg.",
            "ja",
            "elsewhere",
            "Dit geld is om iets nieuws te proberen of om samen iets te doen. Voor iets gewoons zijn er andere potjes.",
            OTHER_POTS,
        ),
        _check(
            "Ben je al begonnen?",
            "Plannen maken en met mensen praten telt niet mee.",
            "nee",
            "call",
            "Wij betalen niet voor wat al klaar of gekocht is. Bel ons: misschien kan een deel nog wel.",
        ),
        _check(
            "Kun je de andere helft zelf regelen?",
            "Wij betalen hooguit de helft. Uren, spullen en geld van anderen tellen mee.",
            "ja",
            "call",
            "Bel ons. We denken mee over wie er nog meer wil meedoen.",
        ),
    ],
    "fits_text": "<p>Je idee past bij het fonds. Vraag geld aan, of bel eerst om erover te praten.</p>",
    "call_text": "<p>Je idee kan passen. Bel of mail ons even, dan weet je het zeker.</p>",
    "elsewhere_text": "<p>Er is misschien een betere plek voor je idee. Kijk hieronder, of bel ons.</p>",
}


def _pot(name: str, suits: str, amount: str, motif: str) -> tuple[str, dict[str, Any]]:
    return (
        "pot",
        {
            "name": name,
            "suits": suits,
            "amount": amount,
            "by_whom": "Gemeente Meierijstad",
            "motif": motif,
            "link": NO_LINK,
        },
    )


REFERRAL_GUIDE: dict[str, Any] = {
    "summary": "Past je idee niet bij ons? Misschien past het hier.",
    "search_description": "Andere potjes met geld en hulp voor ideeën van inwoners van Meierijstad.",
    "pots": [
        _pot(
            "Leefbaarheidsbudget",
            "Voor een kleine activiteit die je straat of dorp fijner maakt.",
            "Hooguit € 2.000",
            "bench",
        ),
        _pot(
            "Maatschappelijke initiatieven",
            "Voor plannen van inwoners en clubs die langer duren, of die niet nieuw hoeven te zijn.",
            "",
            "heart",
        ),
        _pot(
            "De klussenaanhanger",
            "Wil je samen opruimen of opknappen? Leen een aanhanger vol gereedschap.",
            "Gratis te leen",
            "tool",
        ),
    ],
    "body": [
        (
            "contact_person",
            {"heading": "Weet je niet waar je moet zijn?", "text": "<p>Bel ons. Wij wijzen je de weg.</p>"},
        )
    ],
}


def _term(word: str, meaning: str) -> tuple[str, dict[str, str]]:
    return ("term", {"word": word, "meaning": f"<p>{meaning}</p>"})


GLOSSARY: dict[str, Any] = {
    "summary": "Woorden die je tegenkomt, en wat ze betekenen.",
    "search_description": "Moeilijke woorden over subsidie en aanvragen, uitgelegd in gewone taal.",
    "terms": [
        _term("Aanvraag", "Je vraag om geld, met je plan erbij. Je stuurt hem met het formulier op deze site."),
        _term("Advies", "Wat de commissie van je plan vindt. De gemeente luistert ernaar en beslist daarna zelf."),
        _term("Begroting", "Een lijst met alles wat je plan kost, en waar het geld vandaan komt."),
        _term("Besluit", "Het antwoord van de gemeente op je aanvraag: ja of nee, en waarom."),
        _term(
            "Bezwaar", "Een brief waarin je zegt dat je het niet eens bent met een besluit. Daar heb je zes weken voor."
        ),
        _term("Commissie", "Een groep mensen die alle plannen leest en advies geeft."),
        _term("Fonds", "Een pot met geld voor een bepaald doel. Dit fonds is voor ideeën van inwoners."),
        _term("Kern", "Een dorp of stad in de gemeente. Meierijstad heeft 13 kernen."),
        _term(
            "Subsidie",
            "Geld van de gemeente voor een plan. Je hoeft het niet terug te betalen als je doet wat is afgesproken.",
        ),
        _term("Subsidieplafond", "Het hoogste bedrag dat in een ronde in de pot zit."),
        _term("Vaststelling", "Het laatste besluit, na je verslag. Daarin staat hoeveel geld je mag houden."),
        _term("Verantwoording", "Je verslag na afloop: wat heb je gedaan en wat kostte het?"),
    ],
}

PEOPLE: dict[str, Any] = {
    "summary": "Deze mensen helpen, geven advies en beslissen.",
    "search_description": "De mensen achter het Burgerinnovatiefonds van Meierijstad.",
    "body": [("contact_person", {"heading": "Hier kun je terecht", "text": ""})],
}

ADVICE: dict[str, Any] = {
    "summary": "Kinderen uit groep 8 dachten mee over dit fonds. Hier lees je wat zij zeiden en wat wij ermee doen.",
    "search_description": "Advies van kinderen aan het Burgerinnovatiefonds, en wat de gemeente ermee doet.",
    "body": [
        text(
            "<h2>Hoe ging dat?</h2><p>In 2019 vroegen wij kinderen om advies. Het waren leerlingen uit groep 8 van drie "
            "basisscholen. Zij keken met andere ogen naar het fonds. Wij vertellen bij elk advies eerlijk wat we doen, "
            "en waarom soms niet.</p>"
        )
    ],
}

CAMPAIGN_KIT: dict[str, Any] = {
    "summary": "Posters, teksten en ideeën om het fonds te laten zien op school, in de winkel of in het dorpsblad.",
    "search_description": "Posters en teksten over het Burgerinnovatiefonds voor scholen en dorpen.",
    "body": [
        text(
            "<h2>In de klas</h2><p>Laat leerlingen een idee bedenken voor hun eigen straat. Wat is er stuk, saai of zielig? "
            "Wat zou jij maken met geld? Teken het, en zoek iemand van 18 jaar of ouder die meedoet.</p>"
            "<h2>In het dorp</h2><p>Hang een poster op bij de bakker, de sporthal of het dorpshuis. "
            "Met de code op de poster kom je meteen op deze site.</p>"
        )
    ],
    "share_texts": [
        (
            "text",
            {
                "heading": "Voor het dorpsblad",
                "text": (
                    "Heb je een idee voor ons dorp? De gemeente Meierijstad betaalt mee. Het Burgerinnovatiefonds is er voor "
                    "plannen van inwoners: iets nieuws, of iets dat je samen doet. Je krijgt hulp van een vaste persoon."
                ),
            },
        ),
        (
            "text",
            {
                "heading": "Voor een appgroep",
                "text": "Wie heeft er een goed idee voor onze buurt? Er is geld voor! Kijk samen wat er kan.",
            },
        ),
    ],
}

NEWS: dict[str, Any] = {
    "summary": "Wat er gebeurt rond het fonds, en wanneer je ons kunt ontmoeten.",
    "search_description": "Nieuws en agenda van het Burgerinnovatiefonds van Meierijstad.",
}
