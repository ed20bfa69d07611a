"""The door of a case: every view of the office that shows or changes one comes in here.

Asked at every request, remembered nowhere: a conflict that is recorded now closes the door now (Awb 2:4).
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from fund_applications.lifecycle.perform import lapse_if_due
from fund_applications.models import Application, Assignment, Status
from fund_applications.office.access import CASE_STAFF, Role, cases_of, has_any_role


def open_case(user: Any, public_id: Any) -> Application:
    """The case with this public id. Raises PermissionDenied when there is none that this person may read.

    The answer is the same for a case that does not exist: nobody learns which cases there are. A supplement whose date
    has passed lapses here, so that the case is the same whether the nightly command ran or not.
    """
    cases: QuerySet[Application] = cases_of(user).select_related("round", "applicant", "handler")
    application = cases.filter(public_id=public_id).first()
    if application is None:
        raise PermissionDenied
    waits = application.status == Status.SUPPLEMENT_REQUESTED
    if waits and lapse_if_due(application.pk, timezone.now()):
        application.refresh_from_db()
    return application


class CaseMixin:
    """Opens the case of the address for this person, or turns the request away.

    A member of the commission first declares to have no conflict; until then every door leads to that page, but for the
    views that have `passes_gate`.
    """

    passes_gate: ClassVar[bool] = False
    request: HttpRequest
    application: Application

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.application = open_case(request.user, kwargs["public_id"])
        if self.gate_is_closed and not self.passes_gate:
            return redirect("office_gate", public_id=self.application.public_id)
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]

    @cached_property
    def assignment(self) -> Assignment | None:
        """The request to this person to review the case, unless it was given back."""
        if not has_any_role(self.request.user, {Role.MEMBER}):
            return None
        asked = Assignment.objects.filter(application=self.application, reviewer_id=self.request.user.pk)
        return asked.filter(declined_at=None).select_related("review").first()

    @property
    def gate_is_closed(self) -> bool:
        """Whether this person must declare to have no conflict first."""
        if self.assignment is not None:
            return self.assignment.gate_passed_at is None
        return False

    @property
    def works_on_all_cases(self) -> bool:
        """Whether this person is no mere reviewer here."""
        return has_any_role(self.request.user, CASE_STAFF)

    @property
    def reads_everything(self) -> bool:
        """Whether this person sees more than the application itself: its outcome, its letters and its history."""
        return has_any_role(self.request.user, CASE_STAFF | {Role.RECORDS})

    @property
    def case_url(self) -> str:
        """The screen of the case."""
        return reverse("office_case", args=[self.application.public_id])

    @property
    def breadcrumbs_items(self) -> list[dict[str, str]]:
        """The path to the case, for the header of Wagtail."""
        return [
            {"url": reverse("wagtailadmin_home"), "label": _("Start")},
            {"url": reverse("aanvragen_modeladmin_index"), "label": _("Aanvragen")},
            {"url": self.case_url, "label": self.application.reference},
        ]
