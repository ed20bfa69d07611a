"""Grants that stand in the public register, and the text of its pages."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.test import Client

from fund_applications.correspondence.follow_ups import run
from fund_applications.models import (
    Application,
    FollowUp,
)
from home.models import Village
from tests.case_story import CaseStory
from tests.factories import ApplicantFactory

PUBLIC = ["/register/", "/register/subsidies.csv", "/register/360giving.json", "/register/atom.xml"]


def village(name: str) -> Village:
    return Village.objects.get_or_create(name=name, defaults={"slug": name.lower()})[0]


def granted(**values: Any) -> CaseStory:
    applicant = values.pop("applicant", None) or ApplicantFactory(name="Robin de Vries")
    amount = values.pop("amount", Decimal(4000))
    return CaseStory(applicant=applicant, **values).granted(amount=amount)


def announce(story: CaseStory) -> Application:
    """The decision goes out, and all that follows for the public is done."""
    story.announce()
    kinds = {"start_project_page", "update_register"}
    for follow_up in FollowUp.objects.filter(application=story.application, kind__in=kinds, done_at=None):
        assert run(follow_up.pk) is True
    return story.application


def text_of(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return body.decode()
