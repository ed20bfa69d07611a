"""From JSON and a typst template to a PDF that meets PDF/UA-1: tagged, with language and title."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst
from anyascii import anyascii

_LATIN_GREEK_CYRILLIC = 0x0530


def typeset(template: Path, data: Mapping[str, Any], *, dated: datetime) -> bytes:
    """The PDF of a template that reads `sys.inputs.data`. The same data and date give the same bytes.

    Content goes in as data, so nothing in it can be markup. PDF/UA allows no character without a glyph: when there is
    one (an emoji, a name in Arabic), it is written in Latin letters.
    """
    try:
        return _compile(template, data, dated)
    except typst.TypstError as error:
        if "could not be displayed" not in str(error):
            raise
        return _compile(template, _in_latin(data), dated)


def _compile(template: Path, data: Mapping[str, Any], dated: datetime) -> bytes:
    return typst.compile(
        _source(template),
        format="pdf",
        ignore_system_fonts=True,
        pdf_standards="ua-1",
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        timestamp=int(dated.timestamp()),
    )


@cache
def _source(template: Path) -> bytes:
    return template.read_bytes()


def _in_latin(value: Any) -> Any:
    if isinstance(value, str):
        return "".join(letter if _is_drawn(letter) else anyascii(letter) for letter in value)
    if isinstance(value, Mapping):
        return {key: _in_latin(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_in_latin(item) for item in value]
    return value


def _is_drawn(letter: str) -> bool:
    """Letters of Europe, and the punctuation and currency of Dutch texts."""
    code = ord(letter)
    return code < _LATIN_GREEK_CYRILLIC or 0x1E00 <= code < 0x2070 or 0x20A0 <= code < 0x20C0
