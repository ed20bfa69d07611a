"""What the applicant can change in the course of a case: withdraw, answer a proposal, contact data, object."""

from __future__ import annotations

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from config.form_renderer import PlainForm
from fund_applications.applicant import mail_choices
from fund_applications.applicant.access import actor_of, with_own_case
from fund_applications.applicant.contact_data import ask_for_new_address, save_contact_data
from fund_applications.applicant.forms import (
    ContactForm,
    MailChoiceForm,
    NewEmailForm,
    ObjectionForm,
    ReasonForm,
)
from fund_applications.applicant.next_steps import referral_is_proposed
from fund_applications.applicant.outcomes import outcomes_of
from fund_applications.applicant.views.posting import posted_form
from fund_applications.intake.links import normalised_email
from fund_applications.intake.rate_limit import allowed
from fund_applications.intake.views.feedback import ask_feedback
from fund_applications.lifecycle.perform import available, perform
from fund_applications.lifecycle.refusals import TransitionRefused
from fund_applications.lifecycle.transition_data import DeclineReferral, FileObjection, Refer, Withdraw
from fund_applications.models import Applicant, Application

_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(_METHODS)
@with_own_case
def withdraw(request: HttpRequest, application: Application) -> HttpResponse:
    """Withdraw, after a page that asks whether one is sure."""
    if not any(row.name == "withdraw" for row in available(application, actor_of(application))):
        return _not_now(request, application)
    form = posted_form(request, ReasonForm)
    if request.method == "POST" and form.is_valid():
        try:
            perform(
                application.pk,
                "withdraw",
                actor=actor_of(application),
                data=Withdraw(reason=form.cleaned_data["reason"]),
            )
        except TransitionRefused as refused:
            form.add_error(None, refused.message)
        else:
            notices.success(request, _("Je aanvraag is ingetrokken."))
            return redirect("applicant:case", public_id=application.public_id)
    return _form_page(request, "withdraw", application, form)


@require_http_methods(_METHODS)
@with_own_case
def referral(request: HttpRequest, application: Application) -> HttpResponse:
    """Say yes or no to another place."""
    if not referral_is_proposed(application):
        return _not_now(request, application)
    form = posted_form(request, ReasonForm)
    if request.method == "POST" and form.is_valid():
        agrees = "agree" in request.POST
        data = Refer() if agrees else DeclineReferral(reason=form.cleaned_data["reason"])
        try:
            perform(application.pk, "refer" if agrees else "decline_referral", actor=actor_of(application), data=data)
        except TransitionRefused as refused:
            form.add_error(None, refused.message)
        else:
            said = (
                _("Je aanvraag stopt hier. Veel succes met je idee.")
                if agrees
                else _("We gaan verder met je aanvraag.")
            )
            notices.success(request, said)
            return redirect("applicant:case", public_id=application.public_id)
    event = application.events.filter(name="propose_referral").order_by("-sequence").first()
    return _form_page(request, "referral", application, form, reason=event.reason if event else "")


@require_http_methods(_METHODS)
@with_own_case
def contact(request: HttpRequest, application: Application) -> HttpResponse:
    """Change contact data, the way of messages, and consent."""
    applicant = Applicant.objects.get(pk=application.applicant_id)
    form = posted_form(request, ContactForm, instance=applicant)
    if request.method == "POST" and form.is_valid():
        save_contact_data(application, form.instance, form.changed_data)
        notices.success(request, _("Je gegevens zijn bewaard."))
        return redirect("applicant:contact", public_id=application.public_id)
    return _form_page(request, "contact", application, form)


@require_http_methods(_METHODS)
@with_own_case
def mails(request: HttpRequest, application: Application) -> HttpResponse:
    """Choose which of the optional mails come; the others are named, because they always come."""
    applicant = Applicant.objects.get(pk=application.applicant_id)
    wanted = [name for name in mail_choices.CHOICES if name not in applicant.unwanted_mails]
    form = posted_form(request, MailChoiceForm, initial={"wanted": wanted})
    if request.method == "POST" and form.is_valid():
        mail_choices.choose(applicant, form.cleaned_data["wanted"])
        notices.success(request, _("Je keuze is bewaard."))
        return redirect("applicant:mails", public_id=application.public_id)
    return _form_page(request, "mails", application, form, always=mail_choices.ALWAYS)


@require_http_methods(_METHODS)
@with_own_case
def email(request: HttpRequest, application: Application) -> HttpResponse:
    """Give another address of e-mail: it gets a link, and only that changes it."""
    form = posted_form(request, NewEmailForm)
    if request.method == "POST" and form.is_valid():
        new = normalised_email(form.cleaned_data["email"])
        if new == application.applicant.email.lower():
            form.add_error("email", _("Dit adres gebruiken we al. Vul een ander adres in."))
        elif not allowed("new-address", str(application.public_id), times=5, seconds=3600):
            form.add_error(None, _("Je vroeg dit al een paar keer. Kijk in je mailbox, of probeer het over een uur."))
        else:
            ask_for_new_address(application, new)
            notices.success(request, _("We stuurden een link naar %(email)s.") % {"email": new})
            return redirect("applicant:contact", public_id=application.public_id)
    return _form_page(request, "email", application, form)


@require_http_methods(_METHODS)
@with_own_case
def objection(request: HttpRequest, application: Application) -> HttpResponse:
    """Object to the latest announced decision; receipt is confirmed at once (Awb 6:4, 6:14)."""
    outcomes = outcomes_of(application)
    if not outcomes or outcomes[0].objection is not None or outcomes[0].is_on_objection:
        return _not_now(request, application)
    outcome = outcomes[0]
    form = posted_form(request, ObjectionForm)
    if request.method == "POST" and form.is_valid():
        data = FileObjection(text=form.cleaned_data["text"], decision_id=outcome.decision.pk)
        try:
            perform(application.pk, "file_objection", actor=actor_of(application), data=data)
        except TransitionRefused as refused:
            form.add_error(None, refused.message)
        else:
            notices.success(request, _("We hebben je bezwaar ontvangen. Je krijgt bericht over hoe het verder gaat."))
            return redirect("applicant:case", public_id=application.public_id)
    return _form_page(request, "objection", application, form, outcome=outcome)


@require_http_methods(_METHODS)
@with_own_case
def feedback(request: HttpRequest, application: Application) -> HttpResponse:
    """How it was to apply, without a name."""
    return ask_feedback(request, application, reverse("applicant:case", args=[application.public_id]))


def _not_now(request: HttpRequest, application: Application) -> HttpResponse:
    """A page or button that is old by now: say so, and show how things stand."""
    notices.info(request, _("Dat kan nu niet (meer). Hieronder staat hoe het met je aanvraag staat."))
    return redirect("applicant:case", public_id=application.public_id)


def _form_page(
    request: HttpRequest, name: str, application: Application, form: PlainForm | ContactForm, **more: object
) -> HttpResponse:
    errors = sum(len(found) for found in form.errors.values()) if form.is_bound else 0
    context = {"application": application, "form": form, "error_count": errors, **more}
    return render(request, f"fund_applications/applicant/{name}.html", context, status=422 if errors else 200)
