"""A case with a real form, real answers and its people, for the tests of the office."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import AbstractUser
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from fund_applications.lifecycle.calendar_days import AMSTERDAM
from fund_applications.lifecycle.roles import Role, ensure_groups
from fund_applications.models import Application, Assignment, Attachment, FormVersion, Letter
from fund_applications.questions.definition import (
    Column,
    ColumnKind,
    FormDefinition,
    Necessity,
    Option,
    Question,
    Step,
)
from fund_applications.questions.roles import Role as QuestionRole
from tests.case_story import CaseStory, Cast
from tests.factories import person

TODAY = datetime(2026, 3, 23, 9, 0, tzinfo=AMSTERDAM)
"""A Monday, two weeks after the cases came in."""
RECEIVED = datetime(2026, 3, 9, 10, 0, tzinfo=AMSTERDAM)

FORM = FormDefinition(
    steps=(
        Step(
            id="who",
            title="Over jou",
            questions=(
                Question(id="name", type="short_text", label="Wat is je naam?", role=QuestionRole.NAME),
                Question(
                    id="phone",
                    type="phone",
                    label="Op welk nummer bellen we?",
                    necessity=Necessity.RECOMMENDED,
                    role=QuestionRole.PHONE,
                ),
            ),
        ),
        Step(
            id="idea",
            title="Je idee",
            questions=(
                Question(id="title", type="short_text", label="Hoe heet je idee?", role=QuestionRole.TITLE),
                Question(id="what", type="long_text", label="Wat ga je doen?", role=QuestionRole.DESCRIPTION),
                Question(
                    id="kind",
                    type="choice",
                    label="Wat past het best?",
                    options=(Option("pilot", "Een pilot"), Option("study", "Een onderzoek")),
                ),
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
                    role=QuestionRole.COST_LINES,
                    columns=(
                        Column("description", "Wat"),
                        Column("amount", "Bedrag", ColumnKind.AMOUNT),
                    ),
                ),
                Question(
                    id="income",
                    type="income_lines",
                    label="Wie betaalt mee?",
                    role=QuestionRole.INCOME_LINES,
                    columns=(
                        Column("source", "Wie"),
                        Column("amount", "Bedrag", ColumnKind.AMOUNT),
                        Column("certain", "Zeker?", ColumnKind.YES_NO),
                    ),
                ),
                Question(
                    id="asked",
                    type="amount",
                    label="Hoeveel vraag je?",
                    role=QuestionRole.REQUESTED_AMOUNT,
                ),
                Question(id="plan", type="files", label="Je begroting", necessity=Necessity.OPTIONAL),
            ),
        ),
    )
)

ANSWERS: dict[str, Any] = {
    "name": "Voorbeeld Aanvrager",
    "title": "Voorbeeld: buurttuin",
    "what": "We maken een tuin.\nMet bankjes.",
    "kind": "pilot",
    "costs": [
        {"description": "Planten", "amount": "7000.00"},
        {"description": "Bankjes", "amount": "5000.00"},
    ],
    "income": [{"source": "De wijkraad", "amount": "7000.00", "certain": "yes"}],
    "asked": "5000.00",
}


def form_version() -> FormVersion:
    """The frozen form; one row."""
    found, _created = FormVersion.objects.get_or_create(digest=FORM.checksum, defaults={"definition": FORM.to_json()})
    return found


def make_story(**kwargs: Any) -> CaseStory:
    """A case that came in on 9 March 2026 with real answers."""
    values: dict[str, Any] = {
        "at": RECEIVED,
        "form_version_id": form_version().pk,
        "answers": ANSWERS,
        "search_text": "planten bankjes wijkraad",
    }
    return CaseStory(**{**values, **kwargs})


@pytest.fixture(autouse=True)
def _monday(request: pytest.FixtureRequest) -> Iterator[None]:
    """The day on which these tests play; a browser has a clock of its own, so its tests play today."""
    if "chromium" in request.fixturenames or "live_server" in request.fixturenames:
        yield
        return
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def cast(db: None) -> Cast:
    """The people of a story, in groups with their permissions."""
    ensure_groups()
    return Cast()


@pytest.fixture
def story(cast: Cast) -> CaseStory:
    """A case that was just received."""
    return make_story(cast=cast)


@pytest.fixture
def as_user() -> Callable[[AbstractUser], Client]:
    """A browser in which this person is logged in: `as_user(story.handler).get(...)`."""

    def login(user: Any) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return login


@pytest.fixture
def colleague(db: None) -> Callable[..., AbstractUser]:
    """Makes a colleague with these roles, in groups with their permissions."""
    ensure_groups()

    def make(*roles: Role, **fields: Any) -> AbstractUser:
        return person(*roles, **fields)

    return make


def attach(application: Application, name: str, content: bytes, content_type: str, **fields: Any) -> Attachment:
    """A file of the case that was scanned."""
    attachment = Attachment(
        application=application,
        original_name=name,
        size=len(content),
        sha256="0" * 64,
        content_type=content_type,
        scan=Attachment.Scan.CLEAN,
        question_id="plan",
    )
    for field, value in fields.items():
        setattr(attachment, field, value)
    attachment.file.save(name, ContentFile(content))
    return attachment


@pytest.fixture
def reviewed(cast: Cast) -> CaseStory:
    """A case under review, with a file, a letter, and the review of its member in."""
    story = make_story(cast=cast).reviewed()
    Assignment.objects.filter(application=story.application).update(gate_passed_at=timezone.now())
    attach(story.application, "begroting.pdf", b"%PDF-1.7", "application/pdf")
    letter = Letter(
        application=story.application,
        code="x",
        key="x",
        subject="Brief",
        sha256="0" * 64,
        dated_on=timezone.localdate(),
    )
    letter.file.name = attach(story.application, "brief.pdf", b"%PDF-1.7", "application/pdf").file.name
    letter.save()
    return story
