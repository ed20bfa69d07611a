"""The English tree beside the Dutch one: its home page, with the same groups and moderation. Pages follow one by one."""

from __future__ import annotations

from wagtail.models import Locale

from home.models import HomePage
from home.site_setup.groups import ensure_groups
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
