"""How often something may be asked: by address of e-mail or draft, never by network, so that no school is locked out."""

from __future__ import annotations

import hashlib

from django.core.cache import cache


def allowed(what: str, whose: str, *, times: int, seconds: int) -> bool:
    """Whether this is one of the first `times` in a window of `seconds`. Counts this one."""
    key = f"intake:{what}:{hashlib.sha256(whose.lower().encode()).hexdigest()}"
    if cache.add(key, 1, timeout=seconds):
        return True
    try:
        return cache.incr(key) <= times
    except ValueError:  # it expired in between
        return cache.add(key, 1, timeout=seconds)
