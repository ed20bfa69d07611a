"""The rows after a decision: announcement, report, determination, revocation, payment (Awb 3:41, 4:43-4:53)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fund_applications.lifecycle import payments
from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.effects import after_deciding, deciding
from fund_applications.lifecycle.follow_ups import FollowUpKind
from fund_applications.lifecycle.guards import after_deciding as later_guards
from fund_applications.lifecycle.guards import completing as complete_guards
from fund_applications.lifecycle.guards import deciding as decision_guards
from fund_applications.lifecycle.guards.deciding import SecondPairOfEyes
from fund_applications.lifecycle.roles import Role
from fund_applications.lifecycle.rows.parts import ANNOUNCED, BY_APPLICANT, REASONS
from fund_applications.lifecycle.transition import Transition
from fund_applications.models import Status

ROWS = (
    Transition(
        name="announce",
        label=_("Bekendmaken"),
        sources=ANNOUNCED,
        target=None,
        roles=(Role.SYSTEM, Role.HANDLER),
        data=given.Announce,
        state_guards=(later_guards.last_decision_is_not_announced,),
        guards=(later_guards.announcement_is_proven,),
        effect=after_deciding.announce,
        article="Awb 3:40, 3:41, 6:8",
    ),
    Transition(
        name="report",
        label=_("Verslag indienen"),
        sources=frozenset({Status.GRANTED}),
        target=Status.REPORT_SUBMITTED,
        roles=BY_APPLICANT,
        data=given.SubmitReport,
        state_guards=(later_guards.last_decision_is_announced,),
        guards=(complete_guards.told_by_applicant, later_guards.report_is_complete),
        effect=after_deciding.report,
        follow_ups=(FollowUpKind.CONFIRM_REPORT,),
        article="Awb 4:44, 4:45",
    ),
    Transition(
        name="determine",
        label=_("Vaststellen"),
        sources=frozenset({Status.GRANTED, Status.REPORT_SUBMITTED}),
        target=Status.DETERMINED,
        roles=(Role.DECIDER,),
        data=given.Determine,
        state_guards=(later_guards.last_decision_is_announced, decision_guards.decider_is_fresh),
        guards=(decision_guards.determination_fits, SecondPairOfEyes("determine")),
        effect=deciding.determine,
        follow_ups=(FollowUpKind.SEND_DECISION,),
        article="Awb 4:43, 4:46, 4:47",
    ),
    Transition(
        name="revoke",
        label=_("Intrekken of wijzigen"),
        sources=frozenset({Status.GRANTED, Status.DETERMINED}),
        target=Status.REVOKED,
        roles=(Role.DECIDER,),
        data=given.Revoke,
        state_guards=(later_guards.last_decision_is_announced, decision_guards.decider_is_fresh),
        guards=(
            decision_guards.revocation_ground_is_known,
            REASONS,
            decision_guards.revocation_fits,
            SecondPairOfEyes("revoke"),
        ),
        effect=deciding.revoke,
        follow_ups=(FollowUpKind.SEND_DECISION,),
        article="Awb 4:48-4:50",
    ),
    Transition(
        name="register_payment",
        label=_("Betaling vastleggen"),
        sources=frozenset({Status.GRANTED, Status.REPORT_SUBMITTED, Status.DETERMINED, Status.REVOKED}),
        target=None,
        roles=(Role.FINANCE,),
        data=given.RegisterPayment,
        state_guards=(later_guards.last_decision_is_announced,),
        guards=(payments.payment_fits,),
        effect=payments.register_payment,
        article="Awb 4:52, 4:87",
    ),
)
