"""A few pages of the demonstration in English, to show a site in two languages."""

from __future__ import annotations

from typing import Any

from django.utils import translation

from wagtail.models import Page, Site

from home.demo.english_texts import HOME, PAGES
from home.models import BasePage, HomePage
from home.site_setup.english import ENGLISH, ensure_english


def ensure_english_pages() -> None:
    """Translate the home page and the pages that explain the fund; a page that was translated before stays as it is."""
    home = Site.objects.get(is_default_site=True).root_page.specific
    if not isinstance(home, HomePage):
        return
    english = ensure_english(home)
    with translation.override(ENGLISH):
        if not english.live:
            _publish(english, HOME)
        for slug, values in PAGES.items():
            dutch = Page.objects.child_of(home).filter(slug=slug).first()
            if dutch is not None and dutch.get_translation_or_none(english.locale) is None:
                _publish(dutch.specific.copy_for_translation(english.locale), values)
        _point_home_at_the_plan(HomePage.objects.get(pk=english.pk))


def _publish(page: BasePage, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()


def _point_home_at_the_plan(english: HomePage) -> None:
    plan = Page.objects.child_of(english).filter(slug="how-it-works").first()
    if plan is not None and english.hero_second_page_id != plan.pk:
        english.hero_second_page = plan
        english.save_revision().publish()
