"""Pressing the button of an action, as the tests of the actions do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.test import Client
from django.urls import reverse

from fund_applications.models import (
    Application,
)
from tests.case_story import CaseStory

Login = Callable[[AbstractUser], Client]
NOT_BY_HAND = {"supply", "supply_in_time", "pass_gate", "hand_in_review", "change_review"}
"""A supplement on paper is entered with the form of the applicant; a review has pages of its own."""


def address(application: Application, name: str) -> str:
    """The page of this action."""
    return reverse("office_action", args=[application.public_id, name])


def do(client: Client, story: CaseStory, name: str, **data: Any) -> Any:
    """Press the button of this action, on the case as it is now."""
    revision = Application.objects.values_list("revision", flat=True).get(pk=story.application.pk)
    return client.post(address(story.application, name), {"revision": revision, **data})


def done(response: Any) -> bool:
    """Whether the lifecycle did it."""
    return response.status_code == 302
