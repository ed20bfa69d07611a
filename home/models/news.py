"""News of the fund and its agenda."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index

from home.blocks import StoryBlock
from home.calendar_text import CalendarMoment, calendar_text
from home.cards import example_badge
from home.models.base import BasePage
from home.motifs import Motif, Tone
from home.schema_org import event, news_article
from home.visibility import not_restricted

if TYPE_CHECKING:
    from django.http import HttpRequest

PER_PAGE = 12


class NewsIndexPage(BasePage):
    """News, newest first, and the events that are still to come."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.NewsPage", "home.EventPage"]
    max_count_per_parent = 1
    template = "home/news_index_page.html"
    page_description = _("Nieuws en agenda.")

    class Meta:
        verbose_name = _("nieuws en agenda")
        verbose_name_plural = _("nieuws en agenda")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the coming events and a page of news."""
        context = super().get_context(request, *args, **kwargs)
        news = (
            NewsPage.objects.child_of(self)
            .live()
            .filter(not_restricted())
            .select_related("picture")
            .order_by("-date", "-pk")
        )
        page = Paginator(news, PER_PAGE).get_page(request.GET.get("page"))
        coming = EventPage.objects.child_of(self).live().filter(not_restricted()).coming()
        return context | {
            "page_of_news": page,
            "news_cards": [item.card() for item in page],
            "event_cards": [item.card() for item in coming],
        }


class NewsPage(BasePage):
    """A news item."""

    date = models.DateField(_("datum"), default=timezone.localdate)
    picture = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("foto of tekening"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    picture_alt = models.CharField(_("wat zie je op de foto"), max_length=150, blank=True)
    body = StreamField(StoryBlock(), verbose_name=_("bericht"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("date"),
        MultiFieldPanel([FieldPanel("picture"), FieldPanel("picture_alt")], heading=_("Foto")),
        FieldPanel("body"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body"), index.FilterField("date")]
    search_kind = _("Nieuws en agenda")

    parent_page_types = ["home.NewsIndexPage"]
    subpage_types: list[str] = []
    template = "home/news_page.html"
    page_description = _("Een nieuwsbericht.")

    class Meta:
        verbose_name = _("nieuwsbericht")
        verbose_name_plural = _("nieuwsberichten")

    def card(self) -> dict:
        """The item in the shape of `components/card.html`."""
        return {
            "heading": self.title,
            "url": self.url,
            "text": self.summary,
            "meta": [date_format(self.date, "j F Y")],
            "badge": example_badge(self),
            "image": self.picture,
            "motif": Motif.MEGAPHONE,
            "tone": Tone.SKY,
        }

    def structured_data(self, request: HttpRequest) -> list[dict]:
        """Add the item as a news article, unless it is made up."""
        own = [] if self.is_example else [news_article(self, self.get_full_url(request))]
        return [*super().structured_data(request), *own]


class EventQuerySet(PageQuerySet):
    """Events by time."""

    def coming(self) -> EventQuerySet:
        """Events that are not over yet, the first one first."""
        now = timezone.now()
        over = models.Q(ends_at__lt=now) | models.Q(ends_at__isnull=True, starts_at__lt=now - timedelta(hours=2))
        return self.exclude(over).order_by("starts_at")


class EventPage(RoutablePageMixin, BasePage):
    """Something to come to, with a file for one's calendar at `agenda/` below the page."""

    starts_at = models.DateTimeField(_("begint"))
    ends_at = models.DateTimeField(_("eindigt"), null=True, blank=True)
    place = models.CharField(_("waar"), max_length=200, blank=True)
    sign_up_url = models.URLField(_("adres om je aan te melden"), blank=True)
    is_cancelled = models.BooleanField(_("gaat niet door"), default=False)
    body = StreamField(StoryBlock(), verbose_name=_("uitleg"), blank=True)

    objects = PageManager.from_queryset(EventQuerySet)()

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
                FieldPanel("place"),
                FieldPanel("sign_up_url"),
                FieldPanel("is_cancelled"),
            ],
            heading=_("Wanneer en waar"),
        ),
        FieldPanel("body"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body"), index.SearchField("place")]
    search_kind = _("Nieuws en agenda")

    parent_page_types = ["home.NewsIndexPage"]
    subpage_types: list[str] = []
    template = "home/event_page.html"
    page_description = _("Iets om naartoe te komen. Bezoekers kunnen het in hun agenda zetten.")

    class Meta:
        verbose_name = _("activiteit")
        verbose_name_plural = _("activiteiten")

    def clean(self) -> None:
        """An event ends after it began."""
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("Kies een tijd na het begin.")})

    @property
    def when(self) -> str:
        """Day and time in words: "donderdag 10 december 2026, 19.30 tot 21.00 uur"."""
        starts = timezone.localtime(self.starts_at)
        words = f"{date_format(starts, 'l j F Y')}, {date_format(starts, 'H.i')}"
        if self.ends_at is None:
            return gettext("%(start)s uur") % {"start": words}
        ends = timezone.localtime(self.ends_at)
        same_day = starts.date() == ends.date()
        end = date_format(ends, "H.i") if same_day else f"{date_format(ends, 'l j F Y')}, {date_format(ends, 'H.i')}"
        return gettext("%(start)s tot %(end)s uur") % {"start": words, "end": end}

    @property
    def is_over(self) -> bool:
        """Whether it has been."""
        return (self.ends_at or self.starts_at + timedelta(hours=2)) < timezone.now()

    def card(self) -> dict:
        """The event in the shape of `components/card.html`."""
        cancelled = gettext("Gaat niet door") if self.is_cancelled else ""
        return {
            "heading": self.title,
            "url": self.url,
            "text": self.summary,
            "meta": [part for part in (cancelled, self.when, self.place) if part],
            "badge": example_badge(self),
            "image": None,
            "motif": Motif.CALENDAR,
            "tone": Tone.SUN,
        }

    @path("")
    def main(self, request: HttpRequest) -> HttpResponse:
        """The page itself."""
        return self.render(request)

    @path("agenda/", name="calendar")
    def calendar(self, request: HttpRequest) -> HttpResponse:
        """The event as a calendar file."""
        moment = CalendarMoment(
            code=f"activiteit-{self.pk}",
            words=self.title,
            starts_at=self.starts_at,
            ends_at=self.ends_at or self.starts_at + timedelta(hours=2),
            url=self.get_full_url(request) or "",
            place=self.place,
            is_cancelled=self.is_cancelled,
        )
        response = HttpResponse(calendar_text([moment], title=self.title), content_type="text/calendar; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{self.slug}.ics"'
        return response

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the address of the calendar file and the facts."""
        context = super().get_context(request, *args, **kwargs)
        facts = [(gettext("Wanneer"), self.when), (gettext("Waar"), self.place)]
        return context | {
            "calendar_url": f"{self.url}{self.reverse_subpage('calendar')}",
            "facts": [{"label": label, "value": value} for label, value in facts if value],
        }

    def structured_data(self, request: HttpRequest) -> list[dict]:
        """Add the event, unless it is made up."""
        own = [] if self.is_example else [event(self, self.get_full_url(request))]
        return [*super().structured_data(request), *own]
