"""The frozen table of everything that can happen to a case: `domain.md` chapter 5, row by row.

Nothing else in the project knows which status follows on which. `perform` executes a row, `available` asks the same rows.
A row without a target is an event: it is recorded and leaves the status as it is.
"""

from __future__ import annotations

from types import MappingProxyType

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fund_applications.lifecycle import (
    changed_reviews,
    default_notice,
    objections,
    payments,
    reconsideration,
    reviewing,
)
from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.case import Case
from fund_applications.lifecycle.effects import after_deciding, completing, deciding, outage, people
from fund_applications.lifecycle.follow_ups import FollowUpKind
from fund_applications.lifecycle.guards import after_deciding as later_guards
from fund_applications.lifecycle.guards import completing as complete_guards
from fund_applications.lifecycle.guards import deciding as decision_guards
from fund_applications.lifecycle.guards.deciding import SecondPairOfEyes
from fund_applications.lifecycle.guards.parts import Required
from fund_applications.lifecycle.refusals import TransitionRefused
from fund_applications.lifecycle.roles import CASE_ROLES, Role
from fund_applications.lifecycle.transition import Transition
from fund_applications.models import OPEN_STATUSES, Status

S = Status
F = FollowUpKind


OPEN = frozenset(OPEN_STATUSES)
RUNNING = frozenset({S.SUBMITTED, S.UNDER_REVIEW, S.ADVISED})
BY_APPLICANT = (Role.APPLICANT, Role.HANDLER)
_ANY_STAFF = tuple(role for role in Role if role in CASE_ROLES)
_ANNOUNCED = frozenset({S.GRANTED, S.REJECTED, S.NOT_PROCESSED, S.DETERMINED, S.REVOKED, S.REPORT_SUBMITTED})
_RECONSIDERING = (reconsideration.objection_to_last_decision_is_open, decision_guards.decider_is_fresh)
_REASONS = Required("reasons", _("Schrijf de redenen op: zonder redenen kan een besluit niet."))
_REASON = Required("reason", _("Schrijf op waarom."))


def _prepared_decision_would_do(case: Case, data: given.PrepareDecision) -> None:
    """What is prepared passes the guards of the decision itself, but for who takes it."""
    row = TABLE.get(data.transition)
    if row is None or row.name not in DECISIONS or not isinstance(data.decision, row.data):
        raise TransitionRefused(gettext("Kies welk besluit je voorbereidt."), "transition", code="unknown")
    if case.application.status not in row.sources:
        raise TransitionRefused(gettext("Dit besluit kan nu niet."), "transition", code="wrong_status")
    for state_guard in row.state_guards:
        state_guard(case)
    for guard in row.guards:
        if not isinstance(guard, SecondPairOfEyes):
            guard(case, data.decision)


