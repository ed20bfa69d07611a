"""Steps 3 and 4: when what happens, and the budget in euro with its lines."""

from __future__ import annotations

from django.utils.translation import gettext as _

from fund_applications.questions.default_form.blocks import RawBlock, ask, options, step, yes_no
from fund_applications.questions.roles import Meaning, Role


def planning() -> RawBlock:
    """Step 3."""
    questions = [
        ask(
            "date",
            "start-date",
            _("Wanneer begin je?"),
            role=Role.START_DATE,
            why=_("We betalen niet voor iets dat al begonnen is. Reken op een paar weken voor ons besluit."),
        ),
        ask("date", "end-date", _("Wanneer is het klaar?"), role=Role.END_DATE, help=_("Een schatting is goed.")),
        ask(
            "planning_lines",
            "planning",
            _("Welke stappen zet je?"),
            role=Role.PLANNING,
            max_rows=20,
            help=_("Drie tot zes stappen zijn genoeg."),
            example=_("Keuken inrichten - wij en een timmerman - september"),
        ),
        ask(
            "choice",
            "permit",
            _("Heb je een vergunning nodig?"),
            role=Role.PERMIT,
            help=_(
                "Bijvoorbeeld voor een evenement, een bouwsel of iets op straat. Weet je het niet? Dan zoeken wij het uit."
            ),
            options=options(
                "permit",
                (_("Ja"), "", Meaning.YES),
                (_("Nee"), "", Meaning.NO),
                (_("Dat weet ik niet"), "", Meaning.UNKNOWN),
            ),
        ),
    ]
    return step(
        "planning", _("Planning"), _("je planning"), (5, 10), questions, _("Wat gebeurt er wanneer, en wie doet het?")
    )


def money() -> RawBlock:
    """Step 4."""
    questions = [
        ask(
            "cost_lines",
            "costs",
            _("Wat kost je idee?"),
            role=Role.COST_LINES,
            max_rows=30,
            help=_("Zet elk soort kosten op een eigen regel. Schat eerlijk; een bon hoeft nog niet."),
            why=_("We betalen een deel van alle kosten. Daarom willen we ze allemaal zien."),
            example=_("Pannen en borden € 400. Huur van de keuken, 20 keer € 30, is € 600. Drukwerk € 150."),
        ),
        ask(
            "income_lines",
            "incomes",
            _("Wie betaalt er nog meer mee?"),
            role=Role.INCOME_LINES,
            max_rows=30,
            help=_("Ook wat je zelf betaalt, of wat deelnemers betalen. Het geld van dit fonds hoort hier niet bij."),
            why=_("Minstens een deel van de kosten betaalt iemand anders. Zo zien we of je plan rondkomt."),
            example=_("Bijdrage van 40 deelnemers € 400, zeker. De supermarkt € 175, nog niet zeker."),
        ),
        ask(
            "amount",
            "requested-amount",
            _("Hoeveel geld vraag je aan?"),
            role=Role.REQUESTED_AMOUNT,
            why=_("Er is elk jaar een vast bedrag voor alle ideeën samen."),
        ),
        ask(
            "choice",
            "other-municipal-money",
            _("Krijg of vraag je ook ander geld van de gemeente voor dit idee?"),
            role=Role.OTHER_MUNICIPAL_MONEY,
            why=_("De gemeente betaalt niet twee keer voor hetzelfde."),
            options=yes_no("other-municipal-money"),
        ),
        ask(
            "long_text",
            "which-municipal-money",
            _("Welk geld is dat, en hoeveel?"),
            help=_("Bijvoorbeeld: € 500 uit het leefbaarheidsbudget."),
            max_length=400,
            only_if=(Role.OTHER_MUNICIPAL_MONEY, [_("Ja")]),
        ),
        ask(
            "choice",
            "earlier-application",
            _("Heb je dit idee al eerder bij ons ingediend?"),
            role=Role.EARLIER_APPLICATION,
            why=_("Dan kijken we ook naar wat we toen schreven."),
            options=yes_no("earlier-application"),
        ),
        ask(
            "long_text",
            "what-changed",
            _("Wat is er veranderd sinds de vorige keer?"),
            role=Role.WHAT_CHANGED,
            max_length=800,
            why=_("Alleen als er iets nieuws is, kunnen we er opnieuw over beslissen."),
            only_if=(Role.EARLIER_APPLICATION, [_("Ja")]),
        ),
    ]
    return step(
        "money",
        _("Geld"),
        _("het geld"),
        (10, 25),
        questions,
        _("Wat kost het, wie betaalt mee, en wat vraag je aan ons?"),
    )
