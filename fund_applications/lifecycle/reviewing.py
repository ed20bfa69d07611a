"""What a member of the commission does on a case, for the log: being free of conflicts (Awb 2:4), and handing in a review.

The log keeps that it happened and who did it, never a score: those are in the review, which stays as it was handed in.
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from fund_applications.lifecycle.case import Case, surely
from fund_applications.lifecycle.effects import Facts
from fund_applications.lifecycle.refusals import TransitionRefused
from fund_applications.lifecycle.transition_data import TransitionData
from fund_applications.models import Criterion, Review


def gate_is_closed(case: Case) -> None:
    """Declared once: the first declaration counts."""
    if case.own_assignment is None or case.own_assignment.gate_passed_at is not None:
        raise TransitionRefused(_("Je hebt al verklaard dat je geen belang hebt."), code="once")


def pass_gate(case: Case, _data: TransitionData) -> Facts:
    """This person declared to have no conflict: the content opens for him."""
    assignment = surely(case.own_assignment)
    assignment.gate_passed_at = case.now
    assignment.save(update_fields=["gate_passed_at"])
    return Facts()


def review_is_not_handed_in(case: Case) -> None:
    """A review counts once."""
    review = own_review(case)
    if review is not None and review.submitted_at is not None:
        raise TransitionRefused(_("Je beoordeling is al ingediend."), code="too_late")


def review_is_complete(case: Case) -> None:
    """An advice, and on every criterion of the round a score with its reason."""
    review = own_review(case)
    if review is None or not review.recommendation:
        raise TransitionRefused(_("Kies wat je de commissie adviseert."), "recommendation", code="required")
    judged = review.scores.exclude(score=None).exclude(reason="").values("criterion_id")
    missing = Criterion.objects.filter(round_id=case.application.round_id).exclude(pk__in=judged).first()
    if missing is not None:
        text = _("Geef een score met uitleg bij “%(name)s”.")
        raise TransitionRefused(text % {"name": missing.name}, "scores", code="required")


def hand_in_review(case: Case, _data: TransitionData) -> Facts:
    """The review counts from now on."""
    review = surely(own_review(case))
    review.submitted_at = case.now
    review.save(update_fields=["submitted_at", "saved_at"])
    return Facts(data={"review": review.pk})


def own_review(case: Case) -> Review | None:
    """The review of the member who acts, also when it is a draft."""
    return getattr(case.own_assignment, "review", None)
