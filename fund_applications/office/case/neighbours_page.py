"""Closing a page for the neighbours that is misused: by the handler, with a reason that the applicant reads."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fund_applications.lifecycle.transition_data import clean_text
from fund_applications.models import SupportPage
from fund_applications.office.access import Role
from fund_applications.office.actions.fields import long_text
from fund_applications.office.case.writing import WritingView
from fund_applications.support.stopping import resume, stop


class ReasonForm(forms.Form):
    """Why."""

    use_required_attribute = False
    reason = long_text(
        gettext_lazy("Waarom?"),
        gettext_lazy("De aanvrager leest dit in een bericht. Het staat ook in de geschiedenis van de aanvraag."),
        rows=4,
    )


class NeighboursPageView(WritingView):
    """Closes the page, or opens it again when the municipality closed it."""

    form_class = ReasonForm
    roles = frozenset({Role.HANDLER})
    header_icon = "group"

    @property
    def is_stopped(self) -> bool:
        """Whether the municipality closed it."""
        return SupportPage.objects.filter(application=self.application, stopped_at__isnull=False).exists()

    @property
    def submit_label(self) -> str:
        """What the button does."""
        return _("Laat de pagina weer open gaan") if self.is_stopped else _("Sluit de pagina voor de buren")

    def get_page_title(self) -> str:
        return self.submit_label

    def write(self, form: Any) -> None:
        reason, now = clean_text(form.cleaned_data["reason"]), timezone.now()
        if self.is_stopped:
            is_done = resume(self.application, self.request.user, reason, now=now)  # type: ignore[arg-type]
        else:
            is_done = stop(self.application, self.request.user, reason, now=now)  # type: ignore[arg-type]
        if is_done:
            messages.success(self.request, _("Dat is gedaan. De aanvrager krijgt er bericht van."))
        else:
            messages.info(self.request, _("Er is niets veranderd: deze aanvraag heeft geen pagina voor de buren."))
