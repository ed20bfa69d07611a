"""A resident with a case, and a browser that is signed in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from fund_applications.intake.links import issue_applicant_link
from fund_applications.models import Application, FormVersion
from fund_applications.questions.definition import (
    Column,
    ColumnKind,
    Condition,
    FormDefinition,
    Necessity,
    Option,
    Question,
    Step,
)
from fund_applications.questions.roles import Role
from tests.case_story import CaseStory


@pytest.fixture(autouse=True)
def _fresh_cache() -> None:
    """Rate limits count anew in every test."""
    cache.clear()


FORM = FormDefinition(
    steps=(
        Step(
            id="idea",
            title="Je idee",
            questions=(
                Question(id="title", type="short_text", label="Hoe heet je idee?", role=Role.TITLE),
                Question(
                    id="kind",
                    type="choice",
                    label="Wie ben je?",
                    options=(Option("resident", "Inwoner"), Option("organisation", "Stichting")),
                ),
                Question(
                    id="kvk",
                    type="short_text",
                    label="Wat is het KvK-nummer?",
                    condition=Condition("kind", ("organisation",)),
                ),
                Question(id="about", type="long_text", label="Wat ga je doen?"),
            ),
        ),
        Step(
            id="money",
            title="Geld",
            questions=(
                Question(
                    id="costs",
                    type="cost_lines",
                    label="Wat kost het?",
                    role=Role.COST_LINES,
                    columns=(
                        Column("description", "Omschrijving"),
                        Column("amount", "Bedrag", ColumnKind.AMOUNT),
                    ),
                ),
                Question(id="asked", type="amount", label="Hoeveel vraag je?", role=Role.REQUESTED_AMOUNT),
                Question(id="plan", type="files", label="Stuur je plan", necessity=Necessity.OPTIONAL),
            ),
        ),
    )
)
ANSWERS: dict[str, Any] = {
    "title": "Voorbeeld: buurttuin",
    "kind": "resident",
    "about": "We maken een tuin.",
    "costs": [{"description": "Planten", "amount": "12000.00"}],
    "asked": "5000.00",
}


@pytest.fixture
def form_version() -> FormVersion:
    return FormVersion.objects.create(digest=FORM.checksum, definition=FORM.to_json())


@pytest.fixture
def story(form_version: FormVersion) -> CaseStory:
    """A case that was just received."""
    return CaseStory(form_version_id=form_version.pk, answers=ANSWERS)


@pytest.fixture
def application(story: CaseStory) -> Application:
    return story.application


def sign_in(client: Client, email: str) -> Client:
    """Use up a link, as somebody does who reads mail at this address."""
    token = issue_applicant_link(email).token
    response = client.post(reverse("applicant:link", args=[token]))
    assert response.status_code == 302
    return client


@pytest.fixture
def resident(client: Client, application: Application) -> Client:
    """The browser of the applicant, signed in."""
    return sign_in(client, application.applicant.email)


@pytest.fixture
def address(application: Application) -> Callable[..., str]:
    """The address of a page of the case."""
    return lambda name, *more: reverse(f"applicant:{name}", args=[application.public_id, *more])
