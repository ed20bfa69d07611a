"""The rows of who works on a case, and of their reviews (Awb 2:4, 2:5, 3:5-3:9)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fund_applications.lifecycle import changed_reviews, reviewing
from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.effects import people
from fund_applications.lifecycle.follow_ups import FollowUpKind
from fund_applications.lifecycle.guards.parts import Required
from fund_applications.lifecycle.roles import Role
from fund_applications.lifecycle.rows.parts import ANY_STAFF, REASON
from fund_applications.lifecycle.transition import Transition
from fund_applications.models import Status

ROWS = (
    Transition(
        name="assign_handler",
        label=_("Behandelaar aanwijzen"),
        sources=frozenset(Status),
        target=None,
        roles=(Role.HANDLER,),
        data=given.AssignHandler,
        guards=(people.person_fits("user_id", Role.HANDLER),),
        effect=people.assign_handler,
    ),
    Transition(
        name="assign_reviewer",
        label=_("Beoordelaar aanwijzen"),
        sources=frozenset({Status.SUBMITTED, Status.UNDER_REVIEW}),
        target=None,
        roles=(Role.HANDLER, Role.SECRETARY),
        data=given.AssignReviewer,
        guards=(people.person_fits("user_id", Role.MEMBER),),
        effect=people.assign_reviewer,
        follow_ups=(FollowUpKind.ASK_REVIEW,),
        article="Awb 2:5",
    ),
    Transition(
        name="release_reviewer",
        label=_("Beoordeling teruggeven"),
        sources=frozenset({Status.SUBMITTED, Status.SUPPLEMENT_REQUESTED, Status.UNDER_REVIEW}),
        target=None,
        roles=(Role.HANDLER, Role.SECRETARY, Role.MEMBER),
        data=given.ReleaseReviewer,
        guards=(REASON, people.reviewer_can_be_released),
        effect=people.release_reviewer,
    ),
    Transition(
        name="pass_gate",
        label=_("Verklaren geen belang te hebben"),
        sources=frozenset(Status),
        target=None,
        roles=(Role.MEMBER,),
        state_guards=(reviewing.gate_is_closed,),
        effect=reviewing.pass_gate,
        article="Awb 2:4",
    ),
    Transition(
        name="hand_in_review",
        label=_("Beoordeling indienen"),
        sources=frozenset({Status.UNDER_REVIEW}),
        target=None,
        roles=(Role.MEMBER,),
        state_guards=(reviewing.review_is_not_handed_in, reviewing.review_is_complete),
        effect=reviewing.hand_in_review,
        article="Awb 3:5-3:9",
    ),
    Transition(
        name="change_review",
        label=_("Beoordeling veranderen na het gesprek"),
        sources=frozenset({Status.UNDER_REVIEW}),
        target=None,
        roles=(Role.MEMBER,),
        data=given.ChangeReview,
        state_guards=(changed_reviews.review_is_handed_in,),
        guards=(Required("why", _("Schrijf op waarom je van mening veranderde.")), changed_reviews.review_changes),
        effect=changed_reviews.change_review,
        article="Awb 3:5-3:9",
    ),
    Transition(
        name="declare_conflict",
        label=_("Belang melden"),
        sources=frozenset(Status),
        target=None,
        roles=(*ANY_STAFF, Role.SYSTEM),
        data=given.DeclareConflict,
        guards=(people.conflict_can_be_declared,),
        effect=people.declare_conflict,
        follow_ups=(FollowUpKind.TELL_CONFLICT,),
        article="Awb 2:4",
        conflict_blocks=False,
    ),
)
