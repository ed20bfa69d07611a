"""Doing one thing to the cases that were ticked in the register: assigning a handler, sending a message."""

from __future__ import annotations

import uuid
from functools import cached_property
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView

from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from fund_applications.applicant.conversation import send_to_applicant
from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.perform import perform
from fund_applications.lifecycle.refusals import TransitionRefused
from fund_applications.lifecycle.roles import people_with
from fund_applications.models import TEXT_FIELDS, Application, TextBlock
from fund_applications.office.access import Role, cases_of, has_any_role
from fund_applications.office.actions.fields import PersonField
from fund_applications.office.case.message import PREVIEW, MessageForm, Seen, seen
from fund_applications.office.texts.blocks import DUTCH, Merging, as_written, blocks_for
from fund_applications.office.texts.choosing import BUTTON, filled_in
from fund_applications.office.together.report import BatchReport
from fund_applications.office.words import name_of
from fund_applications.questions.merging import fill, problems_in

MOST_AT_ONCE = 100
"""Two pages of the register: each case is done on its own, and somebody waits for it."""
LONGEST_LIST = 500


class TogetherPage(WagtailAdminTemplateMixin, TemplateView):
    """A page about the cases that were ticked; those that this person may not read are only counted."""

    template_name = "fund_applications/office/together/cases.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not has_any_role(request.user, {Role.HANDLER}):
            raise PermissionDenied
        if not self.wanted:
            messages.warning(request, _("Zet eerst een vinkje bij een of meer aanvragen."))
            return redirect(self.back_url)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def _sent(self) -> QueryDict:
        return self.request.POST if self.request.method == "POST" else self.request.GET

    @cached_property
    def wanted(self) -> set[uuid.UUID]:
        """The public ids that were ticked."""
        return {key for text in self._sent.getlist("case")[: 2 * MOST_AT_ONCE] if (key := _public_id(text))}

    @cached_property
    def cases(self) -> list[Application]:
        """The ticked cases that this person may read, in the order in which they came in."""
        found = cases_of(self.request.user).filter(public_id__in=self.wanted)
        return list(found.select_related("applicant", "handler").order_by("received_at", "pk")[:MOST_AT_ONCE])

    @property
    def unseen(self) -> int:
        return len(self.wanted) - len(self.cases)

    @property
    def list_query(self) -> str:
        return self._sent.get("lijst", "")[:LONGEST_LIST].replace("\x00", "")

    @property
    def back_url(self) -> str:
        index = reverse("aanvragen_modeladmin_index")
        return f"{index}?{QueryDict(self.list_query).urlencode()}" if self.list_query else index

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [
            {"url": reverse("wagtailadmin_home"), "label": _("Start")},
            {"url": self.back_url, "label": _("Aanvragen")},
            {"url": "", "label": self.get_page_title()},
        ]

    def show(self, form: forms.Form, **more: Any) -> HttpResponse:
        """The form above the cases."""
        context = self.get_context_data(
            form=form,
            cases=self.cases,
            unseen=self.unseen,
            list_query=self.list_query,
            back_url=self.back_url,
            **more,
        )
        return self.render_to_response(context)

    def new_report(self, title: str) -> BatchReport:
        """A report that leads back to the list."""
        return BatchReport(title, unseen=self.unseen, back_url=self.back_url)


class AssignForm(forms.Form):
    """Who handles them all."""

    use_required_attribute = False
    user_id = PersonField(
        label=gettext_lazy("Wie behandelt deze aanvragen?"),
        error_messages={"required": gettext_lazy("Kies een behandelaar.")},
    )

    def __init__(self, data: Any = None, *, user: Any) -> None:
        super().__init__(data, initial={"user_id": user.pk})
        people = sorted(people_with(Role.HANDLER), key=name_of)
        self.fields["user_id"].choices = [(person.pk, name_of(person)) for person in people]  # type: ignore[attr-defined]


