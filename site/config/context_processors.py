"""What `base.html` reads on every page."""

from django.conf import settings
from django.http import HttpRequest


def theme(request: HttpRequest) -> dict[str, str]:
    """The class on `<html>` and the address below STATIC_URL of a municipality's own tokens (or nothing)."""
    return {"html_theme_class": settings.THEME_CLASS, "theme_stylesheet": settings.THEME_STYLESHEET}
