"""How far the campaign reaches: visits by poster and short link, and what people search for."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Sum

from home.models import ShortLinkDay

DAYS = 90


def visits_by_page(today: date) -> list[dict]:
    """Pages by their visits through a short link in the last 90 days, the most visited first: `title`, `page_id`, `visits`."""
    counted = ShortLinkDay.objects.filter(date__gt=today - timedelta(days=DAYS)).values("page_id", "page__title")
    rows = counted.annotate(total=Sum("visits")).order_by("-total", "page__title")
    return [{"page_id": row["page_id"], "title": row["page__title"], "visits": row["total"]} for row in rows]
