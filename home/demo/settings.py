"""The contact person of the demonstration."""

from __future__ import annotations

from wagtail.models import Site

from home.demo.pictures import ensure_picture
from home.models import SiteSettings


def ensure_contact_person() -> None:
    """Name a made-up contact person when the site has none."""
    site_settings = SiteSettings.for_site(Site.objects.get(is_default_site=True))
    if site_settings.contact is not None:
        return
    site_settings.contact_name = "Sam Voorbeeld"
    site_settings.contact_role = "Helpt je met je idee"
    site_settings.contact_phone = "0413 00 00 00"
    site_settings.contact_email = "fonds@example.org"
    site_settings.contact_hours = "Maandag tot en met donderdag, 9 tot 17 uur"
    site_settings.contact_role_en = "Helps you with your idea"
    site_settings.contact_hours_en = "Monday to Thursday, 9:00 to 17:00"
    site_settings.contact_photo = ensure_picture("contact-person", "Voorbeeld: tekening van de contactpersoon")
    site_settings.save()
