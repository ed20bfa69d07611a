"""A list from proposal to certificate by two people, each in a browser; every screen with axe, at two widths."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from fund_applications.lifecycle.roles import Role, ensure_groups
from fund_applications.models import Announcement, Application, CaseRemnant, RetentionHold
from fund_applications.retention.privacy.requests import register
from tests.browser import LiveSite
from tests.case_story import Cast
from tests.factories import person
from tests.fund_applications.retention.conftest import full_case

PASSWORD = "een lang wachtwoord 123"


@pytest.mark.django_db(transaction=True)
def test_two_people_destroy_a_case(
    live_site: LiveSite, new_context: Callable[..., BrowserContext], axe: Callable[[Page], list[str]]
) -> None:
    ensure_groups()
    cast = Cast()
    first, second = (_with_password(person(role)) for role in (Role.RECORDS, Role.ADMINISTRATOR))
    due, held = full_case(cast).application, full_case(cast).application
    Application.objects.update(received_at=datetime(2015, 3, 9, 12, tzinfo=UTC))
    Announcement.objects.update(sent_on=date(2015, 5, 6))
    RetentionHold.objects.create(application=held, reason="Beroep", set_by=first, set_at=timezone.now())
    _ask(first)

    page = _log_in(new_context, live_site, first)
    problems: list[str] = []
    addresses = [
        reverse("wagtailadmin_home"),
        reverse("retention_due"),
        reverse("retention_due") + "?lijst=niet-vernietigen",
        reverse("retention_hold", args=[held.public_id]),
        reverse("retention_rules"),
        reverse("retention_privacy"),
        reverse("retention_privacy_new"),
        reverse("retention_privacy_request", args=[_ask(first).pk]),
    ]
    for width in (1280, 768):
        page.set_viewport_size({"width": width, "height": 900})
        for address in addresses:
            page.goto(live_site.address(address))
            problems += [f"{address} {width}: {found}" for found in axe(page)]
            if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                problems.append(f"{address}: wider than {width}")
    assert problems == []

    page.goto(live_site.address(reverse("retention_due")))
    page.get_by_role("button", name="Stel een vernietigingslijst voor").click()
    expect(page.get_by_text("Laat een ander hem beoordelen")).to_be_visible()

    other = _log_in(new_context, live_site, second)
    other.get_by_role("link", name="VL-").first.click()
    expect(other.get_by_role("cell", name=due.reference)).to_be_visible()
    assert axe(other) == []
    other.get_by_role("button", name="Keur goed en vernietig").click()
    expect(other.get_by_text("uitgevoerd", exact=True)).to_be_visible()
    assert axe(other) == []
    with other.expect_download() as download:
        other.get_by_role("link", name="Download de verklaring").click()
    assert download.value.suggested_filename.endswith(".pdf")
    assert list(Application.objects.values_list("pk", flat=True)) == [held.pk]
    assert CaseRemnant.objects.count() == 1


def _ask(user: AbstractUser) -> Any:
    fields = {
        "kind": "erasure",
        "received_on": timezone.localdate(),
        "name": "Voorbeeld",
        "email": "roosmarijn@geheim.example",
        "identity_check": "Aan de balie",
    }
    return register(user, fields, timezone.now())


def _with_password(user: AbstractUser) -> AbstractUser:
    user.set_password(PASSWORD)
    user.save()
    return user


def _log_in(new_context: Callable[..., BrowserContext], live_site: LiveSite, user: AbstractUser) -> Page:
    page = new_context().new_page()
    page.goto(live_site.address(reverse("wagtailadmin_login")))
    page.locator("[name=username]").fill(user.username)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("button[type=submit]").click()
    page.wait_for_url("**/beheer/")
    return page
