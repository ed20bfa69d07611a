"""Who writes: the fund and the municipality, as the site settings name them."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings

from wagtail.models import Site

from home.models import SiteSettings


@dataclass(frozen=True, slots=True)
class Sender:
    """The fund as mails and letters name it; what nobody filled in is an empty string."""

    fund: str
    municipality: str
    contact_name: str
    contact_role: str
    phone: str
    email: str
    hours: str


def sender() -> Sender:
    """The sender out of the settings of the default site."""
    site = Site.objects.filter(is_default_site=True).first()
    texts = SiteSettings.for_site(site) if site else SiteSettings()
    return Sender(
        fund=texts.fund_name,
        municipality=texts.municipality,
        contact_name=texts.contact_name,
        contact_role=texts.contact_role,
        phone=texts.contact_phone,
        email=texts.contact_email,
        hours=texts.contact_hours,
    )


def site_address(path: str) -> str:
    """The whole address of a path on the site, for use outside it."""
    return f"{settings.SITE_ADDRESS}{path}"
