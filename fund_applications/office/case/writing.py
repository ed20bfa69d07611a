"""Writing on a case: what a page with one text shares, and a note among colleagues. Messages to the applicant: `message`."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from fund_applications.lifecycle.transition_data import clean_text
from fund_applications.models import InternalNote
from fund_applications.office.access import CASE_STAFF, Role, has_any_role
from fund_applications.office.actions.fields import long_text
from fund_applications.office.case.opening import CaseMixin


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

    form_class = NoteForm
    header_icon = "comment"
    submit_label = gettext_lazy("Bewaar de notitie")

    def get_page_title(self) -> str:
        return _("Schrijf een interne notitie")

    def write(self, form: forms.Form) -> None:
        text = clean_text(form.cleaned_data["text"])
        InternalNote.objects.create(application=self.application, author=self.request.user, text=text)  # type: ignore[misc]
        messages.success(self.request, _("De notitie is bewaard."))
