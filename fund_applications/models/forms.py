"""The form page that an editor composes, and the frozen versions of it that answers belong to."""

from typing import Any

from django.db import models
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from fund_applications.models.immutable import WriteOnceModel
from fund_applications.questions.blocks import StepsBlock
from fund_applications.questions.compose import compose
from fund_applications.questions.definition import FormDefinition
from fund_applications.questions.villages import village_names
from home.models import BasePage


class FormVersion(WriteOnceModel):
    """The definition of a form as it was at one moment. Drafts and applications point to it, so that
    a question can be reworded or removed without touching what was answered before.

    `definition` is `questions.definition.FormDefinition` as JSON; `digest` its sha256, one row a digest.
    """

    page = models.ForeignKey(
        "fund_applications.ApplicationFormPage", on_delete=models.SET_NULL, null=True, related_name="versions"
    )
    digest = models.CharField(max_length=64, unique=True)
    definition = models.JSONField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("versie van het formulier")
        verbose_name_plural = _("versies van het formulier")

    def __str__(self) -> str:
        return self.digest[:12]

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        return super().delete(*args, **kwargs)


class ApplicationFormPage(BasePage):
    """The page on which residents apply; its questions are composed by an editor.

    The page itself is the start page of the form. Drafts have addresses of their own (`intake.urls`), because they must
    stay reachable when the page gets another name or is taken down.
    """

    introduction = RichTextField(
        _("inleiding"),
        blank=True,
        features=["h3", "bold", "ol", "ul", "link", "document-link"],
        help_text=_("Voor wie is het geld, en wat mag iemand verwachten?"),
    )
    preparation = RichTextField(
        _("wat heb je nodig?"),
        blank=True,
        features=["bold", "ol", "ul", "link", "document-link"],
        help_text=_("Wat legt iemand klaar voor het begint? Bijvoorbeeld offertes, of namen van wie meedoet."),
    )
    deciding = RichTextField(
        _("wie beslist, en wanneer?"),
        blank=True,
        features=["bold", "ol", "ul", "link", "document-link"],
        help_text=_("De datums van de vergaderingen en de bedragen komen vanzelf uit de ronde."),
    )
    steps = StreamField(
        StepsBlock(),
        verbose_name=_("stappen en vragen"),
        blank=True,
        help_text=_("Elke stap is een pagina. Wie al begonnen is, houdt de vragen zoals ze waren."),
    )
    round = models.ForeignKey(
        "fund_applications.FundRound",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="form_pages",
        verbose_name=_("ronde"),
        help_text=_("Bepaalt wanneer iemand kan aanvragen, en hoeveel geld er is."),
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("introduction"),
        MultiFieldPanel([FieldPanel("preparation"), FieldPanel("deciding")], heading=_("Voor je begint")),
    ]
    form_panels = [FieldPanel("round"), FieldPanel("steps")]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Startpagina")),
            ObjectList(form_panels, heading=_("Formulier")),
            ObjectList(BasePage.promote_panels, heading=_("Vindbaarheid")),
            ObjectList(BasePage.settings_panels, heading=_("Instellingen"), classname="settings"),
        ]
    )
    search_fields = [*BasePage.search_fields, index.SearchField("introduction")]
    template = "fund_applications/intake/start.html"
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("aanvraagformulier")
        verbose_name_plural = _("aanvraagformulieren")

    def definition(self) -> FormDefinition:
        """The form as it stands on this instance of the page (live, or a revision), in the language of the page."""
        with translation.override(self.locale.language_code):
            return compose(self.steps, village_names())
