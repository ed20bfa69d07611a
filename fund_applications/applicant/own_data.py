"""All that is kept about an applicant in a case, as plain JSON (AVG 15 and 20).

What the applicant may not know yet (a decision before its announcement) or never (internal notes, scores) is not in it.
"""

from __future__ import annotations

from typing import Any

from fund_applications.applicant.outcomes import letters_of, outcomes_of
from fund_applications.applicant.timeline import timeline_of
from fund_applications.intake.receipt import shown_steps
from fund_applications.lifecycle.receipts import receipt
from fund_applications.lifecycle.statuses import status_for_applicant, wording_for_applicant
from fund_applications.models import Applicant, Application

_CONTACT = (
    "kind",
    "name",
    "organisation",
    "kvk_number",
    "email",
    "phone",
    "street",
    "postcode",
    "place",
    "channel",
    "language",
    "name_publication",
    "may_publish",
    "iban",
    "account_holder",
    "unwanted_mails",
)


def own_data_of(application: Application) -> dict[str, Any]:
    """The data as JSON that people can read as well."""
    return {
        "case": _case(application),
        "contact": contact_of(application.applicant),
        "versions": _versions(application),
        "history": [
            {"what": stop.heading, "when": stop.date.isoformat() if stop.date else None, "text": stop.text}
            for stop in timeline_of(application)
            if stop.state != "future"
        ],
        "messages": _messages(application),
        "decisions": _decisions(application),
        "letters": [
            {"subject": each.subject, "dated_on": each.dated_on.isoformat(), "sha256": each.sha256}
            for each in letters_of(application)
        ],
        "mails": _mails(application),
        "co_applicants": [
            {"name": each.name, "email": each.email, "may_follow": each.may_follow}
            for each in application.co_applicants.all()
        ],
        "files": [
            {"name": each.original_name, "size": each.size, "sha256": each.sha256}
            for each in application.attachments.all()
        ],
        "reports": _reports(application),
    }


def contact_of(applicant: Applicant) -> dict[str, Any]:
    """The contact data and choices."""
    return {name: getattr(applicant, name) for name in _CONTACT}


def _case(application: Application) -> dict[str, Any]:
    return {
        "reference": application.reference,
        "title": application.title,
        "status": str(status_for_applicant(application)),
        "status_in_words": str(wording_for_applicant(application)),
        "received_at": application.received_at.isoformat(),
        "decide_by": application.decide_by.isoformat() if application.decide_by else None,
        "requested_amount": str(application.requested_amount),
        "total_costs": str(application.total_costs),
    }


def _versions(application: Application) -> list[dict[str, Any]]:
    return [
        {
            "number": version.number,
            "submitted_at": version.submitted_at.isoformat(),
            "digest": version.digest,
            "receipt": receipt(version),
            "answers": [
                {"question": answer.label, "answer": answer.shown.as_text()}
                for step in shown_steps(version)
                for answer in step.answers
            ],
        }
        for version in application.versions.select_related("form_version", "application")
    ]


def _messages(application: Application) -> list[dict[str, Any]]:
    return [
        {
            "direction": message.direction,
            "subject": message.subject,
            "body": message.body,
            "sent_at": message.sent_at.isoformat(),
            "read_at": message.read_at.isoformat() if message.read_at else None,
        }
        for message in application.messages.all()
    ]


def _decisions(application: Application) -> list[dict[str, Any]]:
    return [
        {
            "kind": outcome.decision.kind,
            "amount": str(outcome.amount) if outcome.amount is not None else None,
            "reasons": list(outcome.reasons),
            "sent_on": outcome.sent_on.isoformat(),
            "objection_until": outcome.objection_until.isoformat(),
        }
        for outcome in outcomes_of(application)
    ]


def _mails(application: Application) -> list[dict[str, Any]]:
    return [
        {
            "subject": mail.subject,
            "to": mail.recipient,
            "state": mail.state,
            "sent_at": mail.sent_at.isoformat() if mail.sent_at else None,
        }
        for mail in application.mails.filter(recipient__iexact=application.applicant.email)
    ]


def _reports(application: Application) -> list[dict[str, Any]]:
    return [
        {
            "what_happened": each.what_happened,
            "people_reached": each.people_reached,
            "what_failed": each.what_failed,
            "cost_lines": each.cost_lines,
            "actual_costs": str(each.actual_costs),
            "actual_income": str(each.actual_income),
            "submitted_at": each.submitted_at.isoformat(),
        }
        for each in application.reports.all()
    ]
