"""The people of the journeys: a resident who fills in the form, and staff who log in to the admin."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from django.core.mail import EmailMessage
from playwright.sync_api import BrowserContext, Locator, Page, expect

from fund_applications.demo.users import PASSWORD
from tests.browser import LiveSite

# A page of the admin takes its time when two browsers share two cores.
expect.set_options(timeout=15_000)

PHONE = {"width": 320, "height": 640}
DESK = {"width": 1280, "height": 900}
STANDS_STILL = """() => document.getAnimations().every(
  animation => animation.playState !== "running" || animation.effect.getComputedTiming().iterations === Infinity
)"""
Axe = Callable[[Page], list[str]]


def link_in(mail: EmailMessage) -> str:
    """The first link in a mail that opens something of the resident."""
    found = re.search(r"https?://\S+/(?:mijn-aanvraag/link|aanvragen/verder)/\S+", str(mail.body))
    assert found, f"no link in the mail {mail.subject!r}"
    return found[0].rstrip(".")


@dataclass
class Visitor:
    """Somebody with a browser; every page that is passed is checked for accessibility."""

    page: Page
    site: LiveSite
    axe: Axe | None
    """None where scripts are off: axe is a script itself."""
    passed: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)

    def go(self, path: str) -> None:
        """Open a path or a whole address."""
        self.page.goto(path if path.startswith("http") else self.site.address(path))
        self.look()

    def look(self) -> None:
        """Check the page that is on the screen now."""
        self.page.wait_for_load_state()
        self.passed.append(self.page.url)
        if self.axe is not None:
            # A message that slides in is pale for a moment: nobody reads it before it stands still.
            self.page.wait_for_function(STANDS_STILL)
            self.violations += [f"{self.page.url}: {line}" for line in self.axe(self.page)]

    def press(self, name: str, role: str = "button") -> None:
        """Press a button, or follow a link, by its words."""
        self.page.get_by_role(role, name=name).first.click()  # type: ignore[arg-type]
        self.look()

    def follow(self, name: str) -> None:
        """Follow a link by its words."""
        self.press(name, "link")


class Resident(Visitor):
    """Fills in the default form of `setup_site`, by the words on the page."""

    def question(self, label: str) -> Locator:
        """The group of inputs under a legend."""
        return self.page.locator("fieldset", has=self.page.locator("legend", has_text=label))

    def write(self, label: str, text: str) -> None:
        """Type into the one control with this label."""
        self.page.get_by_label(label).first.fill(text)

    def choose(self, label: str, option: str) -> None:
        """Press the words of an option, as a finger does."""
        self.question(label).locator("label", has_text=option).first.click()

    def rows(self, label: str, rows: Sequence[Sequence[str]]) -> None:
        """Fill in rows; the last cell of a row may be a choice. There are two rows to begin with."""
        group = self.question(label).first
        for number, row in enumerate(rows):
            line = group.get_by_role("group", name=f"Regel {number + 1}", exact=True)
            for cell, text in zip(line.locator("input[type=text], select").all(), row, strict=True):
                if cell.evaluate("control => control.tagName") == "SELECT":
                    cell.select_option(label=text)
                else:
                    cell.fill(text)

    def about_you(self, name: str, email: str) -> None:
        """Step 1."""
        self.choose("Wie vraagt het geld aan?", "Ik, als inwoner")
        self.write("Wat is je naam?", name)
        self.write("Straat en huisnummer", "Voorbeeldstraat 12")
        self.write("Postcode", "5461ab")
        self.write("Plaats", "Veghel")
        self.choose("In welke kern woon je?", "Veghel")
        self.write("Wat is je e-mailadres?", email)
        self.choose("Hoe wil je berichten van ons krijgen?", "Digitaal")
        self.choose("Ben je 18 jaar of ouder?", "Ja")
        self.write("Met wie doe je dit?", "Met drie buren en de bibliotheek.")

    def idea(self, title: str) -> None:
        """Step 2."""
        self.write("Hoe heet je idee?", title)
        self.write("Wat is je idee in twee zinnen?", "Kinderen leren ouderen gamen. Daarna eten ze samen.")
        self.write("Wat ga je doen?", "Elke week een middag in de bibliotheek, een half jaar lang.")
        self.choose("Wat past het best bij je idee?", "Experiment")
        self.choose("Wat voor idee is het?", "Sociaal")
        self.write("Wat is er nieuw aan, of hoe doen inwoners mee?", "Jong leert oud, niet andersom.")
        self.write("Voor wie is het, en voor hoeveel mensen?", "Voor 40 mensen.")
        self.choose("Voor welke kern of kernen is je idee?", "Veghel")
        self.write("Wat is er straks beter?", "Jong en oud kennen elkaar.")

    def planning(self, year: int) -> None:
        """Step 3."""
        self.write("Wanneer begin je?", f"01-03-{year}")
        self.write("Wanneer is het klaar?", f"01-09-{year}")
        self.rows("Welke stappen zet je?", [["Zaal regelen", "Wij", "maart"], ["Middagen", "Iedereen", "april"]])
        self.choose("Heb je een vergunning nodig?", "Nee")

    def money(self, requested: str) -> None:
        """Step 4: costs of EUR 6,000, of which EUR 3,500 from others."""
        self.rows("Wat kost je idee?", [["Spelcomputers", "4.000"], ["Eten en drinken", "€ 2000"]])
        self.rows("Wie betaalt er nog meer mee?", [["Sponsors", "3.500,00", "Ja"]])
        self.write("Hoeveel geld vraag je aan?", requested)
        self.choose("Krijg of vraag je ook ander geld", "Nee")
        self.choose("Heb je dit idee al eerder bij ons ingediend?", "Nee")

    def last_questions(self) -> None:
        """Step 6."""
        self.choose("Mogen we op de site over je idee vertellen", "Ja")
        self.choose("Mogen we je naam noemen?", "Alleen mijn voornaam")
        self.choose("Werk je bij de gemeente", "Nee")


def log_in(new_context: Callable[..., BrowserContext], site: LiveSite, axe: Axe | None, username: str) -> Visitor:
    """A demo user in a browser of their own, logged in to the admin."""
    person = Visitor(new_context(viewport=DESK).new_page(), site, axe)
    person.page.goto(site.address("/beheer/"))
    person.page.fill("[name=username]", username)
    person.page.fill("[name=password]", PASSWORD)
    person.page.click("button[type=submit]")
    person.page.get_by_role("heading", level=1).first.wait_for()
    return person
