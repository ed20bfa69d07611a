"""The agenda of a meeting: the cases that wait for advice, in the order of the round, with the line of the money."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, QuerySet

from fund_applications.lifecycle.budget import claim, queue, ranked
from fund_applications.models import Application, Assignment, CommissionMeeting, Status


@dataclass(frozen=True)
class AgendaItem:
    """One case to talk about. Amounts in euro; `left` is what is there when its turn comes."""

    application: Application
    reviews_in: int
    score: float | None
    claim: Decimal
    left: Decimal
    is_too_late: bool
    """Whether its last day comes before the meeting."""

    @property
    def fits(self) -> bool:
        """Whether the money that is left then is enough."""
        return self.claim <= self.left


@dataclass(frozen=True)
class Agenda:
    """The cases of a meeting; `hidden` counts those that this person may not see."""

    items: tuple[AgendaItem, ...]
    hidden: int

    @property
    def line_after(self) -> int | None:
        """After how many items the money ends; None when all fit."""
        for number, item in enumerate(self.items):
            if not item.fits:
                return number
        return None


def agenda_of(meeting: CommissionMeeting, visible: QuerySet[Application], user: Any) -> Agenda:
    """Cases in review or advised, in the order in which they get money. Five queries, however many cases.

    Whoever must still review a case himself sees no score of it.
    """
    turns = [
        (case, left) for case, left in queue(meeting.round) if case.status in (Status.UNDER_REVIEW, Status.ADVISED)
    ]
    keys = [case.pk for case, _left in turns]
    facts: dict[int, Any] = {
        row["pk"]: row
        for row in ranked(visible.filter(pk__in=keys))
        .annotate(
            reviews_in=Count(
                "assignments",
                filter=Q(assignments__declined_at=None, assignments__review__submitted_at__isnull=False),
                distinct=True,
            )
        )
        .values("pk", "reviews_in", "ranking_score")
    }
    own = Assignment.objects.filter(reviewer_id=user.pk, application__in=keys, declined_at=None)
    to_review = set(own.exclude(review__submitted_at__isnull=False).values_list("application_id", flat=True))
    items = tuple(
        AgendaItem(
            application=case,
            reviews_in=facts[case.pk]["reviews_in"],
            score=None if case.pk in to_review else facts[case.pk]["ranking_score"],
            claim=_claim(case, meeting),
            left=left,
            is_too_late=case.decide_by is not None and case.decide_by < meeting.held_on,
        )
        for case, left in turns
        if case.pk in facts
    )
    return Agenda(items, hidden=len(turns) - len(items))


def _claim(case: Application, meeting: CommissionMeeting) -> Decimal:
    case.round = meeting.round
    return claim(case)
