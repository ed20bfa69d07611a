"""Hygiene of text that people type: what a database, a PDF and a reader can safely hold.

Control characters, lone surrogates and invisible direction marks are taken out; everything a person can see, emoji
included, stays as it was typed.
"""

from __future__ import annotations

import re
import unicodedata

#: C0 and C1 control characters (tab and newline stay), and what has no place in text at all.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
#: Zero-width space, word joiner, byte order mark, soft hyphen, marks and overrides of writing direction, and
#: interlinear annotation: invisible, and able to make text read differently from what it is.
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\ufff9-\ufffb]"
)
#: Zero-width (non-)joiners glue emoji and letters of some scripts: they stay only between two visible characters.
_LOOSE_JOINERS = re.compile("(?:^|(?<=\\s))[\u200c\u200d]+|[\u200c\u200d]+(?=\\s|$)|(?<=[\u200c\u200d])[\u200c\u200d]+")
#: Tag characters are invisible; only the flags of England, Scotland and Wales use them, after a black flag.
_TAGS = re.compile("(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0000-\U000e007f]+")
_NEWLINES = re.compile("\r\n?|\u2028|\u2029|\x85")
_LINE_SPACE = re.compile(r"[^\S\n]+")


def storable(raw: str) -> str:
    """The text without what a database refuses (NUL, lone surrogates) and without invisible control characters."""
    text = _CONTROLS.sub("", _NEWLINES.sub("\n", raw))
    if text.isascii():
        return text
    text = _SURROGATES.sub("\ufffd", text)
    text = _INVISIBLE.sub("", text)
    text = _TAGS.sub("", text)
    # Looking for joiners costs ten times the rest, and nearly no text has them.
    if "\u200c" in text or "\u200d" in text:
        text = _LOOSE_JOINERS.sub("", text)
    return unicodedata.normalize("NFC", text)


def one_line(raw: str) -> str:
    """Storable text on one line: every run of white space is one space, none at the ends."""
    return " ".join(storable(raw).split())


def paragraphs(raw: str) -> str:
    """Storable text with its line breaks, no spaces at the ends of lines and no more than one empty line."""
    lines = [_LINE_SPACE.sub(" ", line).strip() for line in storable(raw).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
