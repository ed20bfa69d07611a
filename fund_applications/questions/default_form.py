"""The form that a new site starts with: six steps in plain Dutch. An editor may change every word of it.

The texts are evaluated in the active language. Ids are the same on every site, so that a site that is set up again
keeps the drafts that belong to the form.
"""

from __future__ import annotations

import uuid
from typing import Any

from django.utils.translation import gettext as _

from fund_applications.questions.definition import Necessity
from fund_applications.questions.roles import Meaning, Role

_IDS = uuid.UUID("6f1d2a52-3f0c-4a38-9c43-0f6f0a5b7d11")

RawBlock = dict[str, Any]

OPTIONAL = Necessity.OPTIONAL
RECOMMENDED = Necessity.RECOMMENDED


def default_steps() -> list[RawBlock]:
    """Raw StreamField data for `ApplicationFormPage.steps`."""
    return [_about_you(), _your_idea(), _planning(), _money(), _attachments(), _sending()]


def _id(key: str) -> str:
    return str(uuid.uuid5(_IDS, key))


def _step(
    key: str, title: str, button: str, minutes: tuple[int, int], questions: list[RawBlock], intro: str
) -> RawBlock:
    value = {
        "title": title,
        "short_title": button,
        "intro": intro,
        "minutes_min": minutes[0],
        "minutes_max": minutes[1],
        "questions": questions,
    }
    return {"type": "step", "id": _id(f"step:{key}"), "value": value}


def _ask(
    kind: str,
    key: str,
    label: str,
    *,
    role: Role | None = None,
    necessity: Necessity = Necessity.REQUIRED,
    only_if: tuple[Role, list[str]] | None = None,
    **own: Any,
) -> RawBlock:
    value: dict[str, Any] = {"label": label, "necessity": necessity.value, "role": role.value if role else "", **own}
    if only_if:
        value["condition"] = {"question": f"role:{only_if[0].value}", "answers": "\n".join(only_if[1])}
    return {"type": kind, "id": _id(key), "value": value}


def _options(key: str, *options: tuple[str, str, Meaning | None]) -> list[RawBlock]:
    """Options of (words, explanation, fixed meaning)."""
    return [
        {
            "type": "item",
            "id": _id(f"{key}:{number}"),
            "value": {"label": label, "help": explanation, "meaning": meaning.value if meaning else ""},
        }
        for number, (label, explanation, meaning) in enumerate(options, start=1)
    ]


def _yes_no(key: str) -> list[RawBlock]:
    return _options(key, (_("Ja"), "", Meaning.YES), (_("Nee"), "", Meaning.NO))


