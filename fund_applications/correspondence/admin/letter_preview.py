"""The letter of a decision before it is taken: what is seen here is what is sent."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.generic import View

from fund_applications.correspondence.letters.archive import pdf_of
from fund_applications.correspondence.letters.decision import DecisionWords
from fund_applications.correspondence.letters.of_case import letter_of_decision, letter_of_words
from fund_applications.lifecycle.prepared_decisions import typed
from fund_applications.models import DecisionKind, PreparedDecision
from fund_applications.office.access import CASE_STAFF, has_any_role
from fund_applications.office.case.opening import CaseMixin

KINDS = {
    "grant": DecisionKind.GRANT,
    "reject": DecisionKind.REJECT,
    "not_process": DecisionKind.NOT_PROCESS,
    "determine": DecisionKind.DETERMINE,
    "revoke": DecisionKind.REVOKE,
}


class LetterPreview(CaseMixin, View):
    """The PDF of the prepared decision, or of a decision that is not announced yet, dated today."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not has_any_role(request.user, CASE_STAFF):
            raise PermissionDenied
        today = timezone.localdate()
        waiting = self.application.decisions.filter(announcement__isnull=True).order_by("-pk").first()
        if waiting is not None:
            content = letter_of_decision(waiting, today)
        else:
            content = letter_of_words(self.application, self._prepared(), today)
        response = HttpResponse(pdf_of(content, self.application, today), content_type="application/pdf")
        response["Content-Disposition"] = f'inline; filename="voorbeeld-{self.application.reference}.pdf"'
        response["Cache-Control"] = "private, no-store"
        return response

    def _prepared(self) -> DecisionWords:
        prepared = PreparedDecision.objects.filter(application=self.application).first()
        if prepared is None:
            raise Http404
        data = typed(prepared)
        return DecisionWords(
            kind=KINDS[prepared.transition],
            reasons=data.reasons,
            amount=getattr(data, "amount", None),
            ground=getattr(data, "ground", ""),
            deviation_reasons=getattr(data, "deviation_reasons", ""),
            obligations=tuple((each.text, each.due_on) for each in getattr(data, "obligations", ())),
        )
