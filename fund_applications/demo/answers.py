"""Answers to any form out of one idea: by the role of a question, and by its type where there is no role."""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from fund_applications.demo.ideas import FIRST_NAMES, STREETS, SURNAME, Idea
from fund_applications.questions.definition import FormDefinition, Necessity, Question
from fund_applications.questions.roles import Meaning, Role
from fund_applications.questions.types import type_of


@dataclass(frozen=True)
class Person:
    """Somebody who does not exist."""

    name: str
    email: str
    street: str
    village: str
    kind: Meaning


def make_person(number: int, village: str, chance: random.Random) -> Person:
    """An example applicant whose surname says so; the address of the e-mail can't exist (RFC 2606)."""
    first = FIRST_NAMES[number % len(FIRST_NAMES)]
    return Person(
        name=f"{first} {SURNAME}",
        email=f"{first.lower()}.{number}@example.org",
        street=f"{chance.choice(STREETS)} {chance.randint(1, 199)}",
        village=village,
        kind=chance.choice([Meaning.RESIDENT, Meaning.RESIDENT, Meaning.GROUP, Meaning.ORGANISATION]),
    )


def requested_for(idea: Idea, percentage: int, maximum: Decimal) -> Decimal:
    """What may be asked for: the part of the costs that the round allows, in whole euro."""
    share = idea.total * percentage / 100
    return min(share, maximum).quantize(Decimal(1))


def typed_answers(
    definition: FormDefinition, idea: Idea, person: Person, requested: Decimal, starts_on: date
) -> dict[str, Any]:
    """What this person would type, by question id. Questions whose condition is false stay open."""
    by_role = _by_role(idea, person, requested, starts_on)
    answers: dict[str, Any] = {}
    for question in definition.questions:
        condition = question.condition
        if condition and not set(_as_list(answers.get(condition.question_id))) & set(condition.values):
            continue
        if question.role and question.role in by_role:
            answers[question.id] = by_role[question.role]
        elif question.necessity == Necessity.REQUIRED:
            filler = _filler(question)
            if filler is not None:
                answers[question.id] = filler
    return answers


def clean_answers(definition: FormDefinition, typed: dict[str, Any]) -> dict[str, Any]:
    """The values that are stored with a version. Raises ValidationError when the form refuses an answer."""
    cleaned = {q.id: type_of(q).clean(q, typed[q.id]) for q in definition.questions if q.id in typed}
    return {key: value for key, value in cleaned.items() if value is not None}


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _filler(question: Question) -> Any:
    """A plain answer to a question that an editor added."""
    if question.options:
        wanted = next((o.value for o in question.options if o.value == Meaning.NO), question.options[0].value)
        return [wanted] if question.type in {"choices", "villages"} else wanted
    return {
        "short_text": "Voorbeeld",
        "long_text": "Dit is een voorbeeld van een antwoord.",
        "number": "40",
        "statement": "yes",
        "date": "01-09-2027",
        "amount": "100",
    }.get(question.type)


def _by_role(idea: Idea, person: Person, requested: Decimal, starts_on: date) -> dict[Role, Any]:
    own_money = idea.total - requested
    return {
        Role.APPLICANT_KIND: person.kind.value,
        Role.NAME: person.name,
        Role.EMAIL: person.email,
        Role.PHONE: "06 12345678",
        Role.ADDRESS: {"street": person.street, "postcode": "5461 AB", "city": person.village},
        Role.HOME_VILLAGE: [person.village],
        Role.CONTACT_CHANNEL: Meaning.DIGITAL.value,
        Role.ORGANISATION: "Stichting Voorbeeld",
        Role.ORGANISATION_NUMBER: "12345678",
        Role.ADULT: Meaning.YES.value,
        Role.PARTNERS: "Met vier buren en de basisschool.",
        Role.TITLE: idea.title,
        Role.SUMMARY: idea.summary,
        Role.DESCRIPTION: idea.plan,
        Role.PROJECT_KIND: idea.kind,
        Role.NATURE: [idea.nature],
        Role.NOVELTY: idea.novelty,
        Role.AUDIENCE: idea.audience,
        Role.VILLAGES: list(idea.villages),
        Role.RESULT: idea.result,
        Role.START_DATE: f"{starts_on:%d-%m-%Y}",
        Role.END_DATE: f"{starts_on + timedelta(days=180):%d-%m-%Y}",
        Role.PLANNING: [
            {"what": "Voorbereiden", "who": "Wij met z'n vieren", "when": "eerste maand"},
            {"what": "Uitvoeren", "who": "Alle vrijwilligers", "when": "maand twee tot en met vijf"},
            {"what": "Afronden en vertellen", "who": "Wij en de school", "when": "laatste maand"},
        ],
        Role.PERMIT: Meaning.NO.value,
        Role.COST_LINES: [{"description": name, "amount": _euro(amount)} for name, amount in idea.costs],
        Role.INCOME_LINES: [{"source": "Eigen geld en sponsors", "amount": _euro(own_money), "certain": "yes"}],
        Role.REQUESTED_AMOUNT: _euro(requested),
        Role.OTHER_MUNICIPAL_MONEY: Meaning.NO.value,
        Role.EARLIER_APPLICATION: Meaning.NO.value,
        Role.PUBLICATION_CONSENT: Meaning.YES.value,
        Role.NAME_CONSENT: Meaning.NAME_HIDDEN.value,
        Role.RELATION: Meaning.NO.value,
        Role.TRUTH: "yes",
    }


def _euro(amount: Decimal) -> str:
    return f"{amount:.2f}".replace(".", ",")
