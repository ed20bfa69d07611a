"""The office in a real browser: no violation of WCAG 2.2 AA on any of its screens, Wagtail's own markup included, and a whole case from start to end.

A browser has a clock of its own, so these tests play today.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from wagtail.users.models import UserProfile

from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.checklist import CHECKLIST
from fund_applications.lifecycle.roles import Role
from fund_applications.models import (
    Application,
    Assignment,
    CommissionMeeting,
    FormStepCount,
    FundRound,
    SavedFilter,
    Status,
)
from tests.browser import LiveSite
from tests.case_story import CaseStory, Cast
from tests.factories import person
from tests.fund_applications.office.conftest import attach, make_story

pytestmark = pytest.mark.django_db(transaction=True)

WIDTHS = (1280, 768, 320)
PASSWORD = "een-lang-wachtwoord-voor-de-proef"
NewContext = Callable[..., BrowserContext]
Axe = Callable[[Page], list[str]]

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)


@pytest.fixture
def live_cast(live_site: LiveSite) -> Cast:
    """People who can log in."""
    cast = Cast()
    for user in (cast.handler, cast.member, cast.secretary, cast.decider, cast.finance):
        user.set_password(PASSWORD)
        user.save()
    return cast


@pytest.fixture
def live_story(live_cast: Cast) -> CaseStory:
    """A case that came in three weeks ago, in the round of the site."""
    FundRound.objects.update(reviews_needed=1)
    return make_story(cast=live_cast, at=timezone.now() - timedelta(days=21), round=FundRound.objects.get())


@pytest.fixture
def log_in(new_context: NewContext, live_site: LiveSite) -> Callable[..., Page]:
    """A page in which this person is logged in."""

    def login(user: AbstractUser, **options: Any) -> Page:
        page = new_context(**options).new_page()
        page.goto(live_site.address(reverse("wagtailadmin_login")))
        page.fill("[name=username]", user.username)
        page.fill("[name=password]", PASSWORD)
        page.click("button[type=submit]")
        expect(page.locator("h1").first).to_be_attached()
        return page

    return login


def check(page: Page, axe: Axe, address: str) -> list[str]:
    """What axe finds on this page at each width, with its address, and whether it runs off the screen."""
    page.set_viewport_size({"width": WIDTHS[0], "height": 900})
    response = page.goto(address)
    assert response is not None
    assert response.status == 200, address
    page.wait_for_load_state()
    found: list[str] = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"{address}, {width} px: {line}" for line in axe(page)]
        if scrolls_sideways(page):
            found.append(f"{address}: wider than {width} px")
    return found


def scrolls_sideways(page: Page) -> bool:
    """Whether the page is wider than its window."""
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def test_every_screen_is_accessible(
    live_story: CaseStory, live_site: LiveSite, log_in: Callable[..., Page], axe: Axe
) -> None:
    """Each screen is opened once and looked at as on a desk, a tablet and a phone."""
    story = live_story
    attach(story.application, "tekening.png", PNG, "image/png")
    other = make_story(cast=story.cast, at=story.now, round=story.round).advised()
    granted = make_story(cast=story.cast, at=story.now, round=story.round).granted()
    story.reviewed()
    Assignment.objects.filter(application=story.application).update(gate_passed_at=timezone.now())
    gated = make_story(cast=story.cast, at=story.now, round=story.round).under_review()
    gated.perform("assign_reviewer", story.handler, given.AssignReviewer(user_id=story.member.pk))
    waiting = make_story(cast=story.cast, at=timezone.now(), round=story.round).supplement_requested()
    fresh = make_story(cast=story.cast, at=story.now, round=story.round)
    meeting = CommissionMeeting.objects.order_by("held_on").last()
    assert meeting
    for number, reached in ((1, 9), (2, 4)):
        FormStepCount.objects.create(
            round=story.round, week=date(2026, 3, 2), step_id=str(number), number=number, title="Stap", reached=reached
        )
    SavedFilter.objects.create(owner=story.handler, name="Voorbeeld", query="status=granted")
    prepared = given.PrepareDecision(transition="grant", decision=other.grant_data())
    other.perform("prepare_decision", story.handler, prepared)

    def of(found: CaseStory, name: str, *args: Any) -> str:
        return reverse(f"office_{name}", args=[found.application.public_id, *args])

    screens: dict[AbstractUser, list[str]] = {
        story.handler: [
            reverse("wagtailadmin_home"),
            reverse("aanvragen_modeladmin_index"),
            reverse("aanvragen_modeladmin_index") + "?q=niets-te-vinden",
            reverse("aanvragen_gebeurtenissen_modeladmin_index"),
            reverse("aanvragen_storingen_modeladmin_index"),
            of(story, "case"),
            of(story, "versions"),
            of(story, "reviews"),
            of(story, "message"),
            of(story, "note"),
            reverse("office_paper"),
            of(waiting, "paper_supplement"),
            of(fresh, "add_file"),
            of(fresh, "action", "accept_complete"),
            of(fresh, "action", "request_supplement"),
            of(fresh, "action", "assign_reviewer"),
            of(fresh, "action", "declare_conflict"),
            of(fresh, "action", "extend_term"),
            of(granted, "action", "report"),
            reverse("office_figures"),
            reverse("office_figures") + "?ronde=alle&van=2020",
            reverse("wagtailadmin_account"),
            reverse("aanvragen_betalingen_modeladmin_index"),
            reverse("office_round", args=[story.round.pk]),
            reverse("office_meeting", args=[meeting.pk]),
            reverse("office_round_decisions", args=[story.round.pk]),
            reverse("office_filters"),
            reverse("aanvragen_teksten_modeladmin_index"),
            f"{reverse('office_together_assign')}?case={fresh.application.public_id}",
            f"{reverse('office_together_message')}?case={fresh.application.public_id}",
        ],
        story.member: [
            reverse("wagtailadmin_home"),
            of(gated, "gate"),
            of(story, "review"),
            of(story, "change_review"),
            of(gated, "give_back"),
        ],
        story.secretary: [of(story, "action", "fix_advice"), reverse("office_meeting", args=[meeting.pk])],
        story.decider: [of(other, "case"), of(other, "action", "grant"), of(other, "action", "reject")],
        story.finance: [
            reverse("wagtailadmin_home"),
            reverse("aanvragen_besluiten_modeladmin_index"),
            of(granted, "payment"),
        ],
    }
    found: list[str] = []
    for user, addresses in screens.items():
        page = log_in(user)
        for address in addresses:
            found += check(page, axe, live_site.address(address))
    assert found == []


def test_an_amount_above_what_is_possible_is_told_while_it_is_typed(
    live_story: CaseStory, live_site: LiveSite, log_in: Callable[..., Page]
) -> None:
    live_story.advised()
    page = log_in(live_story.decider)
    page.goto(live_site.address(reverse("office_action", args=[live_story.application.public_id, "grant"])))
    note = page.locator(".office-limit-note")
    for typed, message in (("5.000,01", "Dit is meer dan"), ("5.000", ""), ("9000", "Dit is meer dan"), ("abc", "")):
        page.get_by_label("Bedrag").fill(typed)
        expect(note).to_contain_text(message) if message else expect(note).to_be_empty()


def test_a_form_with_mistakes_is_accessible_and_leads_to_each_of_them(
    live_story: CaseStory, live_site: LiveSite, log_in: Callable[..., Page], axe: Axe
) -> None:
    page = log_in(live_story.handler)
    page.goto(live_site.address(reverse("office_action", args=[live_story.application.public_id, "accept_complete"])))
    page.get_by_role("button", name="Ja, neem in behandeling").click()
    expect(page.get_by_role("alert")).to_contain_text("Er is 1 ding dat nog niet klopt")
    page.get_by_role("alert").get_by_role("link").click()
    assert page.evaluate("document.activeElement.id") == "id_checked_0"
    assert axe(page) == []


def test_a_case_from_receipt_to_decision(
    live_story: CaseStory, live_site: LiveSite, log_in: Callable[..., Page]
) -> None:
    """Four people, each in a browser of their own, by pressing buttons only."""
    story = live_story
    case = live_site.address(reverse("office_case", args=[story.application.public_id]))

    handler = log_in(story.handler)
    handler.get_by_role("link", name=story.application.reference).first.click()
    handler.get_by_role("link", name="Neem in behandeling").click()
    for label in CHECKLIST.values():
        handler.get_by_label(str(label)).check()
    handler.get_by_role("button", name="Ja, neem in behandeling").click()
    expect(handler.locator(".office-facts")).to_contain_text("In beoordeling")
    handler.get_by_role("link", name="Wijs beoordelaars aan").click()
    handler.get_by_role("button", name="Wijs aan").click()

    member = log_in(story.member)
    member.get_by_role("link", name=story.application.reference).click()
    member.get_by_label("Ik heb geen belang").check()
    member.get_by_role("button", name="Ga verder").click()
    for criterion in story.round.criteria.all():
        section = member.get_by_role("region", name=criterion.name, exact=True)
        section.get_by_role("radio").nth(3).check()
        section.get_by_role("textbox").fill("Goed uitgewerkt.")
    member.get_by_label("Toekennen", exact=False).first.check()
    member.get_by_role("button", name="Dien je beoordeling in").click()
    expect(member.get_by_role("heading", name="Beoordelingen naast elkaar").last).to_be_visible()

    secretary = log_in(story.secretary)
    secretary.goto(case)
    secretary.get_by_role("link", name="Stel het advies vast").click()
    secretary.locator("[name=recommendation][value=grant]").check()
    secretary.locator("[name=text]").fill("De commissie is positief.")
    secretary.get_by_role("button", name="Stel het advies vast").click()
    expect(secretary.locator(".office-facts")).to_contain_text("Advies vastgesteld")

    decider = log_in(story.decider)
    decider.goto(case)
    decider.get_by_role("link", name="Ken toe").click()
    decider.get_by_role("button", name="Besluit: toekennen").click()
    expect(decider.locator(".office-facts")).to_contain_text("Toegekend")
    assert Application.objects.get(pk=story.application.pk).status == Status.GRANTED


def test_the_office_works_without_javascript(
    live_story: CaseStory, live_site: LiveSite, log_in: Callable[..., Page]
) -> None:
    page = log_in(live_story.handler, java_script_enabled=False)
    page.goto(live_site.address(reverse("office_action", args=[live_story.application.public_id, "extend_term"])))
    page.locator("[name=new_date]").fill("niet een dag")
    page.locator("[name=reason]").fill("De commissie komt later.")
    page.get_by_role("button", name="Verleng de termijn").click()
    expect(page.locator(".office-errors")).to_contain_text("Dit is geen datum")
    expect(page.locator("[name=reason]")).to_have_value("De commissie komt later.")


@pytest.fixture
def editor(live_cast: Cast) -> AbstractUser:
    """Somebody who writes pages."""
    user = person(Role.EDITOR)
    user.set_password(PASSWORD)
    user.save()
    return user


def test_an_editor_has_no_menu_of_cases(
    editor: AbstractUser, live_story: CaseStory, log_in: Callable[..., Page]
) -> None:
    page = log_in(editor)
    expect(page.get_by_role("button", name="Aanvragen")).to_have_count(0)
    handler = log_in(live_story.handler)
    expect(handler.get_by_role("button", name="Aanvragen")).to_have_count(1)


def test_shortcuts_lead_through_the_list_until_somebody_switches_them_off(
    live_story: CaseStory, live_site: LiveSite, log_in: Callable[..., Page]
) -> None:
    later = make_story(cast=live_story.cast, at=timezone.now(), round=live_story.round)
    page = log_in(live_story.handler)

    def open_the_first() -> None:
        page.goto(live_site.address(reverse("aanvragen_modeladmin_index")))
        page.get_by_role("link", name=live_story.application.reference).click()
        expect(page.locator(".office-keys summary")).to_be_visible()
        page.wait_for_load_state()

    open_the_first()
    page.keyboard.press("Alt+Shift+N")
    page.wait_for_url(f"**/{later.application.public_id}/*")
    page.keyboard.press("Alt+Shift+P")
    page.wait_for_url(f"**/{live_story.application.public_id}/*")
    page.keyboard.press("Alt+Shift+B")
    page.wait_for_url("**/bericht/")

    UserProfile.get_for_user(live_story.handler)
    UserProfile.objects.update(keyboard_shortcuts=False)
    open_the_first()
    here = page.url
    page.keyboard.press("Alt+Shift+N")
    page.wait_for_timeout(500)
    assert page.url == here


def test_all_cases_of_a_page_are_picked_with_one_tick(
    live_story: CaseStory, live_site: LiveSite, log_in: Callable[..., Page]
) -> None:
    make_story(cast=live_story.cast, at=timezone.now(), round=live_story.round)
    page = log_in(live_story.handler)
    page.goto(live_site.address(reverse("aanvragen_modeladmin_index")))
    page.locator("[data-office-pick-all]").check()
    expect(page.get_by_text("2 gekozen")).to_be_visible()
    page.get_by_role("button", name="Stuur een bericht").click()
    expect(page.locator("[name=case]:checked")).to_have_count(2)
