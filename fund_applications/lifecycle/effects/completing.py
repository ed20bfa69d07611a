"""From receipt to complete: supplements, checking, referring elsewhere, withdrawing."""

from __future__ import annotations

from datetime import date

from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.case import Case, surely
from fund_applications.lifecycle.effects import Facts
from fund_applications.lifecycle.receipts import add_version
from fund_applications.lifecycle.working_days import ONE_DAY
from fund_applications.models import PreparedDecision, SupplementItem, SupplementRequest, Suspension


def request_supplement(case: Case, data: given.RequestSupplement) -> Facts:
    """Ask what is missing; the term stands still from tomorrow (Awb 4:5, 4:15 lid 1 sub a)."""
    request = SupplementRequest.objects.create(
        application=case.application,
        requested_at=case.now,
        requested_on=case.today,
        due_on=data.due_on,
        requested_by=case.user,
        explanation=data.explanation,
    )
    SupplementItem.objects.bulk_create(
        SupplementItem(request=request, question_id=item.question_id, label=item.label, reason=item.reason)
        for item in data.items
    )
    Suspension.objects.create(
        application=case.application, kind=Suspension.Kind.SUPPLEMENT, from_on=case.today + ONE_DAY
    )
    case.application.supplement_lapsed = False
    case.application.proposed_referral = ""
    return Facts(
        reason=data.explanation,
        data={"due_on": data.due_on.isoformat(), "questions": [item.question_id for item in data.items]},
        payload={"supplement_request": request.pk},
    )


def supply(case: Case, data: given.Supply) -> Facts:
    """A new version comes in and the clock runs on; earlier versions stay as they were."""
    day = data.received_on or case.today
    request = surely(case.open_supplement)
    request.supplied_at = case.now
    request.save(update_fields=["supplied_at"])
    _end_suspension(case, day - ONE_DAY)
    return _new_version(case, data, day)


def supply_in_time(case: Case, data: given.SupplyInTime) -> Facts:
    """The paper had come in before the date lapsed: request, suspension and clock say so from now on."""
    day, request = surely(data.received_on), surely(case.latest_supplement)
    request.supplied_at, request.lapsed_at = case.now, None
    request.save(update_fields=["supplied_at", "lapsed_at"])
    stood_still = case.application.suspensions.filter(kind=Suspension.Kind.SUPPLEMENT).latest("pk")
    stood_still.until_on = day - ONE_DAY
    stood_still.save(update_fields=["until_on"])
    case.application.supplement_lapsed = False
    PreparedDecision.objects.filter(application=case.application, transition="not_process").delete()
    return _new_version(case, data, day)


def _new_version(case: Case, data: given.Supply, day: date) -> Facts:
    version = add_version(
        case.application,
        form_version_id=data.form_version_id,
        answers=data.answers,
        attachment_ids=data.attachment_ids,
        submitted_at=case.now,
        submitted_by_staff=case.user,
    )
    for name, value in data.changes.items():
        _change(case, name, value)
    return Facts(
        occurred_on=day,
        reason=data.on_behalf,
        data={"version": version.number, "digest": version.digest},
        payload={"version": version.number},
    )


CHANGEABLE = frozenset(
    {
        "title",
        "summary",
        "requested_amount",
        "total_costs",
        "project_starts_on",
        "project_ends_on",
        "villages",
        "themes",
        "search_text",
    }
)
"""What a supplement may change of a case besides its answers."""


def _change(case: Case, name: str, value: object) -> None:
    if name not in CHANGEABLE:
        raise ValueError(f"a supplement can't change {name!r} of a case")
    if name in {"villages", "themes"}:
        getattr(case.application, name).set(value)
    else:
        setattr(case.application, name, given.clean_text(value) if isinstance(value, str) else value)


def supplement_lapsed(case: Case, _data: given.TransitionData) -> Facts:
    """The date passed unused: the clock runs on from that date, whenever this is noticed."""
    request = surely(case.open_supplement)
    request.lapsed_at = case.now
    request.save(update_fields=["lapsed_at"])
    _end_suspension(case, request.due_on - ONE_DAY)
    case.application.supplement_lapsed = True
    return Facts(occurred_on=request.due_on, payload={"supplement_request": request.pk})


def _end_suspension(case: Case, until_on: object) -> None:
    Suspension.objects.filter(application=case.application, kind=Suspension.Kind.SUPPLEMENT, until_on=None).update(
        until_on=until_on
    )


def accept_complete(case: Case, data: given.AcceptComplete) -> Facts:
    """Complete, or good enough to be judged as it is."""
    case.application.supplement_lapsed = False
    return Facts(reason=data.reason, data={"checked": sorted(data.checked)})


def propose_referral(case: Case, data: given.ProposeReferral) -> Facts:
    """Tell the applicant where the idea fits better; it is for him to say yes."""
    case.application.proposed_referral = data.where_to
    return Facts(reason=data.reason, data={"where_to": data.where_to})


def refer(case: Case, data: given.Refer) -> Facts:
    """The applicant agrees: the case ends here and goes on elsewhere."""
    return Facts(
        occurred_on=data.received_on,
        reason=data.on_behalf,
        data={"where_to": case.application.proposed_referral},
    )


def decline_referral(case: Case, data: given.DeclineReferral) -> Facts:
    """The applicant wants to go on here."""
    where_to = case.application.proposed_referral
    case.application.proposed_referral = ""
    return Facts(occurred_on=data.received_on, reason=data.reason or data.on_behalf, data={"where_to": where_to})


def withdraw(case: Case, data: given.Withdraw) -> Facts:
    """The applicant stops."""
    if request := case.open_supplement:
        request.lapsed_at = case.now
        request.save(update_fields=["lapsed_at"])
        _end_suspension(case, case.today)
    case.application.proposed_referral = ""
    return Facts(occurred_on=data.received_on, reason=data.reason or data.on_behalf)