class AssignTogetherView(TogetherPage):
    """One handler for all; who has a conflict with one of them does not get that one."""

    header_icon = "user"

    def get_page_title(self) -> str:
        return _("Wijs een behandelaar aan")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.show(AssignForm(user=request.user), submit_label=_("Wijs aan"))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = AssignForm(request.POST, user=request.user)
        if not form.is_valid():
            return self.show(form, submit_label=_("Wijs aan"))
        user_id: int = form.cleaned_data["user_id"]
        report = self.new_report(_("Behandelaar aangewezen"))
        return report.each(self.cases, lambda case: self._assign(case, user_id)).show(request)

    def _assign(self, case: Application, user_id: int) -> None:
        if case.handler_id == user_id:
            raise TransitionRefused(_("Deze collega behandelde de aanvraag al."), code="no_change")
        data = given.AssignHandler(user_id=user_id)
        perform(case.pk, "assign_handler", actor=self.request.user, data=data)  # type: ignore[arg-type]


class TogetherMessageForm(MessageForm):
    """One text for many: merge fields stay in it until it is sent, and then speak its language."""

    language = forms.ChoiceField(
        label=gettext_lazy("In welke taal schrijf je?"),
        help_text=gettext_lazy("Datums die je invoegt, komen in deze taal."),
        choices=settings.LANGUAGES,
        initial=DUTCH,
        required=False,
    )

    def clean_language(self) -> str:
        """Dutch when nothing was chosen: the official language (Awb 2:6)."""
        return self.cleaned_data["language"] or DUTCH

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in ("subject", "body"):
            for problem in problems_in(cleaned.get(name, ""), TEXT_FIELDS):
                self.add_error(name, problem)
        return cleaned


class MessageTogetherView(TogetherPage):
    """One message to many applicants, each with his own name and number; first seen, then sent."""

    template_name = "fund_applications/office/together/message.html"
    header_icon = "mail"

    def get_page_title(self) -> str:
        return _("Stuur een bericht aan meer aanvragers")

    def form_with(self, typed: QueryDict | None = None) -> TogetherMessageForm:
        return TogetherMessageForm(typed, blocks=blocks_for(TextBlock.Kind.MESSAGE, as_written(), ""))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.show(self.form_with(), fields=TEXT_FIELDS)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if BUTTON in request.POST:
            return self.show(filled_in(self.form_with, request.POST), fields=TEXT_FIELDS)
        form = self.form_with(request.POST)
        if not form.is_valid() or not self.cases:
            return self.show(form, fields=TEXT_FIELDS)
        merging = Merging(timezone.localdate())
        if PREVIEW in request.POST:
            total = len(self.cases)
            words = ngettext("Stuur %(n)d bericht", "Stuur %(n)d berichten", total) % {"n": total}
            preview = self._preview(form, merging)
            return self.show(form, fields=TEXT_FIELDS, preview=preview, submit_label=words, about=self.cases[0])
        once = form.cleaned_data["once"] or uuid.uuid4()
        report = self.new_report(_("Bericht verstuurd"))
        return report.each(self.cases, lambda case: self._send(case, form, merging, once)).show(request)

    def _preview(self, form: TogetherMessageForm, merging: Merging) -> Seen:
        case = self.cases[0]
        subject, body = _filled(form, merging, case)
        return seen(case, subject, body, timezone.now())

    def _send(self, case: Application, form: TogetherMessageForm, merging: Merging, once: uuid.UUID) -> None:
        subject, body = _filled(form, merging, case)
        key = f"together/{once}/{case.pk}"
        send_to_applicant(case, self.request.user, subject, body, key=key)


def _filled(form: TogetherMessageForm, merging: Merging, case: Application) -> tuple[str, str]:
    values = merging.values_for(case, form.cleaned_data["language"])
    return fill(form.cleaned_data["subject"], values), fill(form.cleaned_data["body"], values)


def _public_id(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
