"""The figures of a round: counted right, about nobody in particular, and cheap however many cases there are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from django.contrib.auth.models import AbstractUser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from fund_applications.models import ApplicationFormPage, Draft
from fund_applications.office.figures.of_round import Table, figures_of, lead_times
from home.models import Village
from tests.case_story import Cast
from tests.factories import FundRoundFactory
from tests.fund_applications.office.conftest import RECEIVED, form_version, make_story

pytestmark = pytest.mark.django_db

Login = Callable[[AbstractUser], Client]


def table(fund_round: object, title: str) -> dict[str, int]:
    """The lines of one table: label and total."""
    found: Table = next(each for each in figures_of(fund_round).tables if each.title.startswith(title))  # type: ignore[arg-type]
    return {bar.label: bar.total for bar in found.bars}


def test_cases_are_counted_by_status_village_and_ground(cast: Cast) -> None:
    fund_round = FundRoundFactory()
    erp = Village.objects.create(name="Erp", slug="erp")
    make_story(cast=cast, round=fund_round, village_ids=[erp.pk])
    make_story(cast=cast, round=fund_round).announced()
    make_story(cast=cast, round=fund_round).rejected()
    make_story(cast=cast, round=FundRoundFactory())
    assert table(fund_round, "Hoe staat") == {"Ingediend": 1, "Toegekend": 1, "Afgewezen": 1}
    assert table(fund_round, "Voor welke") == {"niet bekend": 2, "Erp": 1}
    assert table(fund_round, "Waarom") == {"Het plan scoort te laag op de criteria": 1}
    figures = figures_of(fund_round)
    assert (figures.total, figures.asked, figures.given) == (3, Decimal(15000), Decimal(5000))


def test_lead_times_are_held_against_the_law(cast: Cast) -> None:
    fund_round = FundRoundFactory()
    make_story(cast=cast, round=fund_round).announced()
    late = make_story(cast=cast, round=fund_round).granted()
    late.later(70).announce()
    times = lead_times(fund_round)
    assert (times.decided, times.in_time, times.late) == (2, 1, 1)
    assert times.longest
    assert times.longest > 56


def test_suspended_days_do_not_make_a_decision_late(cast: Cast) -> None:
    fund_round = FundRoundFactory()
    story = make_story(cast=cast, round=fund_round, at=RECEIVED)
    story.perform(
        "request_supplement", cast.handler, story.supplement_data(due_on=(RECEIVED + timedelta(days=29)).date())
    )
    story.later(28).perform("supply", story.applicant, story.supply_data())
    story.granted().later(40).announce()
    assert lead_times(fund_round).in_time == 1


def test_drafts_are_counted_by_their_last_step_and_test_drafts_are_not(cast: Cast) -> None:
    fund_round = FundRoundFactory()
    page = ApplicationFormPage(title="Formulier", slug="formulier", round=fund_round, path="00010099", depth=2)
    page.save()
    now = timezone.now()
    for answers, is_test in (({}, False), ({"title": "x"}, False), ({"title": "x", "asked": "1"}, False), ({}, True)):
        Draft.objects.create(
            page=page,
            form_version=form_version(),
            answers=answers,
            is_test=is_test,
            edited_at=now,
            expires_at=now + timedelta(days=60),
        )
    assert table(fund_round, "Tot welke stap") == {"nog niets ingevuld": 1, "Je idee": 1, "Geld": 1}


def test_the_page_names_no_case_and_no_person(cast: Cast, as_user: Login) -> None:
    story = make_story(cast=cast).announced()
    page = as_user(cast.finance).get(reverse("office_figures"), {"ronde": story.round.pk}).text
    assert "Toegekend" in page
    for text in (story.application.reference, story.application.title, story.application.applicant.name):
        assert text not in page


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_figures_are_exported(kind: str, cast: Cast, as_user: Login) -> None:
    story = make_story(cast=cast)
    response = as_user(cast.handler).get(reverse("office_figures"), {"ronde": story.round.pk, "export": kind})
    content = b"".join(response)
    assert content[:2] == b"PK" if kind == "xlsx" else "Ingediend;1;5000,00" in content.decode("utf-8-sig")


@pytest.mark.parametrize("params", [{"ronde": "abc"}, {"ronde": "99999999999999"}, {"ronde": "-1"}, {"export": "pdf"}])
def test_no_address_breaks_the_page(params: dict[str, str], cast: Cast, as_user: Login) -> None:
    assert as_user(cast.handler).get(reverse("office_figures"), params).status_code == 200
    make_story(cast=cast)
    assert as_user(cast.handler).get(reverse("office_figures"), params).status_code == 200


def test_more_cases_cost_no_more_queries(cast: Cast) -> None:
    fund_round = FundRoundFactory()

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            figures_of(fund_round)
        return len(found)

    make_story(cast=cast, round=fund_round).announced()
    few = queries()
    for _time in range(4):
        make_story(cast=cast, round=fund_round).announced()
    assert queries() == few
