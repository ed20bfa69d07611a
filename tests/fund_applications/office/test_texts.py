"""Texts of the office: kept by the office, filled in for a case, put into a field without losing what was typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.urls import reverse

from fund_applications.lifecycle.roles import Role
from fund_applications.models import Message, TextBlock
from fund_applications.office.texts.blocks import Block, has_own_words, own_words_in
from fund_applications.office.texts.default_blocks import DEFAULT_BLOCKS, ensure_text_blocks
from tests.case_story import CaseStory, Cast
from tests.factories import ApplicantFactory
from tests.fund_applications.office.conftest import make_story
from tests.fund_applications.office.doing import Login, address, do, done

pytestmark = pytest.mark.django_db

Kind = TextBlock.Kind
REASON = "Het plan bestaat al in deze kern."


def block(kind: Kind, text: str, **fields: Any) -> TextBlock:
    """A text of the office."""
    values = {"name": "Voorbeeldtekst", **fields}
    return TextBlock.objects.create(kind=kind, text=text, **values)


def message_address(story: CaseStory) -> str:
    """The page on which a message is written."""
    return reverse("office_message", args=[story.application.public_id])


# --- Keeping them -----------------------------------------------------------------------------------------


def test_a_new_site_has_texts_without_a_mistake_and_setting_it_up_again_adds_none() -> None:
    ensure_text_blocks()
    TextBlock.objects.filter(kind=Kind.MESSAGE).exclude(name="Eerste contact").delete()
    kept = TextBlock.objects.count()
    ensure_text_blocks()
    assert TextBlock.objects.count() == kept < len(DEFAULT_BLOCKS)
    for each in TextBlock.objects.all():
        each.full_clean()


@pytest.mark.parametrize("text", ["Hallo {nmaa}", "Hallo {", "Hallo {naam} }"])
def test_a_merge_field_that_does_not_exist_is_told_while_editing(
    text: str, as_user: Login, colleague: Callable[..., AbstractUser]
) -> None:
    client = as_user(colleague(Role.SECRETARY))
    values = {"kind": "message", "language": "nl", "name": "Proef", "sort_order": "1", "is_active": "on"}
    page = client.post(reverse("aanvragen_teksten_modeladmin_create"), {**values, "text": text})
    assert page.status_code == 200
    assert "{nmaa} bestaat niet" in page.text or "losse" in page.text
    assert not TextBlock.objects.exists()
    good = client.post(reverse("aanvragen_teksten_modeladmin_create"), {**values, "text": "Hallo {naam}"})
    assert good.status_code == 302
    assert TextBlock.objects.get().text == "Hallo {naam}"


def test_an_obligation_fits_on_the_line_of_a_decision() -> None:
    with pytest.raises(ValidationError, match="hoogstens 300"):
        TextBlock(kind=Kind.OBLIGATION, name="Lang", text="x" * 301).full_clean()


# --- Own words --------------------------------------------------------------------------------------------

CHOSEN = (Block(1, "Een", "", "Dit geldt voor iedereen.\n\nEn dit ook."),)


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Dit geldt voor iedereen.", ""),
        ("dit  geldt voor iedereen\r\n\r\nEn dit ook!", ""),
        ("Dit geldt voor iedereen.\n\nEigen woorden.", "Eigen woorden."),
        ("Dit geldt voor iedereen, behalve hier.", "Dit geldt voor iedereen, behalve hier."),
    ],
)
def test_what_is_chosen_is_no_word_of_ones_own(text: str, own: str) -> None:
    assert own_words_in(text, CHOSEN) == own


def test_a_few_letters_beside_a_chosen_text_are_not_enough() -> None:
    assert not has_own_words("Dit geldt voor iedereen.\n\nNee.", CHOSEN)
    assert has_own_words("Dit geldt voor iedereen.\n\nUw plan bestaat al in Erp, sinds vorig jaar.", CHOSEN)
    assert has_own_words("Te duur.", CHOSEN)


def test_a_refusal_needs_own_words_beside_the_chosen_reason(cast: Cast, as_user: Login) -> None:
    block(Kind.REJECTION, REASON)
    story = make_story(cast=cast).advised()
    client = as_user(cast.decider)
    given = {"ground": "low_quality", "deviation_reasons": "De begroting overtuigt niet."}
    refused = do(client, story, "reject", reasons=REASON, **given)
    assert "eigen woorden" in refused.context["form"].errors["reasons"][0]
    own = f"{REASON}\n\nIn Erp speelt men dit al elke week in de bibliotheek."
    assert done(do(client, story, "reject", reasons=own, **given))


# --- Choosing ---------------------------------------------------------------------------------------------


def test_a_chosen_reason_comes_behind_what_was_typed_and_nothing_is_judged_or_done(cast: Cast, as_user: Login) -> None:
    chosen = block(Kind.REJECTION, "Aanvraag {nummer} past niet.")
    story = make_story(cast=cast).advised()
    page = do(as_user(cast.decider), story, "reject", fill="reasons", blocks_reasons=chosen.pk, reasons="Jammer.")
    form = page.context["form"]
    assert form["reasons"].value() == f"Jammer.\n\nAanvraag {story.application.reference} past niet."
    assert form.errors == {}
    assert story.status == "advised"


def test_an_obligation_goes_into_the_first_empty_line(cast: Cast, as_user: Login) -> None:
    chosen = block(Kind.OBLIGATION, "Vraag een vergunning aan.")
    story = make_story(cast=cast).advised()
    typed = {"obligation_0": "Gebruik het logo.", "amount": "abc", "reasons": "Goed plan."}
    page = do(as_user(cast.decider), story, "grant", fill="obligations", blocks_obligations=chosen.pk, **typed)
    form = page.context["form"]
    assert [form[f"obligation_{n}"].value() for n in (0, 1)] == ["Gebruik het logo.", "Vraag een vergunning aan."]
    assert form["amount"].value() == "abc"


def test_a_reason_for_a_supplement_marks_its_question(story: CaseStory, as_user: Login) -> None:
    chosen = block(Kind.SUPPLEMENT, "Leg dit bedrag uit.")
    page = do(as_user(story.handler), story, "request_supplement", fill="why_costs", blocks_why_costs=chosen.pk)
    form = page.context["form"]
    assert form["why_costs"].value() == "Leg dit bedrag uit."
    assert form["mark_costs"].value()


@pytest.mark.parametrize("fill", ["", "body", "subject", "no_field", "\x00", "x" * 5000])
def test_nothing_chosen_is_told_and_keeps_what_was_typed(fill: str, story: CaseStory, as_user: Login) -> None:
    block(Kind.MESSAGE, "Hallo {naam}")
    typed = {"subject": "Vraag", "body": "Hoi", "blocks_body": "999"}
    page = as_user(story.handler).post(message_address(story), {**typed, "fill": fill})
    assert "Kies eerst een tekst" in page.text
    assert page.context["form"]["body"].value() == "Hoi"
    assert not Message.objects.exists()


def test_who_prepares_a_refusal_can_choose_a_reason_as_well(cast: Cast, as_user: Login) -> None:
    block(Kind.REJECTION, REASON)
    story = make_story(cast=cast).advised()
    page = as_user(cast.handler).get(address(story.application, "prepare_decision") + "?besluit=reject")
    assert "Zet tekst in het veld" in page.text


# --- A message --------------------------------------------------------------------------------------------


def test_a_text_fills_subject_and_body_for_this_applicant(cast: Cast, as_user: Login) -> None:
    story = make_story(cast=cast, applicant=ApplicantFactory(name="Sam Voorbeeld"))
    chosen = block(Kind.MESSAGE, "Hallo {naam}, over {titel}: uiterlijk {uiterlijk}.", subject="Aanvraag {nummer}")
    page = as_user(cast.handler).post(message_address(story), {"fill": "body", "blocks_body": chosen.pk})
    form = page.context["form"]
    assert form["subject"].value() == f"Aanvraag {story.application.reference}"
    assert (
        form["body"].value().startswith(f"Hallo Sam Voorbeeld, over {story.application.title}: uiterlijk maandag 4 mei")
    )


def test_who_wrote_in_english_is_offered_english_texts(cast: Cast, as_user: Login) -> None:
    block(Kind.MESSAGE, "Hallo")
    block(Kind.MESSAGE, "Until {uiterlijk}", language="en", name="English text")
    english = make_story(cast=cast, applicant=ApplicantFactory(language="en"))
    page = as_user(cast.handler).get(message_address(english)).text
    assert "English text" in page
    assert "Until Monday 4 May 2026" in page
    assert "Voorbeeldtekst" not in page


def test_a_text_that_is_not_in_use_is_not_offered(story: CaseStory, as_user: Login) -> None:
    block(Kind.MESSAGE, "Hallo", is_active=False)
    assert "Voorbeeldtekst" not in as_user(story.handler).get(message_address(story)).text


def test_a_preview_shows_the_message_as_the_applicant_sees_it_and_sends_nothing(
    story: CaseStory, as_user: Login
) -> None:
    typed = {"subject": "Over {nummer}", "body": "Regel een <b>\n\nRegel twee, {iets}"}
    page = as_user(story.handler).post(message_address(story), {**typed, "preview": "1"}).text
    assert f"Over {story.application.reference}" in page
    assert "<p>Regel een &lt;b&gt;</p>" in page
    assert "{iets}" in page
    assert "krijgt een e-mail dat er een bericht klaarstaat" in page
    assert not Message.objects.exists()


def test_a_preview_says_that_it_goes_by_post(cast: Cast, as_user: Login) -> None:
    story = make_story(cast=cast, applicant=ApplicantFactory(channel="post"))
    page = as_user(cast.handler).post(message_address(story), {"subject": "A", "body": "B", "preview": "1"})
    assert "koos voor post" in page.text


def test_a_message_is_sent_once_however_often_the_button_is_pressed(story: CaseStory, as_user: Login) -> None:
    client = as_user(story.handler)
    once = client.get(message_address(story)).context["form"]["once"].value()
    for _press in range(2):
        answer = client.post(message_address(story), {"subject": "Over {nummer}", "body": "Dag", "once": once})
        assert answer.status_code == 302
    assert Message.objects.get().subject == f"Over {story.application.reference}"
