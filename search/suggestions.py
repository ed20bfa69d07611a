"""A better spelling for words that find nothing, out of the words that are in titles and lists of this site."""

from __future__ import annotations

import re
from difflib import get_close_matches

from wagtail.models import Page

from home.models import Theme, Village
from home.remembering import remembered
from home.visibility import not_restricted

#: Titles that are read for their words; more would make the comparison slow and add little.
MOST_TITLES = 2000
CLOSE_ENOUGH = 0.75
SHORTEST = 4


def suggestion(words: str) -> str:
    """The words with each unknown one replaced by the known word that looks most like it; empty when nothing changes."""
    known = remembered("search-vocabulary", _vocabulary)
    better = [_nearest(word, known) for word in words.split()]
    return " ".join(better) if " ".join(better).lower() != " ".join(words.split()).lower() else ""


def _nearest(word: str, known: list[str]) -> str:
    if len(word) < SHORTEST or word.lower() in known:
        return word
    return next(iter(get_close_matches(word.lower(), known, n=1, cutoff=CLOSE_ENOUGH)), word)


def _vocabulary() -> list[str]:
    titles = Page.objects.live().filter(not_restricted()).order_by("-last_published_at").values_list("title", flat=True)
    names = [
        *titles[:MOST_TITLES],
        *Village.objects.values_list("name", flat=True),
        *Theme.objects.values_list("name", flat=True),
    ]
    return sorted({word for name in names for word in re.findall(r"[\w-]{4,}", name.lower())})
