"""Sentences in which nobody does anything: a form of "worden" with a past participle."""

from __future__ import annotations

from home.plain_language.words import words

_FORMS_OF_WORDEN = frozenset({"word", "wordt", "worden", "werd", "werden", "geworden"})
_PREFIXES = ("ge", "be", "ver", "ont", "her", "er")
_ENDINGS = ("d", "t", "en")
#: They look like a participle and are none.
_NO_PARTICIPLES = frozenset(
    ["geld", "gemeente", "geen", "geduld", "gebied", "gebeurtenis", "genoeg", "geluid", "gezicht", "gedicht", "gebruikt", "getal", "gewicht", "begroot", "behalve", "beneden", "benden", "besluit", "bericht", "beleid", "bewust", "verslag", "verschil", "verhaal", "verstand", "vergunning", "verder", "ver", "eerst", "eten", "ergens", "herfst", "ontbijt", "bedrag", "begin", "bezwaar", "beide", "beter", "bedrijf", "bekend"]
)  # fmt: skip
_SHORTEST = 5


def is_passive(sentence: str) -> bool:
    """Whether a form of "worden" and something that looks like a past participle stand in one sentence."""
    found = [word.lower() for word in words(sentence)]
    return any(word in _FORMS_OF_WORDEN for word in found) and any(map(_looks_like_participle, found))


def _looks_like_participle(word: str) -> bool:
    if len(word) < _SHORTEST or word in _NO_PARTICIPLES or word in _FORMS_OF_WORDEN:
        return False
    # "op-ge-lost", "aan-ge-vraagd": the prefix may stand inside the word.
    inside = "ge" in word[1:-3] and not word.startswith(_PREFIXES)
    return word.endswith(_ENDINGS) and (word.startswith(_PREFIXES) or inside)
