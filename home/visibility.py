"""Which pages everybody may see, as a condition in SQL."""

from __future__ import annotations

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q

from wagtail.models import PageViewRestriction


def not_restricted() -> Q:
    """No restriction on the page itself or on a page above it.

    The same as Wagtail's `public()`, which asks the database first; this is a part of the query itself.
    """
    asked = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    above = PageViewRestriction.objects.alias(asked_path=asked).filter(asked_path__startswith=F("page__path"))
    return ~Q(Exists(above))
