"""What a status means for the clock, and what the applicant may already hear of it. The words are in `models.statuses`."""

from __future__ import annotations

import enum

from django.utils.functional import Promise

from fund_applications.models import APPLICANT_WORDING, OPEN_STATUSES, Announcement, Application, DecisionKind, Status


class Clock(enum.StrEnum):
    """What the decision term does in a status."""

    RUNS = "runs"
    STANDS_STILL = "stands_still"
    UNTIL_ANNOUNCEMENT = "until_announcement"
    ENDED = "ended"
    OWN_TERM = "own_term"
    CLOSED = "closed"


CLOCK: dict[Status, Clock] = {
    Status.SUBMITTED: Clock.RUNS,
    Status.SUPPLEMENT_REQUESTED: Clock.STANDS_STILL,
    Status.UNDER_REVIEW: Clock.RUNS,
    Status.ADVISED: Clock.RUNS,
    Status.GRANTED: Clock.UNTIL_ANNOUNCEMENT,
    Status.REJECTED: Clock.UNTIL_ANNOUNCEMENT,
    Status.NOT_PROCESSED: Clock.UNTIL_ANNOUNCEMENT,
    Status.WITHDRAWN: Clock.ENDED,
    Status.REFERRED: Clock.ENDED,
    Status.REPORT_SUBMITTED: Clock.OWN_TERM,
    Status.DETERMINED: Clock.CLOSED,
    Status.REVOKED: Clock.CLOSED,
}

GRANT_STATUSES = frozenset({Status.GRANTED, Status.REPORT_SUBMITTED, Status.DETERMINED, Status.REVOKED})
"""A grant was made; its money counts against the ceiling of the round."""

FINAL_STATUSES = frozenset(
    {Status.REJECTED, Status.NOT_PROCESSED, Status.WITHDRAWN, Status.REFERRED, Status.DETERMINED, Status.REVOKED}
)

ANNOUNCED_STATUSES = frozenset(
    {Status.GRANTED, Status.REJECTED, Status.NOT_PROCESSED, Status.DETERMINED, Status.REVOKED}
)
"""Reached by a decision; the applicant hears it at its announcement (Awb 3:40, 3:41)."""

_BEFORE_ANNOUNCEMENT = {
    Status.GRANTED: Status.ADVISED,
    Status.REJECTED: Status.ADVISED,
    Status.NOT_PROCESSED: Status.SUBMITTED,
    Status.DETERMINED: Status.REPORT_SUBMITTED,
    Status.REVOKED: Status.GRANTED,
}


_STATUS_OF = {
    DecisionKind.GRANT: Status.GRANTED,
    DecisionKind.REJECT: Status.REJECTED,
    DecisionKind.NOT_PROCESS: Status.NOT_PROCESSED,
    DecisionKind.DETERMINE: Status.DETERMINED,
    DecisionKind.REVOKE: Status.REVOKED,
}


def status_for_applicant(application: Application) -> Status:
    """The status that the applicant may know: a decision works, and is told, from its announcement on (Awb 3:40)."""
    status = Status(application.status)
    if status not in ANNOUNCED_STATUSES:
        return status
    latest = application.decisions.select_related("on_objection__decision").order_by("-pk").first()
    if latest is not None and Announcement.objects.filter(decision=latest).exists():
        return status
    if latest is not None and latest.on_objection is not None:
        return _STATUS_OF[DecisionKind(latest.on_objection.decision.kind)]
    return _status_before(application, status)


def _status_before(application: Application, status: Status) -> Status:
    """What was announced last. A grant that is determined without a report was known as granted."""
    if status is Status.DETERMINED and not application.reports.exists():
        return Status.GRANTED
    if status is Status.REVOKED and application.decisions.filter(kind="determine").exists():
        return Status.DETERMINED
    return _BEFORE_ANNOUNCEMENT[status]


def wording_for_applicant(application: Application) -> str | Promise:
    """The status in the words of the applicant's page."""
    return APPLICANT_WORDING[status_for_applicant(application)]


def is_open(status: str) -> bool:
    """Whether a decision on the application is still to be taken."""
    return status in OPEN_STATUSES
