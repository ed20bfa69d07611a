"""Step 1, who asks: with roles, so that the software finds name, address, e-mail and kind of applicant."""

from __future__ import annotations

from django.utils.translation import gettext as _

from fund_applications.questions.default_form.blocks import RECOMMENDED, RawBlock, ask, options, step
from fund_applications.questions.roles import Meaning, Role


def about_you() -> RawBlock:
    """Step 1."""
    organisation = _("Een stichting of vereniging")
    questions = [
        ask(
            "choice",
            "applicant-kind",
            _("Wie vraagt het geld aan?"),
            role=Role.APPLICANT_KIND,
            why=_("Dan weten we met wie we afspraken maken, en aan wie we het geld betalen."),
            options=options(
                "applicant-kind",
                (_("Ik, als inwoner"), "", Meaning.RESIDENT),
                (_("Een groep inwoners"), _("Kies één persoon die voor de groep invult."), Meaning.GROUP),
                (organisation, "", Meaning.ORGANISATION),
            ),
        ),
        ask(
            "short_text",
            "organisation",
            _("Hoe heet je stichting of vereniging?"),
            role=Role.ORGANISATION,
            help=_("Zoals de naam bij de Kamer van Koophandel staat."),
            only_if=(Role.APPLICANT_KIND, [organisation]),
            max_length=150,
        ),
        ask(
            "short_text",
            "organisation-number",
            _("Wat is het KvK-nummer?"),
            role=Role.ORGANISATION_NUMBER,
            only_if=(Role.APPLICANT_KIND, [organisation]),
            help=_("Dit nummer heeft 8 cijfers. Je vindt het op kvk.nl."),
            why=_("Daarmee controleren we of de organisatie bestaat."),
        ),
        ask(
            "short_text",
            "name",
            _("Wat is je naam?"),
            role=Role.NAME,
            help=_("Je voornaam en je achternaam."),
            why=_("Zo weten we met wie we praten. Je naam komt niet op de site, behalve als jij dat wilt."),
            max_length=120,
        ),
        ask(
            "address",
            "address",
            _("Wat is je adres?"),
            role=Role.ADDRESS,
            why=_("Het fonds is voor inwoners van de gemeente. En een besluit sturen we soms per post."),
        ),
        ask(
            "villages",
            "home-village",
            _("In welke kern woon je?"),
            role=Role.HOME_VILLAGE,
            only_one=True,
            help=_("Woon je er net buiten? Kies de kern die het dichtst bij je is."),
        ),
        ask(
            "email",
            "email",
            _("Wat is je e-mailadres?"),
            role=Role.EMAIL,
            help=_("We sturen je een link. Daarmee kun je later verder, ook op een ander apparaat."),
            why=_("Zonder e-mailadres kun je je aanvraag niet bewaren voor later."),
        ),
        ask(
            "phone",
            "phone",
            _("Op welk nummer kunnen we je bellen?"),
            role=Role.PHONE,
            necessity=RECOMMENDED,
            why=_("Bellen is vaak sneller dan mailen. We bellen binnen 2 werkdagen om kennis te maken."),
        ),
        ask(
            "choice",
            "contact-channel",
            _("Hoe wil je berichten van ons krijgen?"),
            role=Role.CONTACT_CHANNEL,
            why=_("De wet zegt dat jij dit kiest. Je kunt het later veranderen."),
            options=options(
                "contact-channel",
                (_("Digitaal: ik krijg een e-mail en lees het bericht op de site"), "", Meaning.DIGITAL),
                (_("Per post: ik krijg een brief"), "", Meaning.POST),
            ),
        ),
        ask(
            "choice",
            "adult",
            _("Ben je 18 jaar of ouder?"),
            role=Role.ADULT,
            why=_("Ben je jonger? Goed idee! Dan doet een ouder of verzorger met je mee voor de afspraken over geld."),
            options=options(
                "adult",
                (_("Ja"), "", Meaning.YES),
                (_("Nee, een ouder of verzorger doet met me mee"), "", Meaning.NO),
            ),
        ),
        ask(
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
    return step(
        "about-you",
        _("Over jou"),
        _("over jou"),
        (5, 10),
        questions,
        _("Wie ben je, en hoe bereiken we je? Alleen de mensen die je aanvraag behandelen zien dit."),
    )
