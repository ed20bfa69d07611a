"""The sitemap: every public page in every language, each with its versions in the others."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from wagtail.contrib.sitemaps import Sitemap
from wagtail.contrib.sitemaps.views import sitemap as wagtail_sitemap
from wagtail.models import Locale, Page

if TYPE_CHECKING:
    from django.http import HttpRequest

    from wagtail.query import PageQuerySet


class AllLanguages(Sitemap):
    """Wagtail's sitemap knows the tree of one language; this one has the trees of all."""

    def items(self) -> PageQuerySet:
        """Live, public pages below the front page of each language."""
        found = Page.objects.none()
        for front in self.get_wagtail_site().root_page.get_translations(inclusive=True).live():
            found |= Page.objects.descendant_of(front, inclusive=True)
        return found.live().public().order_by("path").defer_streamfields().specific()

    def _urls(self, page: int, protocol: str, domain: str) -> list[dict[str, Any]]:
        codes = dict(Locale.objects.values_list("pk", "language_code"))
        urls: list[dict[str, Any]] = []
        versions: dict[Any, list[dict[str, str]]] = defaultdict(list)
        for item in self.paginator.page(page).object_list.iterator(chunk_size=500):
            for url in item.get_sitemap_urls(self.request):
                version = {"location": url["location"], "lang_code": codes[item.locale_id]}
                versions[item.translation_key].append(version)
                urls.append(url | {"alternates": versions[item.translation_key]})
        for url in urls:
            if len(url["alternates"]) < 2:
                url["alternates"] = []
        changed = [url["lastmod"] for url in urls if url.get("lastmod")]
        if changed:
            self.latest_lastmod = max(changed)
        return urls


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """`/sitemap.xml`."""
    return wagtail_sitemap(request, {"pages": AllLanguages})
