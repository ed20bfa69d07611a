"""What stands around every page: names, menu, contact person, footer links, message. Read by `base.html` as `chrome`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from wagtail.models import Page, Site

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
    frame = remembered(f"frame:{site.pk}", lambda: _frame(site))
    return frame | {"nav": [_with_current(link, request.path) for link in frame["nav"]]}


def _frame(site: Site) -> dict[str, Any]:
    settings = SiteSettings.for_site(site)
    links = [block.value for block in settings.footer_links]
    return {
        "site_name": settings.site_name,
        "fund_name": f"{settings.fund_name} {settings.municipality}".strip(),
        "home_url": "/",
        "nav": _menu(site, settings),
        "cta": _page_link(settings.apply_page, settings.apply_label),
        "search_url": reverse("search"),
        "contact": settings.contact,
        "footer_text": settings.footer_text,
        "footer_links": [{"label": link.label, "url": link.href} for link in links if link.href],
        "logo": _logo(settings),
        "notice": settings.notice,
        "theme_class": settings.theme_class,
    }


def _menu(site: Site, settings: SiteSettings) -> list[dict[str, Any]]:
    """The pages of the menu; the form page has the button beside it, so it isn't named twice."""
    pages = Page.objects.child_of(site.root_page.localized).live().in_menu().exclude(pk=settings.apply_page_id)
    links = [{"label": page.title, "url": page.url or ""} for page in pages.order_by("path")]
    return [*links, {"label": _("Mijn aanvraag"), "url": APPLICANT_ADDRESS}]


def _with_current(link: dict[str, Any], path: str) -> dict[str, Any]:
    return link | {"current": bool(link["url"]) and path.startswith(link["url"])}


def _page_link(page: Page | None, label: str) -> dict[str, str] | None:
    return {"label": label or page.title, "url": page.url} if page is not None and page.live and page.url else None


def _logo(settings: SiteSettings) -> dict[str, Any] | None:
    if settings.logo is None:
        return None
    rendition = settings.logo.get_rendition("height-64|preserve-svg")
    alt = _("Logo van %(municipality)s") % {"municipality": settings.municipality}
    return {"url": rendition.url, "alt": alt, "width": rendition.width, "height": rendition.height}
