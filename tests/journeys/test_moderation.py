"""Moderation of a page: approving once is enough, also when the editor saved by itself in between."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import BrowserContext

from fund_applications.demo.users import ensure_users
from home.models import ProjectIndexPage, ProjectPage
from tests.browser import LiveSite
from tests.journeys.moderation import open_editor, press_approve, submit
from tests.journeys.people import log_in

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_chief_editor_who_mends_a_word_approves_once(
    new_context: Callable[..., BrowserContext], live_site: LiveSite
) -> None:
    ensure_users()
    project = ProjectPage(
        title="Voorbeeld: gamen met opa en oma",
        slug="gamen",
        live=False,
        summary="Kinderen leren ouderen gamen.",
        year=timezone.localdate().year,
    )
    ProjectIndexPage.objects.get().add_child(instance=project)
    project.save_revision()
    submit(log_in(new_context, live_site, None, "redacteur"), project)

    chief = log_in(new_context, live_site, None, "hoofdredacteur")
    open_editor(chief, project)
    revisions = project.revisions.count()
    # The editor remembers the page as it is a moment after it opened; only what differs from that is saved.
    chief.page.wait_for_timeout(2000)
    with chief.page.expect_response(lambda answer: answer.request.method == "POST" and "/edit/" in answer.url):
        chief.page.locator("[name=summary]").fill("Kinderen leren ouderen gamen. Daarna eten ze samen.")
        chief.page.keyboard.press("Tab")
    assert project.revisions.count() > revisions, "the editor did not save by itself"
    press_approve(chief)

    project.refresh_from_db()
    assert project.live
    assert project.summary == "Kinderen leren ouderen gamen. Daarna eten ze samen."
