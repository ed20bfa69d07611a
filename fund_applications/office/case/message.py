"""A message to the applicant: from a text or from nothing, and first seen as the applicant will see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fund_applications.applicant.conversation import LONGEST_SUBJECT, send_to_applicant
from fund_applications.models import Application, TextBlock
from fund_applications.office.access import Role
from fund_applications.office.actions.fields import long_text, short_text
from fund_applications.office.case.writing import WritingView
from fund_applications.office.texts.blocks import Block, blocks_for, fill_known, values_for
from fund_applications.office.texts.choosing import BUTTON, TextBlocksMixin, filled_in

PREVIEW = "preview"


class MessageForm(TextBlocksMixin, forms.Form):
    """A message to the applicant."""

    use_required_attribute = False
    once = forms.UUIDField(required=False, initial=uuid4, widget=forms.HiddenInput)
    """Sends a message once, however often the button is pressed."""
    subject = short_text(gettext_lazy("Onderwerp"))
    body = long_text(gettext_lazy("Bericht"), gettext_lazy("Schrijf “je”, met korte zinnen."), rows=10)

    def __init__(self, data: Any = None, *, blocks: Sequence[Block] = ()) -> None:
        super().__init__(data)
        self.fields["subject"].max_length = LONGEST_SUBJECT  # type: ignore[attr-defined]
        self.fields["subject"].widget.attrs["maxlength"] = str(LONGEST_SUBJECT)
        self.offer_blocks("body", blocks)


@dataclass(frozen=True)
class Seen:
    """A message as the applicant will see it. `told_by` says how he hears of it."""

    subject: str
    body: str
    at: datetime
    told_by: str


def seen(application: Application, subject: str, body: str, now: datetime) -> Seen:
    """The preview of a message, and how it is told (Awb 2:8, 2:10)."""
    applicant = application.applicant
    if applicant.by_post:
        told_by = _("%(name)s koos voor post: dit gaat als brief. Die komt bij de post die verstuurd moet worden.")
    else:
        told_by = _("%(name)s krijgt een e-mail dat er een bericht klaarstaat. De tekst zelf staat niet in de e-mail.")
    return Seen(subject, body, now, told_by % {"name": applicant.name})


class MessageView(WritingView):
    """A message goes to the applicant's page and is announced; it can't be changed afterwards (Awb 2:12)."""

    template_name = "fund_applications/office/case/message.html"
    roles = frozenset({Role.HANDLER})
    header_icon = "mail"
    submit_label = gettext_lazy("Stuur het bericht")

    def get_page_title(self) -> str:
        return _("Stuur een bericht aan de aanvrager")

    @cached_property
    def values(self) -> dict[str, str]:
        """What the merge fields become for this case, in the language of the applicant."""
        return values_for(self.application, timezone.localdate(), self.application.applicant.language)

    def form_with(self, typed: QueryDict | None = None) -> MessageForm:
        """The form, empty or with what was typed."""
        language = self.application.applicant.language
        return MessageForm(typed, blocks=blocks_for(TextBlock.Kind.MESSAGE, self.values, language))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if BUTTON in request.POST:
            return self.show(filled_in(self.form_with, request.POST))
        form = self.form_with(request.POST)
        if not form.is_valid():
            return self.show(form)
        subject, body = (fill_known(form.cleaned_data[name], self.values) for name in ("subject", "body"))
        now = timezone.now()
        if PREVIEW in request.POST:
            return self.show(form, preview=seen(self.application, subject, body, now))
        once = form.cleaned_data["once"] or uuid4()
        send_to_applicant(self.application, request.user, subject, body, key=f"once/{once}", now=now)
        messages.success(request, _("Het bericht is verstuurd."))
        return redirect(self.case_url)
