"""Mails in English that give access: to a draft that is not sent yet, and to "Mijn aanvraag"."""

from fund_applications.correspondence.mail_texts.default_text import DefaultText

TEXTS: dict[str, DefaultText] = {
    "draft_saved": DefaultText(
        "Your application is saved",
        """{aanhef}

You started an application to the {fonds}. It is saved, but not sent yet.

Would you like to go on? Use this link. It also tells us that this is your e-mail address.

{link}

The link works once, until {geldig_tot}. After that you ask for a new one on the site.

We keep what you filled in up to and including {datum}. Did you not start this? Then you don't have to do anything.""",
        "Continue your application",
    ),
    "draft_link": DefaultText(
        "Your link to continue",
        """{aanhef}

You asked for a link to your application to the {fonds}. It takes you back to where you were.

{link}

The link works once, until {geldig_tot}. An earlier link no longer works.

Your application is not sent yet. We keep what you filled in up to and including {datum}. Did you not ask for this? \
Then you don't have to do anything.""",
        "Continue your application",
    ),
    "email_check": DefaultText(
        "Is this your e-mail address?",
        """{aanhef}

Somebody filled in this e-mail address in an application to the {fonds}. Is that you? Use this link, so that we know \
that the address is right.

{link}

The link works once, until {geldig_tot}. Do you not know this application? Then you don't have to do anything.""",
        "Yes, this is my address",
    ),
    "draft_expires_14": DefaultText(
        "Your application is not sent yet",
        """{aanhef}

You started an application to the {fonds}. It is not sent yet.

In 14 days we delete what you filled in: we keep it up to and including {datum}. Would you like to go on? Use this \
link.

{link}

The link works once, until {geldig_tot}. Don't you want to go on? Then you don't have to do anything.""",
        "Continue your application",
    ),
    "draft_expires_3": DefaultText(
        "3 days left: your application is not sent",
        """{aanhef}

You started an application to the {fonds}. It is not sent yet.

In 3 days we delete what you filled in: we keep it up to and including {datum}. Would you like to go on? Use this \
link.

{link}

The link works once, until {geldig_tot}. Are you stuck? Call us, we like to help. Don't you want to go on? Then you \
don't have to do anything.""",
        "Continue your application",
    ),
    "login_link": DefaultText(
        "Your link to My application",
        """{aanhef}

You asked for a link to "My application" of the {fonds}.

{link}

The link works once, until {geldig_tot}. An earlier link no longer works. Did you not ask for this? Then you don't \
have to do anything.""",
        "Open My application",
    ),
}
