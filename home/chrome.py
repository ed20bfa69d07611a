"""What stands around every page: names, menu, contact person, footer links, message. Read by `base.html` as `chrome`."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from django.conf import settings as django_settings
from django.urls import reverse, translate_url
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from wagtail.models import Page, Site

from home.blocks.links import LinkValue
from home.languages import alternates, in_this_language, know_locale, language_links
from home.models import SiteSettings
from home.remembering import remembered

if TYPE_CHECKING:
    from django.http import HttpRequest

#: Where applicants follow their application; the only address outside `home` that the menu knows.
APPLICANT_ADDRESS = "/mijn-aanvraag/"


def chrome(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `chrome`, built when a template first asks for it (the admin never does).

    Without a site (an error page on a bare database) it is empty, and `base.html` falls back to its own words.
    """
    return {"chrome": SimpleLazyObject(lambda: build_chrome(request))}


def build_chrome(request: HttpRequest) -> dict[str, Any]:
    """The parts of the frame, as docs/components.md lists them; what is the same on every page is remembered."""
    site = Site.find_for_request(request)
    if site is None:
        return {}
    previewed = getattr(request, "_previewed_settings", None)
    frame = (
        _frame(site, previewed)
        if previewed
        else remembered(f"frame:{site.pk}", lambda: _frame(site, SiteSettings.for_site(site)))
    )
    languages = language_links(request)
    return frame | {
        "nav": [_with_current(link, request.path) for link in frame["nav"]],
        "languages": languages,
        "alternates": alternates(languages),
    }


def _frame(site: Site, settings: SiteSettings) -> dict[str, Any]:
    root = know_locale(site.root_page.localized)
    return {
        # Names what was drawn from exactly this frame, such as the footer, so that it is drawn once.
        "drawn": uuid.uuid4().hex,
        # The settings are written in one language; elsewhere the title of the translated home page says it.
        "site_name": settings.site_name if root == site.root_page else root.title,
        "fund_name": f"{settings.fund_name} {settings.municipality}".strip(),
        "home_url": root.url or "/",
        "nav": _menu(root, settings),
        "cta": _page_link(settings.apply_page, settings.apply_label),
        "search_url": reverse("search"),
        "contact": settings.contact,
        "footer_text": settings.footer_words,
        "footer_links": [link for block in settings.footer_links if (link := _footer_link(block.value))],
        "logo": _logo(settings),
        "notice": settings.notice,
        "theme_class": settings.theme_class,
    }


def _menu(root: Page, settings: SiteSettings) -> list[dict[str, Any]]:
    """The pages of the menu; the form page has the button beside it, so it isn't named twice."""
    form = in_this_language(settings.apply_page)
    pages = Page.objects.child_of(root).live().in_menu().exclude(pk=form.pk if form else None)
    links = [{"label": page.title, "url": page.url or ""} for page in map(know_locale, pages.order_by("path"))]
    return [*links, {"label": _("Mijn aanvraag"), "url": f"{_language_prefix()}{APPLICANT_ADDRESS}"}]


def _with_current(link: dict[str, Any], path: str) -> dict[str, Any]:
    return link | {"current": bool(link["url"]) and path.startswith(link["url"])}


def _page_link(page: Page | None, label: str) -> dict[str, str] | None:
    here = in_this_language(page)
    if here is None or not here.url:
        return None
    if _language_prefix():
        return {"label": _("Vraag geld aan"), "url": here.url}
    return {"label": label or here.title, "url": here.url}


def _language_prefix() -> str:
    """What addresses begin with in the active language: nothing in Dutch, `/en` in English."""
    language = get_language()
    return "" if language in {None, django_settings.LANGUAGE_CODE} else f"/{language}"


def _footer_link(link: LinkValue) -> dict[str, str] | None:
    """A link at the bottom in the active language; one that leads to another language says which."""
    page = in_this_language(link.get("page"))
    if page is not None and page.url:
        label = link.label if page == link.get("page") else page.title
        language = page.locale.language_code
        return {"label": label, "url": page.url, "language": language if language != get_language() else ""}
    if not link.href:
        return None
    if _language_prefix():
        return {"label": link.get("text_en") or link.label, "url": _in_this_language(link.href)}
    return {"label": link.label, "url": link.href}


def _in_this_language(address: str) -> str:
    """An address of our own with the prefix of the active language, when something is there."""
    language = get_language() or django_settings.LANGUAGE_CODE
    with override(django_settings.LANGUAGE_CODE):
        return translate_url(address, language) if address.startswith("/") else address


def _logo(settings: SiteSettings) -> dict[str, Any] | None:
    if settings.logo is None:
        return None
    rendition = settings.logo.get_rendition("height-64|preserve-svg")
    alt = _("Logo van %(municipality)s") % {"municipality": settings.municipality}
    return {"url": rendition.url, "alt": alt, "width": rendition.width, "height": rendition.height}
