"""`{% load fund %}{% current_round as round %}`: the public facts of the round, for the pages of `home`."""

from __future__ import annotations

from django import template
from django.template import Context

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
