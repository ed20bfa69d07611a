"""Mails in English to neighbours who say what they think of an idea."""

from fund_applications.correspondence.mail_texts.default_text import DefaultText

TEXTS: dict[str, DefaultText] = {
    "support_confirm": DefaultText(
        "Confirm your opinion",
        """{aanhef}

On the site of the {fonds} you gave your opinion on an idea from the neighbourhood. We kept it, but it does not count yet.

Use this link and press the button. Then your opinion counts.

{link}

Do so before {geldig_tot}. Keep this mail: with the same link you can change your opinion later, or take it back.

Was this not you? Then you don't have to do anything. We delete it.""",
        "See and confirm your opinion",
    ),
}
