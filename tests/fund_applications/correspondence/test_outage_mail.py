"""Who judges outages hears of one once, and nobody hears of what was judged."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from fund_applications.correspondence.outage_mail import NEW, tell_of_outages
from fund_applications.correspondence.tidying import KEPT_FOR
from fund_applications.lifecycle.roles import Role
from fund_applications.models import MailFrequency, Outage, OutgoingMail, StaffMailChoice
from tests.factories import person

pytestmark = pytest.mark.django_db


def seen(**fields: object) -> Outage:
    now = timezone.now()
    values = {"starts_at": now - timedelta(hours=3), "ends_at": now - timedelta(hours=1), **fields}
    return Outage.objects.create(source=Outage.Source.HEALTH_LOG, **{"state": Outage.State.PROPOSED, **values})


def test_who_judges_is_told_once_for_each_outage_whatever_mail_he_chose() -> None:
    judge = person(Role.ADMINISTRATOR)
    StaffMailChoice.objects.create(person=judge, frequency=MailFrequency.URGENT_ONLY)
    person(Role.EDITOR)
    person(Role.FINANCE)
    seen()
    for _run in range(2):
        tell_of_outages(timezone.now())
    mail = OutgoingMail.objects.get()
    assert (mail.recipient, mail.subject, mail.application) == (judge.email, "Was dit een storing?", None)
    seen()
    tell_of_outages(timezone.now())
    assert OutgoingMail.objects.count() == 2


def test_nobody_is_told_of_what_was_judged_or_is_long_ago() -> None:
    person(Role.ADMINISTRATOR)
    seen(state=Outage.State.DISMISSED)
    long_ago = timezone.now() - NEW - timedelta(days=1)
    seen(starts_at=long_ago - timedelta(hours=1), ends_at=long_ago)
    assert tell_of_outages(timezone.now()) == 0
    assert NEW < KEPT_FOR, "else the row that tells it was told would be gone"
