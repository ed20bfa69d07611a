"""The form that a new site starts with."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.utils import translation

from fund_applications.questions.blocks import StepsBlock
from fund_applications.questions.compose import compose
from fund_applications.questions.composition_rules import problems_of
from fund_applications.questions.default_form import default_steps
from fund_applications.questions.definition import Column, DefinitionError, FormDefinition, Necessity
from fund_applications.questions.review import advice_on
from fund_applications.questions.roles import NEEDED_ROLES, Role
from fund_applications.questions.types import QUESTION_TYPES

VILLAGES = ["Boerdonk", "Erp", "Veghel"]


def composed() -> tuple[Any, FormDefinition]:
    steps = StepsBlock().to_python(default_steps())
    return steps, compose(steps, VILLAGES)


def test_the_default_form_can_be_published() -> None:
    steps, _definition = composed()
    assert problems_of(steps, VILLAGES) == []


def test_the_default_form_needs_no_advice() -> None:
    _steps, definition = composed()
    assert advice_on(definition) == []


def test_the_default_form_has_six_steps_and_every_needed_role_once() -> None:
    _steps, definition = composed()
    assert [step.title for step in definition.steps] == [
        "Over jou",
        "Je idee",
        "Planning",
        "Geld",
        "Bijlagen",
        "Versturen",
    ]
    roles = [question.role for question in definition.questions]
    assert all(roles.count(role) == 1 for role in NEEDED_ROLES)


def test_the_limits_of_title_and_summary_are_those_of_the_fund() -> None:
    _steps, definition = composed()
    title, summary = definition.by_role(Role.TITLE), definition.by_role(Role.SUMMARY)
    assert title
    assert title.limits.max_length == 80
    assert summary
    assert summary.limits.max_length == 280


def test_a_definition_survives_its_json_unchanged() -> None:
    _steps, definition = composed()
    again = FormDefinition.from_json(json.loads(json.dumps(definition.to_json())))
    assert again == definition
    assert again.checksum == definition.checksum


def test_another_word_is_another_checksum() -> None:
    _steps, definition = composed()
    raw = default_steps()
    raw[0]["value"]["questions"][0]["value"]["label"] = "Wie ben je?"
    other = compose(StepsBlock().to_python(raw), VILLAGES)
    assert other.checksum != definition.checksum


@pytest.mark.parametrize(
    "broken", [None, [], {}, {"format": 2, "steps": []}, {"format": 1}, {"format": 1, "steps": [{}]}]
)
def test_broken_json_is_refused_and_not_guessed(broken: Any) -> None:
    with pytest.raises(DefinitionError):
        FormDefinition.from_json(broken)


def test_conditions_point_to_the_question_with_the_role() -> None:
    _steps, definition = composed()
    organisation, kind = definition.by_role(Role.ORGANISATION), definition.by_role(Role.APPLICANT_KIND)
    assert organisation
    assert organisation.condition
    assert kind
    assert organisation.condition.question_id == kind.id
    assert organisation.condition.values == ("organisation",)


def test_income_lines_ask_whether_the_money_is_certain() -> None:
    _steps, definition = composed()
    income = definition.by_role(Role.INCOME_LINES)
    assert income
    assert [column.name for column in income.columns] == ["source", "amount", "certain"]
    assert all(isinstance(column, Column) for column in income.columns)


def test_ids_are_the_same_on_every_site_and_in_every_language() -> None:
    with translation.override("en"):
        english = [block["id"] for block in default_steps()]
    assert english == [block["id"] for block in default_steps()]


def test_every_question_has_a_type_that_exists() -> None:
    _steps, definition = composed()
    assert {question.type for question in definition.questions} <= set(QUESTION_TYPES)


def test_an_answer_that_may_be_left_out_is_never_a_needed_one() -> None:
    _steps, definition = composed()
    assert all(
        question.necessity == Necessity.REQUIRED for question in definition.questions if question.role in NEEDED_ROLES
    )
