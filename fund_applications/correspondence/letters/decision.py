"""The letter of a decision: what is decided, why, what it rests on, and how to object (Awb 3:45-3:50)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType

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
from fund_applications.lifecycle.grounds import REJECTION_GROUNDS, REVOCATION_GROUNDS, Ground
from fund_applications.models import Advice, Application, DecisionKind
from fund_applications.questions.money import format_amount


@dataclass(frozen=True, slots=True)
class UpheldObjection:
    """The objection that a decision rests on, and the day of the decision that it replaces (Awb 7:11)."""

    received_on: date
    replaced_on: date


@dataclass(frozen=True, slots=True)
class DecisionWords:
    """A decision that was taken, or one that is being prepared: the letter reads the same. Amounts in euro."""

    kind: DecisionKind
    reasons: str
    amount: Decimal | None = None
    ground: str = ""
    deviation_reasons: str = ""
    obligations: tuple[tuple[str, date | None], ...] = ()
    on_objection: UpheldObjection | None = None


@dataclass(frozen=True, slots=True)
class _Letter:
    """What the parts of the letter look at."""

    application: Application
    words: DecisionWords
    advice: Advice | None
    objection_until: date
    report_due_on: date | None
    paid: Decimal
    paper: Stationery


SUBJECTS: Mapping[DecisionKind, str] = MappingProxyType(
    {
        DecisionKind.GRANT: "Besluit: u krijgt subsidie",
        DecisionKind.REJECT: "Besluit: u krijgt geen subsidie",
        DecisionKind.NOT_PROCESS: "Besluit: wij behandelen uw aanvraag niet",
        DecisionKind.DETERMINE: "Besluit: uw subsidie is vastgesteld",
        DecisionKind.REVOKE: "Besluit: uw subsidie verandert",
    }
)
CODES: Mapping[DecisionKind, str] = MappingProxyType(
    {
        DecisionKind.GRANT: "grant",
        DecisionKind.REJECT: "rejection",
        DecisionKind.NOT_PROCESS: "not_processed",
        DecisionKind.DETERMINE: "determination",
        DecisionKind.REVOKE: "revocation",
    }
)


def decision_letter(
    application: Application,
    words: DecisionWords,
    *,
    objection_until: date,
    paper: Stationery,
    advice: Advice | None = None,
    report_due_on: date | None = None,
    paid: Decimal = Decimal(0),
) -> LetterContent:
    """The letter. `objection_until` is the last day for an objection, six weeks after the day of sending (Awb 6:7)."""
    letter = _Letter(application, words, advice, objection_until, report_due_on, paid, paper)
    return LetterContent(
        code=CODES[words.kind],
        subject="Besluit op uw bezwaar: u krijgt gelijk" if words.on_objection else SUBJECTS[words.kind],
        opening=(*_upheld(letter), *_OPENINGS[words.kind](letter)),
        sections=joined(
            [
                Section("Waarom wij dit besluiten", _reasons(letter)),
                _advice(letter),
                _obligations(letter),
                Section("Het geld", _money(letter)),
                Section("De regels", (_rules(letter),)),
                _appeal(letter) if words.on_objection else _objection(letter),
                Section("Vragen", (contact_sentence(paper.sender),)),
            ]
        ),
    )


def _upheld(letter: _Letter) -> tuple[str, ...]:
    """That the objection is upheld and what becomes of the old decision (Awb 7:11 lid 2)."""
    objection = letter.words.on_objection
    if objection is None:
        return ()
    return (
        f"Op {day(objection.received_on)} kregen wij uw bezwaar tegen ons besluit van {day(objection.replaced_on)}. "
        "Wij hebben opnieuw gekeken. Uw bezwaar is gegrond. Wij trekken dat besluit in en nemen dit besluit ervoor "
        "in de plaats.",
    )


def _asked(letter: _Letter) -> str:
    application = letter.application
    received = day(day_of(application.received_at))
    amount = format_amount(application.requested_amount)
    return f"Op {received} kregen wij uw aanvraag voor “{application.title}”. U vroeg een subsidie van {amount}."


def _grant_opening(letter: _Letter) -> tuple[str, ...]:
    amount = letter.words.amount or Decimal(0)
    part = "" if amount >= letter.application.requested_amount else " Dat is een deel van wat u vroeg."
    return (_asked(letter), f"Wij geven u een subsidie van {format_amount(amount)}.{part}")


def _rejection_opening(letter: _Letter) -> tuple[str, ...]:
    return (_asked(letter), "Wij wijzen uw aanvraag af. U krijgt geen subsidie.")


def _not_processed_opening(letter: _Letter) -> tuple[str, ...]:
    return (
        _asked(letter),
        "Wij vroegen u om uw aanvraag aan te vullen. Dat is niet of niet helemaal gebeurd. "
        "Daarom behandelen wij uw aanvraag niet. U mag altijd opnieuw een aanvraag doen.",
    )


def _determination_opening(letter: _Letter) -> tuple[str, ...]:
    granted, amount = letter.application.granted_amount or Decimal(0), letter.words.amount or Decimal(0)
    fixed = f"Wij stellen uw subsidie vast op {format_amount(amount)}."
    same = " Dat is het bedrag dat wij u gaven." if amount >= granted else f" Wij gaven u {format_amount(granted)}."
    return (f"U kreeg van ons subsidie voor “{letter.application.title}”.", fixed + same)


def _revocation_opening(letter: _Letter) -> tuple[str, ...]:
    amount = letter.words.amount or Decimal(0)
    new = (
        "Wij trekken uw subsidie in. U krijgt geen subsidie meer."
        if amount == 0
        else f"Wij verlagen uw subsidie tot {format_amount(amount)}."
    )
    if letter.words.on_objection:
        new = f"Uw subsidie is nu {format_amount(amount)}."
    return (f"U kreeg van ons subsidie voor “{letter.application.title}”.", new)


_OPENINGS: Mapping[DecisionKind, Callable[[_Letter], tuple[str, ...]]] = MappingProxyType(
    {
        DecisionKind.GRANT: _grant_opening,
        DecisionKind.REJECT: _rejection_opening,
        DecisionKind.NOT_PROCESS: _not_processed_opening,
        DecisionKind.DETERMINE: _determination_opening,
        DecisionKind.REVOKE: _revocation_opening,
    }
)


def _reasons(letter: _Letter) -> tuple[str, ...]:
    """The reasons first, then the ground in words (Awb 3:46, 3:47)."""
    words = plain(letter.words.reasons)
    ground = _ground(letter.words)
    if ground is not None:
        words += (f"De grond voor dit besluit is: {_lower_first(str(ground.label))}.",)
    if not words and letter.words.kind == DecisionKind.DETERMINE:
        words = ("U hebt gedaan wat was afgesproken, en wij hebben daar verslag van gekregen.",)
    return words


def _ground(words: DecisionWords) -> Ground | None:
    grounds = REVOCATION_GROUNDS if words.kind == DecisionKind.REVOKE else REJECTION_GROUNDS
    return grounds.get(words.ground)


def _advice(letter: _Letter) -> Section | None:
    """Who advised what and when (Awb 3:8, 3:49), and why it is not followed (Awb 3:50)."""
    advice = letter.advice
    if advice is None or letter.words.kind not in {DecisionKind.GRANT, DecisionKind.REJECT}:
        return None
    advised = {"grant": "toekennen", "partial": "een deel toekennen", "reject": "afwijzen"}[advice.recommendation]
    amount = f" ({format_amount(advice.amount)})" if advice.amount is not None else ""
    first = (
        f"{letter.paper.adviser} gaf ons op {day(day_of(advice.fixed_at))} advies. Het advies is: {advised}{amount}."
    )
    words = (first, *plain(advice.text))
    if letter.words.deviation_reasons:
        return Section(
            "Het advies", words, after=("Wij wijken van dit advies af.", *plain(letter.words.deviation_reasons))
        )
    return Section("Het advies", words, after=("Wij volgen dit advies.",))


def _obligations(letter: _Letter) -> Section | None:
    if not letter.words.obligations:
        return None
    points = tuple(
        Point(text if due is None else f"{text} Doe dit uiterlijk {day(due)}.") for text, due in _with_stops(letter)
    )
    after = (
        f"Vertel ons hoe het ging: stuur uw verslag uiterlijk {day(letter.report_due_on)}."
        if letter.report_due_on
        else "",
        "Lukt iets niet, of verandert uw plan? Laat het ons dan meteen weten.",
    )
    return Section("Wat u moet doen", points=points, after=tuple(words for words in after if words))


def _with_stops(letter: _Letter) -> list[tuple[str, date | None]]:
    return [(text if text.endswith((".", "!", "?")) else f"{text}.", due) for text, due in letter.words.obligations]


def _money(letter: _Letter) -> tuple[str, ...]:
    kind, amount = letter.words.kind, letter.words.amount or Decimal(0)
    if kind == DecisionKind.GRANT:
        last = "Na uw verslag stellen wij vast hoeveel subsidie u houdt (artikel 4:46 Awb)."
        return tuple(words for words in (letter.paper.settings.payment_sentence, last) if words)
    if kind not in {DecisionKind.DETERMINE, DecisionKind.REVOKE}:
        return ()
    paid = letter.paid
    if paid < amount:
        return (f"Wij betaalden u {format_amount(paid)}. U krijgt nog {format_amount(amount - paid)}.",)
    if paid > amount:
        return (
            f"Wij betaalden u {format_amount(paid)}. U betaalt {format_amount(paid - amount)} terug. "
            "U krijgt een aparte brief waarin staat hoe en wanneer.",
        )
    return (f"Wij betaalden u {format_amount(paid)}. U krijgt niets meer en betaalt niets terug.",)


def _rules(letter: _Letter) -> str:
    """The legal paragraph."""
    articles = {
        DecisionKind.GRANT: "artikel 4:29 en 4:37",
        DecisionKind.REJECT: "titel 4.2 over subsidies",
        DecisionKind.NOT_PROCESS: "artikel 4:5",
        DecisionKind.DETERMINE: "artikel 4:46",
        DecisionKind.REVOKE: "artikel 4:48 tot en met 4:50",
    }[letter.words.kind]
    ground = _ground(letter.words)
    if ground is not None and ground.article.startswith("Awb "):
        articles = f"artikel {ground.article.removeprefix('Awb ')}"
    if letter.words.on_objection:
        articles += " en artikel 7:11"
    scheme = letter.application.round.legal_basis_name
    also = f", en op: {scheme}" if scheme else ""
    return f"Dit besluit rust op de Algemene wet bestuursrecht (Awb), {articles}{also}."


def _objection(letter: _Letter) -> Section:
    """With whom, how and until when one can object (Awb 3:45, 6:5, 6:7)."""
    paper = letter.paper
    address = paper.settings.objection_address or paper.settings.return_address
    where = ", ".join(line.strip() for line in address.splitlines() if line.strip())
    to = f"{paper.settings.authority} van {paper.sender.municipality}" + (f", {where}" if where else "")
    return Section(
        "Bent u het niet eens met dit besluit?",
        (
            f"Maak dan bezwaar. Dat kan tot en met {day(letter.objection_until)}. Bel ons gerust eerst: "
            "soms is het zo opgelost.",
            f"Stuur uw bezwaar aan {to}. Zet erin: uw naam en adres, de datum, het nummer "
            f"{letter.application.reference}, waarom u het niet eens bent met dit besluit, en uw handtekening. "
            f"{paper.settings.objection_costs}".strip(),
            "Uw bezwaar houdt dit besluit niet tegen. Kunt u daar niet op wachten? Vraag dan de rechtbank om een "
            "voorlopige voorziening. Dat kost geld.",
        ),
    )


def _appeal(letter: _Letter) -> Section:
    """Against a decision on an objection one appeals to the court, within six weeks (Awb 6:7, 6:23, 8:1)."""
    paper = letter.paper
    return Section(
        "Bent u het niet eens met dit besluit?",
        (
            f"Ga dan in beroep bij {paper.settings.court}. Dat kan tot en met {day(letter.objection_until)}. "
            "Beroep kost geld: de rechtbank vraagt griffierecht.",
            f"Zet in uw beroep: uw naam en adres, de datum, het nummer {letter.application.reference}, waarom u het "
            "niet eens bent met dit besluit, en uw handtekening. Stuur deze brief mee.",
            "Uw beroep houdt dit besluit niet tegen. Kunt u daar niet op wachten? Vraag de rechtbank dan ook om een "
            "voorlopige voorziening.",
        ),
    )


def _lower_first(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}"
