"""The budget meter in a frame on somebody else's site, such as a village's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csp.decorators import csp_update
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
@xframe_options_exempt
@cache_control(max_age=300, public=True)
@csp_update({"frame-ancestors": "*"})
def meter(request: HttpRequest) -> HttpResponse:
    """`/insluiten/geldmeter/`: the meter alone, which any site may show."""
    return render(request, "home/embedded_meter.html")
