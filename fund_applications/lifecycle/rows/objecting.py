"""The rows of an objection, and of the decision that it leads to (Awb 6:4-6:9, 7:10-7:12)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fund_applications.lifecycle import objections, reconsideration
from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.follow_ups import FollowUpKind
from fund_applications.lifecycle.guards import completing as complete_guards
from fund_applications.lifecycle.guards import deciding as decision_guards
from fund_applications.lifecycle.roles import Role
from fund_applications.lifecycle.rows.parts import ANNOUNCED, BY_APPLICANT, REASONS, RECONSIDERING
from fund_applications.lifecycle.transition import Transition
from fund_applications.models import Status

ROWS = (
    Transition(
        name="file_objection",
        label=_("Bezwaar maken"),
        sources=ANNOUNCED,
        target=None,
        roles=BY_APPLICANT,
        data=given.FileObjection,
        guards=(complete_guards.told_by_applicant, objections.decision_can_be_objected_to),
        effect=objections.file_objection,
        follow_ups=(FollowUpKind.CONFIRM_OBJECTION,),
        article="Awb 6:4-6:9",
    ),
    Transition(
        name="postpone_objection",
        label=_("Beslissing op bezwaar uitstellen"),
        sources=ANNOUNCED,
        target=None,
        roles=(Role.HANDLER,),
        data=given.PostponeObjection,
        guards=(objections.objection_can_be_postponed,),
        effect=objections.postpone_objection,
        follow_ups=(FollowUpKind.TELL_OBJECTION_POSTPONED,),
        article="Awb 7:10 lid 3",
    ),
    Transition(
        name="decide_objection",
        label=_("Op bezwaar beslissen"),
        sources=ANNOUNCED,
        target=None,
        roles=(Role.DECIDER,),
        data=given.DecideObjection,
        guards=(objections.objection_can_be_decided,),
        effect=objections.decide_objection,
        follow_ups=(FollowUpKind.TELL_OBJECTION_OUTCOME,),
        article="Awb 7:11, 7:12, 10:3 lid 3",
    ),
    Transition(
        name="grant_on_objection",
        label=_("Bezwaar gegrond: toekennen"),
        sources=frozenset({Status.REJECTED, Status.REVOKED}),
        target=Status.GRANTED,
        roles=(Role.DECIDER,),
        data=given.GrantOnObjection,
        state_guards=RECONSIDERING,
        guards=(
            reconsideration.objection_is_that_one,
            REASONS,
            decision_guards.obligations_are_clear,
            decision_guards.deviation_is_explained,
            reconsideration.grant_on_objection_fits,
        ),
        effect=reconsideration.grant_on_objection,
        follow_ups=(FollowUpKind.SEND_DECISION,),
        article="Awb 7:11, 7:12, 10:3 lid 3",
        source_note=_("na bezwaar"),
    ),
    Transition(
        name="change_on_objection",
        label=_("Bezwaar gegrond: ander bedrag"),
        sources=frozenset({Status.GRANTED, Status.REPORT_SUBMITTED, Status.DETERMINED, Status.REVOKED}),
        target=None,
        roles=(Role.DECIDER,),
        data=given.ChangeOnObjection,
        state_guards=RECONSIDERING,
        guards=(reconsideration.objection_is_that_one, REASONS, reconsideration.change_on_objection_fits),
        effect=reconsideration.change_on_objection,
        follow_ups=(FollowUpKind.SEND_DECISION,),
        article="Awb 7:11, 7:12, 10:3 lid 3",
        source_note=_("na bezwaar"),
    ),
    Transition(
        name="process_on_objection",
        label=_("Bezwaar gegrond: alsnog behandelen"),
        sources=frozenset({Status.NOT_PROCESSED}),
        target=Status.UNDER_REVIEW,
        roles=(Role.DECIDER,),
        data=given.ProcessOnObjection,
        state_guards=RECONSIDERING,
        guards=(reconsideration.objection_is_that_one, REASONS),
        effect=reconsideration.process_on_objection,
        follow_ups=(FollowUpKind.TELL_OBJECTION_OUTCOME,),
        article="Awb 7:11, 7:12, 10:3 lid 3",
        source_note=_("na bezwaar"),
    ),
)
