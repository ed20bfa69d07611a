"""The report on a text: figures, and what to change in which sentence."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from home.plain_language.passive import is_passive
from home.plain_language.words import sentences, syllables, words

#: Words a sentence: above the first number we warn, above the second it is too long (design-and-forms.md).
LONG_ON_AVERAGE, TOO_LONG = 15, 20
#: Flesch-Douma: 60 and higher reads easily.
EASY_ENOUGH, HARD_BELOW = 60, 45
#: Below this number of words the figures say nothing.
FEWEST_WORDS = 20
_EMPTY_LINKS = frozenset(
    {"hier", "klik hier", "lees meer", "meer", "link", "deze link", "meer info", "meer informatie", "lees verder"}
)
_LONG_VOWEL_AT_THE_END = re.compile(r"([aeou])\1([bdfgklmnprst])$")


class Kind(enum.StrEnum):
    """What is the matter with a sentence."""

    LONG = "long"
    PASSIVE = "passive"
    HARD_WORD = "hard_word"
    EMPTY_LINK = "empty_link"


@dataclass(frozen=True)
class Finding:
    """Something to change: where, and what to do."""

    kind: Kind
    where: str
    advice: str


@dataclass(frozen=True)
class Report:
    """The figures of a text, and the findings in the order of the text. `score` is Flesch-Douma, 0 to 100, higher is easier."""

    word_count: int
    sentence_length: float
    score: int
    findings: tuple[Finding, ...] = field(default_factory=tuple)

    @property
    def has_figures(self) -> bool:
        """Whether there is enough text for the figures to say something."""
        return self.word_count >= FEWEST_WORDS

    @property
    def is_easy(self) -> bool:
        """Whether figures and sentences all look fine."""
        return not self.findings and (not self.has_figures or self.reads_easily)

    @property
    def reads_easily(self) -> bool:
        """Whether the figures are on the easy side."""
        return self.is_simple and not self.has_long_sentences

    @property
    def is_simple(self) -> bool:
        """Whether the score is that of easy words."""
        return self.score >= EASY_ENOUGH

    @property
    def is_middling(self) -> bool:
        """Whether the score is neither easy nor hard."""
        return HARD_BELOW <= self.score < EASY_ENOUGH

    @property
    def has_long_sentences(self) -> bool:
        """Whether the sentences are long on average."""
        return self.sentence_length > LONG_ON_AVERAGE


def check(texts: Iterable[str], hard_words: Mapping[str, str], link_texts: Iterable[str] = ()) -> Report:
    """Look at texts without markup, each a paragraph, heading or list item.

    `hard_words` gives the easier word for a hard one, in lower case.
    """
    lines = [sentence for text in texts for sentence in sentences(text)]
    counted = [words(line) for line in lines]
    all_words = [word for line in counted for word in line]
    findings = [
        finding for line, found in zip(lines, counted, strict=True) for finding in _look_at(line, found, hard_words)
    ]
    findings += [_empty_link(text) for text in link_texts if text.strip().lower().rstrip(".:") in _EMPTY_LINKS]
    filled = [line for line in counted if line]
    return Report(
        word_count=len(all_words),
        sentence_length=round(len(all_words) / len(filled), 1) if filled else 0.0,
        score=flesch_douma(filled),
        findings=tuple(findings),
    )


def flesch_douma(lines: list[list[str]]) -> int:
    """Readability of Dutch by Douma (1960): 206.84 - 0.93 x words a sentence - 77 x syllables a word, within 0 and 100."""
    total = sum(map(len, lines))
    if not total:
        return 100
    per_word = sum(syllables(word) for line in lines for word in line) / total
    return round(min(max(206.84 - 0.93 * total / len(lines) - 77 * per_word, 0), 100))


def _look_at(sentence: str, found: list[str], hard_words: Mapping[str, str]) -> Iterable[Finding]:
    if len(found) > TOO_LONG:
        advice = ngettext(
            "Deze zin telt %(number)d woord. Maak er twee zinnen van.",
            "Deze zin telt %(number)d woorden. Maak er twee zinnen van.",
            len(found),
        )
        yield Finding(Kind.LONG, sentence, advice % {"number": len(found)})
    if is_passive(sentence):
        yield Finding(Kind.PASSIVE, sentence, _("Wie doet dit? Begin de zin met die persoon."))
    text = sentence.lower()
    for hard, easy in hard_words.items():
        if _contains(text, hard):
            advice = (
                _("“%(hard)s” is een moeilijk woord. Schrijf liever: %(easy)s.")
                if easy
                else _("“%(hard)s” is een moeilijk woord. Leg het uit of laat het weg.")
            )
            yield Finding(Kind.HARD_WORD, sentence, advice % {"hard": hard, "easy": easy})


def _contains(text: str, hard: str) -> bool:
    forms = "|".join(map(re.escape, _forms(hard)))
    return re.search(rf"(?<!\w)(?:{forms})(?!\w)", text) is not None


def _forms(word: str) -> list[str]:
    """The word itself and the forms that Dutch makes of it most: adequate, faciliteert, gefaciliteerd."""
    forms = [word, f"{word}e"]
    if _LONG_VOWEL_AT_THE_END.search(word):
        forms.append(_LONG_VOWEL_AT_THE_END.sub(r"\1\2e", word))
    if word.endswith("eren"):
        stem = f"{word[:-4]}eer"
        forms += [stem, f"{stem}t", f"{stem}de", f"{stem}den", f"ge{stem}d"]
    return forms


def _empty_link(text: str) -> Finding:
    return Finding(Kind.EMPTY_LINK, text, _("Deze link zegt niet waar hij heen gaat. Noem de pagina of het doel."))
