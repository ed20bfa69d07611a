"""The choice in "Account": how often a colleague wants mail about his work."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wagtail.admin.views.account import BaseSettingsPanel, notifications_tab

from fund_applications.lifecycle.roles import Role
from fund_applications.models import StaffMailChoice
from fund_applications.office.access import CASE_READERS, has_any_role


class MailChoiceForm(forms.ModelForm):
    """One question."""

    class Meta:
        model = StaffMailChoice
        fields = ("frequency",)
        widgets = {"frequency": forms.RadioSelect}
        help_texts = {
            "frequency": _("Loopt een termijn af, of is er een ingebrekestelling? Dan krijg je altijd meteen een mail.")
        }


class MailChoicePanel(BaseSettingsPanel):
    """For who gets mail about cases."""

    name = "mail_choice"
    title = _("Mail over aanvragen")
    tab = notifications_tab
    order = 50
    form_class = MailChoiceForm

    def is_active(self) -> bool:
        """Whether this person gets such mail at all."""
        return has_any_role(self.user, CASE_READERS | {Role.FINANCE})

    def get_form(self) -> MailChoiceForm:
        """The choice that was made, or the one of who chose nothing."""
        choice = StaffMailChoice.objects.filter(person=self.user).first() or StaffMailChoice(person=self.user)
        data: dict[str, Any] = {"data": self.request.POST} if self.request.method == "POST" else {}
        return MailChoiceForm(instance=choice, prefix=self.name, **data)
