"""The rows of advice and decision (Awb 3:5-3:9, 3:46-3:50, 4:25, 4:37)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.effects import deciding
from fund_applications.lifecycle.follow_ups import FollowUpKind
from fund_applications.lifecycle.guards import deciding as decision_guards
from fund_applications.lifecycle.guards.deciding import SecondPairOfEyes
from fund_applications.lifecycle.roles import Role
from fund_applications.lifecycle.rows.parts import REASON, REASONS
from fund_applications.lifecycle.transition import Transition
from fund_applications.models import Status

ROWS = (
    Transition(
        name="fix_advice",
        label=_("Advies vaststellen"),
        sources=frozenset({Status.UNDER_REVIEW}),
        target=Status.ADVISED,
        roles=(Role.SECRETARY,),
        data=given.FixAdvice,
        state_guards=(decision_guards.enough_reviews,),
        guards=(decision_guards.advice_is_complete,),
        effect=deciding.fix_advice,
        follow_ups=(FollowUpKind.TELL_ADVISED,),
        article="Awb 3:5-3:9",
    ),
    Transition(
        name="return_to_review",
        label=_("Terug naar de commissie"),
        sources=frozenset({Status.ADVISED}),
        target=Status.UNDER_REVIEW,
        roles=(Role.DECIDER,),
        data=given.ReturnToReview,
        state_guards=(decision_guards.decider_is_fresh,),
        guards=(REASON,),
        effect=deciding.return_to_review,
    ),
    Transition(
        name="grant",
        label=_("Toekennen"),
        sources=frozenset({Status.ADVISED}),
        target=Status.GRANTED,
        roles=(Role.DECIDER,),
        data=given.Grant,
        state_guards=(decision_guards.advice_is_there, decision_guards.decider_is_fresh),
        guards=(
            REASONS,
            decision_guards.obligations_are_clear,
            decision_guards.deviation_is_explained,
            SecondPairOfEyes("grant"),
            decision_guards.grant_fits,
        ),
        effect=deciding.grant,
        follow_ups=(FollowUpKind.SEND_DECISION,),
        article="Awb 3:46-3:50, 4:25, 4:37",
    ),
    Transition(
        name="reject",
        label=_("Afwijzen"),
        sources=frozenset({Status.ADVISED}),
        target=Status.REJECTED,
        roles=(Role.DECIDER,),
        data=given.Reject,
        state_guards=(decision_guards.advice_is_there, decision_guards.decider_is_fresh),
        guards=(
            decision_guards.rejection_ground_is_known,
            REASONS,
            decision_guards.deviation_is_explained,
            SecondPairOfEyes("reject"),
        ),
        effect=deciding.reject,
        follow_ups=(FollowUpKind.SEND_DECISION,),
        article="Awb 3:46-3:50, 4:25, 4:35",
    ),
)
