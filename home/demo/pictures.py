"""The drawings of the demonstration, made by us as SVG, as pictures in the library."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile

from wagtail.images import get_image_model

if TYPE_CHECKING:
    from wagtail.images.models import AbstractImage

DRAWINGS = Path(__file__).parent / "drawings"


def ensure_picture(name: str, title: str) -> AbstractImage:
    """The picture of a drawing such as `soup-bike`, found by its title or added to the library."""
    images = get_image_model()
    existing = images.objects.filter(title=title).first()
    if existing is not None:
        return existing
    content = (DRAWINGS / f"{name}.svg").read_bytes()
    return images.objects.create(title=title, file=ContentFile(content, name=f"{name}.svg"))
