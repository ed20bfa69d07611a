"""What is due, what will be, what must stay; proposing a list; holding a case back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fund_applications.lifecycle.refusals import TransitionRefused
from fund_applications.lifecycle.retention_term import RetentionCategory
from fund_applications.lifecycle.transition_data import clean_text
from fund_applications.models import RetentionHold
from fund_applications.office.access import cases_of
from fund_applications.office.actions.fields import long_text
from fund_applications.office.case.opening import CaseMixin
from fund_applications.retention.admin.page import RecordsPage, page_of, ticked
from fund_applications.retention.due import Window, as_due, cases_in
from fund_applications.retention.lists import MOST_CASES, propose
from fund_applications.retention.rules import LABELS, RuleTable

DUE = ("retention_due", gettext_lazy("Bewaren en vernietigen"))


class DueView(RecordsPage):
    """The three parts of the list; ticked cases, or all of them, become a destruction list."""

    template_name = "fund_applications/retention/due.html"
    title = gettext_lazy("Bewaren en vernietigen")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.request.GET.get("lijst", "")
        window = Window(asked) if asked in list(Window) else Window.NOW
        result = self.request.GET.get("uitkomst", "")
        rules = RuleTable()
        found = cases_in(window, timezone.localdate(), cases_of(self.request.user), rules)
        if result in list(RetentionCategory):
            found = found.filter(result=result)
        page = page_of(found, self.request)
        return super().get_context_data(
            windows=list(Window),
            window=window,
            is_now=window is Window.NOW,
            is_kept_back=window is Window.KEPT_BACK,
            result=result,
            results=[(each.value, LABELS[each]) for each in RetentionCategory],
            page_obj=page,
            total=page.paginator.count,
            rows=list(as_due(page.object_list, rules)),
            most=MOST_CASES,
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        everything = request.POST.get("welke") == "alles"
        chosen = None if everything else ticked(request, "aanvraag")
        if chosen == []:
            messages.warning(request, _("Zet eerst een vinkje bij een aanvraag."))
            return redirect("retention_due")
        try:
            made = propose(
                request.user,
                cases_of(request.user),
                chosen,
                explanation=request.POST.get("toelichting", "")[:2000],
                now=timezone.now(),
            )
        except TransitionRefused as refused:
            messages.error(request, refused.message)
            return redirect("retention_due")
        messages.success(request, _("De lijst staat klaar. Een tweede persoon moet hem goedkeuren."))
        return redirect("retention_list", list_id=made.pk)


class HoldForm(forms.Form):
    """Why a case must stay."""

    use_required_attribute = False
    reason = long_text(
        gettext_lazy("Waarom mag deze aanvraag niet vernietigd worden?"),
        gettext_lazy("Bijvoorbeeld: er loopt beroep bij de rechtbank, of een onderzoek van de accountant."),
        rows=4,
    )


class HoldView(CaseMixin, RecordsPage):
    """Holds a case back from destruction, or lifts that."""

    template_name = "fund_applications/retention/hold.html"
    title = gettext_lazy("Niet vernietigen")

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            application=self.application,
            hold=RetentionHold.objects.filter(application=self.application, released_at=None)
            .select_related("set_by")
            .first(),
            back_url=f"{reverse('retention_due')}?lijst={Window.KEPT_BACK}",
            **{"form": HoldForm(), **kwargs},
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "opheffen" in request.POST:
            holds = RetentionHold.objects.filter(application=self.application, released_at=None)
            if holds.update(released_at=timezone.now(), released_by=request.user):
                messages.success(request, _("De aanvraag mag weer vernietigd worden als de bewaartermijn om is."))
            return redirect("retention_due")
        form = HoldForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        try:
            with transaction.atomic():
                RetentionHold.objects.create(
                    application=self.application,
                    reason=clean_text(form.cleaned_data["reason"]),
                    set_by=request.user,  # type: ignore[misc]
                    set_at=timezone.now(),
                )
        except IntegrityError:
            messages.warning(request, _("Een collega legde dat net al vast."))
        else:
            messages.success(request, _("Deze aanvraag blijft bewaard tot je dat opheft."))
        return redirect(f"{reverse('retention_due')}?lijst={Window.KEPT_BACK}")
