"""How far people come in the form is counted while they go through it, and never at the cost of the form."""

from __future__ import annotations

import pytest
from django.db import DatabaseError
from django.urls import reverse

from fund_applications.models import Draft, FormStepCount
from tests.fund_applications.intake.browsing import Browser, open_form_page

pytestmark = pytest.mark.django_db


def reached() -> dict[int, int]:
    """How many came to each step."""
    return dict(FormStepCount.objects.values_list("number", "reached"))


def step_url(number: int) -> str:
    """The address of a step of the only draft."""
    return reverse("intake:step", args=[Draft.objects.get().pk, number])


def test_each_step_that_is_opened_counts_once() -> None:
    browser = Browser().begin(open_form_page())
    browser.visit(step_url(1)).visit(step_url(2)).visit(step_url(1)).visit(step_url(2))
    assert reached() == {1: 1, 2: 1}


def test_the_form_goes_on_when_the_database_can_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    browser = Browser().begin(open_form_page())

    def refuse(*_args: object) -> None:
        raise DatabaseError

    monkeypatch.setattr("fund_applications.intake.reaching._add", refuse)
    browser.visit(step_url(3))
    assert browser.response.status_code == 200
    assert 3 not in reached()
