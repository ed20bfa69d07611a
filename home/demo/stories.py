"""The advice, news, events and people of the demonstration."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import partial

from django.utils import timezone

from wagtail.models import Page

from home.demo.pictures import ensure_picture
from home.demo.story_texts import ADVICE, EVENTS, NEWS, PEOPLE, DemoAdvice, DemoEvent, DemoNews
from home.models import AdviceIndexPage, AdvicePage, BasePage, EventPage, NewsIndexPage, NewsPage, PeoplePage


def ensure_stories() -> None:
    """Add the stories that are missing below the pages that list them; a page that isn't there gets none."""
    for advice_index in AdviceIndexPage.objects.all()[:1]:
        for advice in ADVICE:
            _add(advice_index, advice.slug, partial(_advice, advice, advice_index))
    for news_index in NewsIndexPage.objects.all()[:1]:
        for item in NEWS:
            _add(news_index, item.slug, partial(_news, item))
        for event in EVENTS:
            _add(news_index, event.slug, partial(_event, event))
    _ensure_people()


def _add(parent: Page, slug: str, make: Callable[[], BasePage]) -> None:
    if Page.objects.child_of(parent).filter(slug=slug).exists():
        return
    page = make()
    page.slug, page.is_example = slug, True
    page.seo_title = f"Voorbeeld: {page.title}"
    Page.objects.get(pk=parent.pk).add_child(instance=page)
    page.save_revision().publish()


def _advice(demo: DemoAdvice, index: AdviceIndexPage) -> AdvicePage:
    home = index.get_parent()
    found = {page.slug: page for page in Page.objects.child_of(home).filter(slug__in=demo.shown_on)}
    return AdvicePage(
        title=demo.title,
        said=demo.said,
        school="Voorbeeldschool",
        school_group=demo.group,
        state=demo.state,
        answer=demo.answer,
        reason=demo.reason,
        carried_out_by=[("page", found[slug]) for slug in demo.shown_on if slug in found],
    )


def _news(demo: DemoNews) -> NewsPage:
    page = NewsPage(
        title=demo.title,
        summary=demo.summary,
        date=timezone.localdate() - timedelta(days=demo.days_ago),
        body=[("text", demo.story)],
    )
    if demo.slug == "soepfiets-wint-harten":
        page.picture = ensure_picture("soup-bike", "Voorbeeld: Tekening van een bakfiets met een grote pan soep erop")
        page.picture_alt = "Tekening van een bakfiets met een grote pan soep erop"
    return page


def _event(demo: DemoEvent) -> EventPage:
    day = _next_wednesday(timezone.localdate() + timedelta(days=demo.days_ahead))
    starts_at = timezone.make_aware(datetime.combine(day, time(demo.hour)))
    return EventPage(
        title=demo.title,
        summary=demo.summary,
        starts_at=starts_at,
        ends_at=starts_at + demo.length,
        place=demo.place,
        body=[("text", demo.story)],
    )


def _next_wednesday(day: date) -> date:
    return day + timedelta(days=(2 - day.weekday()) % 7)


def _ensure_people() -> None:
    page = PeoplePage.objects.first()
    if page is None or page.groups:
        return
    page.groups = [("group", group.as_block()) for group in PEOPLE]
    page.is_example = True
    page.save_revision().publish()
