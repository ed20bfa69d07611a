"""Steps 5 and 6: files, consent to show the project, and the statement that is the signature."""

from __future__ import annotations

from django.utils.translation import gettext as _

from fund_applications.questions.default_form.blocks import OPTIONAL, RawBlock, ask, options, step, yes_no
from fund_applications.questions.roles import Meaning, Role


def attachments() -> RawBlock:
    """Step 5."""
    questions = [
        ask(
            "files",
            "plan-file",
            _("Heb je een begroting of plan op papier?"),
            necessity=OPTIONAL,
            max_files=3,
            help=_("Dat hoeft niet: wat je hiervoor invulde is genoeg."),
        ),
        ask(
            "files",
            "drawing-file",
            _("Heb je een tekening of foto die je idee laat zien?"),
            necessity=OPTIONAL,
            max_files=3,
            help=_("Heb je een filmpje? Zet de link in het vak hieronder."),
        ),
        ask(
            "short_text",
            "film",
            _("Waar staat je filmpje?"),
            necessity=OPTIONAL,
            max_length=200,
            help=_("Plak hier de link. Een filmpje van een minuut met je telefoon is goed."),
        ),
    ]
    return step(
        "attachments",
        _("Bijlagen"),
        _("je bijlagen"),
        (1, 10),
        questions,
        _("Deze stap mag je overslaan. Je mag ook een foto van een papieren tekening meesturen."),
    )


def sending() -> RawBlock:
    """Step 6."""
    questions = [
        ask(
            "choice",
            "publication-consent",
            _("Mogen we op de site over je idee vertellen als je geld krijgt?"),
            role=Role.PUBLICATION_CONSENT,
            necessity=OPTIONAL,
            help=_("Nee zeggen mag. Het maakt niet uit voor ons besluit."),
            options=yes_no("publication-consent"),
        ),
        ask(
            "choice",
            "name-consent",
            _("Mogen we je naam noemen?"),
            role=Role.NAME_CONSENT,
            necessity=OPTIONAL,
            help=_("Kies je niets, dan noemen we je naam niet."),
            options=options(
                "name-consent",
                (_("Nee"), "", Meaning.NAME_HIDDEN),
                (_("Alleen mijn voornaam"), "", Meaning.FIRST_NAME),
                (_("Mijn hele naam"), "", Meaning.FULL_NAME),
            ),
        ),
        ask(
            "choice",
            "relation",
            _("Werk je bij de gemeente, of ken je iemand van de commissie goed?"),
            role=Role.RELATION,
            why=_("Dan zorgen we dat iemand anders je aanvraag bekijkt. Je maakt er niet minder kans door."),
            options=yes_no("relation"),
        ),
        ask(
            "short_text",
            "which-relation",
            _("Wie is dat, of waar werk je?"),
            help=_("De voornaam of de afdeling is genoeg."),
            max_length=200,
            only_if=(Role.RELATION, [_("Ja")]),
        ),
        ask(
            "statement",
            "truth",
            _("Ondertekenen"),
            role=Role.TRUTH,
            statement=_(
                "Ik heb alles naar waarheid ingevuld. Ik woon in de gemeente, of mijn stichting of vereniging zit er. "
                "Krijg ik geld, dan vertel ik na afloop hoe het ging en laat ik zien dat de gemeente meebetaalde."
            ),
            help=_("Met dit vinkje zet je je handtekening."),
        ),
    ]
    return step(
        "sending",
        _("Versturen"),
        _("de laatste vragen"),
        (5, 10),
        questions,
        _("Nog een paar vragen. Daarna zie je alles op een rij en kun je versturen."),
    )
