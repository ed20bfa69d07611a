"""Who wrote along and may look along: how it goes, and nothing that is the applicant's alone."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from fund_applications.correspondence.follow_ups import run
from fund_applications.models import CoApplicant, FollowUp, OutgoingMail
from tests.case_story import CaseStory
from tests.fund_applications.applicant.conftest import sign_in

pytestmark = pytest.mark.django_db
Address = Callable[..., str]
OTHER = "kim@voorbeeld.example"


@pytest.fixture
def row(story: CaseStory) -> CoApplicant:
    now = timezone.now()
    return CoApplicant.objects.create(
        application=story.application, name="Kim", email=OTHER, invited_at=now, joined_at=now
    )


@pytest.fixture
def kim(row: CoApplicant) -> Client:
    return sign_in(Client(), OTHER)


def test_without_leave_the_case_is_not_there(kim: Client, address: Address) -> None:
    assert kim.get(reverse("applicant:home")).content.decode().count("Je kijkt mee") == 0
    assert kim.get(address("follow")).status_code == 404


def test_with_leave_one_sees_how_it_goes_and_nothing_else(
    kim: Client, row: CoApplicant, resident: Client, address: Address, story: CaseStory
) -> None:
    assert "Kim" in resident.get(address("followers")).content.decode()
    assert resident.post(address("followers"), {"wie": row.pk, "mag": "1"}).status_code == 302
    for follow_up in FollowUp.objects.filter(done_at=None):
        run(follow_up.pk)
    assert OutgoingMail.objects.filter(code="co_applicant_follows", recipient=OTHER).count() == 1
    assert "Je kijkt mee" in kim.get(reverse("applicant:home")).content.decode()
    page = kim.get(address("follow")).content.decode()
    assert story.application.title in page
    assert "De weg van de aanvraag" in page
    for name in ("case", "answers", "messages", "contact", "own_data", "copy_json", "withdraw", "followers", "mails"):
        assert kim.get(address(name)).status_code == 404


def test_leave_can_be_taken_back(kim: Client, row: CoApplicant, resident: Client, address: Address) -> None:
    resident.post(address("followers"), {"wie": row.pk, "mag": "1"})
    resident.post(address("followers"), {"wie": row.pk})
    assert kim.get(address("follow")).status_code == 404
    for follow_up in FollowUp.objects.filter(done_at=None):
        run(follow_up.pk)
    assert not OutgoingMail.objects.filter(recipient=OTHER).exists()


@pytest.mark.parametrize("who", ["", "0", "-1", "x", "9" * 30, "\x00", "1"])
def test_somebody_of_another_case_can_not_be_named(resident: Client, address: Address, who: str) -> None:
    CaseStory()
    assert resident.post(address("followers"), {"wie": who, "mag": "1"}).status_code == 404


def test_who_was_invited_and_follows_knows_of_no_other_address(kim: Client, row: CoApplicant, address: Address) -> None:
    CoApplicant.objects.update(may_follow=True)
    page = kim.get(address("follow")).content.decode()
    assert row.application is not None
    assert row.application.applicant.email not in page
    assert row.application.applicant.name not in page
