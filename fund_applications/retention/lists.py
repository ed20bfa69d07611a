"""Destruction lists: one person proposes, another approves or refuses, the machine carries out (archive rules).

Who proposed a list never approves it: not by a second tab, not at the same moment; the database refuses it as well.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import datetime
from functools import partial
from itertools import islice
from typing import Any

from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from fund_applications.lifecycle.calendar_days import day_of
from fund_applications.lifecycle.conflicts import has_conflict
from fund_applications.lifecycle.refusals import TransitionRefused
from fund_applications.lifecycle.roles import Role, roles_of
from fund_applications.lifecycle.transition_data import clean_text
from fund_applications.models import Application, DestructionLine, DestructionList
from fund_applications.retention.certificate import make_certificate
from fund_applications.retention.destroying import destroy_line
from fund_applications.retention.due import DueCase, Window, as_due, cases_in
from fund_applications.retention.rules import RuleTable
from fund_applications.retention.search_words import forget_old_words

logger = logging.getLogger(__name__)

MOST_CASES = 500
"""So many cases on one list: a person must be able to look at all of them."""
PROPOSERS = frozenset({Role.RECORDS})
APPROVERS = frozenset({Role.RECORDS, Role.ADMINISTRATOR})

ListState = DestructionList.State
LineState = DestructionLine.State


def propose(
    user: Any, cases: QuerySet[Application], application_ids: Iterable[int] | None, *, explanation: str, now: datetime
) -> DestructionList:
    """A list of these cases, or of all that are due, with the rows as they are now.

    `cases` are those that this person may read. Raises TransitionRefused when nothing is left to put on it.
    """
    if not roles_of(user) & PROPOSERS:
        raise TransitionRefused(_("Alleen een informatiebeheerder stelt een lijst voor."), code="wrong_role")
    rules = RuleTable()
    due = cases_in(Window.NOW, day_of(now), cases, rules)
    if application_ids is not None:
        due = due.filter(pk__in=list(application_ids)[:MOST_CASES])
    rows = list(as_due(due[:MOST_CASES], rules))
    if not rows:
        text = _("Geen van deze aanvragen kan nu op een lijst. Kies ze opnieuw uit de lijst.")
        raise TransitionRefused(text, code="nothing_due")
    try:
        with transaction.atomic():
            made = DestructionList.objects.create(
                proposed_by=user, proposed_at=now, explanation=clean_text(explanation)
            )
            DestructionLine.objects.bulk_create([_line(made, row) for row in rows])
    except IntegrityError as error:
        text = _("Een collega zette een van deze aanvragen net op een andere lijst. Kies opnieuw.")
        raise TransitionRefused(text, code="on_another_list") from error
    return made


def _line(made: DestructionList, row: DueCase) -> DestructionLine:
    return DestructionLine(
        destruction_list=made,
        application=row.application,
        application_key=row.application.pk,
        reference=row.application.reference,
        result=row.rule.result.value,
        category=row.rule.number,
        closed_on=row.closed_on,
        kept_until=row.kept_until,
        ground=f"{row.ground}; {row.rule.source}"[:300],
    )


def why_not_decide(user: Any, proposed: DestructionList) -> str:
    """Why this person may not approve or refuse the list; empty when he may."""
    if not roles_of(user) & APPROVERS:
        return _("Alleen een informatiebeheerder of een beheerder keurt een lijst goed.")
    if proposed.proposed_by_id == user.pk:
        return _("Je hebt deze lijst zelf voorgesteld. Laat een ander hem beoordelen.")
    if proposed.state != ListState.PROPOSED:
        return _("Deze lijst wacht niet (meer) op een oordeel.")
    return ""


def approve(list_id: int, user: Any, *, reason: str, now: datetime) -> DestructionList:
    """Leave to destroy what is on the list; it is carried out after the commit. Raises TransitionRefused."""
    return _decide(list_id, user, ListState.APPROVED, reason=reason, now=now)


def reject(list_id: int, user: Any, *, reason: str, now: datetime) -> DestructionList:
    """Nothing is destroyed; the cases are free for another list. Raises TransitionRefused, also without a reason."""
    if not reason.strip():
        raise TransitionRefused(_("Schrijf op waarom je de lijst afkeurt."), "reason", code="required")
    return _decide(list_id, user, ListState.REJECTED, reason=reason, now=now)


def withdraw(list_id: int, user: Any, *, now: datetime) -> DestructionList:
    """Who proposed a list takes it back as long as nobody decided on it. Raises TransitionRefused."""
    with transaction.atomic():
        proposed = DestructionList.objects.select_for_update(of=("self",)).get(pk=list_id)
        if proposed.proposed_by_id != user.pk or proposed.state != ListState.PROPOSED:
            raise TransitionRefused(_("Deze lijst kun je niet (meer) intrekken."), code="impossible")
        proposed.state, proposed.decided_at = ListState.WITHDRAWN, now
        proposed.save(update_fields=["state", "decided_at"])
        _free(proposed, _("De lijst is ingetrokken."))
    return proposed


def _decide(list_id: int, user: Any, state: str, *, reason: str, now: datetime) -> DestructionList:
    with transaction.atomic():
        proposed = DestructionList.objects.select_for_update(of=("self",)).get(pk=list_id)
        if refusal := why_not_decide(user, proposed):
            raise TransitionRefused(refusal, code="not_you")
        cases = Application.objects.filter(pk__in=proposed.lines.values("application_id")).select_related("applicant")
        if any(has_conflict(user, case) for case in cases):
            text = _("Je hebt een belang bij een aanvraag op deze lijst. Laat een ander hem beoordelen.")
            raise TransitionRefused(text, code="conflict")
        proposed.state, proposed.decided_by, proposed.decided_at = state, user, now
        proposed.decision_reason = clean_text(reason)
        proposed.save(update_fields=["state", "decided_by", "decided_at", "decision_reason"])
        if state == ListState.REJECTED:
            _free(proposed, _("De lijst is afgekeurd."))
        else:
            from fund_applications.retention.tasks import begin

            transaction.on_commit(partial(begin, proposed.pk))
    return proposed


def _free(proposed: DestructionList, reason: str) -> None:
    proposed.lines.filter(state=LineState.WAITING).update(state=LineState.KEPT, kept_reason=reason)


def to_carry_out() -> list[int]:
    """Approved lists that are not finished: also those that a dead process left."""
    return list(DestructionList.objects.filter(state=ListState.APPROVED).order_by("pk").values_list("pk", flat=True))


def carry_out(list_id: int, now: datetime, *, most: int | None = None) -> bool:
    """Destroy what is left of an approved list, one case after another; whether the list is finished.

    A case that fails is logged and tried again later; the others go on. `most` cases at once when somebody waits for it.
    """
    approved = DestructionList.objects.get(pk=list_id)
    if approved.state != ListState.APPROVED:
        return approved.state == ListState.DONE
    left = approved.lines.filter(Q(state=LineState.WAITING) | ~Q(files_to_delete=[])).order_by("pk")
    keys = list(left.values_list("pk", flat=True))
    is_finished = most is None or len(keys) <= most
    for line_id in islice(keys, most):
        try:
            destroy_line(line_id, now)
        except (DatabaseError, OSError, LookupError):
            logger.exception("line %s of a destruction list failed", line_id)
            is_finished = False
    if is_finished:
        forget_old_words()
        _finish(list_id, now)
    return is_finished


def _finish(list_id: int, now: datetime) -> None:
    with transaction.atomic():
        done = DestructionList.objects.select_for_update(of=("self",)).get(pk=list_id)
        if done.state == ListState.APPROVED:
            make_certificate(done, now)
            done.state, done.finished_at = ListState.DONE, now
            done.save(update_fields=["state", "finished_at", "certificate", "certificate_sha256"])
