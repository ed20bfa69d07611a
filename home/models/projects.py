"""The gallery of projects, and the page of one project."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import QuerySet, Value
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable, PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index

from home import schema_org
from home.amounts import euro_text
from home.blocks import BodyBlock, StoryBlock
from home.blocks.media import PictureBlock
from home.blocks.text import PARAGRAPH_FEATURES
from home.cards import project_cards
from home.models.base import BasePage
from home.models.reference import Theme, Village
from home.models.site_settings import SiteSettings
from home.remembering import remembered
from home.visibility import not_restricted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.http import HttpRequest

VILLAGES, THEMES = "villages", "themes"


class ProjectIndexPage(BasePage):
    """The gallery of all projects, with filters that are plain links."""

    body = StreamField(BodyBlock(), verbose_name=_("inhoud onder de projecten"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("body")]

    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.ProjectPage"]
    max_count_per_parent = 1
    template = "home/project_index_page.html"
    page_description = _("Alle projecten, met filters op kern, thema en jaar.")

    class Meta:
        verbose_name = _("overzicht van projecten")
        verbose_name_plural = _("overzichten van projecten")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add `gallery`: the projects of this index for the filters in the address."""
        from home.gallery import Gallery, GalleryFilters

        context = super().get_context(request, *args, **kwargs)
        context["gallery"] = Gallery(self, GalleryFilters.from_query(request.GET))
        return context


class ProjectQuerySet(PageQuerySet):
    """Projects that visitors may see, fetched as a list of cards needs them."""

    def shown(self) -> ProjectQuerySet:
        """Live, and not behind a restriction of its own or of a page above it."""
        return self.live().filter(not_restricted())

    def in_this_language(self) -> ProjectQuerySet:
        """Those in the active language; when that has none at all, those in the language of the site."""
        here = self.filter(locale__language_code=get_language() or settings.LANGUAGE_CODE)
        return here if here.exists() else self.filter(locale__language_code=settings.LANGUAGE_CODE)

    def for_cards(self) -> ProjectQuerySet:
        """Fetch villages, themes and photos with the list, so that cards ask nothing more."""
        return self.select_related("photo").prefetch_related("villages", "themes")

    def newest_first(self) -> ProjectQuerySet:
        """Newest year first, then the latest published."""
        return self.order_by("-year", "-first_published_at", "-pk")


