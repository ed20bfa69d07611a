"""Whatever text comes in, in every field of the applicant: a friendly answer, and never a crash."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from fund_applications.models import Draft
from tests.case_story import CaseStory
from tests.factories import ApplicantFactory
from tests.fund_applications.applicant.conftest import sign_in
from tests.fund_applications.intake.browsing import Browser, fill, open_form_page

pytestmark = pytest.mark.django_db

TEXTS = {
    "NUL and lone surrogates": "a\x00b\ud800c\udfff",
    "marks and emoji": "\u202e\u2067gnp.exe\u200f \u200b\u200d\ufeff\u00ad 👩\u200d👩\u200d👧 🏴\U000e0067\U000e007f",
    "scripts and formulas": '=HYPERLINK("http://x")<script>alert(1)</script>{{ 7*7 }}{% load x %}',
    "100000": "x" * 100_000,
}
ANSWERED = {200, 302, 403, 404, 410, 413, 422}
FORM = "application/x-www-form-urlencoded"


def post_everywhere(client: Client, url: str, text: str) -> None:
    """Fill this text in in every control of every form of a page, and send each form."""
    page = BeautifulSoup(client.get(url).content, "html.parser")
    for form in page.select("main form[method=post]") or page.select("form[method=post]"):
        data = {}
        for control in form.select("input[name], textarea[name], select[name]"):
            kind, name = control.get("type", ""), str(control["name"])
            if kind in {"hidden", "radio", "checkbox"}:
                data[name] = control.get("value", "on")
            elif kind != "file":
                data[name] = text
        body = urlencode(data, errors="surrogatepass")
        response = client.post(str(form.get("action") or url), body, content_type=FORM)
        assert response.status_code in ANSWERED, (url, response.status_code)
        if response.status_code == 422 and response.get("Content-Type", "").startswith("text/html"):
            assert b"<script>alert(1)" not in response.content


@pytest.mark.parametrize("name", TEXTS)
def test_on_mijn_aanvraag(name: str) -> None:
    cache.clear()
    story = CaseStory(applicant=ApplicantFactory(may_publish=True)).announced()
    client = sign_in(Client(), story.application.applicant.email)
    pages = (
        "contact",
        "mails",
        "email",
        "bank_account",
        "news",
        "feedback",
        "messages",
        "objection",
        "followers",
        "report",
    )
    for page in pages:
        post_everywhere(client, reverse(f"applicant:{page}", args=[story.application.public_id]), TEXTS[name])
    for page in ("case", "messages", "news", "contact", "own_data", "own_data_pdf", "copy_pdf", "copy_html"):
        assert client.get(reverse(f"applicant:{page}", args=[story.application.public_id])).status_code == 200


@pytest.mark.parametrize("name", TEXTS)
def test_in_the_form(name: str) -> None:
    cache.clear()
    browser = Browser(client=Client()).begin(open_form_page())
    draft = fill(browser.draft)
    Draft.objects.update(email_verified_at=timezone.now())
    for number in range(1, 7):
        post_everywhere(browser.client, reverse("intake:step", args=[draft.pk, number]), TEXTS[name])
    for page in ("overview", "check", "together"):
        url = reverse(f"intake:{page}", args=[draft.pk])
        assert browser.client.get(url).status_code == 200
    post_everywhere(browser.client, reverse("intake:together", args=[draft.pk]), TEXTS[name])
    for page in ("intake:check_copy", "intake:request_link", "applicant:home"):
        post_everywhere(Client(), reverse(page), TEXTS[name])
