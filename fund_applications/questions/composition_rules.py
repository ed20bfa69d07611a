"""What a composed form must satisfy before it may be published, each with a message that says what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from fund_applications.questions.compose import ROLE_PREFIX, compose, condition_reference, matching_values
from fund_applications.questions.definition import FormDefinition, Necessity, Question
from fund_applications.questions.roles import NEEDED_ROLES, ROLE_RULES, Meaning, Role

#: A question of these types has answers that a condition can name.
CHOOSING_TYPES = frozenset({"choice", "choices", "villages"})
_CITIZEN_NUMBER = re.compile(r"\b(bsn|burgerservicenummer|sofinummer)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something the editor must mend. Indexes from 0; without a step it is about the whole form.

    `field` is a path inside the question's block, such as "role" or "condition.answers".
    """

    message: str
    step: int | None = None
    question: int | None = None
    field: str = ""


def problems_of(steps: Any, villages: Sequence[str]) -> list[Problem]:
    """All problems of this stream of steps, in the order of the form, those of the whole form first."""
    definition = compose(steps, villages)
    return [*_missing_roles(definition), *_step_problems(steps, definition)]


def as_validation_error(problems: Sequence[Problem]) -> StreamBlockValidationError:
    """The problems as Wagtail shows them: each at its own block."""
    whole = [ValidationError(problem.message) for problem in problems if problem.step is None]
    by_step: dict[int, dict[int, dict[str, Any]]] = {}
    empty_steps: dict[int, Problem] = {}
    for problem in problems:
        if problem.step is None:
            continue
        if problem.question is None:
            empty_steps[problem.step] = problem
            continue
        fields = by_step.setdefault(problem.step, {}).setdefault(problem.question, {})
        name, _dot, inner = problem.field.partition(".")
        error = ValidationError(problem.message)
        fields.setdefault(name, StructBlockValidationError({inner: error}) if inner else error)
    blocks: dict[int, Any] = {
        step: StructBlockValidationError(
            {"questions": StreamBlockValidationError({q: StructBlockValidationError(f) for q, f in found.items()})}
        )
        for step, found in by_step.items()
    }
    for step, problem in empty_steps.items():
        blocks[step] = StructBlockValidationError({"questions": ValidationError(problem.message)})
    return StreamBlockValidationError(block_errors=blocks, non_block_errors=whole)


def _missing_roles(definition: FormDefinition) -> Iterator[Problem]:
    present = {question.role for question in definition.questions}
    missing = [str(role.label) for role in NEEDED_ROLES if role not in present]
    if missing:
        yield Problem(
            _(
                "Het formulier mist nog vaste vragen: %(roles)s. Voeg ze toe, en kies bij elke vraag onder "
                "“Instellingen” de vaste rol."
            )
            % {"roles": "; ".join(missing)}
        )


def _step_problems(steps: Any, definition: FormDefinition) -> Iterator[Problem]:
    seen_ids: set[str] = set()
    seen_roles: set[Role] = set()
    earlier: list[Question] = []
    for s, (child, step) in enumerate(zip(steps, definition.steps, strict=True)):
        if not step.questions:
            yield Problem(_("Deze stap heeft nog geen vragen. Voeg een vraag toe of haal de stap weg."), s)
        for q, (block, question) in enumerate(zip(child.value["questions"], step.questions, strict=True)):
            for field, message in _question_problems(question, block.value, earlier, seen_ids, seen_roles):
                yield Problem(message, s, q, field)
            seen_ids.add(question.id)
            if question.role:
                seen_roles.add(question.role)
            earlier.append(question)


def _question_problems(
    question: Question, value: Any, earlier: Sequence[Question], seen_ids: set[str], seen_roles: set[Role]
) -> Iterator[tuple[str, str]]:
    if question.id in seen_ids:
        yield "label", _("Deze vraag staat er twee keer in. Haal er een weg en maak zo nodig een nieuwe vraag.")
    if _CITIZEN_NUMBER.search(question.label):
        yield "label", _("Vraag nooit naar een burgerservicenummer (BSN): het fonds mag dat niet gebruiken.")
    low, high = question.limits.min_value, question.limits.max_value
    if low is not None and high is not None and low > high:
        yield "max_value", _("Het hoogste getal is lager dan het laagste. Pas een van de twee aan.")
    yield from _role_problems(question, seen_roles)
    yield from _condition_problems(question, value, earlier)


def _role_problems(question: Question, seen_roles: set[Role]) -> Iterator[tuple[str, str]]:
    role = question.role
    if role is None:
        return
    if role in seen_roles:
        yield "role", _("Een andere vraag heeft deze vaste rol al. Kies hier een andere rol, of geen.")
    missing = ROLE_RULES[role].meanings - {option.meaning for option in question.options if option.meaning}
    if missing:
        labels = "; ".join(str(meaning.label) for meaning in Meaning if meaning in missing)
        yield (
            "role",
            _("Bij deze rol hoort bij elke keuze een vaste betekenis. Er is nog geen keuze met: %(meanings)s.")
            % {"meanings": labels},
        )
    if role in NEEDED_ROLES and question.necessity != Necessity.REQUIRED:
        yield "necessity", _("Zonder dit antwoord kan niemand een aanvraag doen. Maak deze vraag verplicht.")


def _condition_problems(question: Question, value: Any, earlier: Sequence[Question]) -> Iterator[tuple[str, str]]:
    reference, answers = condition_reference(value)
    if not reference:
        if answers:
            yield "condition.question", _("Kies ook bij welke vraag dit antwoord hoort.")
        return
    if question.role in NEEDED_ROLES:
        yield "condition.question", _("Deze vaste vraag is er voor iedereen. Haal de voorwaarde weg.")
        return
    target = _referenced(reference, earlier)
    if target is None:
        yield (
            "condition.question",
            _("De vraag waar deze voorwaarde naar wijst, staat niet eerder in het formulier. Kies een eerdere vraag."),
        )
    elif target.type not in CHOOSING_TYPES:
        yield (
            "condition.question",
            _("Kies een vraag met vaste keuzes. Bij “%(label)s” kan iedereen alles typen.") % {"label": target.label},
        )
    elif len(matching_values(target.options, answers)) < max(len(set(answers)), 1):
        labels = "; ".join(option.label for option in target.options)
        yield (
            "condition.answers",
            _("Zet hier een of meer van deze keuzes, elk op een eigen regel: %(labels)s.") % {"labels": labels},
        )


def _referenced(reference: str, earlier: Sequence[Question]) -> Question | None:
    if reference.startswith(ROLE_PREFIX):
        return next((q for q in earlier if q.role == reference.removeprefix(ROLE_PREFIX)), None)
    return next((q for q in earlier if q.id == reference), None)
