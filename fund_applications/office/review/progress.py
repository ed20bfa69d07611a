"""How far the reviews of a case are, and who may already see what the others found.

Own first, then others: whoever was asked for a review sees no score of a colleague before his own is in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from fund_applications.models import Application, Assignment, Review
from fund_applications.office.access import CASE_STAFF, has_any_role
from fund_applications.office.words import name_of


@dataclass(frozen=True)
class ReviewLine:
    """One reviewer and how far he is; the outcome is told only to who may see it."""

    assignment: Assignment
    name: str
    state: str
    is_in: bool
    is_declined: bool
    recommendation: str


@dataclass(frozen=True)
class ReviewProgress:
    """All reviewers of a case; `needed` is how many reviews the round asks for."""

    lines: tuple[ReviewLine, ...]
    needed: int
    shows_outcomes: bool

    @property
    def have(self) -> int:
        """How many reviews are in."""
        return sum(line.is_in for line in self.lines)


def review_progress(application: Application, user: Any) -> ReviewProgress:
    """Who reviews the case and how far they are. One query."""
    assignments = list(
        Assignment.objects.filter(application=application).select_related("reviewer", "review").order_by("assigned_at")
    )
    shows = may_see_outcomes(assignments, user)
    return ReviewProgress(
        tuple(_line(assignment, shows) for assignment in assignments), application.round.reviews_needed, shows
    )


def may_see_outcomes(assignments: list[Assignment], user: Any) -> bool:
    """Whether this person may see scores: his own review is in, or he works on the case without reviewing it."""
    own = [a for a in assignments if a.reviewer_id == user.pk and a.declined_at is None]
    if own:
        return all(is_in(assignment) for assignment in own)
    return has_any_role(user, CASE_STAFF)


def review_of(assignment: Assignment) -> Review | None:
    """The review of an assignment, or None when nothing was written yet."""
    return getattr(assignment, "review", None)


def is_in(assignment: Assignment) -> bool:
    """Whether the review was handed in and counts."""
    review = review_of(assignment)
    return assignment.declined_at is None and review is not None and review.submitted_at is not None


def _line(assignment: Assignment, shows_outcome: bool) -> ReviewLine:
    review = review_of(assignment)
    submitted = is_in(assignment)
    return ReviewLine(
        assignment=assignment,
        name=name_of(assignment.reviewer),
        state=_state(assignment, review),
        is_in=submitted,
        is_declined=assignment.declined_at is not None,
        recommendation=review.get_recommendation_display() if review and submitted and shows_outcome else "",
    )


def _state(assignment: Assignment, review: Review | None) -> str:
    if assignment.declined_at is not None:
        return _("teruggegeven")
    if review is not None and review.submitted_at is not None:
        return _("ingediend")
    if review is not None:
        return _("bezig")
    if assignment.gate_passed_at is not None:
        return _("nog niet begonnen")
    return _("nog niet geopend")
