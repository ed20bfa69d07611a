"""Pages that ask for attention: due for another look, behind on the Dutch one, with a link that leads nowhere, or
without a description."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wagtail.models import Page, ReferenceIndex, get_page_models

from home.models import BasePage

#: So many rows of a kind are enough to begin with.
MOST_ROWS = 100


@dataclass(frozen=True)
class Concern:
    """A page and what is the matter with it."""

    page: Page
    what: str


def _page_types() -> Iterable[type[BasePage]]:
    return [model for model in get_page_models() if issubclass(model, BasePage)]


def due_for_review(today: date) -> list[Concern]:
    """Live pages whose day of review has come, the longest overdue first."""
    due: list[Any] = []
    for model in _page_types():
        due += model.objects.live().filter(review_on__lte=today).order_by("review_on")[:MOST_ROWS]
    due.sort(key=lambda page: page.review_on)
    return [
        Concern(
            page, _("Bekijk deze tekst opnieuw. Dat zou op %(day)s.") % {"day": date_format(page.review_on, "j F Y")}
        )
        for page in due[:MOST_ROWS]
    ]


def dangling_links() -> list[Concern]:
    """Live pages with a link to a page that was deleted or is not public."""
    page_type = ContentType.objects.get_for_model(Page)
    references = ReferenceIndex.objects.filter(base_content_type=page_type, to_content_type=page_type)
    pairs = {(int(source), int(target)) for source, target in references.values_list("object_id", "to_object_id")}
    titles = dict(Page.objects.filter(pk__in={target for _source, target in pairs}).values_list("pk", "title"))
    live = set(
        Page.objects.live().filter(pk__in={number for pair in pairs for number in pair}).values_list("pk", flat=True)
    )
    broken = sorted((source, target) for source, target in pairs if source in live and target not in live)[:MOST_ROWS]
    sources = Page.objects.in_bulk([source for source, _target in broken])
    return [
        Concern(
            sources[source],
            _("Er staat een link naar “%(title)s”. Die pagina is niet openbaar.") % {"title": titles[target]}
            if target in titles
            else _("Er staat een link naar een pagina die is verwijderd."),
        )
        for source, target in broken
    ]


def without_description() -> list[Concern]:
    """Live pages that say nothing of themselves to search engines and on cards."""
    silent: list[Page] = []
    for model in (model for model in _page_types() if model.needs_summary):
        silent += model.objects.live().filter(summary="", search_description="").order_by("title")[:MOST_ROWS]
    return [
        Concern(page, _("Schrijf een samenvatting. Die staat op kaartjes en in zoekmachines."))
        for page in silent[:MOST_ROWS]
    ]


def behind_on_the_original() -> list[Concern]:
    """Live pages in another language whose original was published later than they were, the longest behind first."""
    originals = Page.objects.live().filter(locale__language_code=settings.LANGUAGE_CODE)
    changed = dict(originals.values_list("translation_key", "last_published_at"))
    translations = Page.objects.live().exclude(locale__language_code=settings.LANGUAGE_CODE)
    behind = [
        (changed[page.translation_key], page)
        for page in translations.filter(translation_key__in=originals.values("translation_key"))
        if changed[page.translation_key] and page.last_published_at
        if changed[page.translation_key] > page.last_published_at
    ]
    behind.sort(key=lambda pair: pair[0])
    return [
        Concern(
            page,
            _(
                "De Nederlandse pagina is op %(day)s veranderd. Kijk of deze vertaling nog klopt, en publiceer haar opnieuw."
            )
            % {"day": date_format(timezone.localtime(day), "j F Y")},
        )
        for day, page in behind[:MOST_ROWS]
    ]
