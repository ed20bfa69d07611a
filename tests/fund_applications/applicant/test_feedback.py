"""Two questions about applying: once a case and moment, and nobody can tell whose answer it is."""

from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from fund_applications.intake.feedback import keep_feedback
from fund_applications.lifecycle.roles import Role, ensure_groups
from fund_applications.models import Feedback, FeedbackGiven, FeedbackMoment
from fund_applications.office.figures.feedback import feedback_figures
from tests.case_story import CaseStory
from tests.factories import person
from tests.fund_applications.intake.browsing import Browser, fill, open_form_page

pytestmark = pytest.mark.django_db
Address = Callable[..., str]


def test_the_answer_is_kept_apart_from_the_case_and_asked_once(
    resident: Client, address: Address, story: CaseStory
) -> None:
    assert "Geef je mening" in resident.get(address("case")).content.decode()
    assert resident.post(address("feedback"), {"ease": "4", "text": "Minder\x00 vragen\u202e. 🌱"}).status_code == 302
    answer = Feedback.objects.get()
    assert (answer.moment, answer.ease, answer.text, answer.month.day) == (
        FeedbackMoment.SENT,
        4,
        "Minder vragen. 🌱",
        1,
    )
    assert {field.name for field in Feedback._meta.get_fields()} == {"id", "moment", "month", "ease", "text"}
    assert {field.name for field in FeedbackGiven._meta.get_fields()} == {"id", "application", "moment"}
    assert "Geef je mening" not in resident.get(address("case")).content.decode()
    assert resident.post(address("feedback"), {"ease": "1"}).status_code == 302
    assert Feedback.objects.count() == 1
    story.withdrawn()
    assert resident.post(address("feedback"), {"ease": "5"}).status_code == 302
    assert Feedback.objects.filter(moment=FeedbackMoment.ENDED).count() == 1


@pytest.mark.parametrize(
    "data", [{}, {"ease": ""}, {"ease": "6"}, {"ease": "\x00"}, {"ease": "3", "text": "x" * 100_000}]
)
def test_what_is_wrong_is_told(resident: Client, address: Address, data: dict[str, str]) -> None:
    response = resident.post(address("feedback"), data)
    assert response.status_code == 422
    assert not Feedback.objects.exists()
    assert not FeedbackGiven.objects.exists()


def test_it_can_be_answered_right_after_sending() -> None:
    cache.clear()
    browser = Browser().begin(open_form_page())
    fill(browser.draft)
    browser.visit(reverse("intake:check", args=[browser.draft.pk])).press("Verstuur je aanvraag", {"signature": "yes"})
    link = browser.soup.find("a", string="Geef je mening (anoniem)")
    assert link
    browser.visit(str(link["href"]))
    browser.press("Stuur je mening", {"ease": "5"})
    assert "Dank je wel. Hiermee maken we het beter." in browser.text
    assert Feedback.objects.get().ease == 5


def test_staff_see_figures_and_words_and_no_case(story: CaseStory, client: Client) -> None:
    for ease, each in ((1, story), (4, CaseStory()), (4, CaseStory())):
        keep_feedback(each.application, FeedbackMoment.SENT, ease=ease, text="Korter <b>kan</b>")
    figures = feedback_figures()[0]
    assert (figures.total, figures.mean, dict(figures.rows)["Makkelijk"]) == (3, 3.0, 2)
    ensure_groups()
    client.force_login(person(Role.HANDLER))
    page = client.get(reverse("office_figures")).content.decode()
    assert "Wat aanvragers ervan vinden" in page
    assert "Korter &lt;b&gt;kan&lt;/b&gt;" in page
