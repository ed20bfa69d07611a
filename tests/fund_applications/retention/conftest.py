"""Closed cases with everything that can hang on one, and the people who keep records."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.core.files.base import ContentFile
from django.test import Client

from fund_applications.lifecycle.calendar_days import AMSTERDAM
from fund_applications.lifecycle.roles import Role, ensure_groups
from fund_applications.models import (
    Application,
    Attachment,
    CoApplicant,
    CommissionMeeting,
    InternalNote,
    Letter,
    MagicLink,
    Message,
    Opinion,
    OutgoingMail,
    SupportPage,
    SupportResponse,
)
from tests.case_story import CaseStory, Cast
from tests.factories import ApplicantFactory, person
from tests.fund_applications.office.conftest import ANSWERS, attach, make_story

LATER = datetime(2040, 1, 10, 9, 0, tzinfo=AMSTERDAM)
"""Long after every case of these tests may go."""

SECRETS = (
    "Zonnebloemkwekerij",
    "Roosmarijn",
    "Kwikstaartlaan",
    "roosmarijn@geheim.example",
    "0612349876",
    "Slakkenhotel",
    "Hommelpaadje",
    "geheim-verhaal",
    "Notitiegeheim",
    "meeschrijver@geheim.example",
    "buurvrouw@geheim.example",
    "Mailgeheim",
)
"""Words that only the case of `full_case` holds: if one is found anywhere afterwards, something stayed."""


@pytest.fixture(autouse=True)
def _empty_store() -> None:
    """What other tests stored is no trace of a case of these tests."""
    shutil.rmtree(settings.PRIVATE_ROOT, ignore_errors=True)


@pytest.fixture
def cast(db: None) -> Cast:
    """The people of the stories, in groups with their permissions."""
    ensure_groups()
    return Cast()


@pytest.fixture
def records(cast: Cast) -> AbstractUser:
    """Who proposes."""
    return person(Role.RECORDS, first_name="Ida", last_name="Archief")


@pytest.fixture
def second(cast: Cast) -> AbstractUser:
    """Who approves."""
    return person(Role.RECORDS, first_name="Bo", last_name="Beheer")


@pytest.fixture
def as_user() -> Callable[[Any], Client]:
    """A browser in which this person is logged in."""

    def login(user: Any) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return login


def closed(cast: Cast, status: str = "withdrawn", **kwargs: Any) -> Application:
    """A closed case whose outcome the applicant knows."""
    story = make_story(cast=cast, **kwargs).reach(status)
    if status in {"rejected", "not_processed", "determined", "revoked"}:
        story.announce()
    return story.application


def full_case(cast: Cast, status: str = "rejected", **applicant: Any) -> CaseStory:
    """A closed case with something in every table that can hang on one, full of `SECRETS`."""
    who = {
        "name": "Roosmarijn Zonnebloemkwekerij",
        "email": "roosmarijn@geheim.example",
        "phone": "0612349876",
        "street": "Kwikstaartlaan 12",
        **applicant,
    }
    story = make_story(
        cast=cast,
        applicant=ApplicantFactory(**who),
        title="Slakkenhotel aan het Hommelpaadje",
        summary="Een geheim-verhaal over slakken.",
        answers={**ANSWERS, "title": "Slakkenhotel", "what": "Een geheim-verhaal.\nAan het Hommelpaadje."},
        search_text="slakkenhotel hommelpaadje geheim-verhaal",
    )
    story.supplement_requested()
    story.later(3).perform("supply", story.applicant, story.supply_data(answers={"title": "Slakkenhotel", "what": "x"}))
    story.reach(status)
    # Where workers run, the letter went out by itself.
    if story.application.decisions.filter(announcement=None).exists() and status != "granted":
        story.announce()
    add_everything(story)
    return story


def add_everything(story: CaseStory) -> None:
    """Files, letters, mails, notes, messages, support and minutes."""
    case, now = story.application, story.now
    case.refresh_from_db()
    message = Message.objects.create(
        application=case,
        direction=Message.Direction.FROM_APPLICANT,
        subject="Slakkenhotel",
        body="Groeten van Roosmarijn, Kwikstaartlaan.",
        sent_at=now,
    )
    attach(case, "Hommelpaadje.pdf", b"%PDF-1.7 geheim-verhaal", "application/pdf")
    with_message = attach(case, "Roosmarijn.png", b"png", "image/png")
    Attachment.objects.filter(pk=with_message.pk).update(message=message)
    InternalNote.objects.create(application=case, author=story.handler, text="Notitiegeheim over Roosmarijn")
    letter = Letter(
        application=case, code="x", key=f"x{case.pk}", subject="Slakkenhotel", sha256="0" * 64, dated_on=story.today
    )
    letter.file.save("brief.pdf", ContentFile(b"%PDF-1.7 Roosmarijn"), save=False)
    letter.save()
    for number, owner in enumerate((case, None)):
        OutgoingMail.objects.create(
            application=owner,
            code="x",
            key=f"mail {case.pk} {number}",
            recipient="roosmarijn@geheim.example",
            subject="Mailgeheim",
            body_text="Mailgeheim voor Roosmarijn",
            message_id=f"<{case.pk}.{number}@x>",
        )
    MagicLink.objects.create(
        purpose=MagicLink.Purpose.APPLICANT,
        token_hash=f"{case.pk}",
        email="roosmarijn@geheim.example",
        expires_at=now + timedelta(hours=24),
    )
    CoApplicant.objects.create(application=case, name="Roosmarijn", email="meeschrijver@geheim.example", invited_at=now)
    page = SupportPage.objects.create(code=f"c{case.pk}", application=case, title=case.title, text_changed_at=now)
    SupportResponse.objects.create(
        page=page,
        email_hash="h",
        opinion=Opinion.FOR,
        reason="Leuk, dat Slakkenhotel",
        email="buurvrouw@geheim.example",
        created_at=now,
        expires_at=now,
        confirmed_at=now,
    )
    CommissionMeeting.objects.create(
        round=story.round,
        held_on=story.today,
        minutes=f"{case.reference}: slakkenhotel aan het HOMMELPAADJE is een goed plan, zegt Roosmarijn "
        "Zonnebloemkwekerij. De koffie was lekker.",
    )
