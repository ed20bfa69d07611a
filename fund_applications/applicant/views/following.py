"""Who looks along with a case: the page for co-applicants, and the applicant's choice who they are."""

from __future__ import annotations

import uuid

from django.contrib import messages as notices
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from fund_applications.applicant.access import followed_cases, signed_in, signed_in_email, with_own_case
from fund_applications.applicant.next_steps import next_step
from fund_applications.applicant.timeline import timeline_of
from fund_applications.intake.co_applicants import tell_follower
from fund_applications.intake.rate_limit import allowed
from fund_applications.lifecycle.statuses import wording_for_applicant
from fund_applications.models import Application


@require_safe
@signed_in
def follow(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """How a case stands, for who was let in. No messages, letters, answers or contact data: those are the applicant's."""
    application = followed_cases(signed_in_email(request)).filter(public_id=public_id).first()
    if application is None:
        raise Http404
    with translation.override(application.applicant.language or translation.get_language()):
        context = {
            "application": application,
            "wording": wording_for_applicant(application),
            "next_step": next_step(application),
            "timeline": timeline_of(application),
        }
        return render(request, "fund_applications/applicant/follow.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@with_own_case
def followers(request: HttpRequest, application: Application) -> HttpResponse:
    """The applicant lets a co-applicant look along, or no longer."""
    if request.method == "POST":
        wanted = request.POST.get("wie", "")
        key = int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) < 18 else 0
        row = get_object_or_404(application.co_applicants.filter(removed_at=None), pk=key)
        row.may_follow = "mag" in request.POST
        row.save(update_fields=["may_follow"])
        if row.may_follow and allowed("tell-follower", str(row.pk), times=3, seconds=24 * 60 * 60):
            tell_follower(row)
        said = _("%(name)s kan nu meekijken.") if row.may_follow else _("%(name)s kan nu niet meer meekijken.")
        notices.success(request, said % {"name": row.name or row.email})
        return redirect("applicant:followers", public_id=application.public_id)
    people = application.co_applicants.filter(removed_at=None)
    context = {"application": application, "people": people}
    return render(request, "fund_applications/applicant/followers.html", context)
