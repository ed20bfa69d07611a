"""Letters that decide nothing: asking for a supplement, more time, a receipt, a message. Formal, short, in plain words."""

from __future__ import annotations

from datetime import date

from fund_applications.correspondence.letters.content import (
    LetterContent,
    Point,
    Section,
    Stationery,
    contact_sentence,
    day,
    joined,
    plain,
)
from fund_applications.lifecycle.calendar_days import day_of
from fund_applications.models import Application, Message, Objection, SupplementRequest, TermChange

NOTHING_TO_DO = "U hoeft niets te doen."


def _letter(
    code: str, subject: str, opening: tuple[str, ...], *sections: Section | None, paper: Stationery
) -> LetterContent:
    return LetterContent(
        code, subject, opening, joined([*sections, Section("Vragen", (contact_sentence(paper.sender),))])
    )


def _about(application: Application) -> str:
    return f"Het gaat om uw aanvraag “{application.title}”, met nummer {application.reference}."


def receipt_letter(application: Application, decide_by: date | None, paper: Stationery) -> LetterContent:
    """We have your application (Awb 4:3a)."""
    received = day(day_of(application.received_at))
    heard = f"U hoort uiterlijk {day(decide_by)} wat wij besluiten." if decide_by else "U hoort van ons."
    return _letter(
        "receipt",
        "Wij hebben uw aanvraag ontvangen",
        (f"Op {received} kregen wij uw aanvraag “{application.title}”. Het nummer is {application.reference}.",),
        Section("Hoe het verder gaat", (heard, "Duurt het langer, dan laten wij u dat weten.", NOTHING_TO_DO)),
        paper=paper,
    )


def supplement_letter(application: Application, request: SupplementRequest, paper: Stationery) -> LetterContent:
    """What is missing, why, until when, and what happens otherwise (Awb 4:5, 4:15)."""
    points = tuple(Point(item.reason, strong=item.label) for item in request.items.all())
    return _letter(
        "supplement",
        "Vult u uw aanvraag aan?",
        (
            _about(application),
            f"Wij kunnen nog niet verder: er ontbreekt iets. Vul uw aanvraag aan, uiterlijk {day(request.due_on)}.",
        ),
        Section("Wat wij nog nodig hebben", plain(request.explanation), points),
        Section(
            "Wat dit betekent",
            (
                "Tot wij uw aanvulling hebben, staat de tijd stil waarin wij moeten beslissen (artikel 4:15 Awb).",
                "Vult u niet of niet genoeg aan? Dan kunnen wij besluiten uw aanvraag niet te behandelen "
                "(artikel 4:5 Awb). Lukt het niet op tijd, bel ons dan voor die dag.",
            ),
        ),
        paper=paper,
    )


def supplement_reminder_letter(
    application: Application, request: SupplementRequest, paper: Stationery
) -> LetterContent:
    """The date comes near."""
    return _letter(
        "supplement_reminder",
        "Vergeet u uw aanvulling niet?",
        (
            _about(application),
            f"Wij vroegen u om uw aanvraag aan te vullen. Dat kan nog tot en met {day(request.due_on)}.",
            "Hebt u dat al gedaan? Dan hoeft u niets te doen.",
        ),
        paper=paper,
    )


def supplement_lapsed_letter(application: Application, paper: Stationery) -> LetterContent:
    """The date has passed."""
    return _letter(
        "supplement_lapsed",
        "De tijd om aan te vullen is voorbij",
        (
            _about(application),
            "De laatste dag om uw aanvraag aan te vullen is voorbij. Wij bekijken nu wat wij doen met wat er wel is. "
            "Dat hoort u van ons.",
            NOTHING_TO_DO,
        ),
        paper=paper,
    )


def supplied_letter(application: Application, decide_by: date | None, paper: Stationery) -> LetterContent:
    """We have what was missing."""
    heard = f"U hoort uiterlijk {day(decide_by)} wat wij besluiten." if decide_by else "U hoort van ons."
    opening = (_about(application), f"Wij hebben uw aanvulling ontvangen en gaan verder. {heard}", NOTHING_TO_DO)
    return _letter("supplied", "Wij hebben uw aanvulling ontvangen", opening, paper=paper)


def extension_letter(application: Application, change: TermChange, paper: Stationery) -> LetterContent:
    """More time is needed, until a new date (Awb 4:14)."""
    return _letter(
        "extension",
        "Wij hebben meer tijd nodig",
        (
            _about(application),
            f"Wij hebben meer tijd nodig om te beslissen. U hoort nu uiterlijk {day(change.new_date)} wat wij besluiten.",
        ),
        Section("Waarom", (*plain(change.reason), "Wij delen u dit mee volgens artikel 4:14 Awb.", NOTHING_TO_DO)),
        paper=paper,
    )


def suspension_letter(application: Application, decide_by: date | None, paper: Stationery) -> LetterContent:
    """The pause that was agreed (Awb 4:15 lid 2)."""
    heard = f" U hoort nu uiterlijk {day(decide_by)} wat wij besluiten." if decide_by else ""
    opening = (_about(application), f"Wij spraken met u af dat wij later beslissen (artikel 4:15 Awb).{heard}")
    return _letter("suspension", "Afgesproken: wij wachten met beslissen", opening, paper=paper)


def outage_letter(application: Application, paper: Stationery) -> LetterContent:
    """The site did not work, so dates move (Awb 2:21)."""
    opening = (
        _about(application),
        "Onze website werkte een tijd niet. Daarom krijgt u meer tijd voor wat u bij ons moest doen.",
        "Bel ons als u wilt weten wat uw nieuwe laatste dag is.",
    )
    return _letter("outage", "U krijgt meer tijd", opening, paper=paper)


