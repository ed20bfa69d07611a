"""A browser without JavaScript for tests of the form: it reads pages, fills in what they show and presses their buttons."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from bs4 import BeautifulSoup, Tag
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from wagtail.models import Site

from fund_applications.intake.form_versions import definition_of
from fund_applications.models import ApplicationFormPage, CommissionMeeting, Draft
from fund_applications.questions.default_form import default_steps
from fund_applications.questions.definition import FormDefinition
from fund_applications.questions.roles import Role
from home.models import Village
from tests.factories import FundRoundFactory

VILLAGES = ("Boerdonk", "Erp", "Veghel")


def open_form_page(**round_fields: Any) -> ApplicationFormPage:
    """A live page with the default form, with a round that is open today and meets next month."""
    for name in VILLAGES:
        Village.objects.get_or_create(name=name, defaults={"slug": name.lower()})
    today = timezone.localdate()
    fields = {"opens_on": today - timedelta(days=30), "closes_on": today + timedelta(days=90), **round_fields}
    fund_round = FundRoundFactory(**fields)
    CommissionMeeting.objects.create(round=fund_round, held_on=today + timedelta(days=30))
    page = ApplicationFormPage(title="Geld vragen", slug="aanvragen", round=fund_round, steps=default_steps())
    Site.objects.get(is_default_site=True).root_page.add_child(instance=page)
    page.save_revision().publish()
    return ApplicationFormPage.objects.select_related("round").get(pk=page.pk)


@dataclass
class Browser:
    """One browser of one person. `page` is what it shows now."""

    client: Client = field(default_factory=lambda: Client(enforce_csrf_checks=True))
    response: HttpResponse = field(default_factory=HttpResponse)
    url: str = ""

    def visit(self, url: str) -> Browser:
        """Open an address, follow redirects."""
        return self._take(self.client.get(url, follow=True), url)

    def begin(self, page: ApplicationFormPage) -> Browser:
        """Press "Begin" on the start page."""
        self.visit(page.url)
        return self.press("Begin")

    @property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.response.content, "html.parser")

    @property
    def title(self) -> str:
        return self.soup.title.get_text().strip() if self.soup.title else ""

    @property
    def text(self) -> str:
        return " ".join(self.soup.get_text(" ").split())

    @property
    def errors(self) -> list[str]:
        """The lines of the error summary."""
        summary = self.soup.select_one("[data-error-summary]")
        return [" ".join(item.get_text().split()) for item in summary.select("li")] if summary else []

    @property
    def draft(self) -> Draft:
        """The draft that is open."""
        return Draft.objects.get(pk=uuid.UUID(self.url.split("/c/")[1].split("/")[0]))

    @property
    def definition(self) -> FormDefinition:
        return definition_of(self.draft.form_version)

    def name(self, role: Role) -> str:
        """The input name of the question with this role."""
        question = self.definition.by_role(role)
        assert question
        return f"q-{question.id}"

    def value(self, name: str) -> Any:
        """What stands in an input now."""
        return self._fields(self._form_with(name)).get(name, [""])[0]

    def step(self, number: int) -> Browser:
        """Open a step of the open draft."""
        return self.visit(reverse("intake:step", args=[self.draft.pk, number]))

    def step_of(self, draft: Draft, number: int) -> Browser:
        """Open a step of this draft."""
        return self.visit(reverse("intake:step", args=[draft.pk, number]))

    def press(self, label: str, answers: dict[str, Any] | None = None, **by_role: Any) -> Browser:
        """Fill in and press the button whose text begins so; keyword arguments are roles in lower case."""
        form, button = self._button(label)
        data: dict[str, Any] = self._fields(form)
        for role, answer in by_role.items():
            data[self.name(Role[role.upper()])] = answer
        data.update(answers or {})
        if button.get("name"):
            data[str(button["name"])] = str(button.get("value", ""))
        url = str(form.get("action") or self.url)
        files = {key: value for key, value in data.items() if isinstance(value, SimpleUploadedFile)}
        flat = {key: value for key, value in data.items() if key not in files}
        return self._take(self.client.post(url, {**flat, **files}, follow=True), url)

    def _take(self, response: Any, url: str) -> Browser:
        self.response = response
        self.url = response.redirect_chain[-1][0] if response.redirect_chain else url
        return self

    def _button(self, label: str) -> tuple[Tag, Tag]:
        for button in self.soup.find_all("button"):
            words = " ".join(button.get_text().split())
            if words.startswith(label) and "bif-visually-hidden" not in (button.get("class") or []):
                form = button.find_parent("form")
                if isinstance(form, Tag):
                    return form, button
        raise AssertionError(f"No button {label!r} on {self.url}: {self.text[:500]}")

    def _form_with(self, name: str) -> Tag:
        control = self.soup.find(attrs={"name": name})
        assert isinstance(control, Tag), f"No input {name} on {self.url}"
        form = control.find_parent("form")
        assert isinstance(form, Tag)
        return form

    @staticmethod
    def _fields(form: Tag) -> dict[str, list[str]]:
        """What the browser would send without a change."""
        data: dict[str, list[str]] = {}
        for control in form.find_all(["input", "textarea", "select"]):
            if control.find_parent("template") or not control.get("name"):
                continue
            kind = control.get("type", "")
            if control.name == "select":
                chosen = control.find("option", selected=True)
                data[str(control["name"])] = [str(chosen.get("value", ""))] if isinstance(chosen, Tag) else [""]
            elif kind in ("checkbox", "radio"):
                if control.has_attr("checked"):
                    data.setdefault(str(control["name"]), []).append(str(control.get("value", "on")))
            elif kind not in ("submit", "button", "file"):
                value = control.get_text() if control.name == "textarea" else control.get("value", "")
                data[str(control["name"])] = [str(value)]
        return data


def complete_answers(definition: FormDefinition, **changes: Any) -> dict[str, Any]:
    """What somebody typed who left nothing out, by question id; keyword arguments are roles in lower case."""
    begins = timezone.localdate() + timedelta(days=120)
    by_role: dict[Role, Any] = {
        Role.APPLICANT_KIND: "resident",
        Role.NAME: "Voorbeeld Vries",
        Role.ADDRESS: {"street": "Kerkstraat 12", "postcode": "5461ab", "city": "Veghel"},
        Role.HOME_VILLAGE: ["Veghel"],
        Role.EMAIL: "Vries@voorbeeld.example",
        Role.PHONE: "06 12345678",
        Role.CONTACT_CHANNEL: "digital",
        Role.ADULT: "yes",
        Role.PARTNERS: "Met de buren.",
        Role.TITLE: "Voorbeeld: samen koken",
        Role.SUMMARY: "Elke week koken we samen.",
        Role.DESCRIPTION: "We koken elke dinsdag.",
        Role.PROJECT_KIND: "pilot",
        Role.NATURE: ["social", "participation"],
        Role.NOVELTY: "Jong en oud samen.",
        Role.AUDIENCE: "40 mensen",
        Role.VILLAGES: ["Erp", "Veghel"],
        Role.RESULT: "Buren kennen elkaar.",
        Role.START_DATE: f"{begins:%d-%m-%Y}",
        Role.END_DATE: f"{begins + timedelta(days=100):%d-%m-%Y}",
        Role.PLANNING: [{"what": "Beginnen", "who": "", "when": "maart"}],
        Role.PERMIT: "no",
        Role.COST_LINES: [{"description": "Zaal", "amount": "1.250,50"}, {"description": "Eten", "amount": "349,50"}],
        Role.INCOME_LINES: [{"source": "Deelnemers", "amount": "800", "certain": "yes"}],
        Role.REQUESTED_AMOUNT: "€ 800",
        Role.OTHER_MUNICIPAL_MONEY: "no",
        Role.EARLIER_APPLICATION: "no",
        Role.PUBLICATION_CONSENT: "yes",
        Role.NAME_CONSENT: "first_name",
        Role.RELATION: "no",
    }
    by_role |= {Role[role.upper()]: answer for role, answer in changes.items()}
    return {
        question.id: by_role[question.role]
        for question in definition.questions
        if question.role in by_role and by_role[question.role] is not None
    }


def fill(draft: Draft, **changes: Any) -> Draft:
    """Save complete answers in a draft, as if they had been typed; None leaves a question open."""
    draft.answers = complete_answers(definition_of(draft.form_version), **changes)
    draft.email = "vries@voorbeeld.example"
    draft.revision += 1
    draft.save()
    return draft


def day(text: date) -> str:
    """A date as people type it."""
    return f"{text:%d-%m-%Y}"
