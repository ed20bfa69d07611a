"""Does my idea fit? A few questions, three outcomes with reasons. Stores nothing and blocks nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from home.blocks.entries import CheckQuestionBlock
from home.blocks.text import PARAGRAPH_FEATURES
from home.idea_check import Verdict, check_form, judge
from home.models.base import BasePage

if TYPE_CHECKING:
    from django.http import HttpRequest


class IdeaCheckPage(BasePage):
    """The questions come and go in the address: nothing is stored, and a result can be reloaded."""

    questions = StreamField([("question", CheckQuestionBlock())], verbose_name=_("vragen"), blank=True, max_num=8)
    fits_text = RichTextField(_("als het past"), blank=True, features=PARAGRAPH_FEATURES)
    call_text = RichTextField(_("als het misschien past"), blank=True, features=PARAGRAPH_FEATURES)
    elsewhere_text = RichTextField(_("als iets anders beter past"), blank=True, features=PARAGRAPH_FEATURES)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("questions"),
        MultiFieldPanel(
            [FieldPanel("fits_text"), FieldPanel("call_text"), FieldPanel("elsewhere_text")],
            heading=_("Wat je zegt bij elke uitslag"),
        ),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("questions")]

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    template = "home/idea_check_page.html"
    page_description = _("Korte vragen: past een idee bij het fonds?")

    class Meta:
        verbose_name = _("ideecheck")
        verbose_name_plural = _("ideechecks")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the form with what was answered, and the outcome once every question has an answer."""
        context = super().get_context(request, *args, **kwargs)
        questions = [child.value for child in self.questions]
        form = check_form(questions, request.GET)
        outcome = judge(questions, form.answers) if form.is_bound and form.is_valid() else None
        texts = {
            Verdict.FITS: self.fits_text,
            Verdict.CALL: self.call_text,
            Verdict.ELSEWHERE: self.elsewhere_text,
        }
        return context | {
            "form": form,
            "outcome": outcome,
            "outcome_text": texts[outcome.verdict] if outcome else "",
        }
