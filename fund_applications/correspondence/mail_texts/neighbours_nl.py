"""Mails in Dutch to neighbours who say what they think of an idea."""

from fund_applications.correspondence.mail_texts.default_text import DefaultText

TEXTS: dict[str, DefaultText] = {
    "support_confirm": DefaultText(
        "Bevestig je mening",
        """{aanhef}

Je gaf op de site van het {fonds} je mening over een idee uit de buurt. Wij hebben die bewaard, maar tellen hem nog niet mee.

Open deze link en klik op de knop. Dan telt je mening mee.

{link}

Doe dat voor {geldig_tot}. Bewaar deze mail: met dezelfde link verander je je mening later, of haal je hem weg.

Was jij dit niet? Dan hoef je niets te doen. We verwijderen het vanzelf.""",
        "Bekijk en bevestig je mening",
    ),
}
