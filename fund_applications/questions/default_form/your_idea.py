"""Step 2, the idea: title and summary for the public, the criteria of the fund, and whom it is for."""

from __future__ import annotations

from django.utils.translation import gettext as _

from fund_applications.questions.default_form.blocks import OPTIONAL, RECOMMENDED, RawBlock, ask, options, step
from fund_applications.questions.roles import Meaning, Role


def your_idea() -> RawBlock:
    """Step 2."""
    questions = [
        ask(
            "short_text",
            "title",
            _("Hoe heet je idee?"),
            role=Role.TITLE,
            help=_("Een korte naam waar mensen nieuwsgierig van worden."),
            max_length=80,
            example=_("Samen koken in de oude school"),
        ),
        ask(
            "long_text",
            "summary",
            _("Wat is je idee in twee zinnen?"),
            role=Role.SUMMARY,
            max_length=280,
            help=_("Krijg je geld, dan komt dit op de site. Schrijf er dus geen namen in."),
            example=_(
                "Elke week koken buren samen een maaltijd met eten dat over is. "
                "Zo leren jong en oud elkaar kennen en gooien we minder weg."
            ),
        ),
        ask(
            "long_text",
            "description",
            _("Wat ga je doen?"),
            role=Role.DESCRIPTION,
            max_length=2000,
            help=_("Vertel het zoals je het aan je buurman of buurvrouw vertelt."),
            why=_("Hiermee begrijpt de commissie je plan."),
            example=_(
                "We richten de keuken van de oude school in. Elke dinsdag halen we eten op bij de supermarkt. "
                "Twee buren koken, de rest schuift aan. Na een half jaar kijken we of mensen elkaar vaker helpen."
            ),
        ),
        ask(
            "choice",
            "project-kind",
            _("Wat past het best bij je idee?"),
            role=Role.PROJECT_KIND,
            why=_("Bij een proef mag iets mislukken. Dan letten we vooral op wat je ervan leert."),
            options=options(
                "project-kind",
                (_("Onderzoek: we zoeken iets uit"), "", Meaning.STUDY),
                (_("Experiment: we proberen iets dat nog niemand deed"), "", Meaning.EXPERIMENT),
                (_("Pilot: we beginnen klein, om het later groter te doen"), "", Meaning.PILOT),
            ),
        ),
        ask(
            "choices",
            "nature",
            _("Wat voor idee is het?"),
            role=Role.NATURE,
            why=_("Zo zoeken we mensen die je idee goed kunnen beoordelen."),
            options=options(
                "nature",
                (_("Sociaal: een nieuwe manier om met elkaar om te gaan"), "", Meaning.SOCIAL),
                (_("Technisch: een nieuw apparaat, middel of programma"), "", Meaning.TECHNICAL),
                (_("Meedoen: inwoners krijgen meer te zeggen of doen vaker mee"), "", Meaning.PARTICIPATION),
            ),
        ),
        ask(
            "long_text",
            "novelty",
            _("Wat is er nieuw aan, of hoe doen inwoners mee?"),
            role=Role.NOVELTY,
            max_length=1000,
            why=_("Het fonds is voor ideeën die nieuw zijn of waar inwoners aan meedoen. Een van de twee is genoeg."),
            example=_("In ons dorp koken jong en oud nog niet samen. De deelnemers kiezen zelf wat er op tafel komt."),
        ),
        ask(
            "long_text",
            "audience",
            _("Voor wie is het, en voor hoeveel mensen?"),
            role=Role.AUDIENCE,
            max_length=500,
            help=_("Een schatting is goed."),
            example=_("Ongeveer 40 mensen uit de wijk, vooral mensen die alleen wonen."),
        ),
        ask(
            "villages",
            "villages",
            _("Voor welke kern of kernen is je idee?"),
            role=Role.VILLAGES,
            why=_("Op de kaart laten we zien waar ideeën vandaan komen."),
        ),
        ask(
            "long_text",
            "result",
            _("Wat is er straks beter?"),
            role=Role.RESULT,
            max_length=1000,
            help=_("En hoe merk je dat?"),
            why=_("Na afloop kijken we samen wat het heeft opgeleverd."),
            example=_("Mensen kennen hun buren. Na een half jaar vragen we aan iedereen of dat zo is."),
        ),
        ask(
            "long_text",
            "support",
            _("Wie vindt dit ook een goed idee?"),
            necessity=RECOMMENDED,
            max_length=600,
            help=_("Buren, een dorpsraad, een club. Noem geen privégegevens."),
            example=_("De dorpsraad en de bewoners van het appartementengebouw."),
        ),
        ask(
            "short_text",
            "school-or-company",
            _("Doet er een school, bedrijf of de overheid mee?"),
            necessity=OPTIONAL,
            max_length=200,
            help=_("Dat hoeft niet. Het is wel een pluspunt."),
        ),
        ask(
            "long_text",
            "afterwards",
            _("Hoe gaat het verder als het geld op is?"),
            necessity=OPTIONAL,
            max_length=600,
        ),
    ]
    return step(
        "your-idea",
        _("Je idee"),
        _("je idee"),
        (15, 30),
        questions,
        _("Vertel wat je wilt doen. Korte zinnen zijn prima. We letten niet op taalfouten."),
    )