class ProjectPage(BasePage):
    """What came of a grant, told to everybody.

    Holds public facts only. It doesn't know which application it came from: that link is kept on the other side.
    """

    class State(models.TextChoices):
        """How far the project is."""

        STARTING = "starting", _("Gaat beginnen")
        RUNNING = "running", _("Is bezig")
        DONE = "done", _("Is klaar")
        STOPPED = "stopped", _("Is gestopt")

    photo = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("foto of tekening"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Staan er mensen op? Vraag eerst of het mag. Bij kinderen vraag je het de ouders."),
    )
    photo_alt = models.CharField(
        _("wat zie je op de foto"),
        max_length=150,
        blank=True,
        help_text=_("Voor mensen die de foto niet kunnen zien. Leeg: de foto is alleen versiering."),
    )
    villages = ParentalManyToManyField(Village, verbose_name=_("kernen"), blank=True, related_name="projects")
    themes = ParentalManyToManyField(Theme, verbose_name=_("thema's"), blank=True, related_name="projects")
    amount = models.DecimalField(
        _("bedrag in euro"),
        max_digits=9,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=_("Het bedrag dat het fonds gaf."),
    )
    year = models.PositiveSmallIntegerField(
        _("jaar"),
        null=True,
        blank=True,
        db_index=True,
        validators=[MinValueValidator(2000), MaxValueValidator(2100)],
        help_text=_("Het jaar waarin het geld is toegekend."),
    )
    recipient_name = models.CharField(
        _("naam van de makers"),
        max_length=120,
        blank=True,
        help_text=_("Alleen als zij dat goed vinden. Leeg: we noemen geen naam."),
    )
    state = models.CharField(_("hoe ver is het"), max_length=10, choices=State.choices, default=State.STARTING)
    body = StreamField(StoryBlock(), verbose_name=_("het verhaal"), blank=True)
    makers_tip = models.TextField(
        _("tip van de makers"),
        max_length=400,
        blank=True,
        help_text=_("Wat raden zij aan als je zelf iets wilt beginnen?"),
    )
    result = RichTextField(
        _("wat is het resultaat"),
        blank=True,
        features=PARAGRAPH_FEATURES,
        help_text=_("Wat is er nu beter, en voor wie?"),
    )
    lessons = RichTextField(
        _("wat ging anders dan gedacht"),
        blank=True,
        features=PARAGRAPH_FEATURES,
        help_text=_("Ook wat niet lukte is nuttig voor anderen. Mislukken mag."),
    )

    search_kind = _("Projecten")
    not_in_excerpt = {"place_and_theme_names", "recipient_name"}

    objects = PageManager.from_queryset(ProjectQuerySet)()

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel([FieldPanel("photo"), FieldPanel("photo_alt")], heading=_("Foto")),
        MultiFieldPanel(
            [
                FieldPanel("villages", widget=forms.CheckboxSelectMultiple),
                FieldPanel("themes", widget=forms.CheckboxSelectMultiple),
                FieldRowPanel([FieldPanel("amount"), FieldPanel("year")]),
                FieldRowPanel([FieldPanel("state"), FieldPanel("recipient_name")]),
            ],
            heading=_("Feiten"),
        ),
        FieldPanel("body"),
        FieldPanel("result"),
        FieldPanel("lessons"),
        FieldPanel("makers_tip"),
        InlinePanel("updates", heading=_("Nieuws van de makers"), label=_("bericht")),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.SearchField("makers_tip"),
        index.SearchField("result"),
        index.SearchField("lessons"),
        index.SearchField("recipient_name"),
        index.SearchField("place_and_theme_names"),
        index.FilterField("year"),
    ]

    parent_page_types = ["home.ProjectIndexPage"]
    subpage_types: list[str] = []
    template = "home/project_page.html"
    page_description = _("Een project dat geld van het fonds kreeg.")

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projecten")

    def village_names(self) -> list[str]:
        """Names of the villages, alphabetical."""
        return sorted(village.name for village in self.villages.all())

    def place_and_theme_names(self) -> str:
        """Villages and themes in words, so that search finds a project by them."""
        themes = [
            theme.name_en or theme.name if self.locale.language_code == "en" else theme.name
            for theme in self.themes.all()
        ]
        return " ".join([*self.village_names(), *themes])

    def facts(self) -> list[dict]:
        """The facts beside the story, in the shape of `components/definition_list.html`; what is unknown is left out."""
        villages, themes = self.village_names(), [theme.label for theme in self.themes.all()]
        rows = [
            (ngettext("Kern", "Kernen", len(villages)), ", ".join(villages)),
            (ngettext("Thema", "Thema's", len(themes)), ", ".join(themes)),
            (gettext("Bedrag van het fonds"), euro_text(self.amount)),
            (gettext("Jaar"), str(self.year or "")),
            (gettext("Hoe ver is het?"), self.get_state_display()),
            (gettext("Bedacht door"), self.recipient_name),
        ]
        return [{"label": label, "value": value} for label, value in rows if value]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the facts, the news of the makers and cards of related projects."""
        context = super().get_context(request, *args, **kwargs)
        if not getattr(request, "is_preview", False):
            attach_lists([self], *all_villages_and_themes())
            if self.photo_id:
                self.photo = remembered(f"photo:{self.photo_id}", lambda: self.photo)
        context["facts"] = self.facts()
        context["updates"] = self.updates.all()
        context["related_cards"] = remembered(f"related:{self.pk}", lambda: project_cards(self.related()))
        return context

    def structured_data(self, request: HttpRequest) -> list[dict]:
        """Add the project and its grant, unless it is made up."""
        if self.is_example:
            return super().structured_data(request)
        funder = remembered("funder", lambda: f"Gemeente {SiteSettings.for_request(request).municipality}")
        return [*super().structured_data(request), schema_org.project(self, self.get_full_url(request), funder)]

    def related(self) -> QuerySet[ProjectPage]:
        """At most three other public projects from the same villages or about the same themes, newest first."""
        same = models.Q(villages__in=self.villages.all()) | models.Q(themes__in=self.themes.all())
        nearby = ProjectPage.objects.shown().filter(same, locale=self.locale_id).exclude(pk=self.pk).values("pk")
        return ProjectPage.objects.filter(pk__in=nearby).for_cards().newest_first()[:3]


class ProjectUpdate(Orderable):
    """News from the makers of a project."""

    page = ParentalKey(ProjectPage, on_delete=models.CASCADE, related_name="updates")
    date = models.DateField(_("datum"))
    heading = models.CharField(_("kop"), max_length=100)
    text = RichTextField(_("bericht"), features=PARAGRAPH_FEATURES)
    photos = StreamField([("photo", PictureBlock())], verbose_name=_("foto's"), blank=True, max_num=3)

    panels = [FieldRowPanel([FieldPanel("date"), FieldPanel("heading")]), FieldPanel("text"), FieldPanel("photos")]

    class Meta(Orderable.Meta):
        ordering = ["-date", "sort_order"]
        verbose_name = _("bericht van de makers")
        verbose_name_plural = _("berichten van de makers")

    def __str__(self) -> str:
        return self.heading


def all_villages_and_themes() -> tuple[list[Village], list[Theme]]:
    """Both lists in alphabetical order, remembered."""
    return remembered("villages-and-themes", lambda: (list(Village.objects.all()), list(Theme.objects.all())))


def attach_lists(projects: Sequence[ProjectPage], villages: Iterable[Village], themes: Iterable[Theme]) -> None:
    """Give projects their villages and themes from lists that are known already. One query for both."""
    by_id: dict[str, dict[int, Village | Theme]] = {
        VILLAGES: {village.pk: village for village in villages},
        THEMES: {theme.pk: theme for theme in themes},
    }
    found: dict[int, dict[str, list]] = {project.pk: {VILLAGES: [], THEMES: []} for project in projects}
    pairs = [
        getattr(ProjectPage, name)
        .through.objects.filter(projectpage__in=list(found))
        .order_by()
        .values_list("projectpage_id", f"{name[:-1]}_id", Value(name))
        for name in (VILLAGES, THEMES)
    ]
    for project_id, list_id, name in pairs[0].union(pairs[1], all=True):
        if list_id in by_id[name]:
            found[project_id][name].append(by_id[name][list_id])
    for project in projects:
        project._prefetched_objects_cache = getattr(project, "_prefetched_objects_cache", {}) | found[project.pk]