def _about_you() -> RawBlock:
    organisation = _("Een stichting of vereniging")
    questions = [
        _ask(
            "choice",
            "applicant-kind",
            _("Wie vraagt het geld aan?"),
            role=Role.APPLICANT_KIND,
            why=_("Dan weten we met wie we afspraken maken, en aan wie we het geld betalen."),
            options=_options(
                "applicant-kind",
                (_("Ik, als inwoner"), "", Meaning.RESIDENT),
                (_("Een groep inwoners"), _("Kies één persoon die voor de groep invult."), Meaning.GROUP),
                (organisation, "", Meaning.ORGANISATION),
            ),
        ),
        _ask(
            "short_text",
            "organisation",
            _("Hoe heet je stichting of vereniging?"),
            role=Role.ORGANISATION,
            help=_("Zoals de naam bij de Kamer van Koophandel staat."),
            only_if=(Role.APPLICANT_KIND, [organisation]),
            max_length=150,
        ),
        _ask(
            "short_text",
            "organisation-number",
            _("Wat is het KvK-nummer?"),
            role=Role.ORGANISATION_NUMBER,
            only_if=(Role.APPLICANT_KIND, [organisation]),
            help=_("Dit nummer heeft 8 cijfers. Je vindt het op kvk.nl."),
            why=_("Daarmee controleren we of de organisatie bestaat."),
        ),
        _ask(
            "short_text",
            "name",
            _("Wat is je naam?"),
            role=Role.NAME,
            help=_("Je voornaam en je achternaam."),
            why=_("Zo weten we met wie we praten. Je naam komt niet op de site, behalve als jij dat wilt."),
            max_length=120,
        ),
        _ask(
            "address",
            "address",
            _("Wat is je adres?"),
            role=Role.ADDRESS,
            why=_("Het fonds is voor inwoners van de gemeente. En een besluit sturen we soms per post."),
        ),
        _ask(
            "villages",
            "home-village",
            _("In welke kern woon je?"),
            role=Role.HOME_VILLAGE,
            only_one=True,
            help=_("Woon je er net buiten? Kies de kern die het dichtst bij je is."),
        ),
        _ask(
            "email",
            "email",
            _("Wat is je e-mailadres?"),
            role=Role.EMAIL,
            help=_("We sturen je een link. Daarmee kun je later verder, ook op een ander apparaat."),
            why=_("Zonder e-mailadres kun je je aanvraag niet bewaren voor later."),
        ),
        _ask(
            "phone",
            "phone",
            _("Op welk nummer kunnen we je bellen?"),
            role=Role.PHONE,
            necessity=RECOMMENDED,
            why=_("Bellen is vaak sneller dan mailen. We bellen binnen 2 werkdagen om kennis te maken."),
        ),
        _ask(
            "choice",
            "contact-channel",
            _("Hoe wil je berichten van ons krijgen?"),
            role=Role.CONTACT_CHANNEL,
            why=_("De wet zegt dat jij dit kiest. Je kunt het later veranderen."),
            options=_options(
                "contact-channel",
                (_("Digitaal: ik krijg een e-mail en lees het bericht op de site"), "", Meaning.DIGITAL),
                (_("Per post: ik krijg een brief"), "", Meaning.POST),
            ),
        ),
        _ask(
            "choice",
            "adult",
            _("Ben je 18 jaar of ouder?"),
            role=Role.ADULT,
            why=_("Ben je jonger? Goed idee! Dan doet een ouder of verzorger met je mee voor de afspraken over geld."),
            options=_options(
                "adult",
                (_("Ja"), "", Meaning.YES),
                (_("Nee, een ouder of verzorger doet met me mee"), "", Meaning.NO),
            ),
        ),
        _ask(
            "long_text",
            "partners",
            _("Met wie doe je dit?"),
            role=Role.PARTNERS,
            max_length=600,
            help=_(
                "Noem geen privégegevens van anderen. “Mijn buren” of “de school” is genoeg. Doe je het alleen? Zeg dat."
            ),
            example=_("Met vier buren uit de straat, en met een leerkracht van de basisschool."),
        ),
    ]
    return _step(
        "about-you",
        _("Over jou"),
        _("over jou"),
        (5, 10),
        questions,
        _("Wie ben je, en hoe bereiken we je? Alleen de mensen die je aanvraag behandelen zien dit."),
    )


