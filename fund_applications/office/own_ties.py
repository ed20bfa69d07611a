"""The part of "Account" in which a colleague may tell what could be a conflict of interest."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wagtail.admin.views.account import BaseSettingsPanel

from fund_applications.lifecycle.roles import CASE_ROLES
from fund_applications.models import OwnTies
from fund_applications.office.access import has_any_role


class OwnTiesForm(forms.ModelForm):
    """All of it may stay empty."""

    class Meta:
        model = OwnTies
        fields = ("street", "postcode", "organisations", "surnames")
        widgets = {"organisations": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "street": _("Niet verplicht. Met je postcode zien we of een aanvrager bij je in de straat woont."),
            "organisations": _("Niet verplicht. Een per regel: clubs, besturen, je werk."),
            "surnames": _("Niet verplicht. Met een komma ertussen, bijvoorbeeld van je partner."),
        }


class OwnTiesPanel(BaseSettingsPanel):
    """For who works on cases. Nobody else reads what is written here: only that something is the same."""

    name = "own_ties"
    title = _("Wat een belang kan zijn")
    order = 400
    help_text = _(
        "We vergelijken dit met elke aanvraag en waarschuwen je als er iets hetzelfde is. "
        "Collega's lezen niet wat je hier schrijft. Zij zien alleen dat er iets overeenkomt."
    )
    form_class = OwnTiesForm
    template_name = "fund_applications/office/own_ties.html"

    def is_active(self) -> bool:
        """Whether this person works on cases."""
        return has_any_role(self.user, CASE_ROLES)

    def get_context_data(self) -> dict[str, Any]:
        return {**super().get_context_data(), "help_text": self.help_text}

    def get_form(self) -> OwnTiesForm:
        """What was told before, or nothing yet."""
        told = OwnTies.objects.filter(user=self.user).first() or OwnTies(user=self.user)
        data: dict[str, Any] = {"data": self.request.POST} if self.request.method == "POST" else {}
        return OwnTiesForm(instance=told, prefix=self.name, **data)
