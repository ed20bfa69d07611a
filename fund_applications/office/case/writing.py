"""Writing on a case: a message to the applicant, and a note among colleagues. Two things that must never be mixed up."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from fund_applications.lifecycle.follow_ups import tell_after_commit
from fund_applications.lifecycle.transition_data import clean_text
from fund_applications.models import Application, FollowUp, InternalNote, Message
from fund_applications.office.access import CASE_STAFF, Role, has_any_role
from fund_applications.office.actions.fields import long_text, short_text
from fund_applications.office.case.opening import CaseMixin

ANNOUNCE_MESSAGE = "message"
"""The kind of follow-up with which `correspondence` announces a message within 48 hours (Awb 2:10)."""


class MessageForm(forms.Form):
    """A message to the applicant."""

    use_required_attribute = False
    subject = short_text(gettext_lazy("Onderwerp"))
    body = long_text(gettext_lazy("Bericht"), gettext_lazy("Schrijf “je”, met korte zinnen."), rows=10)


class NoteForm(forms.Form):
    """A note among colleagues."""

    use_required_attribute = False
    text = long_text(
        gettext_lazy("Notitie"),
        gettext_lazy("Alleen collega's die aan aanvragen werken lezen dit. Commissieleden en de aanvrager niet."),
        rows=6,
    )


class WritingView(CaseMixin, WagtailAdminTemplateMixin, TemplateView):
    """A form of one text on the case."""

    template_name = "fund_applications/office/case/writing.html"
    form_class: type[forms.Form]
    roles: frozenset[Role] = CASE_STAFF
    submit_label: Any = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not has_any_role(request.user, self.roles):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.show(self.empty_form())

    def empty_form(self) -> forms.Form:
        """The form as it opens."""
        return self.form_class()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.form_class(request.POST)
        if not form.is_valid():
            return self.show(form)
        self.write(form)
        return redirect(self.case_url)

    def show(self, form: forms.Form) -> HttpResponse:
        context = self.get_context_data(
            application=self.application, form=form, submit_label=self.submit_label, back_url=self.case_url
        )
        return self.render_to_response(context)

    def write(self, form: forms.Form) -> None:
        """Keep it."""
        raise NotImplementedError


class MessageView(WritingView):
    """A message goes to the applicant's page and is announced; it can't be changed afterwards (Awb 2:12)."""

    form_class = MessageForm
    roles = frozenset({Role.HANDLER})
    header_icon = "mail"
    submit_label = gettext_lazy("Stuur het bericht")

    def get_page_title(self) -> str:
        return _("Stuur een bericht aan de aanvrager")

    def write(self, form: forms.Form) -> None:
        send_message(
            self.application,
            subject=form.cleaned_data["subject"],
            body=form.cleaned_data["body"],
            author=self.request.user,
            now=timezone.now(),
        )
        messages.success(self.request, _("Het bericht is verstuurd."))


class NoteView(WritingView):
    """A note stays inside."""

    form_class = NoteForm
    header_icon = "comment"
    submit_label = gettext_lazy("Bewaar de notitie")

    def get_page_title(self) -> str:
        return _("Schrijf een interne notitie")

    def write(self, form: forms.Form) -> None:
        text = clean_text(form.cleaned_data["text"])
        InternalNote.objects.create(application=self.application, author=self.request.user, text=text)  # type: ignore[misc]
        messages.success(self.request, _("De notitie is bewaard."))


def send_message(application: Application, *, subject: str, body: str, author: Any, now: datetime) -> Message:
    """Put a message on the applicant's page and have it announced."""
    with transaction.atomic():
        message = Message.objects.create(
            application=application,
            direction=Message.Direction.TO_APPLICANT,
            subject=clean_text(subject)[:200],
            body=clean_text(body),
            author=author,
            sent_at=now,
        )
        follow_up = FollowUp.objects.create(
            application=application,
            kind=ANNOUNCE_MESSAGE,
            key=f"message/{message.pk}",
            payload={"message": message.pk},
            due_at=now,
        )
        tell_after_commit([follow_up.pk])
    return message
