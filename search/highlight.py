"""The piece of a text around the words that somebody searched for, with those words marked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

if TYPE_CHECKING:
    from collections.abc import Sequence

EXCERPT_LENGTH = 220
LEAD_IN = 60


def search_words(query: str) -> list[str]:
    """The words of a query that are worth marking: two characters or more, the longest first."""
    words = {word for word in re.findall(r"\w+", query.lower()) if len(word) > 1}
    return sorted(words, key=lambda word: (-len(word), word))


def mark_words(text: str, words: Sequence[str]) -> SafeString:
    """The escaped text with each word, or the beginning of a word, in `<mark>`."""
    if not words:
        return mark_safe(escape(text))
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\w*", re.IGNORECASE)
    pieces, end = [], 0
    for match in pattern.finditer(text):
        pieces += [escape(text[end : match.start()]), f"<mark>{escape(match.group())}</mark>"]
        end = match.end()
    return mark_safe("".join([*pieces, escape(text[end:])]))


def excerpt(texts: Sequence[str], words: Sequence[str]) -> SafeString:
    """At most some 220 characters around the first found word; the first text when no word is in any of them."""
    text = _best_text(texts, words)
    first = min((found.start() for word in words if (found := _find(word, text))), default=0)
    start = text.rfind(" ", 0, max(first - LEAD_IN, 0)) + 1 if first > LEAD_IN else 0
    piece = text[start : start + EXCERPT_LENGTH]
    if start + EXCERPT_LENGTH < len(text):
        piece = piece[: piece.rfind(" ")] + " …" if " " in piece else piece + "…"
    return mark_words(("… " if start else "") + piece, words)


def _best_text(texts: Sequence[str], words: Sequence[str]) -> str:
    cleaned = [" ".join(text.split()) for text in texts if text and text.strip()]
    found = (text for text in cleaned if any(_find(word, text) for word in words))
    return next(found, cleaned[0] if cleaned else "")


def _find(word: str, text: str) -> re.Match[str] | None:
    return re.search(rf"\b{re.escape(word)}", text, re.IGNORECASE)
