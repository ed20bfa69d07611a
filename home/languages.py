"""The same page in the other languages of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from django.conf import settings
from django.urls import translate_url
from django.utils import translation
from django.utils.translation import gettext as _

from wagtail.models import Locale, Page, Site

from home.remembering import remembered
from home.visibility import not_restricted

if TYPE_CHECKING:
    from django.http import HttpRequest

#: Each language by its own name: who needs it reads it.
OWN_NAMES = {"nl": "Nederlands", "en": "English"}

AnyPage = TypeVar("AnyPage", bound=Page)

#: The name of the address that serves every page.
PAGES = "wagtail_serve"


def language_links(request: HttpRequest) -> list[dict]:
    """Links to what is served in every language of the site, itself included: `code`, `label`, `url`, `full_url`,
    `current`, `exact`.

    Where a page was not translated, the link leads to the front page in that language, says so, and is not `exact`.
    Empty on a site in one language, and at the address of one thing, which has a language of its own: a draft keeps
    the language it was begun in.
    """
    site = Site.find_for_request(request)
    if site is None or _is_of_one_thing(request):
        return []
    fronts: list[dict] = remembered(f"fronts:{site.pk}", lambda: _versions(site.root_page))
    if len(fronts) < 2:
        return []
    here = translation.get_language()
    exact = {link["code"]: link for link in _same_in_each_language(request, [front["code"] for front in fronts])}
    return [(exact.get(front["code"]) or _front_page(front)) | {"current": front["code"] == here} for front in fronts]


def alternates(links: list[dict]) -> list[dict]:
    """What search engines read of these links: real versions only, and nothing when there is but one."""
    exact = [link for link in links if link["exact"]]
    return exact if len(exact) > 1 else []


def _is_of_one_thing(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and match.url_name != PAGES and bool(match.kwargs)


def _same_in_each_language(request: HttpRequest, codes: list[str]) -> list[dict]:
    route = getattr(request, "_wagtail_route_for_request", None)
    if route:
        page: Page = route[0]
        return remembered(f"languages:{page.translation_key}", lambda: _versions(page))
    match = request.resolver_match
    if match is None or match.url_name == PAGES:
        return []  # an address where nothing is
    return [_view_in(code, request.get_full_path()) for code in codes]


def _view_in(code: str, address: str) -> dict[str, Any]:
    url = translate_url(address, code)
    return _link(code, url, f"{settings.SITE_ADDRESS}{url}")


def _versions(page: Page) -> list[dict]:
    versions = page.get_translations(inclusive=True).live().filter(not_restricted())
    found = [_link(v.locale.language_code, v.url, v.full_url) for v in map(know_locale, versions) if v.url]
    return sorted(found, key=lambda link: list(OWN_NAMES).index(link["code"]) if link["code"] in OWN_NAMES else 99)


def _link(code: str, url: str, full_url: str) -> dict[str, Any]:
    return {"code": code, "label": OWN_NAMES.get(code, code), "url": url, "full_url": full_url, "exact": True}


def _front_page(front: dict) -> dict:
    with translation.override(front["code"]):
        label = _("%(language)s (alleen de voorpagina)") % {"language": front["label"]}
    return front | {"label": label, "exact": False}


def in_this_language(page: Page | None) -> Page | None:
    """The live version of a page in the active language, else the page itself when that is live, else nothing."""
    if page is None:
        return None
    here = next((each for each in _locales().values() if each.language_code == translation.get_language()), None)
    translated = page.get_translation_or_none(here) if here and here.pk != page.locale_id else None
    shown = translated if translated is not None and translated.live else page
    return know_locale(shown) if shown.live else None


def know_locale(page: AnyPage) -> AnyPage:
    """The same page, which knows its locale by now: its address depends on it, and asking it of every page is many queries."""
    locale = None if Page.locale.is_cached(page) else _locales().get(page.locale_id)
    if locale is not None:
        page.locale = locale
    return page


def _locales() -> dict[int, Locale]:
    return remembered("locales", lambda: {locale.pk: locale for locale in Locale.objects.all()})
