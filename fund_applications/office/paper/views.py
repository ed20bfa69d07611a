"""Entering a paper application, and adding a scan or another file to a case."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from fund_applications.intake.file_kinds import FileRefusedError
from fund_applications.intake.uploads import store
from fund_applications.lifecycle.refusals import TransitionRefused
from fund_applications.models import ApplicationFormPage
from fund_applications.office.access import Role, has_any_role
from fund_applications.office.case.opening import CaseMixin
from fund_applications.office.paper.entry import PaperEntry, ReceiptForm, form_pages


class PaperView(WagtailAdminTemplateMixin, TemplateView):
    """The whole form on one page. What is missing may be asked for later; what is wrong is told now."""

    template_name = "fund_applications/office/paper/entry.html"
    page_title = gettext_lazy("Aanvraag op papier invoeren")
    header_icon = "edit"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not has_any_role(request.user, {Role.HANDLER}):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [
            {"url": reverse("wagtailadmin_home"), "label": _("Start")},
            {"url": reverse("aanvragen_modeladmin_index"), "label": _("Aanvragen")},
            {"url": "", "label": str(self.page_title)},
        ]

    def _page(self, pages: list[ApplicationFormPage]) -> ApplicationFormPage | None:
        wanted = self.request.GET.get("formulier", "")
        return next((page for page in pages if str(page.pk) == wanted), pages[0] if pages else None)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        page = self._page(form_pages())
        receipt = ReceiptForm(today=timezone.localdate())
        return self.show(PaperEntry(page) if page else None, receipt)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        page = self._page(form_pages())
        receipt = ReceiptForm(request.POST, today=timezone.localdate())
        if page is None:
            return self.show(None, receipt)
        entry = PaperEntry(page, request.POST)
        if not (receipt.is_valid() & entry.is_valid):
            return self.show(entry, receipt)
        try:
            application = entry.receive(
                entry=receipt.cleaned_data["entry"],
                received_on=receipt.cleaned_data["received_on"],
                handler=request.user,  # type: ignore[arg-type]
                now=timezone.now(),
            )
        except TransitionRefused as refusal:
            receipt.add_error("received_on", refusal.message)
            return self.show(entry, receipt)
        text = _("%(number)s is bewaard. Voeg nu de scan van het papier toe.")
        messages.success(request, text % {"number": application.reference})
        return redirect("office_add_file", public_id=application.public_id)

    def show(self, entry: PaperEntry | None, receipt: ReceiptForm) -> HttpResponse:
        media = receipt.media + (entry.form.media if entry else forms.Media())
        context = self.get_context_data(entry=entry, receipt=receipt, pages=form_pages(), media=media)
        return self.render_to_response(context)


class FileForm(forms.Form):
    """One file."""

    use_required_attribute = False
    upload = forms.FileField(
        label=gettext_lazy("Bestand"),
        error_messages={
            "required": gettext_lazy("Kies een bestand."),
            "empty": gettext_lazy("Dit bestand is leeg. Kies een ander bestand."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        limit = settings.UPLOAD_MAX_BYTES // (1024 * 1024)
        self.fields["upload"].help_text = _(
            "Pdf, Word, Excel, LibreOffice of een foto. Hooguit %(limit)d MB. Je kunt er meer toevoegen, een voor een."
        ) % {"limit": limit}


class AddFileView(CaseMixin, WagtailAdminTemplateMixin, TemplateView):
    """A scan, or what else belongs to the case; judged and scanned as the files of residents are."""

    template_name = "fund_applications/office/paper/add_file.html"
    header_icon = "upload"
    page_title = gettext_lazy("Voeg een bestand toe")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not has_any_role(request.user, {Role.HANDLER}):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*self.breadcrumbs_items, {"url": "", "label": str(self.page_title)}]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.show(FileForm())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = FileForm(request.POST, request.FILES)
        if form.is_valid():
            try:
                attachment = store(form.cleaned_data["upload"], application=self.application)
            except FileRefusedError as refusal:
                form.add_error("upload", refusal.message)
            else:
                messages.success(request, _("%(name)s is toegevoegd.") % {"name": attachment.original_name})
                return redirect("office_add_file", public_id=self.application.public_id)
        return self.show(form)

    def show(self, form: FileForm) -> HttpResponse:
        files = self.application.attachments.filter(message=None, report=None)
        context = self.get_context_data(
            application=self.application, form=form, files=files, back_url=self.case_url, media=form.media
        )
        return self.render_to_response(context)
