"""A whole meeting: two cases, three members of whom one has a conflict, from intake to letters that went out.

One case goes through every screen; the other stands ready when the meeting begins, so that there is something to order.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone
from playwright.sync_api import BrowserContext, expect

from fund_applications.demo.users import ensure_users
from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.checklist import CHECKLIST
from fund_applications.models import (
    Application,
    CommissionMeeting,
    ContactChannel,
    Criterion,
    Decision,
    FundRound,
    Letter,
    Review,
    ReviewScore,
    Status,
)
from tests.browser import LiveSite
from tests.case_story import CaseStory, Cast
from tests.factories import ApplicantFactory
from tests.fund_applications.office.conftest import make_story
from tests.journeys.people import Axe, Visitor, log_in

pytestmark = pytest.mark.django_db(transaction=True)


def the_cast() -> Cast:
    """The people of the demonstration, who can log in."""
    users = {user.username: user for user in get_user_model()._default_manager.all()}
    return Cast(
        users["behandelaar"], users["commissielid1"], users["secretaris"], users["beslisser"], users["financien"]
    )


def test_a_whole_meeting_from_intake_to_letters(
    new_context: Callable[..., BrowserContext], live_site: LiveSite, axe: Axe
) -> None:
    ensure_users()
    FundRound.objects.update(reviews_needed=2, second_pair_of_eyes=True)
    story, ready = two_cases(the_cast())

    def person(name: str, check: Axe | None = None) -> Visitor:
        return log_in(new_context, live_site, check, name)

    handler = person("behandelaar")
    take_in(handler, story)
    review(person("commissielid1"), story)
    review(person("commissielid2"), story)
    report_a_conflict(person("commissielid3"), story)
    secretary = person("secretaris", axe)
    hold_the_meeting(secretary, story)
    prepare_both(handler, story, ready)
    decider = person("beslisser", axe)
    decide_both(decider)
    handler.axe = axe
    send_the_letter(handler, ready)

    assert [each.status for each in (story, ready)] == [Status.GRANTED, Status.REJECTED]
    channels = {decision.application_id: decision.announcement.channel for decision in Decision.objects.all()}
    assert channels == {story.application.pk: "digital", ready.application.pk: "post"}
    assert Letter.objects.get(decision__application=ready.application).posted_on == timezone.localdate()
    assert secretary.violations + decider.violations + handler.violations == []


def two_cases(cast: Cast) -> tuple[CaseStory, CaseStory]:
    """One that just came in, and one that the commission already judged; its applicant chose post."""
    fund_round = FundRound.objects.get()
    at = timezone.now() - timedelta(days=14)
    common: dict[str, Any] = {"cast": cast, "round": fund_round}
    ready = make_story(
        title="Voorbeeld: tweede plan", at=at, applicant=ApplicantFactory(channel=ContactChannel.POST), **common
    ).reviewed()
    other = get_user_model()._default_manager.get(username="commissielid2")
    ready.perform("assign_reviewer", cast.handler, given.AssignReviewer(user_id=other.pk))
    assignment = ready.application.assignments.get(reviewer=other)
    second = Review.objects.create(assignment=assignment, recommendation="reject", submitted_at=ready.now)
    for criterion in Criterion.objects.filter(round=fund_round):
        for review_in in Review.objects.filter(assignment__application=ready.application):
            score = 2 if review_in == second else 3
            ReviewScore.objects.create(review=review_in, criterion=criterion, score=score, reason="Kan beter.")
    ready.perform("fix_advice", cast.secretary, ready.advice_data(recommendation="reject"))
    story = make_story(title="Voorbeeld: buurttuin", at=at + timedelta(days=1), **common)
    return story, ready


def case_of(person: Visitor, story: CaseStory, end: str = "") -> None:
    """Straight to the case."""
    person.go(f"/beheer/aanvragen/{story.application.public_id}/{end}")


def take_in(handler: Visitor, story: CaseStory) -> None:
    """Complete, and all three members are asked."""
    case_of(handler, story, "actie/accept_complete/")
    for label in CHECKLIST.values():
        handler.page.get_by_label(str(label)).check()
    handler.press("Ja, neem in behandeling")
    case_of(handler, story, "actie/assign_reviewer/")
    for box in handler.page.locator("[name=user_ids]").all():
        box.check()
    handler.press("Wijs aan")


def review(member: Visitor, story: CaseStory) -> None:
    """No conflict, and a 4 on everything."""
    case_of(member, story, "belang/")
    member.page.get_by_label("Ik heb geen belang").check()
    member.press("Ga verder")
    for score in member.page.locator("input[type=radio][name^=score_][value='4']").all():
        score.check()
    for reason in member.page.locator("textarea[name^=reason_]").all():
        reason.fill("Goed uitgewerkt.")
    member.page.locator("[name=recommendation][value=grant]").check()
    member.press("Dien je beoordeling in")


def report_a_conflict(member: Visitor, story: CaseStory) -> None:
    """Who has a conflict never sees the content, and the case is gone from his lists."""
    case_of(member, story)
    expect(member.page.get_by_text("Een pilot")).to_have_count(0)
    member.page.get_by_label("Ik heb wel een belang").check()
    member.page.locator("[name=reason]").fill("Mijn zus is de aanvrager.")
    member.press("Ga verder")
    expect(member.page.get_by_text(story.application.title)).to_have_count(0)
    case_of(member, story)
    expect(member.page.get_by_text(story.application.title)).to_have_count(0)


def hold_the_meeting(secretary: Visitor, story: CaseStory) -> None:
    """The agenda with both cases, minutes from the reviews, and the advice that was drafted from them."""
    meeting = CommissionMeeting.objects.latest("held_on")
    secretary.go(f"/beheer/aanvragen/vergadering/{meeting.pk}/")
    expect(secretary.page.locator(".office-agenda tbody tr")).to_have_count(2)
    secretary.press("Zet een concept in het verslag")
    expect(secretary.page.locator("[name=minutes]")).to_have_value(re.compile(story.application.reference))
    secretary.press("Bewaar het verslag")
    case_of(secretary, story, "actie/fix_advice/")
    expect(secretary.page.locator("[name=recommendation][value=grant]")).to_be_checked()
    expect(secretary.page.locator("[name=text]")).not_to_be_empty()
    secretary.page.locator("[name=meeting_id]").select_option(index=1)
    secretary.press("Stel het advies vast")
    expect(secretary.page.locator(".office-facts")).to_contain_text("Advies vastgesteld")


def prepare_both(handler: Visitor, story: CaseStory, ready: CaseStory) -> None:
    """A grant with its usual obligations; a refusal from a chosen text and own words."""
    case_of(handler, story, "actie/prepare_decision/?besluit=grant")
    handler.press("Bewaar het voorbereide besluit")
    case_of(handler, ready, "actie/prepare_decision/?besluit=reject")
    handler.page.locator("[name=ground]").select_option("low_quality")
    handler.page.locator("[name=blocks_reasons]").select_option(index=1)
    handler.page.get_by_role("button", name="Zet tekst in het veld").click()
    reasons = handler.page.locator("[name=reasons]")
    reasons.fill(f"{reasons.input_value()}\n\nUw plan lijkt veel op wat de bibliotheek al doet.")
    handler.press("Bewaar het voorbereide besluit")
    expect(handler.page.get_by_text("Er staat een besluit klaar")).to_be_visible()


def decide_both(decider: Visitor) -> None:
    """Both at once, after the question whether that is really meant."""
    decider.go(f"/beheer/aanvragen/rondes/{FundRound.objects.get().pk}/besluiten/")
    decider.page.locator("[data-office-pick-all=office-take]").check()
    decider.press("Neem de gekozen besluiten")
    decider.press("Ja, neem deze 2 besluiten")
    expect(decider.page.get_by_text("Gedaan bij 2 aanvragen")).to_be_visible()


def send_the_letter(handler: Visitor, ready: CaseStory) -> None:
    """What goes digitally is gone already; the letter goes by post today."""
    handler.go(f"/beheer/aanvragen/rondes/{FundRound.objects.get().pk}/besluiten/")
    expect(handler.page.locator("#office-send tbody tr")).to_have_count(1)
    expect(handler.page.locator("#office-send")).to_contain_text(ready.application.reference)
    handler.page.locator("#office-send [name=case]").check()
    handler.press("Leg vast: gekozen besluiten gaan vandaag weg")
    expect(handler.page.get_by_text("Gedaan bij 1 aanvraag")).to_be_visible()
    assert not Application.objects.filter(decisions__announcement=None, decisions__isnull=False).exists()
