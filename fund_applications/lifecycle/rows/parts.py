"""What several rows are made of: groups of statuses and roles, and reasons that can't be left out (Awb 3:46)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fund_applications.lifecycle import reconsideration
from fund_applications.lifecycle.guards import deciding as decision_guards
from fund_applications.lifecycle.guards.parts import Required
from fund_applications.lifecycle.roles import CASE_ROLES, Role
from fund_applications.models import OPEN_STATUSES, Status

OPEN = frozenset(OPEN_STATUSES)
RUNNING = frozenset({Status.SUBMITTED, Status.UNDER_REVIEW, Status.ADVISED})
ANNOUNCED = frozenset(
    {Status.GRANTED, Status.REJECTED, Status.NOT_PROCESSED, Status.DETERMINED, Status.REVOKED, Status.REPORT_SUBMITTED}
)
BY_APPLICANT = (Role.APPLICANT, Role.HANDLER)
ANY_STAFF = tuple(role for role in Role if role in CASE_ROLES)
RECONSIDERING = (reconsideration.objection_to_last_decision_is_open, decision_guards.decider_is_fresh)
REASONS = Required("reasons", _("Schrijf de redenen op: zonder redenen kan een besluit niet."))
REASON = Required("reason", _("Schrijf op waarom."))
