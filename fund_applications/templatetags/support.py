"""The neighbours in one line, on the pages of a draft and of a case: how many answered, and where to go."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse

from fund_applications.models import Application, Draft
from fund_applications.support.pages import is_open, page_of
from fund_applications.support.tally import confirmed

register = template.Library()


@register.inclusion_tag("fund_applications/support/parts/invitation.html")
def support_invitation(owner: Draft | Application) -> dict[str, Any]:
    """Invites to share the idea while that is possible; afterwards shown only when neighbours answered."""
    page = page_of(owner)
    if isinstance(owner, Application):
        url, may_ask = reverse("support:of_case", args=[owner.public_id]), owner.is_open
    else:
        url, may_ask = reverse("support:of_draft", args=[owner.pk]), True
    return {
        "url": url,
        "is_made": page is not None,
        "is_shown": may_ask or page is not None,
        "is_open": page is not None and is_open(page),
        "answers": confirmed(page).count() if page else 0,
    }
