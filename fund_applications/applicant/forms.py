"""The small forms of "Mijn aanvraag". Their mistakes are told by the server, in our words."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from config.form_renderer import PlainForm
from fund_applications.applicant.mail_choices import CHOICES
from fund_applications.applicant.maker_news import LONGEST_NEWS, MOST_PHOTOS, check_photo
from fund_applications.applicant.report_costs import BudgetLine, cost_lines, sum_of
from fund_applications.intake.file_kinds import FileRefusedError
from fund_applications.intake.start_page import file_rules
from fund_applications.intake.text_fields import OneLineField, ParagraphsField
from fund_applications.intake.uploads import prepare
from fund_applications.models import Applicant, ContactChannel, NamePublication
from fund_applications.questions.definition import Necessity, Question
from fund_applications.questions.money import format_amount
from fund_applications.questions.types import type_of
from fund_applications.questions.types.compounds import CELL_LENGTH
from fund_applications.questions.types.numbers import AmountField, amount_input

LONGEST_TEXT = 5000
MOST_FILES = 8


class LongTextField(ParagraphsField):
    """Several lines, with room to tell something."""

    def __init__(self, *, rows: int = 6, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", LONGEST_TEXT)
        super().__init__(rows=rows, **kwargs)
        self.error_messages.setdefault("max_length", _("Maak je tekst korter."))


class MessageForm(PlainForm):
    """A message to the fund, with at most one file."""

    body = LongTextField(label=_("Je bericht"), error_messages={"required": _("Schrijf eerst je bericht.")})
    file = forms.FileField(label=_("Bestand erbij"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = file_rules()


class ReasonForm(PlainForm):
    """A reason that may be left out."""

    reason = LongTextField(label=_("Waarom? Je hoeft dit niet te vertellen."), required=False, rows=4)


class ObjectionForm(PlainForm):
    """An objection (Awb 6:5): why; name, address, date and decision are known."""

    text = LongTextField(
        label=_("Waarom ben je het niet eens met het besluit?"),
        max_length=20_000,
        rows=10,
        error_messages={"required": _("Schrijf op waarom je het niet eens bent.")},
    )
    signed = forms.BooleanField(
        label=_("Ik maak bezwaar en onderteken dit."),
        error_messages={"required": _("Zet een vinkje. Dat is je handtekening.")},
    )


class ContactForm(forms.ModelForm):
    """Contact data and choices. The address of e-mail has a way of its own, because it gives access."""

    use_required_attribute = False

    class Meta:
        model = Applicant
        fields = ("phone", "street", "postcode", "place", "channel", "language", "may_publish", "name_publication")
        labels = {
            "phone": _("Telefoonnummer"),
            "street": _("Straat en huisnummer"),
            "postcode": _("Postcode"),
            "place": _("Woonplaats"),
            "language": _("In welke taal wil je onze mails?"),
            "may_publish": _("We mogen op onze website vertellen over je idee, als je geld krijgt."),
        }

    channel = forms.ChoiceField(
        label=_("Hoe wil je onze berichten?"),
        choices=[
            (ContactChannel.DIGITAL, _("Digitaal: een mail, en alles op Mijn aanvraag")),
            (ContactChannel.POST, _("Per post: een brief")),
        ],
        widget=forms.RadioSelect,
    )
    language = forms.ChoiceField(
        label=_("In welke taal wil je onze mails?"), choices=settings.LANGUAGES, widget=forms.RadioSelect
    )
    name_publication = forms.ChoiceField(
        label=_("Mogen we je naam noemen?"),
        choices=[
            (NamePublication.NONE, _("Nee, noem mijn naam niet")),
            (NamePublication.FIRST_NAME, _("Alleen mijn voornaam")),
            (NamePublication.FULL, _("Mijn hele naam")),
        ],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hints = {"phone": "tel", "street": "street-address", "postcode": "postal-code", "place": "address-level2"}
        for name, hint in hints.items():
            self.fields[name].widget.attrs["autocomplete"] = hint

    def clean_phone(self) -> str:
        """A number that can be called, or nothing."""
        return _checked("phone", self.cleaned_data["phone"])

    def clean(self) -> dict[str, Any]:
        """Who wants letters must have an address for them."""
        cleaned = super().clean() or {}
        if cleaned.get("channel") == ContactChannel.POST and not (cleaned.get("street") and cleaned.get("place")):
            self.add_error("street", _("Vul je adres in. Anders kunnen we je geen brief sturen."))
        return cleaned


class NewEmailForm(PlainForm):
    """Another address of e-mail."""

    email = forms.EmailField(
        label=_("Wat is je nieuwe e-mailadres?"),
        help_text=_("We sturen een link naar dat adres. Pas als je die gebruikt, verandert het."),
        error_messages={
            "required": _("Vul je nieuwe e-mailadres in."),
            "invalid": _("Dit is geen e-mailadres. Vul het in zoals naam@voorbeeld.nl."),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )


class MailChoiceForm(PlainForm):
    """The mails that need not come."""

    wanted = forms.MultipleChoiceField(
        label=_("Welke mails wil je ook krijgen?"),
        choices=list(CHOICES.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Kies uit de mails in de lijst.")},
    )


class BankAccountForm(PlainForm):
    """Where the money goes."""

    iban = forms.CharField(
        label=_("Rekeningnummer (IBAN)"),
        help_text=_("Bijvoorbeeld NL00 BANK 0123 4567 89. Het staat op je bankpas."),
        max_length=50,
        error_messages={"required": _("Vul je rekeningnummer in.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    account_holder = forms.CharField(
        label=_("Op welke naam staat de rekening?"),
        max_length=140,
        error_messages={"required": _("Vul in op welke naam de rekening staat.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_iban(self) -> str:
        """A number with a right checksum."""
        return _checked("iban", self.cleaned_data["iban"])


class NewsForm(PlainForm):
    """A short message with photos for the public page of the project."""

    heading = OneLineField(
        label=_("Wat is het nieuws, in een paar woorden?"),
        max_length=100,
        error_messages={"required": _("Schrijf een kop boven je nieuws."), "max_length": _("Maak de kop korter.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    text = LongTextField(
        label=_("Vertel er iets over"),
        help_text=_("Noem geen namen van anderen, tenzij zij dat goed vinden."),
        max_length=LONGEST_NEWS,
        rows=6,
        error_messages={"required": _("Vertel iets over je nieuws.")},
    )
    people_agree = forms.BooleanField(
        label=_("Wie herkenbaar op een foto staat, vindt het goed. Bij kinderen: de ouders vinden het goed."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, MOST_PHOTOS + 1):
            photo = forms.FileField(label=_("Foto %(number)d") % {"number": number}, required=False)
            photo.help_text = _("Jpg, png of heic. Waar en wanneer de foto is gemaakt, halen we eruit.")
            alt = OneLineField(
                label=_("Wat zie je op foto %(number)d?") % {"number": number}, max_length=150, required=False
            )
            alt.help_text = _("Voor mensen die de foto niet kunnen zien.")
            alt.is_alternative = True  # type: ignore[attr-defined]
            self.fields[f"photo_{number}"], self.fields[f"alt_{number}"] = photo, alt
        self.fields["people_agree"].is_alternative = True  # type: ignore[attr-defined]
        self.order_fields([*(name for name in self.fields if name != "people_agree"), "people_agree"])

    def clean(self) -> dict[str, Any]:
        """Judge each photo, and ask what is on it and whether those people agree."""
        cleaned = super().clean() or {}
        photos = []
        for number in range(1, MOST_PHOTOS + 1):
            upload = cleaned.get(f"photo_{number}")
            if not upload:
                continue
            alt = cleaned.get(f"alt_{number}") or ""
            if not alt and f"alt_{number}" not in self.errors:
                self.add_error(f"alt_{number}", _("Schrijf op wat je op deze foto ziet."))
            try:
                prepared = prepare(upload)
                check_photo(prepared)
                photos.append((prepared, alt))
            except FileRefusedError as refusal:
                self.add_error(f"photo_{number}", refusal.message)
        if photos and not cleaned.get("people_agree"):
            self.add_error("people_agree", _("Zet een vinkje als iedereen op de foto het goed vindt."))
        cleaned["photos"] = photos
        return cleaned


class OptionalAmountField(AmountField):
    """An amount that may be left empty."""

    def clean(self, value: Any) -> str:
        """The amount as "1250.50", or nothing. Raises ValidationError."""
        return super().clean(value) if str(value or "").strip() else ""


class ManyFilesInput(forms.FileInput):
    """Several files in one go; a browser that can choose one only, sends one."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """A list of files, at most `MOST_FILES`."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Each file, judged as one. Raises ValidationError."""
        sent = data if isinstance(data, list | tuple) else [data]
        files = [super(ManyFilesField, self).clean(each, initial) for each in sent if each]
        if len(files) > MOST_FILES:
            raise forms.ValidationError(_("Kies hoogstens %(most)d bestanden.") % {"most": MOST_FILES})
        return files


