"""The page about outages: what happened in the past year and what it meant for dates (Awb 2:21)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from fund_applications.lifecycle.outage_facts import outages_of_last_year
from fund_applications.models import OutageSettings


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """All outages of the past year, the newest first."""
    context = {
        "outages": outages_of_last_year(timezone.now()),
        "gap_minutes": OutageSettings.load().gap_minutes,
    }
    return render(request, "fund_applications/publication/outages.html", context)
