"""Submitting and approving a page in Wagtail's editor, as the editors do."""

from __future__ import annotations

import re

from wagtail.models import Page

from tests.journeys.people import Visitor

EXPLORER = re.compile(r"/beheer/pages/\d+/$")
MENU = ".footer [data-controller=w-dropdown] button"


def open_editor(person: Visitor, page: Page) -> None:
    """Open the page in the editor."""
    person.page.goto(person.site.address(f"/beheer/pages/{page.pk}/edit/"))


def submit(person: Visitor, page: Page) -> None:
    """Open the page and hand it in; back in the explorer it is done."""
    open_editor(person, page)
    person.page.locator(MENU).first.click()
    person.page.get_by_role("button", name="Stuur door naar Redactie").first.click()
    person.page.wait_for_url(EXPLORER)


def press_approve(person: Visitor) -> None:
    """Approve what is open in the editor, once; back in the explorer it is done."""
    person.page.locator(MENU).first.click()
    person.page.locator("[data-workflow-action-name=approve]").first.click()
    person.page.wait_for_url(EXPLORER)


def approve(person: Visitor, page: Page) -> None:
    """Open the page and approve it, once."""
    open_editor(person, page)
    press_approve(person)