def referral_letter(application: Application, paper: Stationery) -> LetterContent:
    """The idea fits better elsewhere; it is for the applicant to say yes."""
    return _letter(
        "referral",
        "Een andere plek past misschien beter",
        (
            _about(application),
            "Wij denken dat een andere plek beter bij uw idee past:",
            *plain(application.proposed_referral),
            "Vindt u dat goed? Laat het ons weten. Dan stopt uw aanvraag bij ons. Vindt u het niet goed? Dan gaan wij "
            "gewoon verder met uw aanvraag.",
        ),
        paper=paper,
    )


def referred_letter(application: Application, where_to: str, paper: Stationery) -> LetterContent:
    """The case stops here."""
    opening = (
        _about(application),
        "U vond het goed om met uw idee naar een andere plek te gaan. Uw aanvraag stopt daarom bij ons.",
        *plain(where_to),
    )
    return _letter("referred", "Uw aanvraag gaat naar een andere plek", opening, paper=paper)


def withdrawn_letter(application: Application, paper: Stationery) -> LetterContent:
    """The applicant stopped."""
    opening = (_about(application), "U hebt uw aanvraag ingetrokken. Wij doen er niets meer mee.", NOTHING_TO_DO)
    return _letter("withdrawn", "Uw aanvraag is ingetrokken", opening, paper=paper)


def report_due_letter(application: Application, paper: Stationery) -> LetterContent:
    """Tell us how it went."""
    due = f"uiterlijk {day(application.report_due_on)}" if application.report_due_on else "binnenkort"
    opening = (
        f"U kreeg subsidie voor “{application.title}”, met nummer {application.reference}.",
        f"Stuur ons {due} uw verslag: wat hebt u gedaan, voor hoeveel mensen, wat lukte niet, en wat kostte het?",
        "Hebt u meer tijd nodig? Bel ons dan voor die dag.",
    )
    return _letter("report_due", "Vertelt u ons hoe het ging?", opening, paper=paper)


def report_received_letter(application: Application, paper: Stationery) -> LetterContent:
    """We have your report."""
    opening = (
        f"Wij hebben uw verslag over “{application.title}” ontvangen. Wij bekijken het, en laten u weten hoe wij uw "
        "subsidie afronden.",
        NOTHING_TO_DO,
    )
    return _letter("report_received", "Wij hebben uw verslag ontvangen", opening, paper=paper)


def objection_receipt_letter(application: Application, objection: Objection, paper: Stationery) -> LetterContent:
    """We have your objection (Awb 6:14)."""
    received = day(objection.received_on)
    heard = f"Wij beslissen uiterlijk {day(objection.decide_by)} op uw bezwaar." if objection.decide_by else ""
    late = "" if objection.in_time else "Uw bezwaar kwam na de laatste dag. Wij bekijken wat dat betekent."
    words = tuple(sentence for sentence in (heard, late, NOTHING_TO_DO) if sentence)
    return _letter(
        "objection_receipt",
        "Wij hebben uw bezwaar ontvangen",
        (_about(application), f"Op {received} kregen wij uw bezwaar."),
        Section("Hoe het verder gaat", words),
        paper=paper,
    )


def objection_postponed_letter(application: Application, objection: Objection, paper: Stationery) -> LetterContent:
    """More time for the decision on an objection (Awb 7:10 lid 3)."""
    heard = f"U hoort nu uiterlijk {day(objection.decide_by)} wat wij besluiten." if objection.decide_by else ""
    opening = (
        _about(application),
        f"Wij hebben meer tijd nodig om op uw bezwaar te beslissen (artikel 7:10 Awb). {heard}".strip(),
    )
    return _letter("objection_postponed", "Wij beslissen later op uw bezwaar", opening, paper=paper)


def objection_outcome_letter(application: Application, objection: Objection, paper: Stationery) -> LetterContent:
    """What was decided on an objection, and how to appeal (Awb 7:12, 6:23, 8:1)."""
    outcome = {
        Objection.Outcome.UPHELD: "Uw bezwaar is gegrond: u hebt gelijk gekregen.",
        Objection.Outcome.DISMISSED: "Uw bezwaar is ongegrond: ons besluit blijft zoals het was.",
        Objection.Outcome.INADMISSIBLE: "Wij mogen uw bezwaar niet behandelen (niet-ontvankelijk).",
        Objection.Outcome.WITHDRAWN: "U hebt uw bezwaar ingetrokken. Wij doen er niets meer mee.",
    }.get(Objection.Outcome(objection.outcome), "")
    appeal = Section(
        "Bent u het niet eens met dit besluit?",
        (
            f"Ga dan in beroep bij {paper.settings.court}. Doe dat binnen zes weken na de datum van deze brief. "
            "Beroep kost geld.",
        ),
    )
    can_appeal = objection.outcome != Objection.Outcome.WITHDRAWN
    return _letter(
        "objection_outcome",
        "Besluit op uw bezwaar",
        (_about(application), outcome),
        Section("Waarom", plain(objection.outcome_reasons)),
        appeal if can_appeal else None,
        paper=paper,
    )


def message_letter(application: Application, message: Message, paper: Stationery) -> LetterContent:
    """A message to an applicant who chose post."""
    return _letter("message", message.subject, (_about(application), *plain(message.body)), paper=paper)
