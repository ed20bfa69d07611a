"""AVG requests: the register, a new one, and one request with what is kept, its copy, its erasure and its answer."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import View

from fund_applications.lifecycle.refusals import TransitionRefused
from fund_applications.models import PrivacyRequest, PrivacyStep
from fund_applications.office.actions.fields import DayField, long_text, short_text
from fund_applications.retention.admin.export import zip_response
from fund_applications.retention.admin.page import OnlyFor, RecordsPage, page_of
from fund_applications.retention.privacy.copy import zip_of_person
from fund_applications.retention.privacy.erasing import erasable, erase, kept
from fund_applications.retention.privacy.person import Person, person_with
from fund_applications.retention.privacy.requests import close, extend, note, register

PRIVACY = ("retention_privacy", gettext_lazy("AVG-verzoeken"))
_REQUIRED = {"required": gettext_lazy("Vul dit in.")}


class PrivacyForm(forms.Form):
    """A request that came in."""

    use_required_attribute = False
    kind = forms.ChoiceField(
        label=gettext_lazy("Waar gaat het om?"),
        choices=PrivacyRequest.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Kies waar het om gaat."),
            "invalid_choice": gettext_lazy("Kies waar het om gaat."),
        },
    )
    received_on = DayField(label=gettext_lazy("Ontvangen op"), error_messages=_REQUIRED)
    name = forms.CharField(label=gettext_lazy("Naam"), max_length=200, error_messages=_REQUIRED)
    email = forms.EmailField(
        label=gettext_lazy("E-mailadres waaronder we zoeken"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={
            **_REQUIRED,
            "invalid": gettext_lazy("Dit is geen e-mailadres. Schrijf het zo: naam@voorbeeld.nl."),
        },
    )
    identity_check = short_text(
        gettext_lazy("Hoe weet je dat het deze persoon is?"),
        gettext_lazy(
            "Bijvoorbeeld: antwoord vanaf dit e-mailadres, of aan de balie. Bewaar geen kopie van een paspoort."
        ),
    )
    details = long_text(gettext_lazy("Wat vraagt iemand?"), required=False, rows=4)

    def clean_received_on(self) -> date:
        day: date = self.cleaned_data["received_on"]
        today = timezone.localdate()
        if day > today or day.year < today.year - 5:
            raise ValidationError(_("Kies de dag waarop het verzoek binnenkwam: vandaag of eerder."))
        return day


class PrivacyListView(RecordsPage):
    """All requests, those that wait first."""

    template_name = "fund_applications/retention/privacy_list.html"
    title = gettext_lazy("AVG-verzoeken")
    header_icon = "user"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        waiting = PrivacyRequest.objects.filter(outcome=PrivacyRequest.Outcome.OPEN).order_by("due_on", "pk")
        answered = PrivacyRequest.objects.exclude(outcome=PrivacyRequest.Outcome.OPEN).order_by("-closed_on", "-pk")
        page = page_of(answered, self.request)
        return super().get_context_data(
            waiting=list(waiting[:200]),
            page_obj=page,
            answered=list(page.object_list),
            **kwargs,
        )


class PrivacyNewView(RecordsPage):
    """Writes down a request that came in by mail, post or at the desk."""

    template_name = "fund_applications/retention/privacy_new.html"
    title = gettext_lazy("Leg een AVG-verzoek vast")
    header_icon = "user"
    parents = (PRIVACY,)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = kwargs.pop("form", None) or PrivacyForm()
        return super().get_context_data(form=form, media=form.media, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = PrivacyForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        made = register(request.user, form.cleaned_data, timezone.now())
        messages.success(request, _("Het verzoek is vastgelegd."))
        return redirect("retention_privacy_request", request_id=made.pk)


class ExtendForm(forms.Form):
    """Why it takes longer."""

    use_required_attribute = False
    prefix = "langer"
    reason = long_text(gettext_lazy("Waarom duurt het langer?"), rows=2)


class CloseForm(forms.Form):
    """How it ended."""

    use_required_attribute = False
    prefix = "antwoord"
    outcome = forms.ChoiceField(
        label=gettext_lazy("Uitkomst"),
        choices=[each for each in PrivacyRequest.Outcome.choices if each[0] != PrivacyRequest.Outcome.OPEN],
        error_messages={
            "required": gettext_lazy("Kies een uitkomst."),
            "invalid_choice": gettext_lazy("Kies een uitkomst."),
        },
    )
    reason = long_text(
        gettext_lazy("Redenen"),
        gettext_lazy(
            "Verplicht als je niet alles deed. Noem ook dat iemand een klacht kan indienen of naar de rechter kan."
        ),
        required=False,
        rows=3,
    )


class PrivacyRequestView(RecordsPage):
    """One request: what is kept of this person, what may go, the copy, and the answer."""

    template_name = "fund_applications/retention/privacy_request.html"
    header_icon = "user"
    parents = (PRIVACY,)
    found: PrivacyRequest

    def open(self, **kwargs: Any) -> None:
        requests = PrivacyRequest.objects.select_related("registered_by", "closed_by")
        found = requests.filter(pk=kwargs["request_id"]).first()
        if found is None:
            raise Http404
        self.found = found

    @cached_property
    def person(self) -> Person:
        """Whom it is about."""
        return person_with(self.found.email, self.request.user)

    def get_page_title(self) -> str:
        return _("AVG-verzoek %(number)s") % {"number": self.found}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        steps = self.found.steps.select_related("done_by")
        return super().get_context_data(
            found=self.found,
            person=self.person,
            erasable=erasable(self.person),
            kept=kept(self.person),
            steps=list(steps),
            may_extend=self.found.is_open and self.found.extended_on is None,
            **{"extend_form": ExtendForm(), "close_form": CloseForm(), **kwargs},
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "wissen" in request.POST:
            self._erase(set(request.POST.getlist("wat")))
            return self._back()
        if "verlengen" in request.POST:
            return self._judge("extend_form", ExtendForm(request.POST))
        return self._judge("close_form", CloseForm(request.POST))

    def _judge(self, name: str, form: forms.Form) -> HttpResponse:
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(**{name: form}))
        data, user, now = form.cleaned_data, self.request.user, timezone.now()
        try:
            if name == "extend_form":
                extend(self.found.pk, user, data["reason"], now)
                messages.success(self.request, _("De termijn is verlengd. Laat dat ook aan de aanvrager weten."))
            else:
                close(self.found.pk, user, data["outcome"], data["reason"], now)
                messages.success(self.request, _("Het verzoek is afgehandeld."))
        except TransitionRefused as refused:
            if refused.field in form.fields:
                form.add_error(refused.field, refused.message)
                return self.render_to_response(self.get_context_data(**{name: form}))
            messages.error(self.request, refused.message)
        return self._back()

    def _erase(self, codes: set[str]) -> None:
        if not self.found.is_open:
            messages.error(self.request, _("Dit verzoek is al afgehandeld."))
            return
        counts = erase(self.found, self.person, codes, self.request.user, timezone.now())
        if not counts:
            messages.warning(self.request, _("Zet eerst een vinkje bij wat je wilt verwijderen."))
            return
        total = sum(counts.values())
        text = ngettext("Er is %(n)d ding verwijderd.", "Er zijn %(n)d dingen verwijderd.", total)
        messages.success(self.request, text % {"n": total})

    def _back(self) -> HttpResponse:
        return redirect("retention_privacy_request", request_id=self.found.pk)


class PrivacyExportView(OnlyFor, View):
    """The copy of everything on the person of a request, sent while it is made and written down first."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> StreamingHttpResponse:
        found = PrivacyRequest.objects.filter(pk=kwargs["request_id"]).first()
        if found is None:
            raise Http404
        now = timezone.now()
        person = person_with(found.email, request.user)
        counts = {"cases": len(person.cases), "drafts": len(person.drafts)}
        note(found, PrivacyStep.What.EXPORTED, request.user, now, counts)
        return zip_response(zip_of_person(person, now), f"{found}.zip")
