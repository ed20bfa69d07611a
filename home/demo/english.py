"""The demonstration in English: the pages that explain the fund, the made-up projects, advice, news and events."""

from __future__ import annotations

from typing import Any

from django.utils import translation

from wagtail.models import Locale

from home.demo.english_texts import ADVICE, PEOPLE, PROJECTS, STORIES, EnglishProject
from home.models import AdvicePage, EventPage, NewsPage, PeoplePage, ProjectPage, ProjectUpdate
from home.site_setup.english import ENGLISH, ensure_english_pages, publish_translation


def ensure_english_demo() -> None:
    """Translate what `home.demo` made; a page that was translated before stays as it is."""
    english = ensure_english_pages()
    if english is None:
        return
    with translation.override(ENGLISH):
        for project in PROJECTS:
            _translate_project(project, english.locale)
        for slug, values in ADVICE.items():
            dutch = AdvicePage.objects.filter(slug=slug, is_example=True, locale__language_code="nl").first()
            if dutch is not None and dutch.get_translation_or_none(english.locale) is None:
                _translate_advice(dutch, english.locale, values)
        for slug, values in STORIES.items():
            _translate_story(slug, values, english.locale)
        _translate_people(english.locale)


def _translate_project(words: EnglishProject, locale: Locale) -> None:
    dutch = ProjectPage.objects.filter(slug=words.dutch_slug, is_example=True, locale__language_code="nl").first()
    if dutch is None or dutch.get_translation_or_none(locale) is not None:
        return
    page = dutch.copy_for_translation(locale)
    page.updates = [
        ProjectUpdate(date=old.date, heading=heading, text=f"<p>{text}</p>", sort_order=old.sort_order)
        for old, (heading, text) in zip(dutch.updates.all(), words.updates, strict=True)
    ]
    story: list[tuple[str, Any]] = [("text", words.story)]
    if words.quote:
        story.append(("quote", {"quote": words.quote[0], "speaker": words.quote[1]}))
    values = {
        "title": words.title,
        "slug": words.slug,
        "seo_title": f"Example: {words.title}",
        "summary": words.summary,
        "photo_alt": words.drawing_alt,
        "body": story,
        "makers_tip": words.tip,
        "result": words.result,
        "lessons": words.lessons,
        "recipient_name": words.recipient,
    }
    publish_translation(page, values)


def _translate_advice(dutch: AdvicePage, locale: Locale, values: dict[str, str]) -> None:
    page = dutch.copy_for_translation(locale)
    shown_on = [child.value.get_translation_or_none(locale) for child in dutch.carried_out_by if child.value]
    page.carried_out_by = [("page", found) for found in shown_on if found]
    publish_translation(page, values | {"seo_title": f"Example: {values['title']}", "school": "Example school"})


def _translate_story(dutch_slug: str, values: dict[str, str], locale: Locale) -> None:
    """A news item or an event; its index was translated with the pages of the site."""
    for model in (NewsPage, EventPage):
        dutch = model.objects.filter(slug=dutch_slug, is_example=True, locale__language_code="nl").first()
        if dutch is not None and dutch.get_translation_or_none(locale) is None:
            words = values | {"seo_title": f"Example: {values['title']}", "body": [("text", values["body"])]}
            publish_translation(dutch.copy_for_translation(locale), words)


def _translate_people(locale: Locale) -> None:
    page = PeoplePage.objects.filter(locale=locale, is_example=True).first()
    if page is None or page.groups[0].value["heading"] == PEOPLE[0].heading:
        return
    publish_translation(page, {"groups": [("group", group.as_block()) for group in PEOPLE]})