def _your_idea() -> RawBlock:
    questions = [
        _ask(
            "short_text",
            "title",
            _("Hoe heet je idee?"),
            role=Role.TITLE,
            help=_("Een korte naam waar mensen nieuwsgierig van worden."),
            max_length=80,
            example=_("Samen koken in de oude school"),
        ),
        _ask(
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
        _ask(
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
        _ask(
            "choice",
            "project-kind",
            _("Wat past het best bij je idee?"),
            role=Role.PROJECT_KIND,
            why=_("Bij een proef mag iets mislukken. Dan letten we vooral op wat je ervan leert."),
            options=_options(
                "project-kind",
                (_("Onderzoek: we zoeken iets uit"), "", Meaning.STUDY),
                (_("Experiment: we proberen iets dat nog niemand deed"), "", Meaning.EXPERIMENT),
                (_("Pilot: we beginnen klein, om het later groter te doen"), "", Meaning.PILOT),
            ),
        ),
        _ask(
            "choices",
            "nature",
            _("Wat voor idee is het?"),
            role=Role.NATURE,
            why=_("Zo zoeken we mensen die je idee goed kunnen beoordelen."),
            options=_options(
                "nature",
                (_("Sociaal: een nieuwe manier om met elkaar om te gaan"), "", Meaning.SOCIAL),
                (_("Technisch: een nieuw apparaat, middel of programma"), "", Meaning.TECHNICAL),
                (_("Meedoen: inwoners krijgen meer te zeggen of doen vaker mee"), "", Meaning.PARTICIPATION),
            ),
        ),
        _ask(
            "long_text",
            "novelty",
            _("Wat is er nieuw aan, of hoe doen inwoners mee?"),
            role=Role.NOVELTY,
            max_length=1000,
            why=_("Het fonds is voor ideeën die nieuw zijn of waar inwoners aan meedoen. Een van de twee is genoeg."),
            example=_("In ons dorp koken jong en oud nog niet samen. De deelnemers kiezen zelf wat er op tafel komt."),
        ),
        _ask(
            "long_text",
            "audience",
            _("Voor wie is het, en voor hoeveel mensen?"),
            role=Role.AUDIENCE,
            max_length=500,
            help=_("Een schatting is goed."),
            example=_("Ongeveer 40 mensen uit de wijk, vooral mensen die alleen wonen."),
        ),
        _ask(
            "villages",
            "villages",
            _("Voor welke kern of kernen is je idee?"),
            role=Role.VILLAGES,
            why=_("Op de kaart laten we zien waar ideeën vandaan komen."),
        ),
        _ask(
            "long_text",
            "result",
            _("Wat is er straks beter?"),
            role=Role.RESULT,
            max_length=1000,
            help=_("En hoe merk je dat?"),
            why=_("Na afloop kijken we samen wat het heeft opgeleverd."),
            example=_("Mensen kennen hun buren. Na een half jaar vragen we aan iedereen of dat zo is."),
        ),
        _ask(
            "long_text",
            "support",
            _("Wie vindt dit ook een goed idee?"),
            necessity=RECOMMENDED,
            max_length=600,
            help=_("Buren, een dorpsraad, een club. Noem geen privégegevens."),
            example=_("De dorpsraad en de bewoners van het appartementengebouw."),
        ),
        _ask(
            "short_text",
            "school-or-company",
            _("Doet er een school, bedrijf of de overheid mee?"),
            necessity=OPTIONAL,
            max_length=200,
            help=_("Dat hoeft niet. Het is wel een pluspunt."),
        ),
        _ask(
            "long_text",
            "afterwards",
            _("Hoe gaat het verder als het geld op is?"),
            necessity=OPTIONAL,
            max_length=600,
        ),
    ]
    return _step(
        "your-idea",
        _("Je idee"),
        _("je idee"),
        (15, 30),
        questions,
        _("Vertel wat je wilt doen. Korte zinnen zijn prima. We letten niet op taalfouten."),
    )


def _planning() -> RawBlock:
    questions = [
        _ask(
            "date",
            "start-date",
            _("Wanneer begin je?"),
            role=Role.START_DATE,
            why=_("We betalen niet voor iets dat al begonnen is. Reken op een paar weken voor ons besluit."),
        ),
        _ask("date", "end-date", _("Wanneer is het klaar?"), role=Role.END_DATE, help=_("Een schatting is goed.")),
        _ask(
            "planning_lines",
            "planning",
            _("Welke stappen zet je?"),
            role=Role.PLANNING,
            max_rows=20,
            help=_("Drie tot zes stappen zijn genoeg."),
            example=_("Keuken inrichten - wij en een timmerman - september"),
        ),
        _ask(
            "choice",
            "permit",
            _("Heb je een vergunning nodig?"),
            role=Role.PERMIT,
            help=_(
                "Bijvoorbeeld voor een evenement, een bouwsel of iets op straat. Weet je het niet? Dan zoeken wij het uit."
            ),
            options=_options(
                "permit",
                (_("Ja"), "", Meaning.YES),
                (_("Nee"), "", Meaning.NO),
                (_("Dat weet ik niet"), "", Meaning.UNKNOWN),
            ),
        ),
    ]
    return _step(
        "planning", _("Planning"), _("je planning"), (5, 10), questions, _("Wat gebeurt er wanneer, en wie doet het?")
    )


def _money() -> RawBlock:
    questions = [
        _ask(
            "cost_lines",
            "costs",
            _("Wat kost je idee?"),
            role=Role.COST_LINES,
            max_rows=30,
            help=_("Zet elk soort kosten op een eigen regel. Schat eerlijk; een bon hoeft nog niet."),
            why=_("We betalen een deel van alle kosten. Daarom willen we ze allemaal zien."),
            example=_("Pannen en borden € 400. Huur van de keuken, 20 keer € 30, is € 600. Drukwerk € 150."),
        ),
        _ask(
            "income_lines",
            "incomes",
            _("Wie betaalt er nog meer mee?"),
            role=Role.INCOME_LINES,
            max_rows=30,
            help=_("Ook wat je zelf betaalt, of wat deelnemers betalen. Het geld van dit fonds hoort hier niet bij."),
            why=_("Minstens een deel van de kosten betaalt iemand anders. Zo zien we of je plan rondkomt."),
            example=_("Bijdrage van 40 deelnemers € 400, zeker. De supermarkt € 175, nog niet zeker."),
        ),
        _ask(
            "amount",
            "requested-amount",
            _("Hoeveel geld vraag je aan?"),
            role=Role.REQUESTED_AMOUNT,
            why=_("Er is elk jaar een vast bedrag voor alle ideeën samen."),
        ),
        _ask(
            "choice",
            "other-municipal-money",
            _("Krijg of vraag je ook ander geld van de gemeente voor dit idee?"),
            role=Role.OTHER_MUNICIPAL_MONEY,
            why=_("De gemeente betaalt niet twee keer voor hetzelfde."),
            options=_yes_no("other-municipal-money"),
        ),
        _ask(
            "long_text",
            "which-municipal-money",
            _("Welk geld is dat, en hoeveel?"),
            help=_("Bijvoorbeeld: € 500 uit het leefbaarheidsbudget."),
            max_length=400,
            only_if=(Role.OTHER_MUNICIPAL_MONEY, [_("Ja")]),
        ),
        _ask(
            "choice",
            "earlier-application",
            _("Heb je dit idee al eerder bij ons ingediend?"),
            role=Role.EARLIER_APPLICATION,
            why=_("Dan kijken we ook naar wat we toen schreven."),
            options=_yes_no("earlier-application"),
        ),
        _ask(
            "long_text",
            "what-changed",
            _("Wat is er veranderd sinds de vorige keer?"),
            role=Role.WHAT_CHANGED,
            max_length=800,
            why=_("Alleen als er iets nieuws is, kunnen we er opnieuw over beslissen."),
            only_if=(Role.EARLIER_APPLICATION, [_("Ja")]),
        ),
    ]
    return _step(
        "money",
        _("Geld"),
        _("het geld"),
        (10, 25),
        questions,
        _("Wat kost het, wie betaalt mee, en wat vraag je aan ons?"),
    )


def _attachments() -> RawBlock:
    questions = [
        _ask(
            "files",
            "plan-file",
            _("Heb je een begroting of plan op papier?"),
            necessity=OPTIONAL,
            max_files=3,
            help=_("Dat hoeft niet: wat je hiervoor invulde is genoeg."),
        ),
        _ask(
            "files",
            "drawing-file",
            _("Heb je een tekening of foto die je idee laat zien?"),
            necessity=OPTIONAL,
            max_files=3,
            help=_("Heb je een filmpje? Zet de link in het vak hieronder."),
        ),
        _ask(
            "short_text",
            "film",
            _("Waar staat je filmpje?"),
            necessity=OPTIONAL,
            max_length=200,
            help=_("Plak hier de link. Een filmpje van een minuut met je telefoon is goed."),
        ),
    ]
    return _step(
        "attachments",
        _("Bijlagen"),
        _("je bijlagen"),
        (1, 10),
        questions,
        _("Deze stap mag je overslaan. Je mag ook een foto van een papieren tekening meesturen."),
    )


def _sending() -> RawBlock:
    questions = [
        _ask(
            "choice",
            "publication-consent",
            _("Mogen we op de site over je idee vertellen als je geld krijgt?"),
            role=Role.PUBLICATION_CONSENT,
            necessity=OPTIONAL,
            help=_("Nee zeggen mag. Het maakt niet uit voor ons besluit."),
            options=_yes_no("publication-consent"),
        ),
        _ask(
            "choice",
            "name-consent",
            _("Mogen we je naam noemen?"),
            role=Role.NAME_CONSENT,
            necessity=OPTIONAL,
            help=_("Kies je niets, dan noemen we je naam niet."),
            options=_options(
                "name-consent",
                (_("Nee"), "", Meaning.NAME_HIDDEN),
                (_("Alleen mijn voornaam"), "", Meaning.FIRST_NAME),
                (_("Mijn hele naam"), "", Meaning.FULL_NAME),
            ),
        ),
        _ask(
            "choice",
            "relation",
            _("Werk je bij de gemeente, of ken je iemand van de commissie goed?"),
            role=Role.RELATION,
            why=_("Dan zorgen we dat iemand anders je aanvraag bekijkt. Je maakt er niet minder kans door."),
            options=_yes_no("relation"),
        ),
        _ask(
            "short_text",
            "which-relation",
            _("Wie is dat, of waar werk je?"),
            help=_("De voornaam of de afdeling is genoeg."),
            max_length=200,
            only_if=(Role.RELATION, [_("Ja")]),
        ),
        _ask(
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
    return _step(
        "sending",
        _("Versturen"),
        _("de laatste vragen"),
        (5, 10),
        questions,
        _("Nog een paar vragen. Daarna zie je alles op een rij en kun je versturen."),
    )
