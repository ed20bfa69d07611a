"""The rows that move the term, and the notice that says it is over (Awb 2:21, 4:14, 4:15, 4:17)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fund_applications.lifecycle import default_notice
from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.effects import after_deciding, outage
from fund_applications.lifecycle.follow_ups import FollowUpKind
from fund_applications.lifecycle.guards import after_deciding as later_guards
from fund_applications.lifecycle.roles import Role
from fund_applications.lifecycle.rows.parts import OPEN, REASON, RUNNING
from fund_applications.lifecycle.transition import Transition
from fund_applications.models import Status

ROWS = (
    Transition(
        name="extend_term",
        label=_("Termijn verlengen"),
        sources=RUNNING,
        target=None,
        roles=(Role.HANDLER,),
        data=given.ExtendTerm,
        state_guards=(later_guards.term_still_runs,),
        guards=(REASON, later_guards.extension_fits),
        effect=after_deciding.extend_term,
        follow_ups=(FollowUpKind.TELL_EXTENSION,),
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
        guards=(REASON, later_guards.suspension_fits),
        effect=after_deciding.agree_suspension,
        follow_ups=(FollowUpKind.TELL_SUSPENSION,),
        article="Awb 4:15 lid 2 sub a",
    ),
    Transition(
        name="extend_for_outage",
        label=_("Datum verschuiven door storing"),
        sources=frozenset({Status.SUPPLEMENT_REQUESTED, Status.GRANTED}),
        target=None,
        roles=(Role.SYSTEM,),
        data=given.ExtendForOutage,
        guards=(outage.outage_touches_the_case,),
        effect=outage.extend_for_outage,
        follow_ups=(FollowUpKind.TELL_OUTAGE,),
        article="Awb 2:21 lid 3",
    ),
    Transition(
        name="register_default_notice",
        label=_("Ingebrekestelling vastleggen"),
        sources=OPEN | {Status.GRANTED, Status.REJECTED, Status.NOT_PROCESSED, Status.REPORT_SUBMITTED},
        target=None,
        roles=(Role.HANDLER,),
        data=given.RegisterDefaultNotice,
        guards=(default_notice.notice_counts,),
        effect=default_notice.register_notice,
        follow_ups=(FollowUpKind.WARN_DEFAULT_NOTICE,),
        article="Awb 4:17",
    ),
)
