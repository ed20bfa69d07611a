"""The figures of a round: counted right, about nobody in particular, and cheap however many cases there are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.contrib.auth.models import AbstractUser
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from fund_applications.intake.reaching import count_sent, count_step
from fund_applications.models import ApplicationFormPage, Draft, FormStepCount, FundRound
from fund_applications.office.figures.counting import Table, counted
from fund_applications.office.figures.lead_times import LeadTimes
from fund_applications.office.figures.lead_times import lead_times as lead_times_of
from fund_applications.office.figures.of_round import figures_of
from fund_applications.office.figures.selection import Selection, selection_of
from home.models import Village
from tests.case_story import Cast
from tests.factories import FundRoundFactory
from tests.fund_applications.office.conftest import RECEIVED, form_version, make_story

pytestmark = pytest.mark.django_db

Login = Callable[[AbstractUser], Client]


def lead_times(fund_round: FundRound) -> LeadTimes:
    """Of all decisions of a round."""
    return lead_times_of(Selection(fund_round))[0]


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


@pytest.fixture
def draft() -> Draft:
    """Somebody who begins to write an application."""
    page = ApplicationFormPage(title="Formulier", slug="formulier", round=FundRoundFactory(), path="00010099", depth=2)
    page.save()
    return new_draft(page)


def new_draft(page: ApplicationFormPage, *, is_test: bool = False) -> Draft:
    """Another draft of this form."""
    now = timezone.now()
    return Draft.objects.create(
        page=page, form_version=form_version(), is_test=is_test, edited_at=now, expires_at=now + timedelta(days=60)
    )


def progress(fund_round: FundRound) -> list[tuple[int, str, int, int]]:
    """The steps: number, title, reached, stopped."""
    steps = figures_of(fund_round).progress.steps
    return [(step.number, step.title, step.reached, step.stopped) for step in steps]


def test_how_far_people_come_is_counted_once_for_each_draft(draft: Draft) -> None:
    page = draft.page
    assert page
    assert page.round
    other, test = new_draft(page), new_draft(page, is_test=True)
    for each, number in ((draft, 1), (draft, 2), (draft, 1), (draft, 2), (other, 1), (test, 1), (test, 3)):
        count_step(Draft.objects.get(pk=each.pk), number)
    assert progress(page.round) == [(1, "Over jou", 2, 1), (2, "Je idee", 1, 1)]
    draft.refresh_from_db()
    count_step(draft, 3)
    count_sent(page.round.pk)
    assert progress(page.round) == [(1, "Over jou", 2, 1), (2, "Je idee", 1, 0), (3, "Geld", 1, 0)]
    assert figures_of(page.round).progress.sent == 1


def test_a_step_that_was_jumped_over_counts_as_reached(draft: Draft) -> None:
    count_step(draft, 3)
    assert draft.page
    assert draft.page.round
    assert [line[2] for line in progress(draft.page.round)] == [1, 1, 1]


def test_a_step_that_was_reached_before_costs_no_query(draft: Draft) -> None:
    count_step(draft, 2)
    with CaptureQueriesContext(connection) as found:
        count_step(draft, 2)
        count_step(draft, 1)
    assert len(found) == 0


def test_a_count_leads_to_nobody(draft: Draft) -> None:
    count_step(draft, 1)
    fields = {field.name for field in FormStepCount._meta.get_fields()}
    assert fields == {"id", "round", "week", "step_id", "number", "title", "reached"}
    assert FormStepCount.objects.get().week.weekday() == 0


def test_the_years_of_an_evaluation_are_counted_together(cast: Cast, as_user: Login) -> None:
    first, second = FundRoundFactory(name="Ronde 2024", opens_on=date(2024, 1, 1)), FundRoundFactory(name="Ronde 2026")
    for fund_round, year in ((first, 2024), (second, 2026)):
        make_story(cast=cast, round=fund_round, at=RECEIVED.replace(year=year)).announced()
    figures = counted(Selection(None, 2022, 2026))
    assert figures.total == 2
    assert [(line.year, line.total, line.times.in_time) for line in figures.years] == [(2024, 1, 1), (2026, 1, 1)]
    by_round = next(each for each in figures.tables if each.title == "Per ronde")
    assert [bar.label for bar in by_round.bars] == ["Ronde 2024", "Ronde 2026"]
    assert counted(Selection(None, 2025, None)).total == 1
    page = as_user(cast.secretary).get(reverse("office_figures"), {"van": "2022", "tot": "2026"}).text
    assert "Alle rondes, 2022 tot en met 2026" in page
    assert "Jaar van ontvangst" in page


def test_many_cases_are_counted_once_in_a_while(cast: Cast, as_user: Login, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fund_applications.office.figures.remembered.MANY", 0)
    cache.clear()
    fund_round = FundRoundFactory()
    make_story(cast=cast, round=fund_round)
    client, address = as_user(cast.handler), reverse("office_figures")

    def total(**params: str) -> int:
        response = client.get(address, {"ronde": str(fund_round.pk), **params})
        return int(response.context["figures"].total)

    assert total() == 1
    make_story(cast=cast, round=fund_round)
    assert total() == 1
    assert "Tel opnieuw" in client.get(address, {"ronde": str(fund_round.pk)}).text
    assert total(opnieuw="") == 2


@pytest.mark.parametrize("years", [("2026", "2024"), ("x", "²"), ("0", "99999"), ("-1", "")])
def test_no_year_breaks_the_choice(years: tuple[str, str]) -> None:
    FundRoundFactory()
    chosen = selection_of({"van": years[0], "tot": years[1], "ronde": "²"})
    assert chosen.label
    assert chosen.first is None or chosen.last is None or chosen.first <= chosen.last


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
