"""The start page of the admin: per role what waits, and nothing that means nothing to who works on cases."""

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

from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.roles import Role
from fund_applications.models import Application, CommissionMeeting, Conflict, Letter, Message
from fund_applications.office.start.waiting import MOST
from tests.case_story import Cast
from tests.factories import FundRoundFactory
from tests.fund_applications.office.conftest import make_story

pytestmark = pytest.mark.django_db

Login = Callable[[AbstractUser], Client]


def start(client: Client) -> str:
    """The start page."""
    response = client.get(reverse("wagtailadmin_home"))
    assert response.status_code == 200
    return response.text


def test_a_handler_sees_his_cases_and_those_of_nobody(cast: Cast, as_user: Login) -> None:
    mine, free = make_story(cast=cast, title="Van mij"), make_story(cast=cast, title="Van niemand")
    Application.objects.filter(pk=mine.application.pk).update(handler=cast.handler)
    page = start(as_user(cast.handler))
    assert mine.application.title in page
    assert free.application.title in page
    assert "Alle termijnen" in page


def test_a_member_sees_what_to_review_and_goes_through_the_gate(cast: Cast, as_user: Login) -> None:
    story = make_story(cast=cast).under_review()
    story.perform("assign_reviewer", cast.handler, given.AssignReviewer(user_id=cast.member.pk))
    page = start(as_user(cast.member))
    assert reverse("office_gate", args=[story.application.public_id]) in page
    assert "Alle termijnen" not in page


def test_a_decider_sees_what_waits_for_a_decision(cast: Cast, as_user: Login) -> None:
    story = make_story(cast=cast).advised()
    assert story.application.title in start(as_user(cast.decider))


def test_finance_sees_grants_without_a_payment(cast: Cast, as_user: Login) -> None:
    story = make_story(cast=cast).announced()
    page = start(as_user(cast.finance))
    assert reverse("office_payment", args=[story.application.public_id]) in page
    data = given.RegisterPayment(amount=Decimal(5000), description="Alles", paid_on=story.today)
    story.perform("register_payment", cast.finance, data)
    assert reverse("office_payment", args=[story.application.public_id]) not in start(as_user(cast.finance))


def test_a_conflict_keeps_a_case_off_the_start_page(cast: Cast, as_user: Login) -> None:
    story = make_story(cast=cast, title="Voorbeeld: belang")
    Conflict.objects.create(application=story.application, person_id=cast.handler.pk, declared_at=timezone.now())
    assert "Voorbeeld: belang" not in start(as_user(cast.handler))


@pytest.mark.parametrize("role", [Role.EDITOR, Role.CHIEF_EDITOR])
def test_who_works_on_pages_sees_nothing_of_cases(
    role: Role, cast: Cast, as_user: Login, colleague: Callable[..., AbstractUser]
) -> None:
    story = make_story(cast=cast)
    page = start(as_user(colleague(role)))
    for text in ("Wacht op jou", "Alle termijnen", "Het geld van de ronde", story.application.title):
        assert text not in page
    assert reverse("aanvragen_modeladmin_index") not in page


def test_panels_about_pages_are_left_out_for_who_has_none(cast: Cast, as_user: Login) -> None:
    response = as_user(cast.handler).get(reverse("wagtailadmin_home"))
    names = {panel.name for panel in response.context["panels"]}
    assert names == {"office_waiting", "office_board", "office_money"}


def test_the_board_warns_of_cases_that_the_next_meeting_comes_too_late_for(cast: Cast, as_user: Login) -> None:
    fund_round = FundRoundFactory()
    story = make_story(cast=cast, round=fund_round)
    client = as_user(cast.handler)
    assert "Er staat geen vergadering gepland" in start(client)
    late = timezone.localdate() + timedelta(days=100)
    CommissionMeeting.objects.create(round=fund_round, held_on=late)
    page = start(client)
    assert "valt de laatste dag voor de volgende vergadering" in page
    assert story.application.reference in page
    CommissionMeeting.objects.create(round=fund_round, held_on=timezone.localdate() + timedelta(days=7))
    assert "valt de laatste dag voor de volgende vergadering" not in start(client)


def test_the_money_of_the_round_is_told_in_words_beside_the_drawing(cast: Cast, as_user: Login) -> None:
    make_story(cast=cast, round=FundRoundFactory(ceiling=Decimal(20000))).announced()
    page = start(as_user(cast.handler))
    assert "Nog €\u00a015.000 over van €\u00a020.000." in page
    assert 'role="img"' in page


def test_more_cases_cost_no_more_queries(cast: Cast, as_user: Login) -> None:
    client = as_user(cast.handler)
    fund_round = FundRoundFactory()

    def queries() -> int:
        start(client)
        with CaptureQueriesContext(connection) as found:
            start(client)
        return len(found)

    for _time in range(MOST + 1):
        make_story(cast=cast, round=fund_round)
    few = queries()
    for _time in range(8):
        make_story(cast=cast, round=fund_round)
    assert queries() == few
    assert few <= 45


def test_a_message_stays_until_it_is_answered(cast: Cast, as_user: Login) -> None:
    story = make_story(cast=cast, title="Voorbeeld: vraag")
    Application.objects.filter(pk=story.application.pk).update(handler=cast.handler)
    client = as_user(cast.handler)
    message = {"application": story.application, "subject": "Vraag", "body": "Wanneer?"}
    Message.objects.create(**message, direction=Message.Direction.FROM_APPLICANT, sent_at=timezone.now())
    assert "Bericht zonder antwoord" in start(client)
    later = timezone.now() + timedelta(minutes=1)
    Message.objects.create(**message, direction=Message.Direction.TO_APPLICANT, sent_at=later)
    assert "Bericht zonder antwoord" not in start(client)


def test_a_letter_for_the_post_waits_until_it_is_posted(cast: Cast, as_user: Login) -> None:
    story = make_story(cast=cast)
    letter = Letter.objects.create(
        application=story.application,
        code="x",
        key="x",
        subject="Voorbeeld van een brief",
        sha256="0" * 64,
        dated_on=timezone.localdate(),
        by_post=True,
    )
    client = as_user(cast.handler)
    assert "Voorbeeld van een brief" in start(client)
    Letter.objects.filter(pk=letter.pk).update(posted_on=timezone.localdate())
    assert "Moet nog op de post" not in start(client)


def test_who_has_no_pages_searches_applications(
    cast: Cast, as_user: Login, colleague: Callable[..., AbstractUser]
) -> None:
    assert "Zoek een aanvraag" in start(as_user(cast.handler))
    finance, editor = start(as_user(cast.finance)), start(as_user(colleague(Role.EDITOR)))
    assert 'role="search"' not in finance
    assert "Zoek een aanvraag" not in editor
