"""Judging what the monitoring saw: was the site down, or only the monitor? Terms of residents follow from the answer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView

from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminDateTimeInput

from fund_applications.lifecycle.heartbeat import signs_of_life
from fund_applications.lifecycle.outages import confirm, dismiss
from fund_applications.lifecycle.refusals import TransitionRefused
from fund_applications.models import Outage
from fund_applications.office.access import has_any_role, roles_with
from fund_applications.office.actions.fields import short_text

REGISTER = "aanvragen_storingen_modeladmin_index"


class JudgementForm(forms.Form):
    """Was the site down, and if so from when to when."""

    WAS = "was"
    WAS_NOT = "was_not"

    use_required_attribute = False
    answer = forms.ChoiceField(
        label=gettext_lazy("Werkte de website in deze tijd?"),
        choices=[
            (WAS, gettext_lazy("Nee, de website werkte niet. Geef mensen hun tijd terug.")),
            (WAS_NOT, gettext_lazy("Ja, alleen de bewaking stond uit. Verander niets.")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies wat er aan de hand was.")},
    )
    starts_at = forms.DateTimeField(
        label=gettext_lazy("Begin"),
        widget=AdminDateTimeInput(),
        error_messages={"required": gettext_lazy("Vul in wanneer de storing begon.")},
    )
    ends_at = forms.DateTimeField(
        label=gettext_lazy("Einde"),
        widget=AdminDateTimeInput(),
        error_messages={"required": gettext_lazy("Vul in wanneer de storing voorbij was.")},
    )
    explanation = short_text(
        gettext_lazy("Uitleg voor bezoekers"),
        gettext_lazy("Niet verplicht. Staat op de pagina Storingen. Bijvoorbeeld: een kapotte server."),
        required=False,
    )


class OutageView(WagtailAdminTemplateMixin, TemplateView):
    """GET shows what was seen; POST keeps the judgement."""

    template_name = "fund_applications/office/outage.html"
    header_icon = "warning"
    page_title = gettext_lazy("Was dit een storing?")
    outage: Outage

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not has_any_role(request.user, roles_with("add_outage")):
            raise PermissionDenied
        found = Outage.objects.filter(pk=kwargs["outage_id"]).first()
        if found is None or found.state != Outage.State.PROPOSED:
            messages.warning(request, _("Over deze storing is al geoordeeld."))
            return redirect(REGISTER)
        self.outage = found
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [
            {"url": reverse("wagtailadmin_home"), "label": _("Start")},
            {"url": reverse(REGISTER), "label": _("Storingen")},
            {"url": "", "label": str(self.page_title)},
        ]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.show(JudgementForm(initial={"starts_at": self.outage.starts_at, "ends_at": self.outage.ends_at}))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = JudgementForm(request.POST)
        if not form.is_valid():
            return self.show(form)
        try:
            self.judge(form.cleaned_data)
        except TransitionRefused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
            return self.show(form)
        return redirect(REGISTER)

    def judge(self, answers: dict[str, Any]) -> None:
        """Keep the answer, and say what follows from it."""
        user: Any = self.request.user
        now = timezone.now()
        if answers["answer"] == JudgementForm.WAS_NOT:
            dismiss(self.outage.pk, by=user, now=now)
            messages.success(self.request, _("Vastgelegd: geen storing. Er verandert geen datum."))
            return
        times = {name: answers[name] for name in ("starts_at", "ends_at", "explanation")}
        confirm(self.outage.pk, by=user, now=now, **times)
        messages.success(
            self.request, _("De storing is bevestigd. De datums schuiven op; wie het aangaat krijgt bericht.")
        )

    def show(self, form: JudgementForm) -> HttpResponse:
        context = self.get_context_data(
            outage=self.outage, form=form, signs=_signs(self.outage), media=form.media, back_url=reverse(REGISTER)
        )
        return self.render_to_response(context)


def _signs(outage: Outage) -> str:
    """What points to the site having worked: people did things then."""
    times = signs_of_life(outage)
    if not times:
        return _("In deze tijd stuurde niemand iets in. Dat past bij een storing, maar bewijst hem niet.")
    text = ngettext(
        "In deze tijd deed een aanvrager %(n)d keer iets op de website. Toen werkte hij dus.",
        "In deze tijd deden aanvragers %(n)d keer iets op de website. Toen werkte hij dus.",
        times,
    )
    return text % {"n": times}
