"""Optional mails can be off; what must be told always comes."""

from collections.abc import Callable
from datetime import datetime

import pytest
import time_machine
from django.test import Client

from fund_applications.applicant.mail_choices import CHOICES, is_wanted
from fund_applications.correspondence.catalogue import MAILS
from fund_applications.correspondence.follow_ups import run
from fund_applications.lifecycle.calendar_days import AMSTERDAM
from fund_applications.models import Applicant, FollowUp, OutgoingMail
from tests.case_story import CaseStory

pytestmark = pytest.mark.django_db
Address = Callable[..., str]


@pytest.fixture(autouse=True)
def _in_march_2026() -> object:
    with time_machine.travel(datetime(2026, 3, 12, 12, tzinfo=AMSTERDAM), tick=True) as travelled:
        yield travelled


def codes_after(story: CaseStory) -> set[str]:
    for follow_up in FollowUp.objects.filter(application=story.application, done_at=None):
        run(follow_up.pk)
    return set(OutgoingMail.objects.filter(application=story.application).values_list("code", flat=True))


def test_all_optional_mails_are_on_at_first(resident: Client, address: Address) -> None:
    page = resident.get(address("mails")).content.decode()
    assert page.count("checked") == len(CHOICES)
    assert "Deze mails krijg je altijd" in page


def test_what_is_off_does_not_come_and_what_must_come_does(
    resident: Client, address: Address, story: CaseStory
) -> None:
    assert resident.post(address("mails"), {"wanted": ["reminders"]}).status_code == 302
    assert Applicant.objects.get().unwanted_mails == ["progress", "news"]
    story.application.applicant.refresh_from_db()
    codes = codes_after(story.advised())
    assert "receipt" in codes
    assert not codes & {"under_review", "advice_fixed"}
    assert "decision_announced" in codes_after(story.perform("grant", story.decider, story.grant_data()))


def test_a_forged_choice_switches_nothing_off(resident: Client, address: Address) -> None:
    response = resident.post(address("mails"), {"wanted": ["decision_announced", "\x00", "x" * 10_000]})
    assert response.status_code == 422
    assert "Kies uit de mails in de lijst." in response.content.decode()
    assert Applicant.objects.get().unwanted_mails == []


def test_no_mail_that_the_law_asks_for_can_be_off() -> None:
    nobody = Applicant(unwanted_mails=list(CHOICES))
    off = {code for code in MAILS if not is_wanted(nobody, code)}
    assert off
    assert not off & {
        "receipt", "supplement_requested", "supplement_lapsed", "supplied", "message_waiting", "term_extended",
        "term_suspended", "decision_announced", "determination_announced", "objection_receipt", "login_link",
        "contact_changed", "draft_expires_14", "draft_expires_3",
    }  # fmt: skip
