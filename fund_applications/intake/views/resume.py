"""Going on with a draft: asking for a link by e-mail, and using one up."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from config.form_renderer import PlainForm
from fund_applications.intake.access import grant, own_drafts
from fund_applications.intake.co_applicants import inviter_name, join, may_come_in, row_of
from fund_applications.intake.links import LinkRefusedError, LinkState, consume, look_up, normalised_email
from fund_applications.intake.resume_mail import send_links_for
from fund_applications.models import Draft, MagicLink


class EmailForm(PlainForm):
    """Asks for the address to which a link is sent."""

    email = forms.EmailField(
        label=_("Wat is je e-mailadres?"),
        help_text=_("Het adres dat je in je aanvraag invulde."),
        error_messages={
            "required": _("Vul je e-mailadres in."),
            "invalid": _("Dit is geen e-mailadres. Vul het in zoals naam@voorbeeld.nl."),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def request_link(request: HttpRequest) -> HttpResponse:
    """Send a link to the drafts of an address. The answer is the same for an address that has none."""
    form = EmailForm(request.POST if request.method == "POST" else None)
    context = {"form": form, "drafts": own_drafts(request)}
    if request.method == "POST" and form.is_valid():
        send_links_for(form.cleaned_data["email"], timezone.now())
        return render(request, "fund_applications/intake/link_sent.html", {"email": form.cleaned_data["email"]})
    return render(request, "fund_applications/intake/request_link.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def resume(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind a link: a button on GET, because mail scanners follow links; used up by the POST."""
    if request.method == "POST":
        try:
            link = consume(token, MagicLink.Purpose.DRAFT)
        except LinkRefusedError as refused:
            return _refused(request, refused.state)
        if link.draft is None:
            return _refused(request, LinkState.UNKNOWN)
        if not may_come_in(link.draft, link.email):
            return _turn_away(request, link.draft, link.email)
        row = row_of(link.draft, link.email)
        if row is not None:
            join(row)
        _verify(link.draft, link)
        grant(request, link.draft.pk, row.pk if row else None)
        return redirect("intake:overview", draft_id=link.draft.pk)
    found = look_up(token, MagicLink.Purpose.DRAFT)
    if found.link is not None and found.link.draft is not None and not may_come_in(found.link.draft, found.link.email):
        return _turn_away(request, found.link.draft, found.link.email)
    if found.link is None or found.link.draft is None or found.state is not LinkState.VALID:
        return _refused(request, found.state)
    row = row_of(found.link.draft, found.link.email)
    with translation.override(found.link.draft.language):
        context = {"link": found.link, "inviter": inviter_name(found.link.draft) if row else ""}
        return render(request, "fund_applications/intake/resume.html", context)


def _verify(draft: Draft, link: MagicLink) -> None:
    """Who uses the link reads mail at this address; that the draft still names it is what makes it verified."""
    if normalised_email(draft.email) == link.email and draft.email_verified_at is None:
        Draft.objects.filter(pk=draft.pk).update(email_verified_at=timezone.now())


def _turn_away(request: HttpRequest, draft: Draft, email: str) -> HttpResponse:
    """Access was taken away from who wrote along, or the draft has another address by now."""
    if row_of(draft, email) is None:
        return _refused(request, LinkState.UNKNOWN)
    return render(request, "fund_applications/intake/not_along.html", status=410)


def _refused(request: HttpRequest, state: LinkState) -> HttpResponse:
    context = {"state": state.value, "form": EmailForm(), "drafts": own_drafts(request)}
    return render(request, "fund_applications/intake/link_refused.html", context, status=410)
