"""Pointing colleagues to a note: only who may see the case, told once, and unread until the case is opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from django.utils import timezone

from fund_applications.correspondence.follow_ups import run
from fund_applications.lifecycle.roles import Role
from fund_applications.models import Conflict, FollowUp, InternalNote, NoteMention, OutgoingMail
from fund_applications.office.case.mentions import named_in
from tests.case_story import CaseStory
from tests.factories import UserFactory
from tests.fund_applications.office.doing import Login

pytestmark = pytest.mark.django_db

Colleague = Callable[..., AbstractUser]


def note_address(story: CaseStory) -> str:
    """The page on which a note is written."""
    return reverse("office_note", args=[story.application.public_id])


def mentioned() -> set[int]:
    """The keys of those who were pointed to a note."""
    return set(NoteMention.objects.values_list("person_id", flat=True))


def test_a_colleague_who_is_ticked_gets_a_mail_and_sees_it_until_the_case_is_opened(
    story: CaseStory, as_user: Login
) -> None:
    answer = as_user(story.handler).post(note_address(story), {"text": "Kijk eens.", "mentioned": [story.decider.pk]})
    assert answer.status_code == 302
    asked = FollowUp.objects.get(kind="mail", payload__code="staff_mention")
    assert asked.payload["user"] == story.decider.pk
    client = as_user(story.decider)
    home = reverse("wagtailadmin_home")
    start = client.get(home).text
    assert "Een collega wijst je hierop" in start
    assert f"#notitie-{InternalNote.objects.get().pk}" in start
    screen = client.get(reverse("office_case", args=[story.application.public_id]))
    assert "Gewezen hierop:" in screen.text
    assert "Een collega wijst je hierop" not in client.get(home).text


def test_a_colleague_is_named_in_the_text_too(story: CaseStory, as_user: Login, colleague: Colleague) -> None:
    saar = colleague(Role.SECRETARY, first_name="Saar", username="saar.v")
    as_user(story.handler).post(note_address(story), {"text": f"@saar kijk, en @{story.decider.username}."})
    assert mentioned() == {saar.pk, story.decider.pk}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("@ben kijk", {"ben"}),
        ("vraag @Ben.", {"ben"}),
        ("kim@ben.nl", set()),
        ("@kim", set()),
        ("@kim.a en @", {"kim.a"}),
        ("geen", set()),
    ],
)
def test_a_name_is_read_as_a_name(text: str, names: set[str]) -> None:
    people: Any = [
        UserFactory.build(pk=1, username="ben", first_name="Ben"),
        UserFactory.build(pk=2, username="kim.a", first_name="Kim"),
        UserFactory.build(pk=3, username="kim.b", first_name="Kim"),
    ]
    assert {person.username for person in people if person.pk in named_in(text, people)} == names


def test_only_who_reads_the_notes_of_this_case_can_be_named(
    story: CaseStory, as_user: Login, colleague: Colleague
) -> None:
    blocked = colleague(Role.SECRETARY)
    Conflict.objects.create(application=story.application, person_id=blocked.pk, declared_at=timezone.now())
    applicant = colleague(Role.DECIDER, email=story.application.applicant.email.upper())
    gone = colleague(Role.HANDLER, is_active=False)
    client = as_user(story.handler)
    offered = {key for key, _name in client.get(note_address(story)).context["form"].fields["mentioned"].choices}
    assert offered == {story.secretary.pk, story.decider.pk}
    for person in (blocked, applicant, gone, story.member, story.handler):
        page = client.post(note_address(story), {"text": "Kijk.", "mentioned": [person.pk]})
        assert page.status_code == 200
        client.post(note_address(story), {"text": f"@{person.username} kijk."})
    assert mentioned() == set()


def test_who_gets_a_conflict_afterwards_no_longer_sees_it(story: CaseStory, as_user: Login) -> None:
    as_user(story.handler).post(note_address(story), {"text": "Kijk.", "mentioned": [story.decider.pk]})
    Conflict.objects.create(application=story.application, person_id=story.decider.pk, declared_at=timezone.now())
    assert "Een collega wijst je hierop" not in as_user(story.decider).get(reverse("wagtailadmin_home")).text


@pytest.mark.parametrize(("blocked", "mails"), [(False, 1), (True, 0)])
def test_the_mail_goes_only_to_who_has_no_conflict_when_it_is_sent(
    blocked: bool, mails: int, story: CaseStory, as_user: Login
) -> None:
    as_user(story.handler).post(note_address(story), {"text": "Kijk.", "mentioned": [story.decider.pk]})
    if blocked:
        Conflict.objects.create(application=story.application, person_id=story.decider.pk, declared_at=timezone.now())
    run(FollowUp.objects.get(kind="mail", payload__code="staff_mention").pk)
    assert OutgoingMail.objects.filter(code="staff_mention", recipient=story.decider.email).count() == mails
