"""The office judges what the monitoring saw."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from django.utils import timezone

from fund_applications.lifecycle.roles import Role
from fund_applications.models import Outage
from tests.fund_applications.office.doing import Login

Colleague = Callable[..., AbstractUser]

pytestmark = pytest.mark.django_db


def test_a_handler_judges_it_in_the_office(as_user: Login, colleague: Colleague) -> None:
    handler = colleague(Role.HANDLER)
    client = as_user(handler)
    now = timezone.now().replace(second=0, microsecond=0)
    outage = Outage.objects.create(
        starts_at=now - timedelta(hours=5), ends_at=now - timedelta(hours=3), state=Outage.State.PROPOSED
    )
    url = reverse("office_outage", args=[outage.pk])
    page = client.get(url).content.decode()
    assert "In deze tijd stuurde niemand iets in" in page
    assert url in client.get(reverse("wagtailadmin_home")).content.decode()
    assert url in client.get(reverse("aanvragen_storingen_modeladmin_index")).content.decode()
    assert "Kies wat er aan de hand was" in client.post(url, {}).content.decode()
    local = timezone.localtime(outage.starts_at)
    told = {
        "answer": "was",
        "starts_at": f"{local:%Y-%m-%d %H:%M}",
        "ends_at": f"{local + timedelta(hours=2):%Y-%m-%d %H:%M}",
        "explanation": "Kapotte schijf.",
    }
    wrong = client.post(url, {**told, "ends_at": told["starts_at"]})
    assert "Het einde ligt na het begin" in wrong.content.decode()
    assert client.post(url, told).status_code == 302
    outage.refresh_from_db()
    assert (outage.state, outage.judged_by, outage.starts_at) == (Outage.State.CONFIRMED, handler, local)
    assert client.get(url, follow=True).redirect_chain


def test_what_a_person_writes_down_is_judged_by_him(as_user: Login, colleague: Colleague) -> None:
    handler = colleague(Role.HANDLER)
    local = timezone.localtime() - timedelta(hours=2)
    told = {"starts_at": f"{local:%Y-%m-%d %H:%M}", "ends_at": "", "explanation": ""}
    assert as_user(handler).post(reverse("aanvragen_storingen_modeladmin_create"), told).status_code == 302
    outage = Outage.objects.get()
    assert (outage.state, outage.judged_by) == (Outage.State.CONFIRMED, handler)
    assert outage.judged_at is not None
