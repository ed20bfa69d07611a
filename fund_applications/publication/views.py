"""The public register and its open data. Stable addresses, conditional requests, nothing personal."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.db.models import Count, Max
from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import condition, require_safe

from fund_applications.models import RegisterEntry
from fund_applications.publication import open_data
from fund_applications.publication.agenda import agenda, days
from fund_applications.publication.register_page import RegisterFilters, RegisterPage
from fund_applications.questions.money import format_amount

NEWEST_IN_FEED = 50


def last_change(request: HttpRequest | None = None, *_args: Any, **_kwargs: Any) -> datetime | None:
    """The moment of the last change of the register; None when it is empty."""
    newest: datetime | None = RegisterEntry.objects.aggregate(newest=Max("updated_at"))["newest"]
    return newest


def fingerprint(request: HttpRequest, *_args: Any, **_kwargs: Any) -> str:
    """Changes when the register does: also when a line disappears."""
    state = RegisterEntry.objects.aggregate(newest=Max("updated_at"), lines=Count("pk"))
    return hashlib.sha256(f"{state}{request.LANGUAGE_CODE}".encode()).hexdigest()[:32]


def fingerprint_of_agenda(request: HttpRequest, *_args: Any, **_kwargs: Any) -> str:
    """Changes when a date does."""
    return hashlib.sha256(f"{days()}{request.LANGUAGE_CODE}".encode()).hexdigest()[:32]


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """All grants, with filters that are plain links, and totals."""
    filters = RegisterFilters.from_query(request.GET)
    register = RegisterPage(filters, request.GET.get("pagina", request.GET.get("page", "1")))
    context = {
        "register": register,
        "introduction": open_data.introduction(),
        "filters": filters,
        "downloads": _downloads(),
        "structured_data": open_data.structured_data(last_change()),
        "canonical_url": open_data.whole(reverse("register:page")),
    }
    return render(request, "fund_applications/publication/register.html", context)


def _downloads() -> list[dict[str, str]]:
    return [
        {"label": _("Alle subsidies als tabel"), "url": reverse("register:csv"), "kind": "CSV"},
        {"label": _("Alle subsidies volgens 360Giving"), "url": reverse("register:giving"), "kind": "JSON"},
        {"label": _("Beschrijving van de gegevens (DCAT)"), "url": reverse("register:catalogue"), "kind": "JSON-LD"},
        {"label": _("Nieuwe subsidies volgen"), "url": reverse("register:atom"), "kind": "Atom"},
        {"label": _("Data van het fonds in je agenda"), "url": reverse("register:agenda"), "kind": "ICS"},
    ]


@require_safe
@condition(etag_func=fingerprint, last_modified_func=last_change)
def as_csv(request: HttpRequest) -> HttpResponseBase:
    """The register as CSV."""
    response = _stream(open_data.csv_lines(), "text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="subsidies.csv"'
    return response


@require_safe
@condition(etag_func=fingerprint, last_modified_func=last_change)
def as_360giving(request: HttpRequest) -> HttpResponseBase:
    """The register by 360Giving."""
    return _stream(open_data.giving_lines(last_change()), "application/json")


@require_safe
@condition(etag_func=fingerprint, last_modified_func=last_change)
def as_catalogue(request: HttpRequest) -> HttpResponseBase:
    """The description of the data set."""
    content = open_data.catalogue(last_change())
    options = {"ensure_ascii": False, "indent": 2}
    response = JsonResponse(content, content_type="application/ld+json", json_dumps_params=options)
    return _open(response)


@require_safe
@condition(etag_func=fingerprint_of_agenda)
def as_agenda(request: HttpRequest) -> HttpResponseBase:
    """The dates of the fund."""
    response = HttpResponse(agenda(), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="fonds.ics"'
    return _open(response)


class NewGrants(Feed):
    """The newest grants as Atom."""

    feed_type = Atom1Feed

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """As open as the other forms."""
        response = super().__call__(request, *args, **kwargs)
        _open(response)
        return response

    def title(self) -> str:
        """The name of the data set."""
        return _("Subsidies van het %(fund)s") % {"fund": open_data.publisher().fund}

    def subtitle(self) -> str:
        """What the data set is."""
        return open_data.description()

    def feed_copyright(self) -> str:
        """The licence."""
        return f"CC0 1.0, {open_data.LICENCE}"

    def link(self) -> str:
        """The page of the register."""
        return reverse("register:page")

    def items(self) -> list[RegisterEntry]:
        """The newest lines."""
        return list(RegisterEntry.objects.select_related("page")[:NEWEST_IN_FEED])

    def item_title(self, item: RegisterEntry) -> str:
        """What the money is for."""
        return item.activity

    def item_description(self, item: RegisterEntry) -> str:
        """How much, and what for."""
        return f"{format_amount(item.granted_amount)}. {item.description}".strip()

    def item_link(self, item: RegisterEntry) -> str:
        """The project page when it is live, else the line."""
        if item.page and item.page.live:
            return item.page.full_url or item.page.url
        return f"{reverse('register:page')}?zoek={item.reference}"

    def item_guid(self, item: RegisterEntry) -> str:
        """Stays the same when a project page comes or goes."""
        return open_data.whole(f"{reverse('register:page')}?zoek={item.reference}")

    def item_pubdate(self, item: RegisterEntry) -> datetime:
        """When it became public."""
        return datetime.combine(item.granted_on, datetime.min.time(), tzinfo=item.updated_at.tzinfo)

    def item_updateddate(self, item: RegisterEntry) -> datetime:
        """When the line changed last."""
        return item.updated_at


def _stream(lines: Iterator[str], content_type: str) -> StreamingHttpResponse:
    response = StreamingHttpResponse(lines, content_type=content_type)
    _open(response)
    return response


def _open(response: HttpResponse | StreamingHttpResponse) -> HttpResponse | StreamingHttpResponse:
    """Anybody's script may read it, and anybody may use it as he likes: the licence comes along."""
    response["Link"] = f'<{open_data.LICENCE}>; rel="license"'
    response["Access-Control-Allow-Origin"] = "*"
    response["Cache-Control"] = "public, max-age=300"
    return response
