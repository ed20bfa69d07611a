"""The question types: from what was typed to what it means, and to what people read."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from fund_applications.questions.definition import Limits, Question
from fund_applications.questions.roles import Role
from fund_applications.questions.types import QUESTION_TYPES, PartsInvalidError, show_answer, type_of
from tests.fund_applications.questions.asking import COSTS, OPTIONS, ask, clean, typed


def refusal(question: Question, answer: Any) -> str:
    with pytest.raises(ValidationError) as refused:
        clean(question, answer)
    return refused.value.messages[0]


# --- Text ---------------------------------------------------------------------------------------------


def test_a_long_text_says_how_much_must_go() -> None:
    question = ask("long_text", limits=Limits(max_length=280))
    assert clean(question, "x" * 280) == "x" * 280
    assert "1 teken te lang" in refusal(question, "x" * 281)
    assert "99720 tekens te lang" in refusal(question, "x" * 100_000)


def test_what_is_too_long_is_kept_as_it_was_typed() -> None:
    question = ask("long_text", limits=Limits(max_length=280))
    assert typed(question, {"q": "x" * 100_000}) == "x" * 100_000


def test_white_space_is_no_answer() -> None:
    question = ask("short_text")
    assert type_of(question).is_empty(" \n\u200b\t ")
    assert clean(question, " \n\u200b ") is None


def test_line_breaks_count_as_one_character() -> None:
    question = ask("long_text", limits=Limits(max_length=3))
    assert clean(question, "a\r\nb") == "a\nb"


@pytest.mark.parametrize("address", ["naam@voorbeeld.nl", " Naam@Voorbeeld.NL ", "jan+fonds@sub.voorbeeld.example"])
def test_takes_an_email_address(address: str) -> None:
    assert clean(ask("email"), address) == address.strip()


@pytest.mark.parametrize(
    "address", ["jan", "jan@", "@x.nl", "jan@voorbeeld", "a b@x.nl", "x" * 300 + "@x.nl", "jan@x.nl\n.nl,"]
)
def test_refuses_what_is_no_email_address(address: str) -> None:
    assert refusal(ask("email"), address).endswith((".", "nl."))


@pytest.mark.parametrize("number", ["0612345678", "06 12345678", "0413-381 000", "+31 6 12 34 56 78", "0031612345678"])
def test_takes_a_phone_number(number: str) -> None:
    assert clean(ask("phone"), number) == number


@pytest.mark.parametrize("number", ["06", "06123456789", "bel mij", "12345678", "+1", "=1+1"])
def test_refuses_what_is_no_phone_number(number: str) -> None:
    assert "10 cijfers" in refusal(ask("phone"), number)


def test_an_iban_is_checked_and_written_in_groups() -> None:
    question = ask("iban")
    value = clean(question, "nl91 abna 0417 1643 00")
    assert value == "NL91ABNA0417164300"
    assert show_answer(question, value).lines == ("NL91 ABNA 0417 1643 00",)
    assert "bankpas" in refusal(question, "NL91ABNA0417164301")


def test_a_kvk_number_has_eight_digits() -> None:
    question = ask("short_text", role=Role.ORGANISATION_NUMBER)
    assert clean(question, "1234 5678") == "12345678"
    assert "8 cijfers" in refusal(question, "1234567")


# --- Numbers and dates ------------------------------------------------------------------------------


@pytest.mark.parametrize(("answer", "value"), [("25", 25), ("1.250", 1250), (" 0 ", 0), ("１２", 12)])
def test_takes_a_whole_number(answer: str, value: int) -> None:
    assert clean(ask("number"), answer) == value


@pytest.mark.parametrize("answer", ["2,5", "veel", "-1", "1e3", "9" * 5000, "½"])
def test_refuses_what_is_no_whole_number_from_zero(answer: str) -> None:
    assert refusal(ask("number"), answer)


@pytest.mark.parametrize(
    "answer",
    [
        "31-12-2027",
        "31/12/2027",
        "31.12.27",
        "2027-12-31",
        "31 december 2027",
        "vrijdag 31 december 2027",
        "31 dec 2027",
    ],
)
def test_takes_a_date_as_people_write_it(answer: str) -> None:
    question = ask("date")
    value = clean(question, answer)
    assert value == "2027-12-31"
    assert show_answer(question, value).lines == ("31 december 2027",)


def test_a_date_that_does_not_exist_is_told_apart_from_no_date() -> None:
    assert "bestaat niet" in refusal(ask("date"), "31-02-2027")
    assert "bestaat niet" in refusal(ask("date"), "12-31-2027")
    assert "geen datum" in refusal(ask("date"), "volgend jaar")
    assert "jaar" in refusal(ask("date"), "1-1-0200")


# --- Choosing -------------------------------------------------------------------------------------------


def test_a_choice_is_shown_by_its_words_and_stored_by_its_value() -> None:
    question = ask("choice", options=OPTIONS)
    assert clean(question, "x1") == "x1"
    assert show_answer(question, "x1").lines == ("Weet ik niet",)


@pytest.mark.parametrize("kind", ["choice", "choices", "villages"])
def test_a_choice_that_is_not_offered_is_refused(kind: str) -> None:
    question = ask(kind, options=OPTIONS)
    assert "Kies opnieuw" in refusal(question, "anders" if kind == "choice" else ["anders"])


def test_several_choices_come_in_the_order_of_the_form_and_within_the_limit() -> None:
    question = ask("choices", options=OPTIONS, limits=Limits(max_choices=2))
    assert clean(question, ["no", "yes", "yes"]) == ["yes", "no"]
    assert "hooguit 2" in refusal(question, ["yes", "no", "x1"])


def test_one_village_is_a_list_too() -> None:
    question = ask("villages", options=OPTIONS, limits=Limits(max_choices=1))
    assert clean(question, typed(question, "q=no")) == ["no"]


@pytest.mark.parametrize(
    ("post", "value"), [("q=yes", True), ("q=on", True), ("", None), ("q=", None), ("q=false", None)]
)
def test_a_statement_is_agreed_to_or_not(post: str, value: bool | None) -> None:
    question = ask("statement", statement="Ik zeg ja.")
    assert clean(question, typed(question, post)) is value


# --- Compounds --------------------------------------------------------------------------------------------


def test_an_address_is_written_as_on_an_envelope() -> None:
    question = ask("address")
    value = clean(
        question, typed(question, {"q-street": " Kerkstraat  12 ", "q-postcode": "5461ab", "q-city": "Veghel"})
    )
    assert value == {"street": "Kerkstraat 12", "postcode": "5461 AB", "city": "Veghel"}
    assert show_answer(question, value).lines == ("Kerkstraat 12", "5461 AB Veghel")


def test_each_part_of_an_address_says_what_is_wrong_in_the_order_of_the_page() -> None:
    with pytest.raises(PartsInvalidError) as refused:
        clean(ask("address"), {"street": "Kerkstraat", "postcode": "0461AB", "city": ""})
    assert list(refused.value.parts) == ["street", "postcode", "city"]


def test_an_empty_address_is_no_answer() -> None:
    question = ask("address")
    assert type_of(question).is_empty(typed(question, {"q-street": " ", "q-postcode": "", "q-city": ""}))


def test_rows_leave_out_what_is_empty_or_removed_and_keep_their_order() -> None:
    question = ask("cost_lines", columns=COSTS)
    answer = typed(
        question,
        {
            "q-TOTAL_FORMS": "4",
            "q-10-description": "Later",
            "q-10-amount": "2",
            "q-2-description": "Eerst",
            "q-2-amount": "1",
            "q-3-description": " ",
            "q-3-amount": "",
            "q-4-description": "Weg",
            "q-4-DELETE": "1",
            "q-5-onbekend": "x",
        },
    )
    assert answer == [{"description": "Eerst", "amount": "1"}, {"description": "Later", "amount": "2"}]


def test_rows_are_summed_for_people() -> None:
    question = ask("cost_lines", columns=COSTS)
    value = clean(question, [{"description": "Zaal", "amount": "1.250,50"}, {"description": "Pan", "amount": "349,50"}])
    assert value[0] == {"description": "Zaal", "amount": "1250.50"}
    table = show_answer(question, value).table
    assert table
    assert table.footer == ("Samen", "€\u00a01.600")
    assert "Zaal | €\u00a01.250,50" in show_answer(question, value).as_text()


def test_a_wrong_cell_is_told_with_its_row() -> None:
    with pytest.raises(PartsInvalidError) as refused:
        clean(
            ask("cost_lines", columns=COSTS),
            [{"description": "Zaal", "amount": "1"}, {"description": "", "amount": "abc"}],
        )
    assert set(refused.value.parts) == {"1-description", "1-amount"}
    assert all(message.startswith("Regel 2: ") for message in refused.value.messages)


def test_too_many_rows_are_kept_and_told() -> None:
    question = ask("cost_lines", columns=COSTS, limits=Limits(max_rows=2))
    rows = [{"description": "x", "amount": "1"}] * 3
    with pytest.raises(PartsInvalidError) as refused:
        clean(question, rows)
    assert "hooguit 2 regels" in refused.value.messages[0]


def test_files_are_shown_by_name() -> None:
    question = ask("files")
    shown = show_answer(question, [{"id": "1", "name": "plan.pdf", "size": 10, "sha256": "0"}])
    assert [file.name for file in shown.files] == ["plan.pdf"]
    assert shown.as_text() == "plan.pdf"


# --- All of them --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(QUESTION_TYPES))
def test_nothing_is_an_empty_answer_of_every_type(name: str) -> None:
    question = ask(name, options=OPTIONS, columns=COSTS, statement="Tekst")
    assert clean(question, typed(question, "")) is None
    assert not show_answer(question, None)


text = st.text(alphabet=st.characters(codec=None), max_size=40)


@pytest.mark.parametrize("name", sorted(QUESTION_TYPES))
@given(values=st.lists(text, max_size=3), cell=text)
def test_any_post_gives_storable_json_and_a_value_or_a_message(name: str, values: list[str], cell: str) -> None:
    from django.http import QueryDict

    question = ask(name, options=OPTIONS, columns=COSTS, statement="Tekst")
    data = QueryDict(mutable=True)
    data.setlist("q", values)
    for part in ("street", "postcode", "city", "0-description", "0-amount", "1-amount"):
        data[f"q-{part}"] = cell
    answer = type_of(question).typed(question, data, "q")
    assert "\\u0000" not in json.dumps(answer)
    json.dumps(answer, ensure_ascii=False).encode("utf-8")
    assert type_of(question).accepts_typed(answer) or type_of(question).holds_files
    try:
        value = clean(question, answer)
    except ValidationError as refused:
        messages = refused.messages
        if not all(messages):
            raise
        return
    assert json.loads(json.dumps(value)) == value
    show_answer(question, value).as_text()
