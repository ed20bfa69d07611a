"""What waits for the people who keep records, on the start page of the admin."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fund_applications.models import DestructionList, PrivacyRequest
from fund_applications.office.access import cases_of
from fund_applications.office.deadline import days_in_words
from fund_applications.office.start.waiting import MOST, WaitingCase, WaitingList
from fund_applications.office.words import name_of
from fund_applications.retention.due import Window, cases_in
from fund_applications.retention.rules import RuleTable


def for_records(user: Any, today: date) -> Iterator[WaitingList]:
    """AVG requests by their last day, lists of colleagues to judge, and how many cases are due."""
    yield _privacy_requests(today)
    yield from for_second_person(user, today)
    total = cases_in(Window.NOW, today, cases_of(user), RuleTable()).count()
    text = ngettext("%(n)d aanvraag", "%(n)d aanvragen", total) % {"n": total}
    due = (WaitingCase(text, _("De bewaartermijn is om"), reverse("retention_due")),) if total else ()
    yield WaitingList(_("Vernietigen"), due, len(due), empty=_("Er hoeft nu niets vernietigd te worden."))


def for_second_person(user: Any, today: date) -> Iterator[WaitingList]:
    """Destruction lists that somebody else proposed."""
    proposed = DestructionList.objects.filter(state=DestructionList.State.PROPOSED).exclude(proposed_by_id=user.pk)
    found = list(proposed.select_related("proposed_by").order_by("proposed_at")[:MOST])
    lines = tuple(
        WaitingCase(
            each.number,
            _("voorgesteld door %(who)s") % {"who": name_of(each.proposed_by)},
            reverse("retention_list", args=[each.pk]),
        )
        for each in found
    )
    url = reverse("retention_lists")
    yield WaitingList(_("Vernietigingslijst: beoordelen"), lines, len(lines), url, _("Er wacht geen lijst op jou."))


def _privacy_requests(today: date) -> WaitingList:
    waiting = PrivacyRequest.objects.filter(outcome=PrivacyRequest.Outcome.OPEN).order_by("due_on", "pk")
    lines = tuple(
        WaitingCase(
            str(each),
            each.get_kind_display(),
            reverse("retention_privacy_request", args=[each.pk]),
            note=days_in_words(each.due_on, today),
        )
        for each in waiting[:MOST]
    )
    return WaitingList(
        _("AVG-verzoek: antwoorden"), lines, waiting.count(), reverse("retention_privacy"), _("Er wacht geen verzoek.")
    )
