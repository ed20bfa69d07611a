"""The page of an action: shows what will happen, asks what is needed, and has the lifecycle do it.

The form carries the revision of the case that it was opened on. When somebody else was first, that is told,
what was typed stays, and a second press of the button does it after all.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from fund_applications.lifecycle.conflicts import has_conflict, may_read
from fund_applications.lifecycle.payments import pay_by, to_reclaim
from fund_applications.lifecycle.perform import perform
from fund_applications.lifecycle.refusals import TransitionRefused
from fund_applications.models import Application, ApplicationEvent
from fund_applications.office.access import Role, has_any_role
from fund_applications.office.actions.base import ActionForm, Opening
from fund_applications.office.actions.deciding import DECISION_FORMS, preparing
from fund_applications.office.actions.offered import allowed_names, preparable
from fund_applications.office.actions.pages import PAGES, PREPARE, ActionPage
from fund_applications.office.case.event_words import Happening, happenings, mentioned_people
from fund_applications.office.case.opening import CaseMixin
from fund_applications.office.case.people_names import names_of
from fund_applications.office.texts.choosing import BUTTON, filled_in

STALE = "stale"
PAYMENT = "register_payment"


class ActionView(CaseMixin, WagtailAdminTemplateMixin, TemplateView):
    """GET shows the form; POST does it."""

    header_icon = "check"
    passed_by: list[Happening]
    name: str

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.name = kwargs["name"]
        self.passed_by = []
        if self.name not in PAGES:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def decision(self) -> str:
        """The decision that is prepared, when this prepares one."""
        if self.name != PREPARE:
            return ""
        wanted = self.request.GET.get("besluit", "")
        possible = list(preparable(self.application))
        return wanted if wanted in possible else next(iter(possible), "")

    @cached_property
    def page(self) -> ActionPage:
        return PAGES[self.name]

    @property
    def template_name(self) -> str:  # type: ignore[override]
        return PAGES[self.decision].template if self.decision else self.page.template

    @cached_property
    def opening(self) -> Opening:
        """The case as this person opens it."""
        return Opening(self.application, self.request.user, timezone.localdate())  # type: ignore[arg-type]

    @property
    def form_class(self) -> type[ActionForm]:
        if self.decision:
            return preparing(DECISION_FORMS[self.decision])
        return self.page.form

    def get_page_title(self) -> str:
        if self.decision:
            return _("%(what)s: %(decision)s") % {
                "what": self.page.label,
                "decision": str(PAGES[self.decision].label).lower(),
            }
        return str(self.page.label)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.is_allowed():
            messages.warning(request, _("“%(action)s” kan nu niet bij deze aanvraag.") % {"action": self.page.label})
            return redirect(self.back_url)
        return self.show(self.form_class(opening=self.opening))

    def is_allowed(self) -> bool:
        """Whether the lifecycle offers this now."""
        if self.name == PREPARE and not self.decision:
            return False
        return self.name in allowed_names(self.application, self.request.user)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if BUTTON in request.POST:
            return self.show(filled_in(self.form_with, request.POST))
        form = self.form_with(request.POST)
        if form.is_valid() and self.carry_out(form):
            messages.success(request, f"{self.application.reference}: {self.page.done}")
            return redirect(self.next_url())
        return self.show(self.renewed(form))

    def form_with(self, typed: QueryDict) -> ActionForm:
        """The form with what was typed."""
        return self.form_class(typed, opening=self.opening)

    def carry_out(self, form: ActionForm) -> bool:
        """Have the lifecycle do it; False when it refused, and then the form says why."""
        expected: int = form.cleaned_data["revision"]
        try:
            with transaction.atomic():
                for data in form.performances():
                    changed = perform(
                        self.application.pk,
                        self.name,
                        actor=self.request.user,  # type: ignore[arg-type]
                        data=data,
                        expected_revision=expected,
                    )
                    expected = changed.revision
        except TransitionRefused as refusal:
            if refusal.code == STALE:
                self.passed_by = self.happened_since(form.cleaned_data["revision"])
            else:
                form.show_refusal(refusal.message, refusal.field)
            return False
        return True

    def happened_since(self, revision: int) -> list[Happening]:
        """What others did since the form was opened."""
        events = ApplicationEvent.objects.filter(application=self.application, sequence__gt=revision)
        newest = list(events.select_related("actor").order_by("sequence")[:20])
        return happenings(newest, names_of(mentioned_people(newest)))

    def renewed(self, form: ActionForm) -> ActionForm:
        """The form with what was typed, now on the case as it is; only after somebody else was first."""
        if not self.passed_by:
            return form
        typed = self.request.POST.copy()
        typed["revision"] = str(Application.objects.values_list("revision", flat=True).get(pk=self.application.pk))
        return self.form_with(typed)

    def show(self, form: ActionForm) -> HttpResponse:
        context = self.get_context_data(
            application=self.application,
            action=self.page,
            action_name=self.name,
            form=form,
            effects=self.page.effects(self.opening),
            passed_by=self.passed_by,
            media=form.media,
            back_url=self.back_url,
        )
        return self.render_to_response(context)

    @property
    def back_url(self) -> str:
        """Where "terug" leads."""
        return self.case_url

    def next_url(self) -> str:
        """The case again, or the list for who just lost sight of it."""
        if may_read(self.request.user, self.application):  # type: ignore[arg-type]
            return self.back_url
        return reverse("aanvragen_modeladmin_index")


class PaymentView(ActionView):
    """Registering a payment. Finance does this without reading the case: only who gets what on which account."""

    template_name = "fund_applications/office/actions/payment.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not has_any_role(request.user, {Role.FINANCE}):
            raise PermissionDenied
        found = Application.objects.filter(public_id=kwargs["public_id"]).select_related("round", "applicant").first()
        if found is None or has_conflict(request.user, found):  # type: ignore[arg-type]
            raise PermissionDenied
        self.application = found
        self.name = PAYMENT
        self.passed_by = []
        return super(CaseMixin, self).dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [
            {"url": reverse("wagtailadmin_home"), "label": _("Start")},
            {"url": self.back_url, "label": _("Betalingen")},
            {"url": "", "label": self.application.reference},
        ]

    @property
    def back_url(self) -> str:
        return reverse("aanvragen_betalingen_modeladmin_index")

    def next_url(self) -> str:
        return self.back_url

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the last day for paying, and what was paid too much."""
        more = {"pay_by": pay_by(self.application), "to_reclaim": to_reclaim(self.application)}
        return super().get_context_data(**more, **kwargs)
