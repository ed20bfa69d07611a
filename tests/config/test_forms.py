"""Forms on the public site: the order, the attributes and the words."""

from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django import forms
from django.template import Context, Template

from config.form_errors import collect_errors
from config.form_renderer import PlainForm

pytestmark = pytest.mark.any_database


class Questions(PlainForm):
    title = forms.CharField(label="Titel", help_text="Kort en duidelijk.", max_length=10)
    email = forms.EmailField(label="Wat is je e-mailadres?", error_messages={"required": "Vul je e-mailadres in."})
    kind = forms.ChoiceField(label="Wat is het?", choices=[("a", "Een"), ("b", "Twee")], widget=forms.RadioSelect)
    themes = forms.MultipleChoiceField(
        label="Waarover?", choices=[("a", "Een")], widget=forms.CheckboxSelectMultiple, required=False
    )
    story = forms.CharField(label="Verhaal", max_length=100, widget=forms.Textarea, required=False)
    truth = forms.BooleanField(label="Dit is waar.")
    secret = forms.CharField(widget=forms.HiddenInput, required=False)


def drawn(form: forms.Form) -> BeautifulSoup:
    return BeautifulSoup(str(form), "html.parser")


def summary(*sources: Any) -> BeautifulSoup:
    context = Context({"a": sources[0], "b": sources[1] if len(sources) > 1 else None})
    return BeautifulSoup(Template("{% load components %}{% error_summary a b %}").render(context), "html.parser")


def test_label_hint_error_and_control_come_in_that_order() -> None:
    html = str(drawn(Questions({})))
    places = [
        html.index(text)
        for text in ('for="id_title"', 'id="id_title_helptext"', 'id="id_title_error"', 'id="id_title"')
    ]
    assert places == sorted(places)


def test_a_control_says_that_it_is_required_and_what_describes_it() -> None:
    control = drawn(Questions({})).find(id="id_title")
    assert isinstance(control, Tag)
    assert control["aria-required"] == "true"
    assert control["aria-invalid"] == "true"
    assert control["aria-describedby"] == "id_title_helptext id_title_error"
    assert "required" not in control.attrs


def test_an_optional_question_says_so_in_words() -> None:
    page = drawn(Questions())
    assert "(niet verplicht)" in page.find("label", attrs={"for": "id_story"}).get_text()  # type: ignore[union-attr]
    assert "(niet verplicht)" not in page.find("label", attrs={"for": "id_title"}).get_text()  # type: ignore[union-attr]


def test_radio_buttons_are_a_named_group_with_the_error_on_the_group() -> None:
    group = drawn(Questions({})).find("fieldset", attrs={"role": "radiogroup"})
    assert isinstance(group, Tag)
    assert group["aria-required"] == "true"
    assert group["aria-describedby"] == "id_kind_error"
    assert group.find("legend").get_text(strip=True) == "Wat is het?"  # type: ignore[union-attr]
    assert not [option for option in group.find_all("input") if option.get("aria-describedby")]


def test_checkboxes_look_like_checkboxes() -> None:
    """Django's CheckboxSelectMultiple is a kind of RadioSelect."""
    box = drawn(Questions()).find("input", attrs={"name": "themes"})
    assert isinstance(box, Tag)
    assert "utrecht-checkbox" in box["class"]
    assert "utrecht-radio-button" not in box["class"]


def test_a_long_text_gets_a_counter() -> None:
    page = drawn(Questions())
    area = page.find("textarea")
    assert isinstance(area, Tag)
    assert page.find(id=area["data-counter"])["data-counter-max"] == "100"  # type: ignore[index]


def test_hidden_fields_are_drawn_without_a_label() -> None:
    page = drawn(Questions())
    assert page.find("input", attrs={"name": "secret"})
    assert not page.find("label", attrs={"for": "id_secret"})


def test_the_standard_words_say_what_to_do_and_own_words_stay() -> None:
    form = Questions({"title": "veel te lang voor tien", "email": ""})
    assert form.errors["title"] == ["Maak je tekst korter: hoogstens 10 tekens. Nu zijn het er 22."]
    assert form.errors["email"] == ["Vul je e-mailadres in."]
    assert form.errors["truth"] == ["Zet hier een vinkje."]


def test_the_summary_links_to_the_control_and_to_the_first_option_of_a_group() -> None:
    links = summary(Questions({})).find_all("a")
    assert [link["href"] for link in links] == ["#id_title", "#id_email", "#id_kind_0", "#id_truth"]
    page = drawn(Questions({}))
    assert all(page.find(id=link["href"][1:]) for link in links)


def test_the_summary_names_the_question() -> None:
    texts = [link.get_text(strip=True) for link in summary(Questions({})).find_all("a")]
    assert texts[0] == "Titel: Vul hier iets in."
    assert texts[1] == "Wat is je e-mailadres? Vul je e-mailadres in."


def test_there_is_no_summary_without_errors() -> None:
    right = Questions({"title": "Bank", "email": "a@example.org", "kind": "a", "truth": "on"})
    assert summary(right, None).find() is None
    assert summary(Questions()).find() is None


def test_errors_of_forms_and_formsets_are_collected_in_order() -> None:
    rows = forms.formset_factory(Questions, extra=0, min_num=1, validate_min=True)
    data = {"r-TOTAL_FORMS": "1", "r-INITIAL_FORMS": "0", "r-0-title": "Bank", "r-0-email": "geen"}
    targets = [error.target for error in collect_errors([Questions({"title": "x"}), rows(data, prefix="r"), None])]
    assert targets[:3] == ["id_email", "id_kind_0", "id_truth"]
    assert "id_r-0-email" in targets


def test_what_a_person_types_is_never_markup() -> None:
    html = str(drawn(Questions({"title": "<b>x</b>", "email": "<script>alert(1)</script>"})))
    assert "<script>" not in html
    assert "<b>x</b>" not in html
