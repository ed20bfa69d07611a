"""The villages that a question can offer."""

from __future__ import annotations

from home.models import Village
from home.remembering import remembered


def village_names() -> list[str]:
    """The names of all villages of the municipality, in alphabetical order."""
    return remembered("village-names", lambda: list(Village.objects.order_by("name").values_list("name", flat=True)))
