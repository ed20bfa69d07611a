"""What children advised, and what was done with it: their own words first, then an honest answer."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.html import strip_tags
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from home.blocks import BodyBlock
from home.blocks.text import PARAGRAPH_FEATURES
from home.cards import example_badge
from home.models.base import BasePage
from home.motifs import Motif, Tone

if TYPE_CHECKING:
    from django.http import HttpRequest


class AdviceState(models.TextChoices):
    """What was done with an advice."""

    DONE = "done", _("Gedaan")
    DOING = "doing", _("Mee bezig")
    NOT_DOING = "not_doing", _("Doen we niet")
    NEW = "new", _("Nog geen antwoord")


#: The tone of the badge of each state, for `components/status_badge.html`.
BADGE_TONES = {
    AdviceState.DONE: "valid",
    AdviceState.DOING: "safe",
    AdviceState.NOT_DOING: "danger",
    AdviceState.NEW: "neutral",
}

CARD_TONES = {
    AdviceState.DONE: Tone.MINT,
    AdviceState.DOING: Tone.SKY,
    AdviceState.NOT_DOING: Tone.PINK,
    AdviceState.NEW: Tone.SUN,
}


class AdviceIndexPage(BasePage):
    """All advice of children, with what was done."""

    body = StreamField(BodyBlock(), verbose_name=_("inhoud onder de adviezen"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.AdvicePage"]
    template = "home/advice_index_page.html"
    page_description = _("Wat kinderen adviseerden en wat ermee gebeurde.")

    class Meta:
        verbose_name = _("adviezen van kinderen")
        verbose_name_plural = _("adviezen van kinderen")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add cards of the advice in the asked state, and links to each state with its number."""
        context = super().get_context(request, *args, **kwargs)
        pages = list(
            AdvicePage.objects.child_of(self).live().public().select_related("drawing").order_by("-year", "title")
        )
        state = request.GET.get("stand", "")
        shown = [page for page in pages if not state or page.state == state]
        context["states"] = self._links(Counter(page.state for page in pages), state)
        context["cards"] = [page.card() for page in shown]
        return context

    def _links(self, counts: Counter[str], chosen: str) -> list[dict]:
        links = [{"label": gettext("Alles"), "url": self.url, "count": counts.total(), "current": not chosen}]
        for value, label in AdviceState.choices:
            if counts[value]:
                link = {"label": label, "url": f"{self.url}?stand={value}", "count": counts[value]}
                links.append(link | {"current": value == chosen})
        return links


class AdvicePage(BasePage):
    """One advice. Who gave it is told by school and group, never by the name of a child."""

    said = models.TextField(
        _("wat zeiden zij"),
        max_length=1000,
        help_text=_("In hun eigen woorden. Verander niets, kort niet in zonder het te laten zien (…)."),
    )
    school = models.CharField(_("school"), max_length=100, blank=True)
    school_group = models.CharField(
        _("groep"), max_length=50, blank=True, help_text=_("Bijvoorbeeld: groep 8. Noem nooit de naam van een kind.")
    )
    year = models.PositiveSmallIntegerField(
        _("jaar"), null=True, blank=True, validators=[MinValueValidator(2000), MaxValueValidator(2100)]
    )
    drawing = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("tekening"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Alleen als de ouders en de school het goed vinden."),
    )
    drawing_alt = models.CharField(_("wat zie je op de tekening"), max_length=150, blank=True)
    state = models.CharField(
        _("wat doen we ermee"), max_length=10, choices=AdviceState.choices, default=AdviceState.NEW
    )
    answer = RichTextField(
        _("wat hebben we gedaan"),
        blank=True,
        features=PARAGRAPH_FEATURES,
        help_text=_("Vertel het zo dat de kinderen het zelf kunnen lezen."),
    )
    reason = RichTextField(
        _("waarom"),
        blank=True,
        features=PARAGRAPH_FEATURES,
        help_text=_("Verplicht als jullie het niet doen: leg eerlijk uit waarom."),
    )
    carried_out_by = StreamField(
        [("page", blocks.PageChooserBlock(label=_("Pagina")))],
        verbose_name=_("pagina's waarop je het terugziet"),
        blank=True,
    )

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("said"),
                FieldRowPanel([FieldPanel("school"), FieldPanel("school_group"), FieldPanel("year")]),
                FieldRowPanel([FieldPanel("drawing"), FieldPanel("drawing_alt")]),
            ],
            heading=_("Het advies"),
        ),
        MultiFieldPanel(
            [FieldPanel("state"), FieldPanel("answer"), FieldPanel("reason"), FieldPanel("carried_out_by")],
            heading=_("Wat wij deden"),
        ),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("said"),
        index.SearchField("answer"),
        index.SearchField("reason"),
        index.SearchField("school"),
    ]
    search_kind = _("Adviezen van kinderen")
    needs_summary = False

    parent_page_types = ["home.AdviceIndexPage"]
    subpage_types: list[str] = []
    template = "home/advice_page.html"
    page_description = _("Eén advies van kinderen, met een eerlijk antwoord.")

    class Meta:
        verbose_name = _("advies van kinderen")
        verbose_name_plural = _("adviezen van kinderen")

    def clean(self) -> None:
        """An advice that is not followed needs a reason, one that is followed an answer."""
        super().clean()
        if self.state == AdviceState.NOT_DOING and not strip_tags(self.reason).strip():
            raise ValidationError({"reason": _("Leg uit waarom jullie het niet doen.")})
        if self.state == AdviceState.DONE and not strip_tags(self.answer).strip():
            raise ValidationError({"answer": _("Vertel wat jullie hebben gedaan.")})

    @property
    def description(self) -> str:
        """What the children said stands for the page when the editor wrote nothing else."""
        return super().description or self.said

    @property
    def speakers(self) -> str:
        """Who said it: school, group and year, as far as known."""
        return ", ".join(part for part in (self.school, self.school_group, str(self.year or "")) if part)

    @property
    def badge_tone(self) -> str:
        """The tone of the badge of the state."""
        return BADGE_TONES[AdviceState(self.state)]

    def card(self) -> dict:
        """The advice in the shape of `components/card.html`."""
        return {
            "heading": self.title,
            "url": self.url,
            "text": self.summary or self.said,
            "meta": [part for part in (self.get_state_display(), self.speakers) if part],
            "badge": example_badge(self),
            "image": self.drawing,
            "motif": Motif.SPEECH,
            "tone": CARD_TONES[AdviceState(self.state)],
        }

    def pages_that_show_it(self) -> list[dict]:
        """Links to the live pages that carry the advice out."""
        pages = [child.value for child in self.carried_out_by]
        return [{"label": page.title, "url": page.url} for page in pages if page is not None and page.live]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the links to where it is seen."""
        return super().get_context(request, *args, **kwargs) | {"shown_on": self.pages_that_show_it()}
