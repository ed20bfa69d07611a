"""What a neighbour fills in, and what an applicant lets be seen. Mistakes are told by the server, in our words."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from config.form_renderer import PlainForm
from fund_applications.intake.text_fields import OneLineField, ParagraphsField
from fund_applications.models import Opinion, SupportPage, SupportResponse
from fund_applications.support.responses import Answer, email_hash
from home.models import Village

ELSEWHERE = "elders"
LONGEST_NAME = 80
_OFFERS = ("hands", "tools", "place")


class ShowForm(PlainForm):
    """What the applicant lets the neighbours see besides the title."""

    show_summary = forms.BooleanField(
        label=gettext_lazy("Laat ook mijn idee in twee zinnen zien"), required=False, initial=True
    )
    shown_name = OneLineField(
        label=gettext_lazy("Hoe noemen we je?"),
        help_text=gettext_lazy("Je voornaam is genoeg. Laat dit leeg als je geen naam wilt laten zien."),
        max_length=LONGEST_NAME,
        required=False,
    )


class AnswerForm(PlainForm):
    """What a neighbour thinks, offers and shares."""

    opinion = forms.ChoiceField(
        label=gettext_lazy("Wat vind je van dit idee?"),
        choices=[
            (Opinion.FOR, gettext_lazy("Ik ben voor")),
            (Opinion.NONE, gettext_lazy("Ik heb geen mening")),
            (Opinion.AGAINST, gettext_lazy("Ik ben tegen")),
        ],
        widget=forms.RadioSelect,
    )
    reason = ParagraphsField(
        label=gettext_lazy("Waarom?"),
        help_text=gettext_lazy(
            "Ben je tegen? Vertel dan waarom. Wie over het geld adviseert, leest dit zonder je naam."
        ),
        max_length=1000,
        required=False,
    )
    village = forms.ChoiceField(label=gettext_lazy("Waar woon je?"), choices=lambda: _villages())
    offers = forms.MultipleChoiceField(
        label=gettext_lazy("Wil je helpen?"),
        choices=[
            ("hands", gettext_lazy("Ik help mee")),
            ("tools", gettext_lazy("Ik leen spullen uit")),
            ("place", gettext_lazy("Ik heb een plek")),
        ],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    offer_text = OneLineField(
        label=gettext_lazy("Wat kun je doen of uitlenen?"),
        help_text=gettext_lazy("Bijvoorbeeld: een middag helpen, een aanhanger, een schuur."),
        max_length=200,
        required=False,
    )
    shares_contact = forms.BooleanField(required=False)
    name = OneLineField(label=gettext_lazy("Wat is je naam?"), max_length=LONGEST_NAME, required=False)
    email = forms.EmailField(
        label=gettext_lazy("Wat is je e-mailadres?"),
        help_text=gettext_lazy("We sturen je een mail. Open de link daarin: dan telt je mening mee."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, page: SupportPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.page = page
        self.fields["name"].widget.attrs["autocomplete"] = "name"
        if page.shown_name:
            label = _("%(name)s mag zien wie ik ben en wat ik vind") % {"name": page.shown_name}
        else:
            label = _("De aanvrager mag zien wie ik ben en wat ik vind")
        self.fields["shares_contact"].label = label
        self.fields["shares_contact"].help_text = _(
            "Dan krijgt de aanvrager je naam en je e-mailadres. Zonder vinkje bewaren we die niet."
        )

    def clean(self) -> dict[str, Any]:
        """Who is against says why; who offers something can be reached."""
        cleaned = super().clean() or {}
        shares = cleaned.get("shares_contact")
        if cleaned.get("opinion") == Opinion.AGAINST and not cleaned.get("reason") and "reason" not in self.errors:
            self.add_error("reason", _("Schrijf op waarom je tegen bent."))
        if cleaned.get("offers") and not shares:
            self.add_error(
                "shares_contact",
                _("Je wilt helpen. Zet hier een vinkje, anders weet de aanvrager niet van wie dat is."),
            )
        if shares and not cleaned.get("name") and "name" not in self.errors:
            self.add_error("name", _("Vul je naam in, of haal het vinkje hierboven weg."))
        return cleaned

    def answer(self) -> Answer:
        """What was filled in, once the form is valid."""
        data = self.cleaned_data
        village = data["village"]
        return Answer(
            opinion=data["opinion"],
            reason=data["reason"],
            village_id=None if village == ELSEWHERE else int(village),
            offers=frozenset(data["offers"]),
            offer_text=data["offer_text"],
            shares_contact=data["shares_contact"],
            name=data["name"],
        )


class ChangeForm(AnswerForm):
    """The same for somebody who answered before; the address is asked only when it is to be shared from now on."""

    def __init__(self, *args: Any, response: SupportResponse, **kwargs: Any) -> None:
        super().__init__(*args, page=response.page, initial=_initial(response), **kwargs)
        self.response = response
        if response.email:
            del self.fields["email"]
        else:
            self.fields["email"].required = False
            self.fields["email"].help_text = _("Alleen nodig als de aanvrager mag zien wie je bent.")

    def clean(self) -> dict[str, Any]:
        """An address that is shared must be the one that the mail went to."""
        cleaned = super().clean()
        if cleaned.get("shares_contact") and "email" in self.fields and "email" not in self.errors:
            typed = cleaned.get("email") or ""
            if email_hash(self.page, typed) != self.response.email_hash:
                self.add_error("email", _("Vul het e-mailadres in waarop je onze mail kreeg."))
        return cleaned

    @property
    def kept_email(self) -> str:
        """The address to keep, if it is shared."""
        return self.response.email or str(self.cleaned_data.get("email") or "").strip().lower()


def _villages() -> list[tuple[str, Any]]:
    villages = [(str(pk), name) for pk, name in Village.objects.values_list("pk", "name")]
    return [("", _("Kies je dorp")), *villages, (ELSEWHERE, _("Ergens anders"))]


def _initial(response: SupportResponse) -> dict[str, Any]:
    return {
        "opinion": response.opinion,
        "reason": response.reason,
        "village": str(response.village_id or ELSEWHERE),
        "offers": [name for name in _OFFERS if getattr(response, f"offers_{name}")],
        "offer_text": response.offer_text,
        "shares_contact": response.shares_contact,
        "name": response.name,
    }
