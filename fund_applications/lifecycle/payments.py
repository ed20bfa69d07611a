"""The payment register of a grant: planned and made payments (Awb 4:52, 4:87). Amounts in euro."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Sum
from django.utils.translation import gettext as _

from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.case import Case
from fund_applications.lifecycle.deadlines import equated_days
from fund_applications.lifecycle.effects import Facts
from fund_applications.lifecycle.guards.parts import amount_of, day_between
from fund_applications.lifecycle.money_in_words import euro
from fund_applications.lifecycle.refusals import TransitionRefused
from fund_applications.lifecycle.terms import payment_by
from fund_applications.models import Announcement, Application, DecisionKind, Payment

LATEST_PAYMENT = timedelta(weeks=260)


def standing_grant(application: Application) -> Decimal:
    """What the recipient is due in all: the determined amount once there is one, else the granted one."""
    amount = application.determined_amount
    amount = application.granted_amount if amount is None else amount
    return amount or Decimal(0)


def registered(application: Application, *, without: int | None = None) -> Decimal:
    """The sum of what is paid and planned."""
    payments = Payment.objects.filter(application=application)
    if without is not None:
        payments = payments.exclude(pk=without)
    return payments.aggregate(total=Sum("amount"))["total"] or Decimal(0)


def to_reclaim(application: Application) -> Decimal:
    """What was paid above what the recipient is due, after a lower determination or a revocation (Awb 4:57)."""
    paid = Payment.objects.filter(application=application, paid_on__isnull=False)
    total = paid.aggregate(total=Sum("amount"))["total"] or Decimal(0)
    return max(total - standing_grant(application), Decimal(0))


def pay_by(application: Application) -> date | None:
    """Last day for paying the grant: six weeks after it was announced (Awb 4:87 lid 1); None before that."""
    grants = Announcement.objects.filter(decision__application=application, decision__kind=DecisionKind.GRANT)
    announced = grants.order_by("-sent_on").values_list("sent_on", flat=True).first()
    return payment_by(announced, equated_days()) if announced else None


def payment_fits(case: Case, data: given.RegisterPayment) -> None:
    """Never more than the grant in all; a payment that was made lies in the past."""
    amount = amount_of(data.amount, "amount", above_zero=True)
    if not data.description:
        raise TransitionRefused(_("Schrijf op waarvoor de betaling is."), "description", code="required")
    if data.payment_id is not None:
        _planned(case, data.payment_id)
    room = standing_grant(case.application) - registered(case.application, without=data.payment_id)
    if amount > room:
        text = _("Er kan nog %(most)s betaald worden op deze subsidie. Maak het bedrag lager.")
        raise TransitionRefused(text % {"most": euro(max(room, Decimal(0)))}, "amount", code="too_much")
    if data.due_on is None and data.paid_on is None:
        raise TransitionRefused(_("Vul in wanneer er betaald is of wordt."), "due_on", code="required")
    if data.paid_on is not None:
        day_between(data.paid_on, case.received_on, case.today, "paid_on")
    if data.due_on is not None:
        day_between(data.due_on, case.received_on, case.today + LATEST_PAYMENT, "due_on")


def register_payment(case: Case, data: given.RegisterPayment) -> Facts:
    """A payment that is planned, or one that was made; a planned one is filled in."""
    payment = _planned(case, data.payment_id) if data.payment_id is not None else Payment(application=case.application)
    payment.amount = data.amount
    payment.description = data.description
    payment.due_on = data.due_on
    payment.paid_on = data.paid_on
    payment.bank_reference = data.bank_reference
    payment.registered_by = case.user
    payment.save()
    return Facts(
        occurred_on=data.paid_on,
        reason=data.description,
        data={
            "payment": payment.pk,
            "amount": str(data.amount),
            "paid_on": given.as_json(data.paid_on),
            "due_on": given.as_json(data.due_on),
        },
    )


def _planned(case: Case, payment_id: int) -> Payment:
    found = Payment.objects.filter(pk=payment_id, application=case.application, paid_on=None).first()
    if found is None:
        raise TransitionRefused(_("Deze betaling staat niet meer open."), "payment_id", code="unknown")
    return found
