"""Sentences, words and syllables of a Dutch text."""

from __future__ import annotations

import re

#: After these a full stop ends no sentence.
_SHORT_FORMS = (
    "bijv",
    "blz",
    "bv",
    "ca",
    "dhr",
    "dr",
    "e.d",
    "enz",
    "evt",
    "mevr",
    "mr",
    "nr",
    "o.a",
    "t.a.v",
    "tel",
    "vs",
)
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”')]*\s+(?=[\"“'(]?[A-ZÀ-Ý0-9€])")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
#: Vowels that are said as one sound, the longest first; a diaeresis begins a new one.
_VOWEL_SOUNDS = re.compile(
    r"aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ei|ij|au|ou|[aeiouyáàâäéèêëíìîïóòôöúùûü]", re.IGNORECASE
)


def sentences(text: str) -> list[str]:
    """The sentences of a text without markup; a piece without a full stop is a sentence too."""
    found: list[str] = []
    for piece in _SENTENCE_END.split(" ".join(text.split())):
        if found and _ends_short(found[-1]):
            found[-1] = f"{found[-1]} {piece}"
        elif piece.strip():
            found.append(piece.strip())
    return found


def _ends_short(piece: str) -> bool:
    last = piece.rsplit(" ", 1)[-1].lower().rstrip(".")
    return piece.endswith(".") and last in _SHORT_FORMS


def words(text: str) -> list[str]:
    """The words of a text: letters only, so no numbers and amounts."""
    return _WORD.findall(text)


def syllables(word: str) -> int:
    """The number of syllables, at least one; an estimate from the vowels."""
    return max(len(_VOWEL_SOUNDS.findall(word)), 1)
