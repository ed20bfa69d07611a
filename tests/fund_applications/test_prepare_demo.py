"""`manage.py prepare_demo`, on which `make run` starts its server."""

import io

import pytest
from django.core.management import call_command

from fund_applications.demo.users import ensure_users
from fund_applications.models import Application
from tests.factories import ApplicationFactory

pytestmark = pytest.mark.django_db


def _prepare() -> str:
    shown = io.StringIO()
    call_command("prepare_demo", stdout=shown)
    return shown.getvalue()


def test_an_application_made_by_hand_on_the_demo_site_stops_no_later_start() -> None:
    call_command("setup_site", stdout=io.StringIO())
    ensure_users()
    ApplicationFactory()
    shown = _prepare()
    assert "behandelaar" in shown
    assert Application.objects.count() == 1


def test_examples_are_refused_beside_real_cases_and_the_site_starts_without_them() -> None:
    call_command("setup_site", stdout=io.StringIO())
    ApplicationFactory()
    shown = _prepare()
    assert "echte aanvragen" in shown
    assert "behandelaar" not in shown
    assert Application.objects.count() == 1
