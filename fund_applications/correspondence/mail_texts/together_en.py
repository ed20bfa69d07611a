"""The same in English."""

from fund_applications.correspondence.mail_texts.default_text import DefaultText

TEXTS: dict[str, DefaultText] = {
    "co_applicant_invited": DefaultText(
        "{wie} invites you to write along",
        """{aanhef}

{wie} is writing an application to the {fonds} and asks you to join. With this link you open the application.

{link}

The link works once, until {geldig_tot}. After that you can ask for a new one on the site, with this e-mail address.

The application has not been sent yet. We keep it until {datum}. You do not know {wie}? Then you don't have to do anything.""",
        "Write along",
    ),
    "co_applicant_follows": DefaultText(
        "You can follow an application",
        """{aanhef}

You helped to write an application to the {fonds}. It has been sent, with number {nummer}. With this link you see how it \
goes.

{link}

There is nothing you have to do. Do you want to look again later? Ask for a link on the site with this e-mail address.""",
        "See how it goes",
    ),
    "maker_news_handled": DefaultText(
        "We looked at your news",
        """{aanhef}

You sent news about your project with number {nummer}. We looked at it. On My application you see whether it is on the \
site.

{link}

There is nothing you have to do.""",
        "See your news",
    ),
}
