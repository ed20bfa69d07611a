"""The post: what must be printed and posted today."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView, View

from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from fund_applications.correspondence.letters.post import (
    MOST_AT_ONCE,
    date_anew,
    needs_new_date,
    post,
    together,
    waiting_letters,
)
from fund_applications.lifecycle.refusals import TransitionRefused
from fund_applications.lifecycle.roles import Role
from fund_applications.models import Letter
from fund_applications.office.access import has_any_role, in_readable_case


def may_post(user: Any) -> bool:
    """Who prints and posts."""
    return has_any_role(user, {Role.HANDLER})


def own_queue(user: Any) -> QuerySet[Letter]:
    """The waiting letters of cases that this person may read."""
    return waiting_letters().filter(in_readable_case(user))


class OnlyForHandlers:
    """Turns away who does not post."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_post(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


class PostQueue(OnlyForHandlers, WagtailAdminTemplateMixin, TemplateView):
    """The waiting letters; ticked ones are dated anew or recorded as posted."""

    template_name = "fund_applications/correspondence/admin/post_queue.html"
    header_icon = "doc-full"

    def get_page_title(self) -> str:
        return _("Post")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [{"url": reverse("wagtailadmin_home"), "label": _("Start")}, {"url": "", "label": _("Post")}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today = timezone.localdate()
        queue = own_queue(self.request.user)
        rows = [(letter, needs_new_date(letter, today)) for letter in queue[:MOST_AT_ONCE]]
        has_old = any(is_old for _letter, is_old in rows)
        return super().get_context_data(rows=rows, has_old=has_old, total=queue.count(), today=today, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        ticked = [key for key in request.POST.getlist("letter") if key.isascii() and key.isdigit() and len(key) < 18]
        chosen = list(own_queue(request.user).filter(pk__in=ticked)[:MOST_AT_ONCE])
        if not chosen:
            messages.warning(request, _("Zet eerst een vinkje bij een brief."))
        elif "date" in request.POST:
            for letter in chosen:
                date_anew(letter, timezone.localdate())
            messages.success(request, _("De brieven hebben de datum van vandaag. Print ze opnieuw."))
        else:
            self._post_all(request, chosen)
        return redirect("correspondence_post")

    def _post_all(self, request: HttpRequest, letters: list[Letter]) -> None:
        done = 0
        for letter in letters:
            try:
                post(letter, today=timezone.localdate(), by=request.user)  # type: ignore[arg-type]
                done += 1
            except TransitionRefused as refused:
                messages.error(request, f"{letter.application.reference}: {refused.message}")
        if done:
            text = ngettext("%(n)d brief is gepost.", "%(n)d brieven zijn gepost.", done)
            messages.success(request, text % {"n": done})


class PostQueuePdf(OnlyForHandlers, View):
    """The waiting letters in one file, the oldest first."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        letters = list(own_queue(request.user)[:MOST_AT_ONCE])
        if not letters:
            return redirect("correspondence_post")
        response = HttpResponse(together(letters), content_type="application/pdf")
        response["Content-Disposition"] = f'attachment; filename="post-{timezone.localdate().isoformat()}.pdf"'
        response["Cache-Control"] = "private, no-store"
        return response
