"""Staff choose how often they get mail: at once, daily, weekly, or only what can't wait."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from wagtail.users.models import UserProfile

from fund_applications.correspondence import follow_ups
from fund_applications.correspondence.digests import KEPT_FOR, ask_for_digests, digest_settings, last_set_hour
from fund_applications.correspondence.mails import mail_to_staff
from fund_applications.lifecycle.calendar_days import AMSTERDAM
from fund_applications.lifecycle.roles import Role, ensure_groups
from fund_applications.models import Conflict, DigestItem, FollowUp, MailFrequency, OutgoingMail, StaffMailChoice
from tests.case_story import CaseStory
from tests.factories import ApplicantFactory, person

pytestmark = pytest.mark.django_db
ACCOUNT = "/beheer/account/"
WEDNESDAY = datetime(2026, 3, 11, 15, 0, tzinfo=AMSTERDAM)
NEXT_DAY = datetime(2026, 3, 12, 7, 0, tzinfo=AMSTERDAM)


@pytest.fixture
def story() -> CaseStory:
    """A case whose receipt was told long ago: only what a test tells is waiting."""
    applicant = ApplicantFactory(name="Robin Xyzzy", email="xyzzy@voorbeeld.example")
    story = CaseStory(title="Xyzzy plan", applicant=applicant)
    FollowUp.objects.update(done_at=timezone.now())
    return story


def chooses(user: User, frequency: MailFrequency) -> User:
    StaffMailChoice.objects.update_or_create(person=user, defaults={"frequency": frequency})
    return user


def tell(story: CaseStory, user: User, code: str = "staff_message", key: str = "a", at: datetime = WEDNESDAY) -> object:
    with time_machine.travel(at, tick=False):
        return mail_to_staff(code, user, key=f"{key}/{user.pk}", application=story.application)


def advance(now: datetime) -> None:
    with time_machine.travel(now, tick=False):
        call_command("advance_terms", now=now.isoformat())


def mails_to(user: User, mailoutbox: list) -> list:
    return [mail for mail in mailoutbox if mail.to == [user.email]]


def test_who_chose_nothing_hears_at_once(story: CaseStory) -> None:
    assert tell(story, story.handler) is not None
    assert not DigestItem.objects.exists()


def test_a_daily_digest_goes_once_at_its_hour_with_links_and_no_content(story: CaseStory, mailoutbox: list) -> None:
    user = chooses(story.handler, MailFrequency.DAILY)
    assert tell(story, user) is None
    assert tell(story, user, "staff_supplied", key="b") is None
    assert tell(story, user, key="c") is None, "the same message about the same case"
    advance(NEXT_DAY - timedelta(minutes=1))
    assert mails_to(user, mailoutbox) == []
    advance(NEXT_DAY)
    advance(NEXT_DAY + timedelta(minutes=5))
    advance(NEXT_DAY + timedelta(days=1))
    [mail] = mails_to(user, mailoutbox)
    case = reverse("office_case", args=[story.application.public_id])
    assert mail.body.count(case) == 2
    assert f"Bericht van de aanvrager: {story.application.reference}" in mail.body
    html = mail.alternatives[0][0]
    assert html.count(f'{case}"') == 2
    assert "<ul>" in html
    for word in ("xyzzy", "robin"):
        assert word not in f"{mail.subject}{mail.body}{html}".lower()


def test_a_weekly_digest_goes_on_its_day(story: CaseStory, mailoutbox: list) -> None:
    user = chooses(story.handler, MailFrequency.WEEKLY)
    tell(story, user)
    advance(datetime(2026, 3, 13, 12, tzinfo=AMSTERDAM))
    assert mails_to(user, mailoutbox) == []
    advance(datetime(2026, 3, 16, 7, tzinfo=AMSTERDAM))
    assert len(mails_to(user, mailoutbox)) == 1


def test_nothing_ran_for_days_and_still_one_mail_with_everything(story: CaseStory, mailoutbox: list) -> None:
    user = chooses(story.handler, MailFrequency.DAILY)
    for days in range(4):
        tell(story, user, f"staff_{['message', 'supplied', 'report', 'objection'][days]}", key=f"{days}",
             at=WEDNESDAY + timedelta(days=days))  # fmt: skip
    advance(WEDNESDAY + timedelta(days=9))
    [mail] = mails_to(user, mailoutbox)
    assert mail.body.count("/beheer/aanvragen/") == 4


def test_what_comes_while_a_digest_is_made_waits_for_the_next(story: CaseStory, mailoutbox: list) -> None:
    user = chooses(story.handler, MailFrequency.DAILY)
    tell(story, user)
    advance(NEXT_DAY)
    tell(story, user, "staff_report", key="late", at=NEXT_DAY + timedelta(seconds=1))
    advance(NEXT_DAY + timedelta(hours=3))
    assert len(mails_to(user, mailoutbox)) == 1
    advance(NEXT_DAY + timedelta(days=1))
    assert len(mails_to(user, mailoutbox)) == 2


@pytest.mark.parametrize("frequency", [MailFrequency.DAILY, MailFrequency.WEEKLY, MailFrequency.URGENT_ONLY])
@pytest.mark.parametrize("code", ["staff_due", "staff_default_notice"])
def test_what_can_not_wait_always_comes_at_once(story: CaseStory, frequency: MailFrequency, code: str) -> None:
    mail = tell(story, chooses(story.handler, frequency), code)
    assert isinstance(mail, OutgoingMail)
    assert mail.state == OutgoingMail.State.WAITING


def test_who_wants_only_what_is_urgent_gets_nothing_else_also_what_waited(story: CaseStory, mailoutbox: list) -> None:
    user = chooses(story.handler, MailFrequency.DAILY)
    tell(story, user)
    chooses(user, MailFrequency.URGENT_ONLY)
    tell(story, user, key="b")
    advance(NEXT_DAY)
    assert mails_to(user, mailoutbox) == []
    assert not DigestItem.objects.filter(told_at=None).exists()


def test_who_changes_back_to_at_once_still_gets_what_waited(story: CaseStory, mailoutbox: list) -> None:
    user = chooses(story.handler, MailFrequency.WEEKLY)
    tell(story, user)
    chooses(user, MailFrequency.AT_ONCE)
    advance(NEXT_DAY)
    assert len(mails_to(user, mailoutbox)) == 1


def test_a_case_with_a_conflict_of_interest_is_left_out(story: CaseStory, mailoutbox: list) -> None:
    user = chooses(story.handler, MailFrequency.DAILY)
    tell(story, user)
    Conflict.objects.create(application=story.application, person=user, reason="Buren", declared_at=WEDNESDAY)
    advance(NEXT_DAY)
    assert mails_to(user, mailoutbox) == []


def test_it_is_in_the_language_of_the_persons_admin(story: CaseStory, mailoutbox: list) -> None:
    user = chooses(story.handler, MailFrequency.DAILY)
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "en"})
    tell(story, user)
    advance(NEXT_DAY)
    [mail] = mails_to(user, mailoutbox)
    assert "This happened since the last mail" in mail.body
    assert "Message from the applicant" in mail.body


def test_two_runs_at_the_same_time_make_one_digest(story: CaseStory) -> None:
    tell(story, chooses(story.handler, MailFrequency.DAILY))
    first, second = ask_for_digests(NEXT_DAY), ask_for_digests(NEXT_DAY)
    assert (len(first), second) == (1, [])
    for _time in range(2):
        follow_ups.run(first[0], now=NEXT_DAY)
    assert OutgoingMail.objects.filter(code="staff_digest").count() == 1


@pytest.mark.parametrize(
    ("frequency", "now", "expected"),
    [
        (MailFrequency.DAILY, "2026-03-12 06:59", "2026-03-11 07:00"),
        (MailFrequency.DAILY, "2026-03-12 07:00", "2026-03-12 07:00"),
        (MailFrequency.DAILY, "2026-03-15 12:00", "2026-03-13 07:00"),
        (MailFrequency.WEEKLY, "2026-03-16 06:00", "2026-03-09 07:00"),
        (MailFrequency.WEEKLY, "2026-03-16 07:30", "2026-03-16 07:00"),
        (MailFrequency.DAILY, "2026-03-30 07:10", "2026-03-30 07:00"),  # the day after the clock went forward
        (MailFrequency.AT_ONCE, "2026-03-14 09:00", "2026-03-13 07:00"),
    ],
)
def test_the_set_hour_is_on_the_clock_of_here_and_not_in_the_weekend(
    frequency: MailFrequency, now: str, expected: str
) -> None:
    moment = datetime.fromisoformat(now).replace(tzinfo=AMSTERDAM)
    found = last_set_hour(frequency, moment, digest_settings())
    assert f"{found:%Y-%m-%d %H:%M}" == expected


def test_what_was_told_is_forgotten_after_a_month(story: CaseStory) -> None:
    tell(story, chooses(story.handler, MailFrequency.DAILY))
    advance(NEXT_DAY)
    assert DigestItem.objects.exists()
    advance(NEXT_DAY + KEPT_FOR + timedelta(days=2))
    assert not DigestItem.objects.exists()
    assert not FollowUp.objects.filter(kind="staff_digest", done_at__lt=timezone.now()).exists()


# --- the choice ----------------------------------------------------------------------------------------


def account_data(user: User, **values: str) -> dict[str, str]:
    """What the account page sends; other panels must be there as well."""
    given = {
        "name_email-first_name": "Kim",
        "name_email-last_name": "Voorbeeld",
        "name_email-email": user.email,
        "locale-preferred_language": "nl",
        "locale-current_time_zone": "Europe/Amsterdam",
        "theme-theme": "system",
        "theme-contrast": "system",
        "theme-density": "default",
    }
    return given | {f"mail_choice-{name}": value for name, value in values.items()}


@pytest.mark.parametrize("role", [Role.HANDLER, Role.MEMBER, Role.SECRETARY, Role.DECIDER])
def test_who_works_on_cases_chooses_at_the_account(client: Client, role: Role) -> None:
    ensure_groups()
    user = person(role)
    client.force_login(user)
    assert "Elke werkdag één mail" in client.get(ACCOUNT).content.decode()
    response = client.post(ACCOUNT, account_data(user, frequency="weekly"))
    assert response.status_code == 302
    assert StaffMailChoice.objects.get(person=user).frequency == MailFrequency.WEEKLY


def test_nonsense_is_no_choice(client: Client) -> None:
    ensure_groups()
    user = person(Role.HANDLER)
    client.force_login(user)
    assert client.post(ACCOUNT, account_data(user, frequency="hourly")).status_code == 200
    assert not StaffMailChoice.objects.exists()


def test_an_editor_has_nothing_to_choose(client: Client) -> None:
    ensure_groups()
    client.force_login(person(Role.EDITOR))
    assert "mail_choice" not in client.get(ACCOUNT).content.decode()


def test_an_administrator_sets_the_hour(client: Client) -> None:
    ensure_groups()
    client.force_login(person(Role.ADMINISTRATOR))
    page = client.get("/beheer/settings/fund_applications/digestsettings/", follow=True)
    assert page.status_code == 200
    assert "Verzamelmail" in page.content.decode()
