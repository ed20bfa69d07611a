"""Mails in Dutch to who writes along, and to makers who sent news for their project page."""

from fund_applications.correspondence.mail_texts.default_text import DefaultText

TEXTS: dict[str, DefaultText] = {
    "co_applicant_invited": DefaultText(
        "{wie} nodigt je uit om mee te schrijven",
        """{aanhef}

{wie} schrijft een aanvraag bij het {fonds} en vraagt of je meedoet. Met deze link open je de aanvraag.

{link}

De link werkt één keer, tot {geldig_tot}. Daarna vraag je op de site een nieuwe, met dit e-mailadres.

De aanvraag is nog niet verstuurd. We bewaren hem tot en met {datum}. Ken je {wie} niet? Dan hoef je niets te doen.""",
        "Schrijf mee aan de aanvraag",
    ),
    "co_applicant_follows": DefaultText(
        "Je kunt een aanvraag volgen",
        """{aanhef}

Je schreef mee aan een aanvraag bij het {fonds}. Die is verstuurd, met nummer {nummer}. Met deze link zie je hoe het ermee \
gaat.

{link}

Je hoeft niets te doen. Wil je later nog eens kijken? Vraag dan op de site een link met dit e-mailadres.""",
        "Bekijk hoe het gaat",
    ),
    "maker_news_handled": DefaultText(
        "Je nieuws is bekeken",
        """{aanhef}

Je stuurde nieuws over je project met nummer {nummer}. We hebben het bekeken. Op Mijn aanvraag zie je of het op de site \
staat.

{link}

Je hoeft niets te doen.""",
        "Bekijk je nieuws",
    ),
}
