"""Tags of the public pages."""

from __future__ import annotations

from django import template

from home.round_facts import key_dates, round_state

register = template.Library()

register.simple_tag(key_dates, name="key_dates")
register.simple_tag(round_state, name="round_state")
