"""What stands around every page: names, menu, contact person, footer links, message. Read by `base.html` as `chrome`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings as django_settings
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from wagtail.models import Page, Site

from home.blocks.links import LinkValue
from home.languages import in_this_language, language_links
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
    frame = _frame(site, previewed) if previewed else remembered(f"frame:{site.pk}", lambda: _frame(site))
    return frame | {
        "nav": [_with_current(link, request.path) for link in frame["nav"]],
        "languages": language_links(request),
    }


def _frame(site: Site, previewed: SiteSettings | None = None) -> dict[str, Any]:
    settings = previewed or SiteSettings.for_site(site)
    root = site.root_page.localized
    return {
        # The settings are written in one language; elsewhere the title of the translated home page says it.
        "site_name": settings.site_name if root == site.root_page else root.title,
        "fund_name": f"{settings.fund_name} {settings.municipality}".strip(),
        "home_url": root.url or "/",
        "nav": _menu(root, settings),
        "cta": _page_link(settings.apply_page, settings.apply_label),
        "search_url": reverse("search"),
        "contact": settings.contact,
        "footer_text": settings.footer_text,
        "footer_links": [link for block in settings.footer_links if (link := _footer_link(block.value))],
        "logo": _logo(settings),
        "notice": settings.notice,
        "theme_class": settings.theme_class,
    }


def _menu(root: Page, settings: SiteSettings) -> list[dict[str, Any]]:
    """The pages of the menu; the form page has the button beside it, so it isn't named twice."""
    pages = Page.objects.child_of(root).live().in_menu().exclude(pk=settings.apply_page_id)
    links = [{"label": page.title, "url": page.url or ""} for page in pages.order_by("path")]
    return [*links, {"label": _("Mijn aanvraag"), "url": f"{_language_prefix()}{APPLICANT_ADDRESS}"}]


def _with_current(link: dict[str, Any], path: str) -> dict[str, Any]:
    return link | {"current": bool(link["url"]) and path.startswith(link["url"])}


def _page_link(page: Page | None, label: str) -> dict[str, str] | None:
    here = in_this_language(page)
    if here is None or not here.url:
        return None
    if _language_prefix():
        return {"label": here.title if here != page else _("Vraag geld aan"), "url": here.url}
    return {"label": label or here.title, "url": here.url}


def _language_prefix() -> str:
    """What addresses begin with in the active language: nothing in Dutch, `/en` in English."""
    language = get_language()
    return "" if language in {None, django_settings.LANGUAGE_CODE} else f"/{language}"


def _footer_link(link: LinkValue) -> dict[str, str] | None:
    page = in_this_language(link.get("page"))
    if page is not None and page.url:
        return {"label": link.label if page == link.get("page") else page.title, "url": page.url}
    return {"label": link.label, "url": link.href} if link.href else None


def _logo(settings: SiteSettings) -> dict[str, Any] | None:
    if settings.logo is None:
        return None
    rendition = settings.logo.get_rendition("height-64|preserve-svg")
    alt = _("Logo van %(municipality)s") % {"municipality": settings.municipality}
    return {"url": rendition.url, "alt": alt, "width": rendition.width, "height": rendition.height}
