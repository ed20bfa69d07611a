"""Mails in Dutch to the staff."""

from fund_applications.correspondence.mail_texts.default_text import DefaultText

TEXTS: dict[str, DefaultText] = {
    "staff_new_case": DefaultText(
        "Nieuwe aanvraag: {nummer}",
        """{aanhef}

Er is een nieuwe aanvraag binnen: {nummer}. Neem uiterlijk {datum} contact op met de aanvrager.

{link}""",
        "Open de aanvraag",
    ),
    "staff_assigned": DefaultText(
        "Aan jou toegewezen: {nummer}",
        """{aanhef}

Aanvraag {nummer} is aan jou toegewezen. Heb je een belang bij deze aanvraag? Geef dat dan aan voordat je leest.

{link}""",
        "Open de aanvraag",
    ),
    "staff_mention": DefaultText(
        "{wie} noemt je bij {nummer}",
        """{aanhef}

{wie} noemt je in een notitie bij aanvraag {nummer}.

{link}""",
        "Lees de notitie",
    ),
    "staff_message": DefaultText(
        "Bericht van de aanvrager: {nummer}",
        """{aanhef}

De aanvrager van {nummer} stuurde een bericht. Lees het en geef antwoord.

{link}""",
        "Lees het bericht",
    ),
    "staff_supplied": DefaultText(
        "Aanvulling binnen: {nummer}",
        """{aanhef}

De aanvrager van {nummer} heeft de aanvraag aangevuld. Kijk of de aanvraag nu compleet is.

{link}""",
        "Open de aanvraag",
    ),
    "staff_due": DefaultText(
        "Uiterlijk {datum}: {nummer}",
        """{aanhef}

Aanvraag {nummer} moet uiterlijk {datum} klaar zijn. Kijk wat er nog moet gebeuren.

{link}""",
        "Open de aanvraag",
    ),
    "staff_post_needed": DefaultText(
        "Stuur een brief: {nummer}",
        """{aanhef}

Een e-mail over aanvraag {nummer} kwam niet aan. Bel de aanvrager, of stuur het bericht per post.

{link}""",
        "Open de aanvraag",
    ),
    "staff_lapsed": DefaultText(
        "Aanvulling niet gekomen: {nummer}",
        """{aanhef}

De laatste dag voor de aanvulling van {nummer} is voorbij. Neem de aanvraag in behandeling, of laat de beslisser \
beslissen dat we haar niet behandelen.

{link}""",
        "Open de aanvraag",
    ),
    "staff_referral": DefaultText(
        "Antwoord op je voorstel: {nummer}",
        """{aanhef}

De aanvrager van {nummer} gaf antwoord op het voorstel om naar een andere plek te gaan.

{link}""",
        "Lees het antwoord",
    ),
    "staff_withdrawn": DefaultText(
        "Ingetrokken: {nummer}",
        """{aanhef}

De aanvrager heeft aanvraag {nummer} ingetrokken. Je hoeft er niets meer aan te doen.

{link}""",
        "Open de aanvraag",
    ),
    "staff_report": DefaultText(
        "Verslag binnen: {nummer}",
        """{aanhef}

Het verslag bij {nummer} is binnen. Bekijk het en bereid de vaststelling voor.

{link}""",
        "Open de aanvraag",
    ),
    "staff_objection": DefaultText(
        "Bezwaar binnen: {nummer}",
        """{aanhef}

Er is een bezwaar binnen tegen een besluit over {nummer}. Kijk wie het behandelt; wie het besluit nam, beslist niet \
over het bezwaar.

{link}""",
        "Open de aanvraag",
    ),
    "staff_default_notice": DefaultText(
        "Ingebrekestelling: {nummer}",
        """{aanhef}

Er is een ingebrekestelling bij {nummer}. Beslis binnen twee weken, anders betalen we een dwangsom.

{link}""",
        "Open de aanvraag",
    ),
    "staff_conflict": DefaultText(
        "Wijs iemand anders aan: {nummer}",
        """{aanhef}

Iemand heeft een belang gemeld bij {nummer} en kan er niet meer aan werken. Kijk of er een ander nodig is.

{link}""",
        "Open de aanvraag",
    ),
    "staff_outage": DefaultText(
        "Was dit een storing?",
        """{aanhef}

De bewaking zag dat de website van {fonds} een tijd stil was. Zeg of dat een storing was. Tot dan verloopt er geen \
aanvulling die het raakt. Op je startpagina staat hij bij "Wacht op jou".

{link}

Heeft een collega het al gedaan? Dan hoef je niets te doen.""",
        "Open de startpagina",
    ),
    "staff_maker_news": DefaultText(
        "Er is nieuws van makers",
        """{aanhef}

Makers stuurden nieuws voor hun projectpagina. Bekijk het. Plaats het, of schrijf hun waarom niet.

{link}

Heeft een collega het al gedaan? Dan hoef je niets te doen.""",
        "Bekijk het nieuws",
    ),
    "staff_digest": DefaultText(
        "Dit gebeurde er bij {fonds}",
        """{aanhef}

Dit gebeurde er sinds de vorige mail:

{lijst}

Open een aanvraag met de link erbij, of begin bij je overzicht.

{link}

Wil je deze mail vaker of minder vaak? Kies dat in het beheer, bij je account.""",
        "Open je overzicht",
    ),
}
