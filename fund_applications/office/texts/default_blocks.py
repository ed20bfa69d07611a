"""The texts that a new site starts with: examples in plain words, for the office to change as it likes."""

from __future__ import annotations

from dataclasses import dataclass

from fund_applications.models import TextBlock

Kind = TextBlock.Kind


@dataclass(frozen=True, slots=True)
class DefaultBlock:
    """A text to begin with."""

    kind: Kind
    name: str
    text: str
    subject: str = ""
    language: str = "nl"
    is_standard: bool = False


DEFAULT_BLOCKS = (
    DefaultBlock(
        Kind.MESSAGE,
        "Eerste contact",
        "Hallo {naam},\n\nIk lees je idee “{titel}” en ben je contactpersoon. We beslissen uiterlijk op {uiterlijk}. "
        "Heb je een vraag? Antwoord op dit bericht of bel {telefoon}.\n\nGroet,\n{contactpersoon}",
        "Ik help je met je aanvraag",
    ),
    DefaultBlock(
        Kind.MESSAGE,
        "Afspraak om te praten",
        "Hallo {naam},\n\nIk wil graag met je praten over “{titel}”. Kun je deze week? Laat weten welke dag en tijd je "
        "goed uitkomt. Bellen mag ook: {telefoon}.\n\nGroet,\n{contactpersoon}",
        "Zullen we elkaar spreken?",
    ),
    DefaultBlock(
        Kind.MESSAGE,
        "Commissie bespreekt je plan",
        "Hallo {naam},\n\nDe commissie bespreekt “{titel}” binnenkort. Je hoeft niets te doen. Daarna hoor je wat we "
        "beslissen, uiterlijk op {uiterlijk}.\n\nGroet,\n{contactpersoon}",
        "De commissie bespreekt je plan",
    ),
    DefaultBlock(
        Kind.MESSAGE,
        "Hoe gaat het met je project?",
        "Hallo {naam},\n\nHoe gaat het met “{titel}”? Als er iets anders loopt dan je dacht, laat het dan weten. Dan "
        "kijken we samen wat kan.\n\nGroet,\n{contactpersoon}",
        "Hoe gaat het met je project?",
    ),
    DefaultBlock(
        Kind.MESSAGE,
        "First contact",
        "Hello {naam},\n\nI am reading your idea “{titel}” and I am your contact person. We decide no later than "
        "{uiterlijk}. Do you have a question? Reply to this message or call {telefoon}.\n\nKind regards,\n{contactpersoon}",
        "I will help you with your application",
        language="en",
    ),
    DefaultBlock(
        Kind.MESSAGE,
        "A call to talk",
        "Hello {naam},\n\nI would like to talk with you about “{titel}”. Tell me which day and time suit you, or call "
        "{telefoon}.\n\nKind regards,\n{contactpersoon}",
        "Shall we talk?",
        language="en",
    ),
    DefaultBlock(
        Kind.REJECTION,
        "Weinig nieuw en weinig inwoners",
        "Het fonds is voor plannen die vernieuwend zijn of waaraan inwoners meedoen. Uit uw aanvraag blijkt dit niet genoeg.",
    ),
    DefaultBlock(
        Kind.REJECTION,
        "Begroting overtuigt niet",
        "Uit de begroting blijkt niet genoeg waarvoor het geld nodig is. Daardoor kunnen wij niet zien of het bedrag past "
        "bij het doel.",
    ),
    DefaultBlock(
        Kind.REJECTION,
        "Geld is op",
        "Het geld van deze ronde is verdeeld over aanvragen die voorgaan. Boven het subsidieplafond mogen wij geen subsidie "
        "geven (artikel 4:25 van de Algemene wet bestuursrecht).",
    ),
    DefaultBlock(
        Kind.REJECTION,
        "Wat u nu kunt doen",
        "U kunt uw plan aanpassen en opnieuw aanvragen. Vertel dan wat er is veranderd. {contactpersoon} denkt graag met u "
        "mee: {telefoon}.",
    ),
    DefaultBlock(
        Kind.GRANT,
        "Past bij het fonds",
        "Uw plan past bij het fonds: inwoners doen mee en het levert iets op voor een groep inwoners.",
    ),
    DefaultBlock(
        Kind.GRANT,
        "Een deel",
        "Wij kennen een deel van het gevraagde bedrag toe, omdat niet alle kosten nodig zijn voor het doel van het plan.",
    ),
    DefaultBlock(
        Kind.OBLIGATION,
        "Logo",
        "Gebruik het logo van de gemeente bij alles wat over het plan gaat.",
        is_standard=True,
    ),
    DefaultBlock(Kind.OBLIGATION, "Onderzoek", "Werk mee aan onderzoek naar hoe het fonds werkt.", is_standard=True),
    DefaultBlock(
        Kind.OBLIGATION,
        "Verslag",
        "Stuur na afloop een verslag: wat er gebeurde en wat het kostte.",
        is_standard=True,
    ),
    DefaultBlock(Kind.OBLIGATION, "Vergunning", "Vraag voor het begin de vergunningen aan die nodig zijn."),
    DefaultBlock(Kind.OBLIGATION, "Laat het weten", "Laat het meteen weten als het plan verandert of niet doorgaat."),
    DefaultBlock(Kind.SUPPLEMENT, "Niet ingevuld", "Je hebt deze vraag nog niet beantwoord. Wil je dat alsnog doen?"),
    DefaultBlock(
        Kind.SUPPLEMENT, "Telt niet op", "De bedragen tellen niet op tot het totaal. Wil je ze nog eens nakijken?"
    ),
    DefaultBlock(
        Kind.SUPPLEMENT, "Leg een bedrag uit", "Leg uit hoe je aan dit bedrag komt, bijvoorbeeld met een offerte."
    ),
    DefaultBlock(Kind.SUPPLEMENT, "Meer vertellen", "Vertel hier wat meer over: wie doet wat, wanneer en voor wie?"),
    DefaultBlock(
        Kind.SUPPLEMENT,
        "Bestand is niet te lezen",
        "We kunnen dit bestand niet openen. Stuur het nog een keer als pdf.",
    ),
)


def ensure_text_blocks() -> None:
    """Make the default texts once: where the office has texts of a kind already, it knows what it wants."""
    there = set(TextBlock.objects.values_list("kind", flat=True).distinct())
    fresh = [block for block in DEFAULT_BLOCKS if block.kind.value not in there]
    TextBlock.objects.bulk_create(
        TextBlock(
            kind=block.kind,
            language=block.language,
            name=block.name,
            subject=block.subject,
            text=block.text,
            sort_order=(number + 1) * 10,
            is_standard=block.is_standard,
        )
        for number, block in enumerate(fresh)
    )
