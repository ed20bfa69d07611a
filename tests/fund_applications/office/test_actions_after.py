"""The pages of the actions after a decision: report, payment, objection."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse

from fund_applications.lifecycle.roles import Role
from fund_applications.models import (
    Announcement,
    Application,
    Decision,
    Objection,
    Payment,
    Report,
    Status,
)
from tests.case_story import Cast
from tests.fund_applications.office.conftest import make_story
from tests.fund_applications.office.doing import Login, address, do, done

pytestmark = pytest.mark.django_db


# --- After --------------------------------------------------------------------------------------------------


def test_a_report_on_paper_is_entered_and_the_grant_determined(cast: Cast, as_user: Login) -> None:
    story = make_story(cast=cast).announced()
    response = do(
        as_user(cast.handler),
        story,
        "report",
        what_happened="De tuin ligt er.",
        actual_costs="11.000,50",
        on_behalf="verslag per post",
    )
    assert done(response)
    assert Report.objects.get().actual_costs == Decimal("11000.50")
    client = as_user(cast.decider)
    assert client.get(address(story.application, "determine")).context["form"].initial["amount"] == Decimal(5000)
    assert "Schrijf op waarom" in do(client, story, "determine", amount="4.000").text
    assert done(do(client, story, "determine", amount="4.000", reasons="Het kostte minder."))


def test_a_grant_is_taken_back_on_a_ground(cast: Cast, as_user: Login) -> None:
    story = make_story(cast=cast).announced()
    data = {"ground": "not_carried_out", "reasons": "Het plan ging niet door.", "amount": "0"}
    assert done(do(as_user(cast.decider), story, "revoke", **data))
    assert story.status == Status.REVOKED


def test_finance_registers_a_payment_without_reading_the_case(cast: Cast, as_user: Login) -> None:
    story = make_story(cast=cast).announced()
    payment = reverse("office_payment", args=[story.application.public_id])
    client = as_user(cast.finance)
    page = client.get(payment)
    assert page.context["form"].initial["amount"] == Decimal(5000)
    assert story.application.applicant.name in page.text
    assert "We maken een tuin" not in page.text
    assert "Betalen uiterlijk" in page.text
    assert page.context["pay_by"] == Announcement.objects.get().sent_on + timedelta(weeks=6)
    assert "Te veel betaald" not in page.text
    data = {"revision": Application.objects.get().revision, "description": "Voorschot", "paid_on": "20-3-2026"}
    errors = client.post(payment, {**data, "amount": "6.000"}).context["form"].errors
    assert "Er kan nog" in errors["amount"][0]
    assert done(client.post(payment, {**data, "amount": "5.000"}))
    assert Payment.objects.get().amount == Decimal(5000)


def test_an_objection_is_recorded_postponed_and_decided(cast: Cast, as_user: Login, colleague: Any) -> None:
    story = make_story(cast=cast).rejected().announce()
    handler, decider = as_user(cast.handler), as_user(colleague(Role.DECIDER))
    page = handler.get(reverse("office_case", args=[story.application.public_id])).text
    assert address(story.application, "postpone_objection") not in page
    decision = Decision.objects.get()
    data = {"decision_id": decision.pk, "text": "Ik ben het er niet mee eens.", "on_behalf": "brief"}
    assert done(do(handler, story, "file_objection", **data))
    objection = Objection.objects.get()
    assert done(do(handler, story, "postpone_objection", objection_id=objection.pk, weeks="3", reason="Advies nodig."))
    decided = do(
        decider, story, "decide_objection", objection_id=objection.pk, outcome="dismissed", reasons="Terecht afgewezen."
    )
    assert done(decided)
    objection.refresh_from_db()
    assert objection.outcome == Objection.Outcome.DISMISSED
