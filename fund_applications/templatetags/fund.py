"""`{% load fund %}{% current_round as round %}`: the public facts of the round and of outages, for pages."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context
from django.utils import timezone

from fund_applications.lifecycle.outage_facts import is_ongoing, outage_to_tell
from fund_applications.lifecycle.round_facts import RoundFacts, current_round, facts_of

register = template.Library()

_ON_REQUEST = "_fund_round_facts"
_UNASKED = object()


@register.simple_tag(takes_context=True, name="current_round")
def current_round_tag(context: Context) -> RoundFacts | None:
    """The facts of the current round; asked once a request, however many blocks show them."""
    request = context.get("request")
    known = getattr(request, _ON_REQUEST, _UNASKED)
    if known is not _UNASKED:
        return known  # type: ignore[return-value]
    fund_round = current_round()
    facts = facts_of(fund_round) if fund_round else None
    if request is not None:
        setattr(request, _ON_REQUEST, facts)
    return facts


@register.inclusion_tag("fund_applications/parts/outage_notice.html")
def outage_notice() -> dict[str, Any]:
    """`{% outage_notice %}`: tells of an outage that goes on, or that ended in the past days; else nothing."""
    now = timezone.now()
    outage = outage_to_tell(now)
    return {"outage": outage, "is_ongoing": outage is not None and is_ongoing(outage, now)}