class ReportForm(PlainForm):
    """How it went (Awb 4:45)."""

    what_happened = LongTextField(
        label=_("Wat heb je gedaan?"), rows=8, error_messages={"required": _("Vertel wat je hebt gedaan.")}
    )
    people_reached = forms.IntegerField(
        label=_("Hoeveel mensen deden mee?"),
        help_text=_("Een schatting is goed."),
        min_value=0,
        max_value=999_999,
        required=False,
        error_messages={"invalid": _("Vul alleen cijfers in, bijvoorbeeld 25.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "data-width": "8", "autocomplete": "off"}),
    )
    what_failed = LongTextField(
        label=_("Wat lukte niet, of ging anders dan gedacht?"),
        help_text=_("Mislukken mag. Anderen leren ervan."),
        required=False,
    )
    actual_costs = AmountField(
        label=_("Wat kostte het in totaal?"), help_text=_("In euro, bijvoorbeeld 1.250,50."), widget=amount_input({})
    )
    actual_income = AmountField(
        label=_("Hoeveel kwam er van anderen binnen?"),
        help_text=_("Zonder het geld van het fonds. Niets? Vul dan 0 in."),
        widget=amount_input({}),
    )
    file = ManyFilesField(label=_("Foto's of bestanden erbij"), required=False)

    def __init__(self, *args: Any, lines: list[BudgetLine] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = lines or []
        self.fields["file"].help_text = file_rules()
        self.fields["actual_income"].required = True
        self.fields["actual_costs"].required = not self.lines
        for line in self.lines:
            self.fields[line.name] = OptionalAmountField(
                label=line.description, help_text=line.hint, widget=amount_input({})
            )
        if self.lines:
            other = OptionalAmountField(label=_("Kosten die niet in je begroting stonden"), widget=amount_input({}))
            self.fields["other_costs"] = other
            hint = _("Vulde je hierboven alles in? Laat dit dan leeg. Wij tellen het op.")
            self.fields["actual_costs"] = OptionalAmountField(
                label=self.fields["actual_costs"].label, help_text=hint, widget=amount_input({})
            )
        first = ["what_happened", "people_reached", "what_failed", *(line.name for line in self.lines), "other_costs"]
        self.order_fields([*first, "actual_costs", "actual_income", "file"])

    def clean(self) -> dict[str, Any]:
        """The sum of the lines, and whether the total that was typed fits it."""
        cleaned = super().clean() or {}
        kept = cost_lines(self.lines, cleaned)
        total, typed = sum_of(kept), cleaned.get("actual_costs")
        if "actual_costs" not in self.errors and not any(line.name in self.errors for line in self.lines):
            if kept and typed and Decimal(typed) != total:
                words = {"total": format_amount(total), "typed": format_amount(Decimal(typed))}
                text = _("De regels zijn samen %(total)s, maar hier staat %(typed)s. Verander een van de twee.")
                self.add_error("actual_costs", text % words)
            elif not kept and not typed:
                self.add_error("actual_costs", _("Vul in wat het kostte, per regel of in totaal."))
            elif kept:
                cleaned["actual_costs"] = str(total)
        cleaned["cost_lines"] = kept
        return cleaned


def _checked(kind: str, text: str) -> str:
    """The text as this type of question reads it. Raises ValidationError."""
    question = Question(id=kind, type=kind, label="", necessity=Necessity.OPTIONAL)
    return type_of(question).clean(question, text[:CELL_LENGTH]) or ""
