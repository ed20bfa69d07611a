"""From the home page to the outcome and the public project page: a resident on a phone, staff in the admin.

Everything goes through screens and mails; the database is only asked at the end whether it all really happened.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import BrowserContext, FilePayload, expect

from fund_applications.demo.users import ensure_users
from fund_applications.lifecycle.checklist import CHECKLIST
from fund_applications.models import Application, Decision, Draft, Status
from home.models import ProjectPage
from tests.browser import LiveSite
from tests.journeys.moderation import approve, submit
from tests.journeys.people import PHONE, Axe, Resident, Visitor, link_in, log_in

pytestmark = pytest.mark.django_db(transaction=True)

TITLE = "Voorbeeld: gamen met opa en oma"
EMAIL = "noor.voorbeeld@example.org"


def drawing() -> FilePayload:
    """A small real picture."""
    from io import BytesIO

    from PIL import Image

    picture = BytesIO()
    Image.new("RGB", (80, 60), "orange").save(picture, "PNG")
    return FilePayload(name="mijn tekening.png", mimeType="image/png", buffer=picture.getvalue())


@pytest.mark.parametrize("java_script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_resident_gets_money_for_an_idea(
    new_context: Callable[..., BrowserContext], live_site: LiveSite, axe: Axe, mailoutbox: list, java_script: bool
) -> None:
    ensure_users()
    check = axe if java_script else None
    page = new_context(viewport=PHONE, java_script_enabled=java_script).new_page()
    resident = Resident(page, live_site, check)

    reference = apply(resident)
    case = Application.objects.get(reference=reference)
    assert not Draft.objects.exists()
    assert any("aanvraag" in mail.subject.lower() and EMAIL in mail.to for mail in mailoutbox)

    handler = log_in(new_context, live_site, check, "behandelaar")
    ask_for_a_supplement(handler, reference)
    supply(resident, next(mail for mail in reversed(mailoutbox) if "missen nog iets" in mail.subject))

    take_into_review(handler, reference)
    for member in ("commissielid1", "commissielid2"):
        review(log_in(new_context, live_site, check, member), reference)
    advise_and_grant(new_context, live_site, check, case)

    case.refresh_from_db()
    assert case.status == Status.GRANTED
    assert Decision.objects.get(application=case).announcement.objection_until > timezone.localdate()
    hear_the_outcome(resident, next(mail for mail in reversed(mailoutbox) if "besluit" in mail.subject))
    publish(new_context, live_site, check)
    find_it(Resident(page, live_site, check))
    violations = resident.violations + handler.violations
    assert violations == []


def apply(resident: Resident) -> str:
    """From the home page to the confirmation; the number."""
    page = resident.page
    resident.go("/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("idee")
    page.goto(resident.site.address("/aanvragen/"))
    resident.look()
    resident.press("Begin")
    resident.about_you("Noor Voorbeeld", EMAIL)
    resident.press("Naar stap 2")
    resident.idea(TITLE)
    resident.press("Naar stap 3")
    resident.planning(timezone.localdate().year + 1)
    resident.press("Naar stap 4")
    resident.money("abc")
    resident.press("Naar stap 5")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Geld")
    expect(page.get_by_label("Hoeveel geld vraag je aan?")).to_have_value("abc")
    resident.write("Hoeveel geld vraag je aan?", "2.500")
    resident.press("Naar stap 5")
    page.locator("input[type=file]").last.set_input_files(drawing())
    if page.get_by_role("button", name="Voeg dit bestand toe").last.is_visible():
        page.get_by_role("button", name="Voeg dit bestand toe").last.click()
    expect(page.get_by_text("mijn tekening.png").first).to_be_visible()
    resident.look()
    resident.press("Naar stap 6")
    resident.last_questions()
    resident.press("Naar controleren")
    expect(page.get_by_text("mijn tekening.png").first).to_be_visible()
    page.locator("label[for=id_signature]").click()
    resident.press("Verstuur")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    found = re.search(r"BIF-\d{4}-\d{4}", page.inner_text("main"))
    assert found
    page.reload()
    expect(page.get_by_text(found[0]).first).to_be_visible()
    assert Application.objects.count() == 1
    return found[0]


def ask_for_a_supplement(handler: Visitor, reference: str) -> None:
    """The handler asks to explain the costs."""
    case_screen(handler, reference)
    handler.follow("Vraag een aanvulling")
    question = handler.page.locator("details", has_text="Wat kost je idee?")
    question.locator("summary").click()
    question.get_by_role("checkbox").check()
    question.get_by_role("textbox").fill("Hoe kom je aan het bedrag voor de spelcomputers?")
    day = timezone.localdate() + timedelta(days=21)
    while day.weekday() > 3 or (day.month == 12 and day.day > 23):
        day += timedelta(days=1)
    handler.page.locator("[name=due_on]").fill(f"{day:%d-%m-%Y}")
    # The calendar that opened lies over what is below it: leave the field, then press by keyboard.
    handler.page.keyboard.press("Escape")
    handler.page.get_by_role("button", name="Stuur de vraag om aanvulling").press("Enter")
    expect(handler.page.locator(".office-facts")).to_contain_text("Aanvulling gevraagd")
    handler.look()


def case_screen(person: Visitor, reference: str) -> None:
    """Straight to the case by its reference."""
    public_id = Application.objects.values_list("public_id", flat=True).get(reference=reference)
    person.go(f"/beheer/aanvragen/{public_id}/")


def supply(resident: Resident, mail: object) -> None:
    """The resident answers what was asked, by the link in the mail."""
    resident.go(link_in(mail))  # type: ignore[arg-type]
    resident.press("Open Mijn aanvraag")
    expect(resident.page.get_by_text("Hoe kom je aan het bedrag voor de spelcomputers?").first).to_be_visible()
    resident.page.locator("input[name$='-0-description']").first.fill("Vier tweedehands spelcomputers van € 1.000")
    resident.press("Verstuur je aanvulling")
    expect(resident.page.get_by_text("We hebben je aanvulling.").first).to_be_visible()


def take_into_review(handler: Visitor, reference: str) -> None:
    """Complete, and three members are asked."""
    case_screen(handler, reference)
    handler.follow("Neem in behandeling")
    for label in CHECKLIST.values():
        handler.page.get_by_label(str(label)).check()
    handler.press("Ja, neem in behandeling")
    expect(handler.page.locator(".office-facts")).to_contain_text("In beoordeling")
    handler.follow("Wijs beoordelaars aan")
    handler.press("Wijs aan")


def review(member: Visitor, reference: str) -> None:
    """A member declares to have no conflict, scores, and hands in."""
    member.page.get_by_role("link", name=reference).first.click()
    member.page.get_by_label("Ik heb geen belang").check()
    member.press("Ga verder")
    for section in member.page.get_by_role("region").filter(has=member.page.get_by_role("radio")).all():
        if section.get_by_role("radio").count() >= 5:
            section.get_by_role("radio").nth(3).check()
            section.get_by_role("textbox").first.fill("Goed uitgewerkt.")
    member.page.locator("[name=recommendation][value=grant]").check()
    member.press("Dien je beoordeling in")
    assert member.violations == []


def advise_and_grant(
    new_context: Callable[..., BrowserContext], site: LiveSite, axe: Axe | None, case: Application
) -> None:
    """The secretary fixes the advice, the decider grants."""
    secretary = log_in(new_context, site, axe, "secretaris")
    case_screen(secretary, case.reference)
    secretary.follow("Stel het advies vast")
    secretary.page.locator("[name=recommendation][value=grant]").check()
    secretary.page.locator("[name=text]").fill("De commissie is positief.")
    for text in secretary.page.locator("textarea").all():
        if not text.input_value():
            text.fill("Sterk: jong leert oud.")
    secretary.press("Stel het advies vast")
    expect(secretary.page.locator(".office-facts")).to_contain_text("Advies vastgesteld")
    decider = log_in(new_context, site, axe, "beslisser")
    case_screen(decider, case.reference)
    decider.follow("Ken toe")
    if not decider.page.locator("[name=reasons]").input_value():
        decider.page.locator("[name=reasons]").fill("Het plan is nieuw en voor veel inwoners.")
    decider.press("Besluit: toekennen")
    expect(decider.page.locator(".office-facts")).to_contain_text("Toegekend")
    assert secretary.violations + decider.violations == []


def hear_the_outcome(resident: Resident, mail: object) -> None:
    """The resident reads the outcome and its reasons, by the link in the mail."""
    resident.go(link_in(mail))  # type: ignore[arg-type]
    resident.press("Open Mijn aanvraag")
    expect(resident.page.get_by_role("heading", name="Gefeliciteerd, je krijgt geld").first).to_be_visible()
    expect(resident.page.get_by_text("2.500").first).to_be_visible()


def publish(new_context: Callable[..., BrowserContext], site: LiveSite, axe: Axe | None) -> None:
    """The editor submits the draft page of the project; the chief editor approves it."""
    project = ProjectPage.objects.get(title=TITLE)
    assert not project.live
    editor = log_in(new_context, site, axe, "redacteur")
    submit(editor, project)
    chief = log_in(new_context, site, axe, "hoofdredacteur")
    approve(chief, project)
    project.refresh_from_db()
    assert project.live


def find_it(visitor: Resident) -> None:
    """Anybody finds the project in the gallery and by searching; nobody finds the case."""
    visitor.go("/projecten/")
    expect(visitor.page.get_by_role("link", name=TITLE).first).to_be_visible()
    visitor.go("/zoeken/?q=gamen")
    expect(visitor.page.get_by_role("link", name=re.compile("gamen")).first).to_be_visible()
    visitor.go("/zoeken/?q=Voorbeeldstraat")
    expect(visitor.page.get_by_role("link", name=re.compile("gamen"))).to_have_count(0)
    assert visitor.violations == []
