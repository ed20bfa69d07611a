"""Which letter tells what follows from an event: from a follow-up to the content of its letter."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from django.db.models import Sum

from fund_applications.correspondence.letters import notices
from fund_applications.correspondence.letters.content import LetterContent, Stationery, stationery
from fund_applications.correspondence.letters.decision import DecisionWords, UpheldObjection, decision_letter
from fund_applications.lifecycle.deadlines import equated_days
from fund_applications.lifecycle.follow_ups import FollowUpKind as Kind
from fund_applications.lifecycle.objection_term import objection_by
from fund_applications.models import (
    Advice,
    Application,
    ApplicationEvent,
    Decision,
    DecisionKind,
    FollowUp,
    Message,
    Objection,
    Payment,
    SupplementRequest,
    TermChange,
)

LetterOf = Callable[[FollowUp, Application, Stationery], LetterContent]


def letter_of(follow_up: FollowUp, application: Application) -> LetterContent | None:
    """The letter that belongs to a follow-up; None for what is told by mail alone."""
    builder = _LETTERS.get(follow_up.kind)
    return builder(follow_up, application, stationery()) if builder else None


def letter_of_decision(decision: Decision, dated_on: date) -> LetterContent:
    """The letter of a decision that goes out on this day."""
    obligations = tuple((each.text, each.due_on) for each in decision.obligations.all())
    words = DecisionWords(
        kind=DecisionKind(decision.kind),
        reasons=decision.reasons,
        amount=decision.amount,
        ground=decision.ground,
        deviation_reasons=decision.deviation_reasons,
        obligations=obligations,
        on_objection=_upheld_by(decision),
    )
    return letter_of_words(decision.application, words, dated_on)


def _upheld_by(decision: Decision) -> UpheldObjection | None:
    objection = decision.on_objection
    return UpheldObjection(objection.received_on, objection.decision.decided_on) if objection else None


def letter_of_words(application: Application, words: DecisionWords, dated_on: date) -> LetterContent:
    """The letter of a decision that was taken, or that is only prepared: the preview."""
    return decision_letter(
        application,
        words,
        objection_until=objection_by(dated_on, equated_days()),
        paper=stationery(),
        advice=Advice.objects.filter(application=application).first(),
        report_due_on=application.report_due_on,
        paid=_paid(application),
    )


def _paid(application: Application) -> Decimal:
    paid = Payment.objects.filter(application=application, paid_on__isnull=False)
    return paid.aggregate(total=Sum("amount"))["total"] or Decimal(0)


def event_of(follow_up: FollowUp, application: Application) -> ApplicationEvent:
    """The event that a follow-up follows from."""
    return application.events.get(sequence=follow_up.payload["event"])


def supplement_request_of(follow_up: FollowUp, application: Application) -> SupplementRequest:
    """The request for a supplement that a follow-up is about: the one it names, else the latest."""
    requests = application.supplement_requests.prefetch_related("items")
    if "supplement_request" in follow_up.payload:
        return requests.get(pk=follow_up.payload["supplement_request"])
    return requests.latest("pk")


def _objection(follow_up: FollowUp, application: Application) -> Objection:
    return Objection.objects.get(pk=follow_up.payload["objection"], decision__application=application)


def _extension(follow_up: FollowUp, application: Application, paper: Stationery) -> LetterContent:
    new_date = event_of(follow_up, application).data["new_date"]
    change = application.term_changes.filter(kind=TermChange.Kind.EXTENSION, new_date=new_date).latest("pk")
    return notices.extension_letter(application, change, paper)


def _message(follow_up: FollowUp, application: Application, paper: Stationery) -> LetterContent:
    message = Message.objects.get(pk=follow_up.payload["message"], application=application)
    return notices.message_letter(application, message, paper)


_LETTERS: Mapping[str, LetterOf] = MappingProxyType(
    {
        Kind.CONFIRM_RECEIPT: lambda _f, a, paper: notices.receipt_letter(a, a.decide_by, paper),
        Kind.ASK_SUPPLEMENT: lambda f, a, paper: notices.supplement_letter(a, supplement_request_of(f, a), paper),
        Kind.REMIND_SUPPLEMENT: lambda f, a, paper: notices.supplement_reminder_letter(
            a, supplement_request_of(f, a), paper
        ),
        Kind.CONFIRM_SUPPLEMENT: lambda _f, a, paper: notices.supplied_letter(a, a.decide_by, paper),
        Kind.TELL_SUPPLEMENT_LAPSED: lambda _f, a, paper: notices.supplement_lapsed_letter(a, paper),
        Kind.PROPOSE_REFERRAL: lambda _f, a, paper: notices.referral_letter(a, paper),
        Kind.CONFIRM_REFERRAL: lambda f, a, paper: notices.referred_letter(
            a, str(event_of(f, a).data.get("where_to", "")), paper
        ),
        Kind.CONFIRM_WITHDRAWAL: lambda _f, a, paper: notices.withdrawn_letter(a, paper),
        Kind.TELL_EXTENSION: _extension,
        Kind.TELL_SUSPENSION: lambda f, a, paper: notices.suspension_letter(a, a.decide_by, paper),
        Kind.TELL_OUTAGE: lambda _f, a, paper: notices.outage_letter(a, paper),
        Kind.REMIND_REPORT: lambda _f, a, paper: notices.report_due_letter(a, paper),
        Kind.CONFIRM_REPORT: lambda _f, a, paper: notices.report_received_letter(a, paper),
        Kind.CONFIRM_OBJECTION: lambda f, a, paper: notices.objection_receipt_letter(a, _objection(f, a), paper),
        Kind.TELL_OBJECTION_POSTPONED: lambda f, a, paper: notices.objection_postponed_letter(
            a, _objection(f, a), paper
        ),
        Kind.TELL_OBJECTION_OUTCOME: lambda f, a, paper: notices.objection_outcome_letter(a, _objection(f, a), paper),
        "message": _message,
    }
)
