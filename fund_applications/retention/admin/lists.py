"""Destruction lists: what is proposed, who judges it, and the certificate."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Count
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from fund_applications.lifecycle.refusals import TransitionRefused
from fund_applications.models import DestructionLine, DestructionList
from fund_applications.office.actions.fields import long_text
from fund_applications.office.case.files import PDF, file_response
from fund_applications.retention.admin.page import RECORDS_AND_SECOND, OnlyFor, RecordsPage, page_of
from fund_applications.retention.lists import approve, reject, why_not_decide, withdraw
from fund_applications.retention.tasks import go_on, has_worker

LISTS = ("retention_lists", gettext_lazy("Vernietigingslijsten"))


class JudgeForm(forms.Form):
    """What the second person says."""

    use_required_attribute = False
    reason = long_text(
        gettext_lazy("Toelichting"),
        gettext_lazy("Verplicht als je de lijst afkeurt."),
        required=False,
        rows=3,
    )


class ListsView(RecordsPage):
    """All lists, the newest on top."""

    readers = RECORDS_AND_SECOND
    template_name = "fund_applications/retention/lists.html"
    title = gettext_lazy("Vernietigingslijsten")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        lists = (
            DestructionList.objects.select_related("proposed_by", "decided_by")
            .annotate(total=Count("lines"))
            .order_by("-proposed_at")
        )
        page = page_of(lists, self.request)
        return super().get_context_data(
            page_obj=page, lists=list(page.object_list), is_records=self.is_records, **kwargs
        )


class ListView(RecordsPage):
    """One list. Who proposed it sees no buttons to judge it, and can't at this address either."""

    readers = RECORDS_AND_SECOND
    template_name = "fund_applications/retention/list.html"
    parents = (LISTS,)
    destruction_list: DestructionList

    def open(self, **kwargs: Any) -> None:
        lists = DestructionList.objects.select_related("proposed_by", "decided_by")
        found = lists.filter(pk=kwargs["list_id"]).first()
        if found is None:
            raise Http404
        self.destruction_list = found

    def get_page_title(self) -> str:
        return _("Vernietigingslijst %(number)s") % {"number": self.destruction_list.number}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown = self.destruction_list
        page = page_of(shown.lines.select_related("application"), self.request)
        states = dict(DestructionLine.State.choices)
        counted = {state: shown.lines.filter(state=state).count() for state in states}
        is_own = shown.proposed_by_id == self.request.user.pk
        waits = shown.state == DestructionList.State.PROPOSED
        return super().get_context_data(
            list=shown,
            page_obj=page,
            lines=list(page.object_list),
            counts=[(states[state], number) for state, number in counted.items() if number],
            total=page.paginator.count,
            may_judge=not why_not_decide(self.request.user, shown),
            why_not=why_not_decide(self.request.user, shown) if waits else "",
            may_withdraw=is_own and waits,
            is_running=shown.state == DestructionList.State.APPROVED,
            handled=page.paginator.count - counted[DestructionLine.State.WAITING],
            has_worker=has_worker(),
            is_records=self.is_records,
            **{"form": JudgeForm(), **kwargs},
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = JudgeForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        try:
            self._do(request, form.cleaned_data["reason"])
        except TransitionRefused as refused:
            if refused.field == "reason":
                form.add_error("reason", refused.message)
                return self.render_to_response(self.get_context_data(form=form))
            messages.error(request, refused.message)
        return redirect("retention_list", list_id=self.destruction_list.pk)

    def _do(self, request: HttpRequest, reason: str) -> None:
        key, now = self.destruction_list.pk, timezone.now()
        if "goedkeuren" in request.POST:
            approve(key, request.user, reason=reason, now=now)
            messages.success(request, _("De lijst is goedgekeurd. De aanvragen worden nu vernietigd."))
        elif "verder" in request.POST:
            go_on(key)
        elif "afkeuren" in request.POST:
            reject(key, request.user, reason=reason, now=now)
            messages.success(request, _("De lijst is afgekeurd. Er is niets vernietigd."))
        elif "intrekken" in request.POST:
            withdraw(key, request.user, now=now)
            messages.success(request, _("De lijst is ingetrokken."))


class CertificateView(OnlyFor, View):
    """The certificate of a list that was carried out."""

    readers = RECORDS_AND_SECOND

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> FileResponse:
        done = DestructionList.objects.filter(pk=kwargs["list_id"]).exclude(certificate="").first()
        if done is None:
            raise Http404
        name = f"verklaring-van-vernietiging-{done.number}.pdf"
        return file_response(done.certificate, name, PDF, in_browser="toon" in request.GET)
