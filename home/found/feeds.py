"""News and projects as Atom feeds."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, TypeVar

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from wagtail.models import Page, Site

from home.models import NewsIndexPage, NewsPage, ProjectIndexPage, ProjectPage, SiteSettings

if TYPE_CHECKING:
    from django.http import HttpRequest

    from home.models import BasePage

P = TypeVar("P", bound=Page)

LATEST = 30


class _PageFeed(Feed):
    """The latest pages of one kind; examples carry the word in their title."""

    feed_type = Atom1Feed
    index: type[BasePage]

    def get_object(self, request: HttpRequest) -> Site | None:
        """The site whose feed this is."""
        return Site.find_for_request(request)

    def link(self, site: Site | None) -> str:
        """The page that lists the same."""
        index = _in_this_language(self.index.objects.live()).first()
        return (index.url if index else None) or "/"

    def item_title(self, item: BasePage) -> str:
        """The title, with the word "Voorbeeld" before what is made up."""
        return item.marked_title

    def item_description(self, item: BasePage) -> str:
        """The summary."""
        return item.summary

    def item_link(self, item: BasePage) -> str:
        """The page."""
        return item.url or "/"

    def item_updateddate(self, item: BasePage) -> datetime | None:
        """When the page was last published."""
        return item.last_published_at


def _in_this_language(pages: QuerySet[P]) -> QuerySet[P]:
    """The pages in the language of the address: each language has a feed of its own."""
    return pages.filter(locale__language_code=get_language() or settings.LANGUAGE_CODE)


def _fund_name(site: Site | None) -> str:
    return SiteSettings.for_site(site).fund_name if site else ""


class NewsFeed(_PageFeed):
    """News, newest first."""

    index = NewsIndexPage

    def title(self, site: Site | None) -> str:
        """The name of the feed."""
        return _("Nieuws van het %(fund)s") % {"fund": _fund_name(site)}

    def items(self) -> QuerySet[NewsPage]:
        """The latest news."""
        return _in_this_language(NewsPage.objects.live().public()).order_by("-date", "-pk")[:LATEST]

    def item_pubdate(self, item: NewsPage) -> datetime:
        """The date of the item, at noon."""
        return timezone.make_aware(datetime.combine(item.date, time(12)))


class ProjectFeed(_PageFeed):
    """Projects, the latest published first."""

    index = ProjectIndexPage

    def title(self, site: Site | None) -> str:
        """The name of the feed."""
        return _("Projecten van het %(fund)s") % {"fund": _fund_name(site)}

    def items(self) -> QuerySet[ProjectPage]:
        """The latest projects."""
        return _in_this_language(ProjectPage.objects.shown()).order_by("-first_published_at", "-pk")[:LATEST]

    def item_pubdate(self, item: ProjectPage) -> datetime | None:
        """When the page was first published."""
        return item.first_published_at
