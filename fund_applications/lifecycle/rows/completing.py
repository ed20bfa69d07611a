"""The rows until a case is complete, or ends before it is decided (Awb 4:5, 4:15; domain.md chapter 5)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.effects import completing, deciding
from fund_applications.lifecycle.follow_ups import FollowUpKind
from fund_applications.lifecycle.guards import completing as complete_guards
from fund_applications.lifecycle.guards import deciding as decision_guards
from fund_applications.lifecycle.guards.deciding import SecondPairOfEyes
from fund_applications.lifecycle.guards.parts import Required
from fund_applications.lifecycle.roles import Role
from fund_applications.lifecycle.rows.parts import BY_APPLICANT, OPEN, REASON, REASONS
from fund_applications.lifecycle.transition import Transition
from fund_applications.models import Status

ROWS = (
    Transition(
        name="request_supplement",
        label=_("Aanvulling vragen"),
        sources=frozenset({Status.SUBMITTED, Status.UNDER_REVIEW}),
        target=Status.SUPPLEMENT_REQUESTED,
        roles=(Role.HANDLER,),
        data=given.RequestSupplement,
        guards=(complete_guards.supplement_is_clear,),
        effect=completing.request_supplement,
        follow_ups=(FollowUpKind.ASK_SUPPLEMENT,),
        article="Awb 4:5, 4:15 lid 1",
    ),
    Transition(
        name="supply",
        label=_("Aanvullen"),
        sources=frozenset({Status.SUPPLEMENT_REQUESTED}),
        target=Status.SUBMITTED,
        roles=BY_APPLICANT,
        data=given.Supply,
        state_guards=(complete_guards.supplement_is_still_possible,),
        guards=(complete_guards.told_by_applicant, complete_guards.supplement_received_in_time),
        effect=completing.supply,
        follow_ups=(FollowUpKind.CONFIRM_SUPPLEMENT,),
        article="Awb 4:15 lid 1",
    ),
    Transition(
        name="supplement_lapsed",
        label=_("Aanvulling verlopen"),
        sources=frozenset({Status.SUPPLEMENT_REQUESTED}),
        target=Status.SUBMITTED,
        roles=(Role.SYSTEM,),
        state_guards=(complete_guards.supplement_date_has_passed,),
        effect=completing.supplement_lapsed,
        follow_ups=(FollowUpKind.TELL_SUPPLEMENT_LAPSED,),
        article="Awb 4:15 lid 1",
    ),
    Transition(
        name="supply_in_time",
        label=_("Aanvulling invoeren die op tijd kwam"),
        sources=frozenset({Status.SUBMITTED, Status.UNDER_REVIEW}),
        target=None,
        roles=(Role.HANDLER,),
        data=given.SupplyInTime,
        state_guards=(complete_guards.lapse_can_be_put_right,),
        guards=(complete_guards.told_by_applicant, complete_guards.supplement_had_arrived_in_time),
        effect=completing.supply_in_time,
        follow_ups=(FollowUpKind.CONFIRM_SUPPLEMENT,),
        article="Awb 2:7, 4:15 lid 1",
    ),
    Transition(
        name="accept_complete",
        label=_("In behandeling nemen"),
        sources=frozenset({Status.SUBMITTED}),
        target=Status.UNDER_REVIEW,
        roles=(Role.HANDLER,),
        data=given.AcceptComplete,
        guards=(complete_guards.checklist_is_complete,),
        effect=completing.accept_complete,
        follow_ups=(FollowUpKind.TELL_UNDER_REVIEW,),
    ),
    Transition(
        name="propose_referral",
        label=_("Doorverwijzen voorstellen"),
        sources=frozenset({Status.SUBMITTED, Status.UNDER_REVIEW}),
        target=None,
        roles=(Role.HANDLER,),
        data=given.ProposeReferral,
        guards=(Required("where_to", _("Schrijf op waar het idee beter past.")), REASON),
        effect=completing.propose_referral,
        follow_ups=(FollowUpKind.PROPOSE_REFERRAL,),
    ),
    Transition(
        name="refer",
        label=_("Doorverwijzen"),
        sources=frozenset({Status.SUBMITTED, Status.UNDER_REVIEW}),
        target=Status.REFERRED,
        roles=BY_APPLICANT,
        data=given.Refer,
        state_guards=(complete_guards.referral_is_proposed,),
        guards=(complete_guards.told_by_applicant,),
        effect=completing.refer,
        follow_ups=(FollowUpKind.CONFIRM_REFERRAL,),
        source_note=_("na voorstel"),
    ),
    Transition(
        name="decline_referral",
        label=_("Niet doorverwijzen"),
        sources=frozenset({Status.SUBMITTED, Status.UNDER_REVIEW}),
        target=None,
        roles=BY_APPLICANT,
        data=given.DeclineReferral,
        state_guards=(complete_guards.referral_is_proposed,),
        guards=(complete_guards.told_by_applicant,),
        effect=completing.decline_referral,
        follow_ups=(FollowUpKind.TELL_REFERRAL_DECLINED,),
    ),
    Transition(
        name="withdraw",
        label=_("Intrekken"),
        sources=OPEN,
        target=Status.WITHDRAWN,
        roles=BY_APPLICANT,
        data=given.Withdraw,
        guards=(complete_guards.told_by_applicant,),
        effect=completing.withdraw,
        follow_ups=(FollowUpKind.CONFIRM_WITHDRAWAL,),
    ),
    Transition(
        name="not_process",
        label=_("Buiten behandeling stellen"),
        sources=frozenset({Status.SUBMITTED}),
        target=Status.NOT_PROCESSED,
        roles=(Role.DECIDER,),
        data=given.NotProcess,
        state_guards=(complete_guards.supplement_lapsed, decision_guards.decider_is_fresh),
        guards=(REASONS, SecondPairOfEyes("not_process")),
        effect=deciding.not_process,
        follow_ups=(FollowUpKind.SEND_DECISION,),
        article="Awb 4:5 lid 1 en 4",
        source_note=_("aanvulling verlopen"),
    ),
)
