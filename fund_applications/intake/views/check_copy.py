"""The page on which anybody who holds a copy can check that it is what we received."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from config.form_renderer import PlainForm
from fund_applications.intake.copies import CHECKSUM_LENGTH, Checked, check_file, check_numbers
from fund_applications.intake.rate_limit import allowed
from fund_applications.intake.text_fields import OneLineField
from fund_applications.intake.upload_limits import UnreadableRequestError, oversized_uploads, read_post
from fund_applications.intake.uploads import too_big

_HOUR = 60 * 60
TRIES_AN_HOUR = 60
"""For one number: enough for a whole council that looks at once."""


class CopyForm(PlainForm):
    """A number with its checksum, or the file."""

    file = forms.FileField(
        label=_("Heb je de kopie als bestand?"),
        help_text=_("Pdf, html of json. We bewaren het niet."),
        required=False,
        allow_empty_file=True,
    )
    nummer = OneLineField(
        label=_("Nummer van de aanvraag"),
        help_text=_("Het staat boven de kopie, bijvoorbeeld BIF-2027-0012."),
        max_length=40,
        required=False,
        error_messages={"max_length": _("Dit nummer is te lang. Neem het over van de kopie.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "data-width": "20"}),
    )
    getal = OneLineField(
        label=_("Controlegetal"),
        help_text=_("Het staat onder aan de kopie: 64 cijfers en letters. Spaties maken niet uit."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.is_alternative = True  # type: ignore[attr-defined]

    def clean_nummer(self) -> str:
        """Without spaces, in capitals."""
        return "".join(self.cleaned_data["nummer"].split()).upper()

    def clean_getal(self) -> str:
        """Without spaces, in lower case. Raises ValidationError when it can't be a checksum."""
        text = "".join(self.cleaned_data["getal"].split()).lower()
        if text and not re.fullmatch(rf"[0-9a-f]{{{CHECKSUM_LENGTH}}}", text):
            raise forms.ValidationError(
                _("Dit is geen controlegetal. Het heeft 64 tekens: cijfers en de letters a tot en met f.")
            )
        return text

    def clean(self) -> dict[str, Any]:
        """The file, or both others."""
        cleaned = super().clean() or {}
        if not cleaned.get("file") and "file" not in self.errors:
            for name, message in (
                ("nummer", gettext("Vul het nummer in, of kies hierboven het bestand.")),
                ("getal", gettext("Vul het controlegetal in, of kies hierboven het bestand.")),
            ):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, message)
        return cleaned


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check_copy(request: HttpRequest) -> HttpResponse:
    """The question, filled in by the link on the copy; the answer on POST."""
    if request.method != "POST":
        return _page(request, CopyForm(initial={name: request.GET.get(name, "")[:100] for name in ("nummer", "getal")}))
    form = _bound(request)
    if not form.is_valid():
        return _page(request, form, status=422)
    file, number = form.cleaned_data["file"], form.cleaned_data["nummer"]
    if not allowed(
        "check-copy", number or "file", times=TRIES_AN_HOUR if number else TRIES_AN_HOUR * 50, seconds=_HOUR
    ):
        return render(request, "fund_applications/intake/check_copy_later.html", status=429)
    checked = check_file(file.read()) if file else check_numbers(number, form.cleaned_data["getal"])
    return _page(request, form, checked)


def _bound(request: HttpRequest) -> CopyForm:
    try:
        data = read_post(request)
    except UnreadableRequestError:
        form = CopyForm(QueryDict())
        form.full_clean()
        form.errors.clear()
        form.add_error(None, gettext("Wat je stuurde is te groot. Een kopie van ons is veel kleiner."))
        return form
    form = CopyForm(data, request.FILES)
    if "file" in oversized_uploads(request):
        form.add_error("file", too_big().message)
    return form


def _page(request: HttpRequest, form: CopyForm, checked: Checked | None = None, status: int = 200) -> HttpResponse:
    errors = sum(len(found) for found in form.errors.values()) if form.is_bound else 0
    context = {"form": form, "checked": checked, "error_count": errors}
    return render(request, "fund_applications/intake/check_copy.html", context, status=status)
