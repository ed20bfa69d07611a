"""After the decision: announcing it, the report, payments, objections; and a decision that is late or postponed."""

from __future__ import annotations

from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.case import Case, surely
from fund_applications.lifecycle.effects import Facts
from fund_applications.lifecycle.follow_ups import FollowUpKind
from fund_applications.lifecycle.objection_term import objection_by
from fund_applications.lifecycle.posting import mark_posted
from fund_applications.lifecycle.receipts import take_over_files
from fund_applications.models import Announcement, Attachment, DecisionKind, Report, Suspension, TermChange

_WHAT_GOES_PUBLIC = {
    DecisionKind.GRANT.value: (FollowUpKind.START_PROJECT_PAGE, FollowUpKind.UPDATE_REGISTER),
    DecisionKind.DETERMINE.value: (FollowUpKind.UPDATE_REGISTER,),
    DecisionKind.REVOKE.value: (FollowUpKind.UPDATE_REGISTER,),
}


def announce(case: Case, data: given.Announce) -> Facts:
    """The decision went out: from here it works, and the objection term starts tomorrow (Awb 3:40, 6:8)."""
    sent_on = data.sent_on or case.today
    announcement = Announcement.objects.create(
        decision=surely(case.latest_decision),
        channel=data.channel,
        sent_on=sent_on,
        objection_until=objection_by(sent_on, case.equated),
        proof=data.proof,
        registered_by=case.user,
        registered_at=case.now,
    )
    mark_posted(announcement.decision, data.channel, sent_on)
    return Facts(
        occurred_on=sent_on,
        reason=data.proof,
        data={
            "decision": announcement.decision_id,
            "kind": announcement.decision.kind,
            "channel": str(data.channel),
            "objection_until": announcement.objection_until.isoformat(),
        },
        payload={"decision": announcement.decision_id},
        follow_ups=_WHAT_GOES_PUBLIC.get(announcement.decision.kind, ()),
    )


def extend_term(case: Case, data: given.ExtendTerm) -> Facts:
    """A notice with a new last day (Awb 4:14)."""
    TermChange.objects.create(
        application=case.application,
        kind=TermChange.Kind.EXTENSION,
        new_date=data.new_date,
        reason=data.reason,
        notified_on=case.today,
    )
    return Facts(reason=data.reason, data={"new_date": data.new_date.isoformat()})


def agree_suspension(case: Case, data: given.AgreeSuspension) -> Facts:
    """The applicant agreed in writing to wait (Awb 4:15 lid 2 sub a)."""
    Suspension.objects.create(
        application=case.application,
        kind=Suspension.Kind.AGREED,
        from_on=data.from_on,
        until_on=data.until_on,
        reason=data.reason,
    )
    return Facts(
        reason=data.reason,
        data={"from_on": data.from_on.isoformat(), "until_on": data.until_on.isoformat()},
    )


def report(case: Case, data: given.SubmitReport) -> Facts:
    """What became of the project and what it cost."""
    day = data.received_on or case.today
    row = Report.objects.create(
        application=case.application,
        what_happened=data.what_happened,
        people_reached=data.people_reached,
        what_failed=data.what_failed,
        cost_lines=given.clean_json(data.cost_lines),
        actual_costs=data.actual_costs,
        actual_income=data.actual_income,
        submitted_at=case.now,
    )
    if data.attachment_ids:
        take_over_files(case.application, data.attachment_ids)
        Attachment.objects.filter(pk__in=data.attachment_ids).update(report=row)
    return Facts(occurred_on=day, reason=data.on_behalf, data={"report": row.pk}, payload={"report": row.pk})