_ROWS = (
    # --- completing ---------------------------------------------------------------------------------
    Transition(
        name="request_supplement",
        label=_("Aanvulling vragen"),
        sources=frozenset({S.SUBMITTED, S.UNDER_REVIEW}),
        target=S.SUPPLEMENT_REQUESTED,
        roles=(Role.HANDLER,),
        data=given.RequestSupplement,
        guards=(complete_guards.supplement_is_clear,),
        effect=completing.request_supplement,
        follow_ups=(F.ASK_SUPPLEMENT,),
        article="Awb 4:5, 4:15 lid 1",
    ),
    Transition(
        name="supply",
        label=_("Aanvullen"),
        sources=frozenset({S.SUPPLEMENT_REQUESTED}),
        target=S.SUBMITTED,
        roles=BY_APPLICANT,
        data=given.Supply,
        state_guards=(complete_guards.supplement_is_still_possible,),
        guards=(complete_guards.told_by_applicant, complete_guards.supplement_received_in_time),
        effect=completing.supply,
        follow_ups=(F.CONFIRM_SUPPLEMENT,),
        article="Awb 4:15 lid 1",
    ),
    Transition(
        name="supplement_lapsed",
        label=_("Aanvulling verlopen"),
        sources=frozenset({S.SUPPLEMENT_REQUESTED}),
        target=S.SUBMITTED,
        roles=(Role.SYSTEM,),
        state_guards=(complete_guards.supplement_date_has_passed,),
        effect=completing.supplement_lapsed,
        follow_ups=(F.TELL_SUPPLEMENT_LAPSED,),
        article="Awb 4:15 lid 1",
    ),
    Transition(
        name="supply_in_time",
        label=_("Aanvulling invoeren die op tijd kwam"),
        sources=frozenset({S.SUBMITTED, S.UNDER_REVIEW}),
        target=None,
        roles=(Role.HANDLER,),
        data=given.SupplyInTime,
        state_guards=(complete_guards.lapse_can_be_put_right,),
        guards=(complete_guards.told_by_applicant, complete_guards.supplement_had_arrived_in_time),
        effect=completing.supply_in_time,
        follow_ups=(F.CONFIRM_SUPPLEMENT,),
        article="Awb 2:7, 4:15 lid 1",
    ),
    Transition(
        name="accept_complete",
        label=_("In behandeling nemen"),
        sources=frozenset({S.SUBMITTED}),
        target=S.UNDER_REVIEW,
        roles=(Role.HANDLER,),
        data=given.AcceptComplete,
        guards=(complete_guards.checklist_is_complete,),
        effect=completing.accept_complete,
        follow_ups=(F.TELL_UNDER_REVIEW,),
    ),
    Transition(
        name="propose_referral",
        label=_("Doorverwijzen voorstellen"),
        sources=frozenset({S.SUBMITTED, S.UNDER_REVIEW}),
        target=None,
        roles=(Role.HANDLER,),
        data=given.ProposeReferral,
        guards=(Required("where_to", _("Schrijf op waar het idee beter past.")), _REASON),
        effect=completing.propose_referral,
        follow_ups=(F.PROPOSE_REFERRAL,),
    ),
    Transition(
        name="refer",
        label=_("Doorverwijzen"),
        sources=frozenset({S.SUBMITTED, S.UNDER_REVIEW}),
        target=S.REFERRED,
        roles=BY_APPLICANT,
        data=given.Refer,
        state_guards=(complete_guards.referral_is_proposed,),
        guards=(complete_guards.told_by_applicant,),
        effect=completing.refer,
        follow_ups=(F.CONFIRM_REFERRAL,),
        source_note=_("na voorstel"),
    ),
    Transition(
        name="decline_referral",
        label=_("Niet doorverwijzen"),
        sources=frozenset({S.SUBMITTED, S.UNDER_REVIEW}),
        target=None,
        roles=BY_APPLICANT,
        data=given.DeclineReferral,
        state_guards=(complete_guards.referral_is_proposed,),
        guards=(complete_guards.told_by_applicant,),
        effect=completing.decline_referral,
        follow_ups=(F.TELL_REFERRAL_DECLINED,),
    ),
    Transition(
        name="withdraw",
        label=_("Intrekken"),
        sources=OPEN,
        target=S.WITHDRAWN,
        roles=BY_APPLICANT,
        data=given.Withdraw,
        guards=(complete_guards.told_by_applicant,),
        effect=completing.withdraw,
        follow_ups=(F.CONFIRM_WITHDRAWAL,),
    ),
    Transition(
        name="not_process",
        label=_("Buiten behandeling stellen"),
        sources=frozenset({S.SUBMITTED}),
        target=S.NOT_PROCESSED,
        roles=(Role.DECIDER,),
        data=given.NotProcess,
        state_guards=(complete_guards.supplement_lapsed, decision_guards.decider_is_fresh),
        guards=(_REASONS, SecondPairOfEyes("not_process")),
        effect=deciding.not_process,
        follow_ups=(F.SEND_DECISION,),
        article="Awb 4:5 lid 1 en 4",
        source_note=_("aanvulling verlopen"),
    ),
    # --- advising and deciding ------------------------------------------------------------------------
    Transition(
        name="fix_advice",
        label=_("Advies vaststellen"),
        sources=frozenset({S.UNDER_REVIEW}),
        target=S.ADVISED,
        roles=(Role.SECRETARY,),
        data=given.FixAdvice,
        state_guards=(decision_guards.enough_reviews,),
        guards=(decision_guards.advice_is_complete,),
        effect=deciding.fix_advice,
        follow_ups=(F.TELL_ADVISED,),
        article="Awb 3:5-3:9",
    ),
    Transition(
        name="return_to_review",
        label=_("Terug naar de commissie"),
        sources=frozenset({S.ADVISED}),
        target=S.UNDER_REVIEW,
        roles=(Role.DECIDER,),
        data=given.ReturnToReview,
        state_guards=(decision_guards.decider_is_fresh,),
        guards=(_REASON,),
        effect=deciding.return_to_review,
    ),
    Transition(
        name="grant",
        label=_("Toekennen"),
        sources=frozenset({S.ADVISED}),
        target=S.GRANTED,
        roles=(Role.DECIDER,),
        data=given.Grant,
        state_guards=(decision_guards.advice_is_there, decision_guards.decider_is_fresh),
        guards=(
            _REASONS,
            decision_guards.obligations_are_clear,
            decision_guards.deviation_is_explained,
            SecondPairOfEyes("grant"),
            decision_guards.grant_fits,
        ),
        effect=deciding.grant,
        follow_ups=(F.SEND_DECISION,),
        article="Awb 3:46-3:50, 4:25, 4:37",
    ),
    Transition(
        name="reject",
        label=_("Afwijzen"),
        sources=frozenset({S.ADVISED}),
        target=S.REJECTED,
        roles=(Role.DECIDER,),
        data=given.Reject,
        state_guards=(decision_guards.advice_is_there, decision_guards.decider_is_fresh),
        guards=(
            decision_guards.rejection_ground_is_known,
            _REASONS,
            decision_guards.deviation_is_explained,
            SecondPairOfEyes("reject"),
        ),
        effect=deciding.reject,
        follow_ups=(F.SEND_DECISION,),
        article="Awb 3:46-3:50, 4:25, 4:35",
    ),
    Transition(
        name="prepare_decision",
        label=_("Besluit voorbereiden"),
        sources=frozenset({S.SUBMITTED, S.ADVISED, S.GRANTED, S.REPORT_SUBMITTED, S.DETERMINED}),
        target=None,
        roles=(Role.HANDLER, Role.DECIDER),
        data=given.PrepareDecision,
        guards=(_prepared_decision_would_do,),
        effect=deciding.prepare_decision,
    ),
    # --- after the decision ----------------------------------------------------------------------------
    Transition(
        name="announce",
        label=_("Bekendmaken"),
        sources=_ANNOUNCED,
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
        sources=frozenset({S.GRANTED}),
        target=S.REPORT_SUBMITTED,
        roles=BY_APPLICANT,
        data=given.SubmitReport,
        state_guards=(later_guards.last_decision_is_announced,),
        guards=(complete_guards.told_by_applicant, later_guards.report_is_complete),
        effect=after_deciding.report,
        follow_ups=(F.CONFIRM_REPORT,),
        article="Awb 4:44, 4:45",
    ),
    Transition(
        name="determine",
        label=_("Vaststellen"),
        sources=frozenset({S.GRANTED, S.REPORT_SUBMITTED}),
        target=S.DETERMINED,
        roles=(Role.DECIDER,),
        data=given.Determine,
        state_guards=(later_guards.last_decision_is_announced, decision_guards.decider_is_fresh),
        guards=(decision_guards.determination_fits, SecondPairOfEyes("determine")),
        effect=deciding.determine,
        follow_ups=(F.SEND_DECISION,),
        article="Awb 4:43, 4:46, 4:47",
    ),
    Transition(
        name="revoke",
        label=_("Intrekken of wijzigen"),
        sources=frozenset({S.GRANTED, S.DETERMINED}),
        target=S.REVOKED,
        roles=(Role.DECIDER,),
        data=given.Revoke,
        state_guards=(later_guards.last_decision_is_announced, decision_guards.decider_is_fresh),
        guards=(
            decision_guards.revocation_ground_is_known,
            _REASONS,
            decision_guards.revocation_fits,
            SecondPairOfEyes("revoke"),
        ),
        effect=deciding.revoke,
        follow_ups=(F.SEND_DECISION,),
        article="Awb 4:48-4:50",
    ),
    Transition(
        name="register_payment",
        label=_("Betaling vastleggen"),
        sources=frozenset({S.GRANTED, S.REPORT_SUBMITTED, S.DETERMINED, S.REVOKED}),
        target=None,
        roles=(Role.FINANCE,),
        data=given.RegisterPayment,
        state_guards=(later_guards.last_decision_is_announced,),
        guards=(payments.payment_fits,),
        effect=payments.register_payment,
        article="Awb 4:52, 4:87",
    ),
    Transition(
        name="file_objection",
        label=_("Bezwaar maken"),
        sources=_ANNOUNCED,
        target=None,
        roles=BY_APPLICANT,
        data=given.FileObjection,
        guards=(complete_guards.told_by_applicant, objections.decision_can_be_objected_to),
        effect=objections.file_objection,
        follow_ups=(F.CONFIRM_OBJECTION,),
        article="Awb 6:4-6:9",
    ),
    Transition(
        name="postpone_objection",
        label=_("Beslissing op bezwaar uitstellen"),
        sources=_ANNOUNCED,
        target=None,
        roles=(Role.HANDLER,),
        data=given.PostponeObjection,
        guards=(objections.objection_can_be_postponed,),
        effect=objections.postpone_objection,
        follow_ups=(F.TELL_OBJECTION_POSTPONED,),
        article="Awb 7:10 lid 3",
    ),
    Transition(
        name="decide_objection",
        label=_("Op bezwaar beslissen"),
        sources=_ANNOUNCED,
        target=None,
        roles=(Role.DECIDER,),
        data=given.DecideObjection,
        guards=(objections.objection_can_be_decided,),
        effect=objections.decide_objection,
        follow_ups=(F.TELL_OBJECTION_OUTCOME,),
        article="Awb 7:11, 7:12, 10:3 lid 3",
    ),
    Transition(
        name="grant_on_objection",
        label=_("Bezwaar gegrond: toekennen"),
        sources=frozenset({S.REJECTED, S.REVOKED}),
        target=S.GRANTED,
        roles=(Role.DECIDER,),
        data=given.GrantOnObjection,
        state_guards=_RECONSIDERING,
        guards=(
            reconsideration.objection_is_that_one,
            _REASONS,
            decision_guards.obligations_are_clear,
            decision_guards.deviation_is_explained,
            reconsideration.grant_on_objection_fits,
        ),
        effect=reconsideration.grant_on_objection,
        follow_ups=(F.SEND_DECISION,),
        article="Awb 7:11, 7:12, 10:3 lid 3",
        source_note=_("na bezwaar"),
    ),
    Transition(
        name="change_on_objection",
        label=_("Bezwaar gegrond: ander bedrag"),
        sources=frozenset({S.GRANTED, S.REPORT_SUBMITTED, S.DETERMINED, S.REVOKED}),
        target=None,
        roles=(Role.DECIDER,),
        data=given.ChangeOnObjection,
        state_guards=_RECONSIDERING,
        guards=(reconsideration.objection_is_that_one, _REASONS, reconsideration.change_on_objection_fits),
        effect=reconsideration.change_on_objection,
        follow_ups=(F.SEND_DECISION,),
        article="Awb 7:11, 7:12, 10:3 lid 3",
        source_note=_("na bezwaar"),
    ),
    Transition(
        name="process_on_objection",
        label=_("Bezwaar gegrond: alsnog behandelen"),
        sources=frozenset({S.NOT_PROCESSED}),
        target=S.UNDER_REVIEW,
        roles=(Role.DECIDER,),
        data=given.ProcessOnObjection,
        state_guards=_RECONSIDERING,
        guards=(reconsideration.objection_is_that_one, _REASONS),
        effect=reconsideration.process_on_objection,
        follow_ups=(F.TELL_OBJECTION_OUTCOME,),
        article="Awb 7:11, 7:12, 10:3 lid 3",
        source_note=_("na bezwaar"),
    ),
    # --- the term ---------------------------------------------------------------------------------------
    Transition(
        name="extend_term",
        label=_("Termijn verlengen"),
        sources=RUNNING,
        target=None,
        roles=(Role.HANDLER,),
        data=given.ExtendTerm,
        state_guards=(later_guards.term_still_runs,),
        guards=(_REASON, later_guards.extension_fits),
        effect=after_deciding.extend_term,
        follow_ups=(F.TELL_EXTENSION,),
        article="Awb 4:14",
    ),
    Transition(
        name="agree_suspension",
        label=_("Opschorting afspreken"),
        sources=RUNNING,
        target=None,
        roles=(Role.HANDLER,),
        data=given.AgreeSuspension,
        state_guards=(later_guards.term_still_runs,),
        guards=(_REASON, later_guards.suspension_fits),
        effect=after_deciding.agree_suspension,
        follow_ups=(F.TELL_SUSPENSION,),
        article="Awb 4:15 lid 2 sub a",
    ),
    Transition(
        name="extend_for_outage",
        label=_("Datum verschuiven door storing"),
        sources=frozenset({S.SUPPLEMENT_REQUESTED, S.GRANTED}),
        target=None,
        roles=(Role.SYSTEM,),
        data=given.ExtendForOutage,
        guards=(outage.outage_touches_the_case,),
        effect=outage.extend_for_outage,
        follow_ups=(F.TELL_OUTAGE,),
        article="Awb 2:21 lid 3",
    ),
    Transition(
        name="register_default_notice",
        label=_("Ingebrekestelling vastleggen"),
        sources=OPEN | {S.GRANTED, S.REJECTED, S.NOT_PROCESSED, S.REPORT_SUBMITTED},
        target=None,
        roles=(Role.HANDLER,),
        data=given.RegisterDefaultNotice,
        guards=(default_notice.notice_counts,),
        effect=default_notice.register_notice,
        follow_ups=(F.WARN_DEFAULT_NOTICE,),
        article="Awb 4:17",
    ),
    # --- people -------------------------------------------------------------------------------------------
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
        sources=frozenset({S.SUBMITTED, S.UNDER_REVIEW}),
        target=None,
        roles=(Role.HANDLER, Role.SECRETARY),
        data=given.AssignReviewer,
        guards=(people.person_fits("user_id", Role.MEMBER),),
        effect=people.assign_reviewer,
        follow_ups=(F.ASK_REVIEW,),
        article="Awb 2:5",
    ),
    Transition(
        name="release_reviewer",
        label=_("Beoordeling teruggeven"),
        sources=frozenset({S.SUBMITTED, S.SUPPLEMENT_REQUESTED, S.UNDER_REVIEW}),
        target=None,
        roles=(Role.HANDLER, Role.SECRETARY, Role.MEMBER),
        data=given.ReleaseReviewer,
        guards=(_REASON, people.reviewer_can_be_released),
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
        sources=frozenset({S.UNDER_REVIEW}),
        target=None,
        roles=(Role.MEMBER,),
        state_guards=(reviewing.review_is_not_handed_in, reviewing.review_is_complete),
        effect=reviewing.hand_in_review,
        article="Awb 3:5-3:9",
    ),
    Transition(
        name="change_review",
        label=_("Beoordeling veranderen na het gesprek"),
        sources=frozenset({S.UNDER_REVIEW}),
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
        roles=(*_ANY_STAFF, Role.SYSTEM),
        data=given.DeclareConflict,
        guards=(people.conflict_can_be_declared,),
        effect=people.declare_conflict,
        follow_ups=(F.TELL_CONFLICT,),
        article="Awb 2:4",
        conflict_blocks=False,
    ),
)

TABLE: MappingProxyType[str, Transition] = MappingProxyType({row.name: row for row in _ROWS})
"""All rows by name; it can't be changed."""

DECISIONS = frozenset({"not_process", "grant", "reject", "determine", "revoke"})
"""Rows that are a decision in the sense of the law: open to objection, announced, by a decider."""


def rows_from(status: str) -> list[Transition]:
    """The rows that start in this status, in the order of the table."""
    return [row for row in _ROWS if status in row.sources]
