"""Applying in English, from the first question to the case: the form's own words, the mails and the copy."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import translation

from wagtail.models import Locale

from fund_applications.correspondence.follow_ups import run
from fund_applications.models import Application, ApplicationFormPage, Draft, FollowUp, OutgoingMail
from fund_applications.questions.default_form import default_steps
from tests.fund_applications.intake.browsing import Browser, fill, open_form_page

DUTCH = (" je ", " jouw ", " het ", " een ", " niet ", " voor ", " wij ", " aanvraag ", " vraag ")


@pytest.fixture
def english_page(db: None) -> ApplicationFormPage:
    cache.clear()
    dutch = open_form_page()
    locale, _is_new = Locale.objects.get_or_create(language_code="en")
    page = dutch.get_parent().add_child(
        instance=ApplicationFormPage(title="Apply", slug="apply", round=dutch.round, locale=locale, live=False)
    )
    with translation.override("en"):
        page.steps = default_steps()
        page.save_revision().publish()
    return page


def dutch_words(browser: Browser) -> list[str]:
    """Dutch words on the page, but for what an editor or the applicant typed."""
    main = browser.soup.select_one("main")
    assert main
    text = " " + " ".join(main.get_text(" ").split()).lower() + " "
    return [word for word in DUTCH if word in text]


def test_the_whole_way_in_english(english_page: ApplicationFormPage) -> None:
    browser = Browser(client=Client())
    with translation.override("en"):
        browser.client.post(reverse("intake:begin", args=[english_page.pk]))
    draft = Draft.objects.get()
    assert draft.language == "en"
    with translation.override("en"):
        for number in range(1, 7):
            browser.step_of(draft, number)
            assert dutch_words(browser) == [], number
            assert f"Step {number} of 6" in browser.text
        fill(draft)
        browser.visit(reverse("intake:check", args=[draft.pk]))
        browser.press("Send your application", {"signature": "yes"})
    application = Application.objects.get()
    assert application.applicant.language == "en"
    assert application.reference in browser.text
    for follow_up in FollowUp.objects.filter(done_at=None, application=application):
        run(follow_up.pk)
    mail = OutgoingMail.objects.get(code="receipt")
    assert mail.language == "en"
    assert "received" in mail.body_text
