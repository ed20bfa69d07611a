"""Upholding an objection in the office: a button for each way back, and what it says before it is pressed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AbstractUser
from django.urls import reverse

from fund_applications.lifecycle.roles import Role
from fund_applications.models import Objection, Status
from tests.case_story import Cast
from tests.fund_applications.office.conftest import make_story
from tests.fund_applications.office.doing import Login, address, do, done

pytestmark = pytest.mark.django_db


def test_a_decider_grants_after_an_objection(
    cast: Cast, as_user: Login, colleague: Callable[..., AbstractUser]
) -> None:
    story = make_story(cast=cast).rejected_and_objected()
    client = as_user(colleague(Role.DECIDER))
    case = client.get(reverse("office_case", args=[story.application.public_id])).text
    assert address(story.application, "grant_on_objection") in case
    assert address(story.application, "change_on_objection") not in case
    page = client.get(address(story.application, "grant_on_objection")).text
    assert "Dit gaat over het bezwaar van" in page
    assert "zes weken voor beroep bij de rechtbank" in page
    assert "gegrond" not in client.get(address(story.application, "decide_objection")).context["form"][
        "outcome"
    ].as_widget().replace("ongegrond", "")
    told = {"amount": "2.500", "obligation_0": "Gebruik het logo.", "deviation_reasons": "De begroting klopt."}
    refused = do(client, story, "grant_on_objection", **told)
    assert "Schrijf de redenen op" in refused.text
    assert done(do(client, story, "grant_on_objection", **told, reasons="Je hebt gelijk."))
    assert story.status == Status.GRANTED
    history = client.get(reverse("office_case", args=[story.application.public_id])).text
    assert "Bezwaar gegrond: toegekend" in history


def test_a_decider_gives_more_after_an_objection(
    cast: Cast, as_user: Login, colleague: Callable[..., AbstractUser]
) -> None:
    story = make_story(cast=cast).announced_and_objected()
    client = as_user(colleague(Role.DECIDER))
    worse = do(client, story, "change_on_objection", amount="2.000", reasons="Terecht.")
    assert "Een bezwaar maakt het nooit slechter" in worse.text
    assert done(do(client, story, "change_on_objection", amount="3.000", reasons="Terecht."))
    assert Objection.objects.get().outcome == Objection.Outcome.UPHELD


def test_who_took_the_decision_sees_no_button(cast: Cast, as_user: Login) -> None:
    story = make_story(cast=cast).rejected_and_objected()
    page = as_user(cast.decider).get(reverse("office_case", args=[story.application.public_id])).text
    assert address(story.application, "grant_on_objection") not in page
