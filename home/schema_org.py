"""Pages as schema.org objects, for search engines. Nothing made up is ever described: callers leave examples out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from home.models import EventPage, NewsPage, ProjectPage, SiteSettings

CONTEXT = "https://schema.org"
CURRENCY = "EUR"


def breadcrumb_list(trail: Iterable[dict[str, str]], root_url: str) -> dict[str, Any]:
    """The way to a page, from the shape of `components/breadcrumb.html`."""
    items = [
        {"@type": "ListItem", "position": position, "name": step["label"]}
        | ({"item": f"{root_url}{step['url']}"} if step["url"] else {})
        for position, step in enumerate(trail, start=1)
    ]
    return {"@context": CONTEXT, "@type": "BreadcrumbList", "itemListElement": items}


def fund_service(settings: SiteSettings, url: str, description: str) -> dict[str, Any]:
    """The fund as a service of the municipality."""
    municipality = {"@type": "GovernmentOrganization", "name": f"Gemeente {settings.municipality}"}
    service = {
        "@context": CONTEXT,
        "@type": "GovernmentService",
        "name": settings.fund_name,
        "alternateName": settings.site_name,
        "description": description,
        "url": url,
        "serviceType": "subsidie",
        "provider": municipality,
        "areaServed": {"@type": "AdministrativeArea", "name": settings.municipality},
    }
    contact = {
        key: value
        for key, value in (
            ("name", settings.contact_name),
            ("telephone", settings.contact_phone),
            ("email", settings.contact_email),
        )
        if value
    }
    if contact:
        service["availableChannel"] = {
            "@type": "ServiceChannel",
            "servicePhone": {"@type": "ContactPoint", "contactType": "klantenservice", **contact},
        }
    return service


def faq_page(pairs: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Questions with their answers in plain text."""
    questions = [
        {"@type": "Question", "name": question, "acceptedAnswer": {"@type": "Answer", "text": answer}}
        for question, answer in pairs
    ]
    return {"@context": CONTEXT, "@type": "FAQPage", "mainEntity": questions}


def news_article(page: NewsPage, url: str | None) -> dict[str, Any]:
    """A news item."""
    return {
        "@context": CONTEXT,
        "@type": "NewsArticle",
        "headline": page.title,
        "description": page.description,
        "datePublished": page.date.isoformat(),
        "url": url,
    }


def event(page: EventPage, url: str | None) -> dict[str, Any]:
    """Something to come to."""
    status = "EventCancelled" if page.is_cancelled else "EventScheduled"
    described = {
        "@context": CONTEXT,
        "@type": "Event",
        "name": page.title,
        "description": page.description,
        "startDate": page.starts_at.isoformat(),
        "eventStatus": f"{CONTEXT}/{status}",
        "url": url,
    }
    if page.ends_at:
        described["endDate"] = page.ends_at.isoformat()
    if page.place:
        described["location"] = {"@type": "Place", "name": page.place, "address": page.place}
    return described


def project(page: ProjectPage, url: str | None, funder: str) -> dict[str, Any]:
    """A project with the grant that it got; the makers only by the name on the page."""
    described: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "Project",
        "name": page.title,
        "description": page.description,
        "url": url,
        "location": [{"@type": "Place", "name": name} for name in page.village_names()],
    }
    if page.amount is not None:
        described["funding"] = {
            "@type": "MonetaryGrant",
            "amount": {"@type": "MonetaryAmount", "value": str(page.amount), "currency": CURRENCY},
            "funder": {"@type": "GovernmentOrganization", "name": funder},
        }
    return described
