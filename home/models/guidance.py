"""Pages that explain: the step plan, the rules, questions with answers, words, and other pots of money."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from home.blocks import BodyBlock
from home.blocks.entries import PlanStepBlock, PotBlock, TermBlock
from home.blocks.text import FaqBlock
from home.models.base import BasePage
from home.schema_org import faq_page

if TYPE_CHECKING:
    from django.http import HttpRequest


class StepPlanPage(BasePage):
    """From idea to project, step by step, each with who does it and how long it takes."""

    steps = StreamField([("step", PlanStepBlock())], verbose_name=_("stappen"), blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("inhoud onder de stappen"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("steps"), FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("steps"), index.SearchField("body")]

    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.StandardPage"]
    template = "home/step_plan_page.html"
    page_description = _("Van idee tot project, in stappen met tekeningen.")

    class Meta:
        verbose_name = _("stappenplan")
        verbose_name_plural = _("stappenplannen")


class RulesPage(BasePage):
    """The rules of the fund. The amounts come from the round, the basis in law from the editor."""

    valid_from = models.DateField(_("geldt vanaf"), null=True, blank=True)
    legal_basis = models.CharField(
        _("regeling"), max_length=200, blank=True, help_text=_("De officiële naam van de regeling of verordening.")
    )
    legal_basis_url = models.URLField(_("adres van de regeling"), blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("inhoud"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("legal_basis"), FieldRowPanel([FieldPanel("legal_basis_url"), FieldPanel("valid_from")])],
            heading=_("Waar het op rust"),
        ),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body"), index.SearchField("legal_basis")]

    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.StandardPage"]
    template = "home/rules_page.html"
    page_description = _("De spelregels. De bedragen komen vanzelf uit de ronde.")

    class Meta:
        verbose_name = _("spelregels")
        verbose_name_plural = _("spelregels")


class FaqPage(BasePage):
    """Questions and answers, in groups."""

    groups = StreamField([("faq", FaqBlock())], verbose_name=_("groepen vragen"), blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("inhoud onder de vragen"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("groups"), FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("groups"), index.SearchField("body")]

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    template = "home/faq_page.html"
    page_description = _("Vragen die mensen vaak stellen, met het antwoord.")

    class Meta:
        verbose_name = _("veelgestelde vragen")
        verbose_name_plural = _("veelgestelde vragen")

    def structured_data(self, request: HttpRequest) -> list[dict]:
        """Add the questions, unless they are made up."""
        pairs = [
            (item["question"], strip_tags(str(item["answer"])).strip())
            for group in self.groups
            for item in group.value["questions"]
        ]
        found = [] if self.is_example or not pairs else [faq_page(pairs)]
        return [*super().structured_data(request), *found]


class GlossaryPage(BasePage):
    """Hard words and what they mean, by letter."""

    terms = StreamField([("term", TermBlock())], verbose_name=_("woorden"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("terms")]
    search_fields = [*BasePage.search_fields, index.SearchField("terms")]

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    template = "home/glossary_page.html"
    page_description = _("Moeilijke woorden, uitgelegd.")

    class Meta:
        verbose_name = _("woordenlijst")
        verbose_name_plural = _("woordenlijsten")

    def letters(self) -> list[tuple[str, list[Any]]]:
        """The words by their first letter, both in alphabetical order."""
        words = sorted((term.value for term in self.terms), key=lambda term: term["word"].casefold())
        return [(letter, list(group)) for letter, group in groupby(words, key=lambda term: term["word"][:1].upper())]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the words by letter."""
        return super().get_context(request, *args, **kwargs) | {"letters": self.letters()}


class ReferralGuidePage(BasePage):
    """Other pots of money and other help, for an idea that doesn't fit the fund."""

    pots = StreamField([("pot", PotBlock())], verbose_name=_("potjes en hulp"), blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("inhoud onder de lijst"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("pots"), FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("pots"), index.SearchField("body")]

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    template = "home/referral_guide_page.html"
    page_description = _("Waar een idee terechtkan dat niet bij het fonds past.")

    class Meta:
        verbose_name = _("andere potjes")
        verbose_name_plural = _("andere potjes")
