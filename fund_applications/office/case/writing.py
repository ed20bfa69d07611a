"""Writing on a case: what a page with one text shares, and a note among colleagues. Messages to the applicant: `message`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from fund_applications.lifecycle.transition_data import clean_text
from fund_applications.office.access import CASE_STAFF, Role, has_any_role
from fund_applications.office.actions.fields import long_text
from fund_applications.office.case.mentions import named_in, people_to_mention, write_note
from fund_applications.office.case.opening import CaseMixin
from fund_applications.office.words import name_of


class NoteForm(forms.Form):
    """A note among colleagues."""

    use_required_attribute = False
    text = long_text(
        gettext_lazy("Notitie"),
        gettext_lazy("Alleen collega's die aan aanvragen werken lezen dit. Commissieleden en de aanvrager niet."),
        rows=6,
    )
    mentioned = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Wijs collega's hierop"),
        help_text=gettext_lazy("Zij krijgen een e-mail en zien het op hun startpagina. Typen kan ook: @naam."),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: Any = None, *, people: Sequence[Any] = ()) -> None:
        super().__init__(data)
        self.people = people
        self.fields["mentioned"].choices = [(person.pk, name_of(person)) for person in people]  # type: ignore[attr-defined]
        if not people:
            del self.fields["mentioned"]

    def pointed_to(self) -> list[Any]:
        """The colleagues who were ticked or named in the text. Only after `is_valid`."""
        keys = set(self.cleaned_data.get("mentioned", ())) | named_in(self.cleaned_data["text"], self.people)
        return [person for person in self.people if person.pk in keys]


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
        return self.show(self.form_with())

    def form_with(self, typed: QueryDict | None = None) -> forms.Form:
        """The form as it opens, or with what was typed."""
        return self.form_class(typed)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.form_with(request.POST)
        if not form.is_valid():
            return self.show(form)
        self.write(form)
        return redirect(self.case_url)

    def show(self, form: forms.Form, **more: Any) -> HttpResponse:
        """The page with this form."""
        context = self.get_context_data(
            application=self.application, form=form, submit_label=self.submit_label, back_url=self.case_url, **more
        )
        return self.render_to_response(context)

    def write(self, form: forms.Form) -> None:
        """Keep it."""
        raise NotImplementedError


class NoteView(WritingView):
    """A note stays inside."""

    header_icon = "comment"
    submit_label = gettext_lazy("Bewaar de notitie")

    def get_page_title(self) -> str:
        return _("Schrijf een interne notitie")

    def form_with(self, typed: QueryDict | None = None) -> NoteForm:
        return NoteForm(typed, people=people_to_mention(self.application, self.request.user))

    def write(self, form: forms.Form) -> None:
        pointed_to = form.pointed_to() if isinstance(form, NoteForm) else []
        write_note(self.application, self.request.user, clean_text(form.cleaned_data["text"]), pointed_to)
        names = ", ".join(name_of(person) for person in pointed_to)
        told = _(" Een bericht hierover gaat naar: %(names)s.") % {"names": names} if names else ""
        messages.success(self.request, _("De notitie is bewaard.") + told)
