"""Films on another site: which may be shown inside our page after a click, and at what address."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from django.conf import settings

_SAFE_ID = re.compile(r"[\w-]{3,20}")


def frame_address(address: str) -> str:
    """The address that a frame may load for a film, empty when its site isn't one of `settings.FILM_HOSTS`.

    YouTube and Vimeo have an address apart for frames, which follows visitors less; of other hosts the address itself
    is taken. Only https.
    """
    parts = urlsplit(address.strip())
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    film = _film_id(host, parts.path, parts.query)
    if host in {"youtube.com", "youtu.be", "youtube-nocookie.com"}:
        found = f"https://www.youtube-nocookie.com/embed/{film}" if film else ""
    elif host in {"vimeo.com", "player.vimeo.com"}:
        found = f"https://player.vimeo.com/video/{film}?dnt=1" if film else ""
    else:
        found = address.strip() if parts.scheme == "https" else ""
    return found if found and urlsplit(found).hostname in settings.FILM_HOSTS else ""


def _film_id(host: str, path: str, query: str) -> str:
    asked = parse_qs(query).get("v", [""])[0] if host == "youtube.com" else ""
    last = path.rstrip("/").rsplit("/", 1)[-1]
    found = asked or last
    return found if _SAFE_ID.fullmatch(found) else ""
