"""After a grant: where the money goes, and how it went."""

from __future__ import annotations

from decimal import Decimal

from django.contrib import messages as notices
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fund_applications.applicant.access import actor_of, with_own_case
from fund_applications.applicant.contact_data import save_contact_data
from fund_applications.applicant.forms import BankAccountForm, ReportForm
from fund_applications.applicant.report_costs import budget_lines
from fund_applications.applicant.views.posting import posted_form
from fund_applications.intake.file_kinds import FileRefusedError
from fund_applications.intake.uploads import store
from fund_applications.lifecycle.perform import available, perform
from fund_applications.lifecycle.refusals import TransitionRefused
from fund_applications.lifecycle.statuses import status_for_applicant
from fund_applications.lifecycle.transition_data import SubmitReport
from fund_applications.models import Application, Status


@require_http_methods(["GET", "HEAD", "POST"])
@with_own_case
def bank_account(request: HttpRequest, application: Application) -> HttpResponse:
    """The account for the grant: asked once the grant is announced, not before."""
    if status_for_applicant(application) not in {Status.GRANTED, Status.REPORT_SUBMITTED}:
        return _not_now(request, application, _("Dit vragen we pas als je geld krijgt."))
    applicant = application.applicant
    known = {"iban": applicant.iban, "account_holder": applicant.account_holder or applicant.name}
    form = posted_form(request, BankAccountForm, initial=known)
    if request.method == "POST" and form.is_valid():
        applicant.iban, applicant.account_holder = form.cleaned_data["iban"], form.cleaned_data["account_holder"]
        save_contact_data(application, applicant, form.changed_data)
        notices.success(request, _("We hebben je rekeningnummer."))
        return redirect("applicant:case", public_id=application.public_id)
    return _page(request, "bank_account", application, form)


@require_http_methods(["GET", "HEAD", "POST"])
@with_own_case
def report(request: HttpRequest, application: Application) -> HttpResponse:
    """The report (Awb 4:45)."""
    if not any(row.name == "report" for row in available(application, actor_of(application))):
        return _not_now(request, application, _("Een verslag sturen kan nu niet (meer)."))
    form = posted_form(request, ReportForm, lines=budget_lines(application))
    if request.method == "POST" and form.is_valid():
        try:
            _send(application, form)
        except FileRefusedError as refusal:
            form.add_error("file", refusal.message)
        except TransitionRefused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        else:
            notices.success(request, _("We hebben je verslag. Dank je wel."))
            return redirect("applicant:case", public_id=application.public_id)
    return _page(request, "report", application, form)


def _send(application: Application, form: ReportForm) -> None:
    """The file and the report, both or neither."""
    values = form.cleaned_data
    with transaction.atomic():
        files = [store(upload, application=application) for upload in values["file"]]
        data = SubmitReport(
            what_happened=values["what_happened"],
            people_reached=values["people_reached"],
            what_failed=values["what_failed"],
            actual_costs=Decimal(values["actual_costs"]),
            actual_income=Decimal(values["actual_income"]),
            cost_lines=tuple(values["cost_lines"]),
            attachment_ids=tuple(file.pk for file in files),
        )
        perform(application.pk, "report", actor=actor_of(application), data=data)


def _not_now(request: HttpRequest, application: Application, why: str) -> HttpResponse:
    """A page or button that is old by now: say so, and show how things stand."""
    notices.info(request, why)
    return redirect("applicant:case", public_id=application.public_id)


def _page(
    request: HttpRequest, name: str, application: Application, form: BankAccountForm | ReportForm
) -> HttpResponse:
    errors = sum(len(found) for found in form.errors.values()) if form.is_bound else 0
    context = {"application": application, "form": form, "error_count": errors}
    return render(request, f"fund_applications/applicant/{name}.html", context, status=422 if errors else 200)
