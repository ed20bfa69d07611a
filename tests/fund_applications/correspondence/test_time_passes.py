"""`advance_terms` picks up what was left lying, and forgets what need not be kept."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from fund_applications.correspondence.tidying import KEPT_FOR
from fund_applications.intake.links import issue_applicant_link
from fund_applications.intake.mail_requests import request_mail
from fund_applications.models import FollowUp, MagicLink, OutgoingMail
from tests.case_story import CaseStory

pytestmark = pytest.mark.django_db


def advance(days: int = 0) -> None:
    call_command("advance_terms", now=(timezone.now() + timedelta(days=days)).isoformat())


def test_what_a_lost_task_left_lying_is_done_by_the_next_run(mailoutbox: list) -> None:
    application = CaseStory().application
    assert FollowUp.objects.get(application=application).done_at is None
    advance()
    assert FollowUp.objects.filter(application=application, done_at=None).count() == 0
    advance()
    receipts = [mail for mail in mailoutbox if application.applicant.email in mail.to]
    assert len(receipts) == 1
    assert OutgoingMail.objects.get(code="receipt").state == OutgoingMail.State.SENT


def test_mails_and_links_of_nobody_are_forgotten_and_those_of_a_case_stay() -> None:
    application = CaseStory().application
    request_mail("login_link", email=application.applicant.email)
    issue_applicant_link(application.applicant.email)
    advance()
    assert OutgoingMail.objects.filter(code="login_link").exists()
    advance(days=KEPT_FOR.days + 2)
    assert not OutgoingMail.objects.filter(code="login_link").exists()
    assert not FollowUp.objects.filter(kind="mail", application=None).exists()
    assert not MagicLink.objects.filter(expires_at__lt=timezone.now()).exists()
    assert OutgoingMail.objects.filter(application=application, code="receipt").exists()
