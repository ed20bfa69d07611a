"""The English tree beside the Dutch one: its pages in plain English, with the same groups and moderation.

Pages are copies for translation (`wagtail.contrib.simple_translation`): one English page beside a Dutch one, edited by
itself. A page that was translated before, also as a draft, stays as it is.
"""

from __future__ import annotations

from typing import Any

from django.utils import translation

from wagtail.models import Locale, Page, Site

from home.models import BasePage, CampaignKitPage, HomePage, SiteSettings, Theme
from home.site_setup.english_guidance import GUIDANCE
from home.site_setup.english_texts import HOME, SETTINGS, TEXTS
from home.site_setup.groups import ensure_groups
from home.site_setup.pages import PAGES
from home.site_setup.reference import ENGLISH_THEMES
from home.site_setup.workflow import ensure_workflow

ENGLISH = "en"


def ensure_english(home: HomePage) -> HomePage:
    """The home page in English, below `/en/`; a draft with the Dutch words until somebody translates it."""
    locale, _ = Locale.objects.get_or_create(language_code=ENGLISH)
    english = home.get_translation_or_none(locale)
    if english is None:
        english = HomePage.objects.get(pk=home.pk).copy_for_translation(locale)
    ensure_groups(english)
    ensure_workflow(english)
    return english


def ensure_english_pages() -> HomePage | None:
    """Translate what `ensure_pages` made, in the same order. Returns the English home page, None on a site without home."""
    home = Site.objects.get(is_default_site=True).root_page.specific
    if not isinstance(home, HomePage):
        return None
    english = ensure_english(home)
    with translation.override(ENGLISH):
        if not english.live:
            publish_translation(english, HOME)
        words = GUIDANCE | TEXTS
        for new in PAGES:
            dutch = Page.objects.child_of(home).filter(slug=new.slug).first()
            if new.slug in words and dutch is not None:
                ensure_translation(dutch.specific, english.locale, words[new.slug])
        _point_home_at_the_plan(english)
        _ensure_posters(english)
    _ensure_words_around_pages()
    return HomePage.objects.get(pk=english.pk)


def ensure_translation(page: BasePage, locale: Locale, values: dict[str, Any]) -> BasePage:
    """The translation of a page: the one there is, else a new one with these values, live."""
    found = page.get_translation_or_none(locale)
    if found is None:
        found = page.copy_for_translation(locale)
        publish_translation(found, values)
    return found


def publish_translation(page: BasePage, values: dict[str, Any]) -> None:
    """Give a translated page its words, and publish it."""
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()


def _point_home_at_the_plan(home: HomePage) -> None:
    english = HomePage.objects.get(pk=home.pk)
    plan = Page.objects.child_of(english).filter(slug="how-it-works").first()
    if plan is not None and english.hero_second_page_id != plan.pk:
        english.hero_second_page = plan
        english.save_revision().publish()


def _ensure_posters(home: HomePage) -> None:
    kit = CampaignKitPage.objects.child_of(home).first()
    if kit is not None and kit.poster_pages and kit.poster_pages[0].value.locale_id != home.locale_id:
        kit.poster_pages = [("page", home)]
        kit.save_revision().publish()


def _ensure_words_around_pages() -> None:
    """English for the settings and the lists, where there is none yet."""
    site_settings = SiteSettings.for_site(Site.objects.get(is_default_site=True))
    for name, value in SETTINGS.items():
        setattr(site_settings, name, getattr(site_settings, name) or value)
    for link in site_settings.footer_links:
        if link.value.get("url") == "/register/" and not link.value.get("text_en"):
            link.value["text_en"] = "Who got money?"
    site_settings.save()
    for theme in Theme.objects.filter(name_en="", name__in=ENGLISH_THEMES):
        theme.name_en = ENGLISH_THEMES[theme.name]
        theme.save()
