"""Where the link in a mail leads."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse

from fund_applications.correspondence.access_link import TOKEN
from fund_applications.correspondence.catalogue import Destination
from fund_applications.correspondence.sender import site_address
from fund_applications.models import Application

_CASE_VIEWS = {
    Destination.CASE: "applicant:case",
    Destination.MESSAGES: "applicant:messages",
    Destination.SUPPLEMENT: "applicant:supplement",
    Destination.REPORT: "applicant:report",
    Destination.NEW_ADDRESS: "applicant:contact",
    Destination.FOLLOW: "applicant:follow",
    Destination.NEWS: "applicant:news",
}


def address_for(destination: Destination, application: Application | None, onward: str = "") -> str:
    """The whole address; one that gives access holds `TOKEN` until the mail is sent.

    `onward` is the path that a login link leads to.
    """
    if destination is Destination.DRAFT:
        return site_address(reverse("intake:resume", args=[TOKEN]))
    if destination is Destination.SUPPORT:
        return site_address(reverse("support:answer", args=[TOKEN]))
    if destination is Destination.OFFICE_START:
        return site_address(reverse("wagtailadmin_home"))
    if destination is Destination.OFFICE_NEWS:
        return site_address(reverse("maker_news"))
    if destination is Destination.OFFICE and application is not None:
        return site_address(reverse("office_case", args=[application.public_id]))
    if destination in _CASE_VIEWS and application is not None:
        onward = reverse(_CASE_VIEWS[destination], args=[application.public_id])
    query = f"?{urlencode({'naar': onward})}" if onward else ""
    return site_address(f"{reverse('applicant:link', args=[TOKEN])}{query}")
