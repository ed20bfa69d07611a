"""The address that stands on every copy: where anybody can have it checked."""

from __future__ import annotations

import io
from urllib.parse import urlencode

import segno
from django.conf import settings
from django.urls import reverse

from fund_applications.models import ApplicationVersion


def check_address(version: ApplicationVersion) -> str:
    """The whole address of the page that checks this copy, with its number and checksum filled in."""
    query = urlencode({"nummer": version.application.reference, "getal": version.digest})
    return f"{page_address()}?{query}"


def page_address() -> str:
    """The same page, short enough to type over."""
    return f"{settings.SITE_ADDRESS}{reverse('intake:check_copy')}"


def check_drawing(version: ApplicationVersion) -> str:
    """A QR code of that address as SVG."""
    drawing = io.BytesIO()
    code = segno.make(check_address(version), error="m", micro=False)
    code.save(drawing, kind="svg", xmldecl=False, border=2, scale=4, svgclass=None, lineclass=None)
    return drawing.getvalue().decode()
