"""The style guide: every component in its states. Served only while developing (`DEBUG`)."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from config import styleguide_samples as samples
from config.form_renderer import PlainForm


class SampleForm(PlainForm):
    """One question of every kind, for the eye and for the accessibility check."""

    name = forms.CharField(label="Hoe heet je?", help_text="Je voornaam en je achternaam.", max_length=80)
    email = forms.EmailField(label="Wat is je e-mailadres?")
    postcode = forms.CharField(
        label="Wat is je postcode?", required=False, widget=forms.TextInput(attrs={"data-width": "8"})
    )
    plan = forms.CharField(
        label="Wat ga je doen?",
        help_text="Vertel het in je eigen woorden.",
        max_length=200,
        widget=forms.Textarea,
    )
    kind = forms.ChoiceField(
        label="Wie vraagt het geld aan?",
        choices=[("person", "Een inwoner"), ("group", "Een groep inwoners"), ("club", "Een stichting of vereniging")],
        widget=forms.RadioSelect,
    )
    themes = forms.MultipleChoiceField(
        label="Waar gaat je idee over?",
        help_text="Je mag meer dan een antwoord kiezen.",
        choices=[("meet", "Elkaar ontmoeten"), ("green", "Groen en natuur"), ("care", "Zorgen voor elkaar")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    village = forms.ChoiceField(label="In welk dorp woon je?", choices=[("", "Kies een dorp"), ("veghel", "Veghel")])
    amount = forms.CharField(
        label="Hoeveel geld vraag je?", widget=forms.TextInput(attrs={"data-prefix": "€", "inputmode": "decimal"})
    )
    starts = forms.DateField(
        label="Wanneer begin je?",
        help_text="Bijvoorbeeld 27-3-2027.",
        widget=forms.TextInput(attrs={"data-width": "12"}),
    )
    attachment = forms.FileField(label="Voeg een bestand toe", required=False)
    truth = forms.BooleanField(label="Ik heb alles naar waarheid ingevuld.")


class CostForm(PlainForm):
    description = forms.CharField(label="Waarvoor?")
    amount = forms.CharField(
        label="Bedrag",
        widget=forms.TextInput(attrs={"data-amount": "", "data-prefix": "€", "inputmode": "decimal"}),
    )


CostFormSet = forms.formset_factory(CostForm, extra=0, can_delete=True, max_num=20)


def styleguide(request: HttpRequest) -> HttpResponse:
    """All components on one page; `?leeg=1` shows the form without errors."""
    wrong = (
        None
        if request.GET.get("leeg")
        else {
            "voorbeeld-email": "anna@",
            "voorbeeld-plan": "Wij willen een bank maken. " * 12,
            "voorbeeld-starts": "morgen",
            "voorbeeld-themes": ["green"],
            "voorbeeld-amount": "€ 100",
        }
    )
    return render(request, "styleguide.html", _context(wrong))


def _context(data: dict[str, Any] | None) -> dict[str, Any]:
    costs = CostFormSet(
        prefix="costs",
        initial=[{"description": "Hout voor de bank", "amount": "250"}, {"description": "Verf", "amount": "49,50"}],
    )
    return {
        "chrome": samples.CHROME,
        "form": SampleForm(data, prefix="voorbeeld"),
        "upload_form": SampleForm(prefix="upload"),
        "cost_formset": costs,
        "motifs": samples.MOTIFS,
        "villages": samples.VILLAGES,
        "pots": samples.POTS,
        "page_obj": Paginator(range(200), 10).page(7),
        "timeline": samples.TIMELINE,
        **samples.LISTS,
    }
