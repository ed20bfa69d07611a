"""Writing together: inviting somebody, seeing who writes along, taking access away, and leaving."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from config.form_renderer import PlainForm
from fund_applications.intake.access import guest_key, revoke
from fund_applications.intake.co_applicants import (
    MOST,
    NAME_LENGTH,
    InvitationRefusedError,
    active,
    clean_name,
    invite,
    remove,
)
from fund_applications.intake.text_fields import OneLineField
from fund_applications.intake.upload_limits import UnreadableRequestError, read_post
from fund_applications.intake.views.opened_draft import applicant_only, with_draft
from fund_applications.models import Draft

_METHODS = ["GET", "HEAD", "POST"]


class InvitationForm(PlainForm):
    """Who is invited, and whether he may follow the case later."""

    name = OneLineField(
        label=_("Hoe heet de ander?"),
        max_length=NAME_LENGTH,
        error_messages={"required": _("Vul in hoe de ander heet."), "max_length": _("Maak de naam korter.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=_("Wat is het e-mailadres van de ander?"),
        help_text=_("Vraag eerst of de ander het goed vindt."),
        error_messages={
            "required": _("Vul het e-mailadres van de ander in."),
            "invalid": _("Dit is geen e-mailadres. Vul het in zoals naam@voorbeeld.nl."),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    may_follow = forms.BooleanField(
        label=_("De ander mag na het versturen zien hoe het met de aanvraag gaat."), required=False
    )

    def clean_name(self) -> str:
        """Only what a name is made of: it goes out in a mail to somebody else."""
        name = clean_name(self.cleaned_data["name"])
        if not name:
            raise forms.ValidationError(_("Gebruik alleen letters, spaties, streepjes en punten."))
        return name


@require_http_methods(_METHODS)
@with_draft
@applicant_only
def together(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Who writes along, and a form to invite somebody."""
    if request.method != "POST":
        return _page(request, draft, InvitationForm())
    form = _bound(request)
    if form.is_valid():
        try:
            row = invite(draft, **form.cleaned_data)
        except InvitationRefusedError as refused:
            form.add_error(refused.field or None, refused.message)
        else:
            messages.success(request, gettext("We sturen een uitnodiging naar %(email)s.") % {"email": row.email})
            return redirect("intake:together", draft_id=draft.pk)
    return _page(request, draft, form, status=422)


@require_http_methods(_METHODS)
@with_draft
@applicant_only
def take_away(request: HttpRequest, draft: Draft, key: int) -> HttpResponse:
    """Take the access of a co-applicant away."""
    if request.method == "POST" and remove(draft, key):
        messages.success(request, gettext("De ander kan nu niet meer bij je aanvraag."))
    return redirect("intake:together", draft_id=draft.pk)


@require_http_methods(_METHODS)
@with_draft
def leave(request: HttpRequest, draft: Draft) -> HttpResponse:
    """A co-applicant stops."""
    guest = guest_key(request, draft.pk)
    if request.method != "POST" or guest is None:
        return redirect("intake:overview", draft_id=draft.pk)
    remove(draft, guest)
    revoke(request, draft.pk)
    response = render(request, "fund_applications/intake/left.html")
    response["Clear-Site-Data"] = '"cache"'
    return response


def _bound(request: HttpRequest) -> InvitationForm:
    try:
        return InvitationForm(read_post(request))
    except UnreadableRequestError:
        form = InvitationForm(QueryDict())
        form.full_clean()
        form.add_error(None, gettext("Wat je stuurde is te groot. Maak je tekst korter."))
        return form


def _page(request: HttpRequest, draft: Draft, form: InvitationForm, status: int = 200) -> HttpResponse:
    people = active(draft)
    context = {
        "draft": draft,
        "form": form,
        "people": people,
        "most": MOST,
        "is_full": len(people) >= MOST,
        "error_count": sum(len(found) for found in form.errors.values()) if form.is_bound else 0,
    }
    return render(request, "fund_applications/intake/together.html", context, status=status)
