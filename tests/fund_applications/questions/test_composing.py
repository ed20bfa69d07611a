"""What an editor composes, and what is told before it can be published."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from fund_applications.questions.blocks import StepsBlock
from fund_applications.questions.compose import compose
from fund_applications.questions.composition_rules import as_validation_error, problems_of
from fund_applications.questions.default_form import default_steps
from fund_applications.questions.roles import Role
from home.models import Village

VILLAGES = ["Erp", "Veghel"]
Raw = list[dict[str, Any]]


def question(raw: Raw, role: Role) -> dict[str, Any]:
    """The raw block of the question with this role."""
    return next(q for step in raw for q in step["value"]["questions"] if q["value"].get("role") == role.value)


def problems(change: Callable[[Raw], object]) -> list[tuple[str, str]]:
    """Field and message of what is wrong after a change of the default form."""
    raw = copy.deepcopy(default_steps())
    change(raw)
    return [(problem.field, problem.message) for problem in problems_of(StepsBlock().to_python(raw), VILLAGES)]


def test_names_every_fixed_question_that_is_missing() -> None:
    def change(raw: Raw) -> None:
        raw[3]["value"]["questions"].clear()

    found = problems(change)
    assert any("Kosten; Inkomsten; Gevraagd bedrag" in message for _field, message in found)
    assert any("geen vragen" in message for _field, message in found)


def test_two_questions_can_not_have_the_same_role() -> None:
    def change(raw: Raw) -> None:
        twin = copy.deepcopy(question(raw, Role.TITLE))
        raw[1]["value"]["questions"].append({**twin, "id": "een-ander"})

    assert [field for field, _message in problems(change)] == ["role"]


def test_the_same_block_twice_is_told() -> None:
    def change(raw: Raw) -> None:
        raw[1]["value"]["questions"].append(copy.deepcopy(question(raw, Role.RESULT)))

    assert "label" in [field for field, _message in problems(change)]


def test_an_option_with_a_fixed_meaning_can_be_reworded_but_not_left_out() -> None:
    def reword(raw: Raw) -> None:
        question(raw, Role.CONTACT_CHANNEL)["value"]["options"][0]["value"]["label"] = "Mail mij"

    def leave_out(raw: Raw) -> None:
        question(raw, Role.CONTACT_CHANNEL)["value"]["options"].pop()

    assert problems(reword) == []
    [(field, message)] = problems(leave_out)
    assert field == "role"
    assert "Per post" in message


def test_a_needed_question_stays_required_and_has_no_condition() -> None:
    def change(raw: Raw) -> None:
        value = question(raw, Role.REQUESTED_AMOUNT)["value"]
        value["necessity"] = "optional"
        value["condition"] = {"question": "role:applicant_kind", "answers": "Ik, als inwoner"}

    assert [field for field, _message in problems(change)] == ["necessity", "condition.question"]


@pytest.mark.parametrize(
    ("condition", "field", "words"),
    [
        ({"question": "role:relation", "answers": "Ja"}, "condition.question", "eerdere vraag"),
        ({"question": "bestaat-niet", "answers": "Ja"}, "condition.question", "eerdere vraag"),
        ({"question": "role:name", "answers": "Jan"}, "condition.question", "vaste keuzes"),
        ({"question": "role:adult", "answers": "Misschien"}, "condition.answers", "Ja; Nee, een ouder"),
        ({"question": "role:adult", "answers": ""}, "condition.answers", "eigen regel"),
        ({"question": "", "answers": "Ja"}, "condition.question", "welke vraag"),
    ],
)
def test_a_condition_points_to_an_earlier_question_and_its_options(
    condition: dict[str, str], field: str, words: str
) -> None:
    def change(raw: Raw) -> None:
        question(raw, Role.PARTNERS)["value"]["condition"] = condition

    [(found, message)] = problems(change)
    assert found == field
    assert words in message


def test_a_condition_may_name_a_question_by_its_id_and_its_answer_in_any_case() -> None:
    raw = copy.deepcopy(default_steps())
    target = question(raw, Role.ADULT)
    question(raw, Role.PARTNERS)["value"]["condition"] = {"question": target["id"], "answers": " JA \n"}
    definition = compose(StepsBlock().to_python(raw), VILLAGES)
    partners = definition.by_role(Role.PARTNERS)
    assert partners
    assert partners.condition
    assert partners.condition.values == ("yes",)


def test_a_citizen_number_is_never_asked() -> None:
    def change(raw: Raw) -> None:
        question(raw, Role.NAME)["value"]["label"] = "Wat is je BSN?"

    [(field, message)] = problems(change)
    assert field == "label"
    assert "burgerservicenummer" in message


def test_problems_stand_at_their_own_block() -> None:
    raw = copy.deepcopy(default_steps())
    question(raw, Role.PARTNERS)["value"]["condition"] = {"question": "role:adult", "answers": "Misschien"}
    error = as_validation_error(problems_of(StepsBlock().to_python(raw), VILLAGES))
    at_question = error.as_json_data()["blockErrors"][0]["blockErrors"]["questions"]["blockErrors"][10]
    assert "answers" in at_question["blockErrors"]["condition"]["blockErrors"]


@pytest.mark.django_db
def test_publishing_checks_the_whole_form_and_saving_a_draft_does_not() -> None:
    Village.objects.get_or_create(name="Veghel", defaults={"slug": "veghel"})
    block = StepsBlock()
    half = default_steps()[:1]
    block.clean_deferred(block.to_python(half))
    with pytest.raises(ValidationError) as refused:
        block.clean(block.to_python(half))
    assert "mist nog vaste vragen" in str(refused.value.as_json_data())
    block.clean(block.to_python(default_steps()))


@pytest.mark.django_db
def test_options_need_words_of_their_own() -> None:
    raw = default_steps()
    options = question(raw, Role.ADULT)["value"]["options"]
    options[1]["value"]["label"] = options[0]["value"]["label"]
    block = StepsBlock()
    with pytest.raises(ValidationError) as refused:
        block.clean(block.to_python(raw))
    assert "eigen woorden" in str(refused.value.as_json_data())


def test_an_unfinished_form_can_be_previewed() -> None:
    raw: Raw = [
        {
            "type": "step",
            "id": "s",
            "value": {
                "title": "",
                "questions": [
                    {"type": "choice", "id": "a", "value": {"label": "", "options": []}},
                    {"type": "rows", "id": "b", "value": {"label": "Tabel", "columns": []}},
                    {"type": "explanation", "id": "c", "value": {"label": "Let op", "statement": "Tekst"}},
                ],
            },
        }
    ]
    definition = compose(StepsBlock().to_python(raw), VILLAGES)
    assert [question.type for question in definition.questions] == ["choice", "rows", "explanation"]
