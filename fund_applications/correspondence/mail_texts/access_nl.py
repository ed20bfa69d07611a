"""Mails in Dutch that give access: to a draft that is not sent yet, and to "Mijn aanvraag"."""

from fund_applications.correspondence.mail_texts.default_text import DefaultText

TEXTS: dict[str, DefaultText] = {
    "draft_saved": DefaultText(
        "Je aanvraag is bewaard",
        """{aanhef}

Je bent begonnen met een aanvraag bij het {fonds}. Die is bewaard, maar nog niet verstuurd.

Wil je verder? Gebruik dan deze link. Daarmee weten we ook dat dit je e-mailadres is.

{link}

De link werkt één keer, tot {geldig_tot}. Daarna vraag je op de site een nieuwe.

We bewaren wat je hebt ingevuld tot en met {datum}. Ben je hier niet aan begonnen? Dan hoef je niets te doen.""",
        "Ga verder met je aanvraag",
    ),
    "draft_link": DefaultText(
        "Je link om verder te gaan",
        """{aanhef}

Je vroeg om een link naar je aanvraag bij het {fonds}. Met deze link ga je verder waar je was.

{link}

De link werkt één keer, tot {geldig_tot}. Een eerdere link werkt niet meer.

Je aanvraag is nog niet verstuurd. We bewaren wat je hebt ingevuld tot en met {datum}. Heb je hier niet om gevraagd? \
Dan hoef je niets te doen.""",
        "Ga verder met je aanvraag",
    ),
    "email_check": DefaultText(
        "Is dit je e-mailadres?",
        """{aanhef}

Iemand vulde dit e-mailadres in bij een aanvraag voor het {fonds}. Ben jij dat? Gebruik dan deze link, dan weten we dat \
het adres klopt.

{link}

De link werkt één keer, tot {geldig_tot}. Ken je deze aanvraag niet? Dan hoef je niets te doen.""",
        "Ja, dit is mijn adres",
    ),
    "draft_expires_14": DefaultText(
        "Je aanvraag is nog niet verstuurd",
        """{aanhef}

Je bent begonnen met een aanvraag bij het {fonds}. Die is nog niet verstuurd.

Over 14 dagen verwijderen we wat je hebt ingevuld: we bewaren het tot en met {datum}. Wil je verder? Gebruik dan \
deze link.

{link}

De link werkt één keer, tot {geldig_tot}. Wil je niet meer verder? Dan hoef je niets te doen.""",
        "Ga verder met je aanvraag",
    ),
    "draft_expires_3": DefaultText(
        "Nog 3 dagen: je aanvraag is niet verstuurd",
        """{aanhef}

Je bent begonnen met een aanvraag bij het {fonds}. Die is nog niet verstuurd.

Over 3 dagen verwijderen we wat je hebt ingevuld: we bewaren het tot en met {datum}. Wil je verder? Gebruik dan \
deze link.

{link}

De link werkt één keer, tot {geldig_tot}. Kom je er niet uit? Bel ons, we helpen je graag. Wil je niet meer verder? \
Dan hoef je niets te doen.""",
        "Ga verder met je aanvraag",
    ),
    "login_link": DefaultText(
        "Je link naar Mijn aanvraag",
        """{aanhef}

Je vroeg om een link naar "Mijn aanvraag" van het {fonds}.

{link}

De link werkt één keer, tot {geldig_tot}. Een eerdere link werkt niet meer. Heb je hier niet om gevraagd? Dan hoef \
je niets te doen.""",
        "Open Mijn aanvraag",
    ),
}
