"""A case that is too late: how its handler sees it, from the notice of default to the highest penalty."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
import time_machine
from django.contrib.auth.models import AbstractUser
from django.test import Client
from django.urls import reverse

from fund_applications.lifecycle import transition_data as given
from fund_applications.models import FollowUp
from tests.case_story import CaseStory, Cast
from tests.fund_applications.office.conftest import make_story

pytestmark = pytest.mark.django_db

Login = Callable[[AbstractUser], Client]
NOTICE = date(2026, 5, 11)


@pytest.fixture
def late(story: CaseStory) -> CaseStory:
    """A case of 9 March whose applicant sent a notice of default a week after the last day."""
    return story.on(NOTICE).perform(
        "register_default_notice", story.handler, given.RegisterDefaultNotice(received_on=NOTICE)
    )


def pages(story: CaseStory, login: Login, day: date) -> tuple[str, str]:
    """The start page and the case, as the handler sees them on a day."""
    with time_machine.travel(f"{day}T10:00:00+02:00", tick=False):
        client = login(story.handler)
        case = reverse("office_case", args=[story.application.public_id])
        return client.get(reverse("wagtailadmin_home")).text, client.get(case).text


def test_a_late_case_stands_in_the_first_square(story: CaseStory, as_user: Login) -> None:
    start, case = pages(story, as_user, date(2026, 5, 5))
    assert "1 dag te laat" in start
    assert "1 dag te laat" in case
    assert "In gebreke gesteld" not in start


def test_within_two_weeks_the_handler_reads_until_when_it_costs_nothing(late: CaseStory, as_user: Login) -> None:
    start, case = pages(late, as_user, date(2026, 5, 12))
    assert "In gebreke gesteld" in start
    assert "26 mei 2026" in start
    assert "Op 11 mei 2026 kwam een ingebrekestelling." in case
    assert "uiterlijk dinsdag 26 mei 2026 bekend" in case


@pytest.mark.parametrize(
    ("day", "amount"), [(date(2026, 5, 27), "23"), (date(2026, 6, 9), "322"), (date(2026, 12, 1), "1.442")]
)
def test_the_running_penalty_is_told_in_euro(day: date, amount: str, late: CaseStory, as_user: Login) -> None:
    start, case = pages(late, as_user, day)
    assert f"dwangsom nu €\u00a0{amount}" in start
    assert f"De dwangsom is nu €\u00a0{amount}" in case


def test_after_the_decision_the_handler_reads_until_when_the_amount_is_laid_down(
    late: CaseStory, as_user: Login
) -> None:
    late.on(date(2026, 6, 2)).announced()
    page = pages(late, as_user, date(2026, 6, 2))[1]
    assert "De dwangsom is €\u00a0138" in page
    assert "Leg dat bedrag uiterlijk maandag 15 juni 2026 vast" in page


def test_the_handler_is_mailed_at_once(late: CaseStory) -> None:
    kinds = set(FollowUp.objects.filter(application=late.application).values_list("kind", flat=True))
    assert any("default" in kind for kind in kinds), kinds


def test_a_case_on_paper_says_so_up_to_its_decision(cast: Cast, as_user: Login) -> None:
    story = make_story(cast=cast, source="paper").announced()
    page = as_user(story.handler).get(reverse("office_case", args=[story.application.public_id])).text
    assert "op papier" in page
    assert "Bekendgemaakt op" in page
