"""The same page in the other languages of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagtail.models import Locale, Page

from home.remembering import remembered
from home.visibility import not_restricted

if TYPE_CHECKING:
    from django.http import HttpRequest

#: Each language by its own name: who needs it reads it.
OWN_NAMES = {"nl": "Nederlands", "en": "English"}


def language_links(request: HttpRequest) -> list[dict]:
    """Links to the languages of the page that is served, itself included: `code`, `label`, `url`, `current`.

    Empty for what is no page, and for a page in one language.
    """
    route = getattr(request, "_wagtail_route_for_request", None)
    if not route:
        return []
    page: Page = route[0]
    links = remembered(f"languages:{page.translation_key}", lambda: _links(page))
    return [link | {"current": link["locale"] == page.locale_id} for link in links] if len(links) > 1 else []


def _links(page: Page) -> list[dict]:
    versions = page.get_translations(inclusive=True).live().filter(not_restricted())
    codes = dict(Locale.objects.values_list("pk", "language_code"))
    found = [
        {
            "code": codes[version.locale_id],
            "label": OWN_NAMES.get(codes[version.locale_id], codes[version.locale_id]),
            "url": version.url,
            "full_url": version.full_url,
            "locale": version.locale_id,
        }
        for version in versions
        if version.url
    ]
    return sorted(found, key=lambda link: list(OWN_NAMES).index(link["code"]) if link["code"] in OWN_NAMES else 99)


def in_this_language(page: Page | None) -> Page | None:
    """The live version of a page in the active language, else the page itself when that is live, else nothing."""
    if page is None:
        return None
    translated = page.localized
    return translated if translated.live else page if page.live else None
