"""The themes of a case: what it is about, chosen by the handler, for the register and the figures."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fund_applications.office.access import Role
from fund_applications.office.case.writing import WritingView
from home.models import Theme


class ThemesForm(forms.Form):
    """Any of the themes, or none."""

    use_required_attribute = False
    themes = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Waar gaat deze aanvraag over?"),
        help_text=gettext_lazy("Kies hooguit drie thema's. De aanvrager ziet dit niet."),
        queryset=Theme.objects.all(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


class ThemesView(WritingView):
    """No step in the procedure: it changes nothing for the applicant and no term, so it is no event of the case."""

    form_class = ThemesForm
    roles = frozenset({Role.HANDLER})
    header_icon = "tag"
    submit_label = gettext_lazy("Bewaar de thema's")

    def get_page_title(self) -> str:
        return _("Kies de thema's")

    def form_with(self, typed: QueryDict | None = None) -> forms.Form:
        return ThemesForm(typed, initial={"themes": self.application.themes.all()})

    def write(self, form: Any) -> None:
        self.application.themes.set(form.cleaned_data["themes"])
        messages.success(self.request, _("De thema's zijn bewaard."))
