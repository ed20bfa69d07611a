"""Mails in Dutch to the applicant about a case. B1; each says what to do, or that there is nothing to do."""

from fund_applications.correspondence.mail_texts.default_text import DefaultText

TEXTS: dict[str, DefaultText] = {
    "receipt": DefaultText(
        "We hebben je aanvraag: {nummer}",
        """{aanhef}

We hebben je aanvraag ontvangen. Het nummer is {nummer}.

Je hoort uiterlijk {datum} wat we beslissen. Duurt het langer, dan hoor je dat ook.

Op "Mijn aanvraag" lees je hoe het verder gaat. Daar staat ook een kopie van alles wat je hebt gestuurd.

{link}

Je hoeft niets te doen.""",
        "Bekijk je aanvraag",
    ),
    "supplement_requested": DefaultText(
        "We missen nog iets bij {nummer}",
        """{aanhef}

We hebben je aanvraag {nummer} bekeken. We missen nog iets.

Vul dit aan, uiterlijk {datum}. Op "Mijn aanvraag" staat precies wat we nodig hebben en waarom.

{link}

Tot je het hebt aangevuld, staat de tijd stil waarin wij beslissen. Lukt het niet op tijd? Bel ons voor die dag.""",
        "Vul je aanvraag aan",
    ),
    "supplement_lapsed": DefaultText(
        "De tijd om aan te vullen is voorbij: {nummer}",
        """{aanhef}

We vroegen je om je aanvraag {nummer} aan te vullen. De laatste dag daarvoor is voorbij.

We bekijken nu wat we doen met wat er wel is. Dat hoor je van ons.

{link}

Je hoeft niets te doen. Wil je er iets over zeggen? Stuur dan een bericht op "Mijn aanvraag", of bel ons.""",
        "Bekijk je aanvraag",
    ),
    "supplied": DefaultText(
        "We hebben je aanvulling: {nummer}",
        """{aanhef}

We hebben je aanvulling bij {nummer} ontvangen. We gaan verder met je aanvraag.

Je hoort uiterlijk {datum} wat we beslissen.

{link}

Je hoeft niets te doen.""",
        "Bekijk je aanvraag",
    ),
    "under_review": DefaultText(
        "We bekijken je plan: {nummer}",
        """{aanhef}

Je aanvraag {nummer} is compleet. De commissie gaat je plan nu bekijken.

Je hoort uiterlijk {datum} wat we beslissen.

{link}

Je hoeft niets te doen.""",
        "Bekijk je aanvraag",
    ),
    "message_waiting": DefaultText(
        "Er staat een bericht voor je klaar: {nummer}",
        """{aanhef}

Er staat een bericht voor je klaar over je aanvraag {nummer}. Lees het op "Mijn aanvraag".

{link}

In het bericht staat of je iets moet doen.""",
        "Lees het bericht",
    ),
    "term_extended": DefaultText(
        "We hebben meer tijd nodig voor {nummer}",
        """{aanhef}

We hebben meer tijd nodig om te beslissen over je aanvraag {nummer}. Je hoort het nu uiterlijk {datum}.

Op "Mijn aanvraag" lees je waarom.

{link}

Je hoeft niets te doen.""",
        "Lees waarom",
    ),
    "advice_fixed": DefaultText(
        "De commissie heeft advies gegeven over {nummer}",
        """{aanhef}

De commissie heeft je plan besproken en advies gegeven over je aanvraag {nummer}. Nu nemen we een besluit.

Je hoort uiterlijk {datum} wat we beslissen.

{link}

Je hoeft niets te doen.""",
        "Bekijk je aanvraag",
    ),
    "decision_announced": DefaultText(
        "Er is een besluit over {nummer}",
        """{aanhef}

We hebben een besluit genomen over je aanvraag {nummer}. Het besluit en de brief staan voor je klaar op \
"Mijn aanvraag".

{link}

Lees het besluit. Daarin staat waarom we dit beslissen, wat je moet doen en hoe je bezwaar kunt maken.""",
        "Lees het besluit",
    ),
    "report_due": DefaultText(
        "Vertel ons hoe het ging: {nummer}",
        """{aanhef}

Je kreeg geld voor een project, met nummer {nummer}. We horen graag hoe het ging.

Stuur je verslag uiterlijk {datum}. Het formulier staat klaar op "Mijn aanvraag". Ook wat niet lukte, mag je \
vertellen.

{link}

Heb je meer tijd nodig? Bel ons voor die dag.""",
        "Maak je verslag",
    ),
    "report_received": DefaultText(
        "We hebben je verslag: {nummer}",
        """{aanhef}

We hebben je verslag bij {nummer} ontvangen. Dank je wel. We bekijken het en laten je weten hoe we het afronden.

{link}

Je hoeft niets te doen.""",
        "Bekijk je aanvraag",
    ),
    "determination_announced": DefaultText(
        "Je subsidie is afgerond: {nummer}",
        """{aanhef}

We hebben besloten over het laatste deel van je subsidie met nummer {nummer}. Het besluit en de brief staan voor je \
klaar op "Mijn aanvraag".

{link}

Lees het besluit. Daarin staat of je nog iets moet doen.""",
        "Lees het besluit",
    ),
    "objection_receipt": DefaultText(
        "We hebben je bezwaar: {nummer}",
        """{aanhef}

We hebben je bezwaar bij {nummer} ontvangen. Je krijgt bericht over hoe het verder gaat.

{link}

Je hoeft niets te doen.""",
        "Bekijk je aanvraag",
    ),
    "withdrawn": DefaultText(
        "Je aanvraag is ingetrokken: {nummer}",
        """{aanhef}

Je aanvraag {nummer} is ingetrokken. We doen er niets meer mee.

{link}

Je hoeft niets te doen. Heb je dit niet zelf gevraagd? Bel ons dan.""",
        "Bekijk je aanvraag",
    ),
    "referral_proposed": DefaultText(
        "We hebben een voorstel voor je: {nummer}",
        """{aanhef}

We hebben je aanvraag {nummer} bekeken. We denken dat een andere plek beter bij je idee past.

Lees ons voorstel op "Mijn aanvraag" en zeg of je het goed vindt. Je hoeft het niet aan te nemen.

{link}""",
        "Lees het voorstel",
    ),
    "referred": DefaultText(
        "We hebben je aanvraag doorgestuurd: {nummer}",
        """{aanhef}

Je vond het goed dat je met je idee naar een andere plek gaat. Je aanvraag {nummer} stopt daarom hier.

Op "Mijn aanvraag" staat waar je nu terecht kunt.

{link}

Je hoeft bij ons niets meer te doen.""",
        "Lees waar je terecht kunt",
    ),
    "new_address": DefaultText(
        "Is dit je nieuwe e-mailadres?",
        """{aanhef}

Bij aanvraag {nummer} is dit e-mailadres opgegeven als nieuw adres. Klopt dat? Gebruik dan deze link. Daarna sturen \
we onze mails hierheen.

{link}

Klopt het niet? Dan hoef je niets te doen.""",
        "Ja, dit is mijn nieuwe adres",
    ),
    "contact_changed": DefaultText(
        "Je gegevens zijn veranderd: {nummer}",
        """{aanhef}

Je gegevens bij je aanvraag {nummer} zijn veranderd.

{link}

Heb je dit zelf gedaan? Dan hoef je niets te doen. Heb je dit niet zelf gedaan? Bel ons dan meteen.""",
        "Bekijk je gegevens",
    ),
    "supplement_reminder": DefaultText(
        "Vergeet je aanvulling niet: {nummer}",
        """{aanhef}

We vroegen je om je aanvraag {nummer} aan te vullen. Dat kan nog tot en met {datum}.

{link}

Lukt het niet op tijd? Bel ons voor die dag. Heb je al aangevuld? Dan hoef je niets te doen.""",
        "Vul je aanvraag aan",
    ),
    "term_suspended": DefaultText(
        "We wachten met beslissen over {nummer}",
        """{aanhef}

We spraken met je af dat we later beslissen over je aanvraag {nummer}. Je hoort het nu uiterlijk {datum}.

{link}

Je hoeft niets te doen.""",
        "Bekijk je aanvraag",
    ),
    "outage": DefaultText(
        "Je krijgt meer tijd: {nummer}",
        """{aanhef}

Onze website werkte een tijd niet. Daarom krijg je meer tijd voor wat je moest doen bij {nummer}.

Op "Mijn aanvraag" staat je nieuwe laatste dag.

{link}

Was je al klaar? Dan hoef je niets te doen.""",
        "Bekijk je nieuwe dag",
    ),
    "objection_postponed": DefaultText(
        "We beslissen later over je bezwaar: {nummer}",
        """{aanhef}

We hebben meer tijd nodig om te beslissen over je bezwaar bij {nummer}. Op "Mijn aanvraag" staat een brief waarin je \
leest tot wanneer.

{link}

Je hoeft niets te doen.""",
        "Lees de brief",
    ),
    "objection_outcome": DefaultText(
        "Er is een besluit over je bezwaar: {nummer}",
        """{aanhef}

We hebben een besluit genomen over je bezwaar bij {nummer}. De brief staat voor je klaar op "Mijn aanvraag".

{link}

Lees de brief. Daarin staat waarom we dit beslissen, en wat je kunt doen als je het niet eens bent.""",
        "Lees de brief",
    ),
}
