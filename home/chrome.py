"""What stands around every page: names, menu, contact person, footer links, message. Read by `base.html` as `chrome`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from wagtail.models import Page, Site

from home.models import SiteSettings

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
    """The parts of the frame, as docs/components.md lists them. Three queries: site, settings, menu."""
    site = Site.find_for_request(request)
    if site is None:
        return {}
    settings = SiteSettings.for_request(request)
    return {
        "site_name": settings.site_name,
        "fund_name": f"{settings.fund_name} {settings.municipality}".strip(),
        "home_url": "/",
        "nav": _menu(request, site),
        "cta": _page_link(settings.apply_page, settings.apply_label),
        "search_url": reverse("search"),
        "contact": settings.contact,
        "footer_text": settings.footer_text,
        "footer_links": [
            {"label": block.value.label, "url": block.value.href} for block in settings.footer_links if block.value.href
        ],
        "logo": _logo(settings),
        "notice": settings.notice,
        "theme_class": settings.theme_class,
    }


def _menu(request: HttpRequest, site: Site) -> list[dict[str, Any]]:
    pages = Page.objects.child_of(site.root_page).live().in_menu().order_by("path")
    links = [{"label": page.title, "url": page.get_url(request)} for page in pages]
    links.append({"label": _("Mijn aanvraag"), "url": APPLICANT_ADDRESS})
    return [{**link, "current": bool(link["url"]) and request.path.startswith(link["url"])} for link in links]


def _page_link(page: Page | None, label: str) -> dict[str, str] | None:
    return {"label": label or page.title, "url": page.url} if page is not None and page.live and page.url else None


def _logo(settings: SiteSettings) -> dict[str, Any] | None:
    if settings.logo is None:
        return None
    rendition = settings.logo.get_rendition("height-64|preserve-svg")
    alt = _("Logo van %(municipality)s") % {"municipality": settings.municipality}
    return {"url": rendition.url, "alt": alt, "width": rendition.width, "height": rendition.height}
