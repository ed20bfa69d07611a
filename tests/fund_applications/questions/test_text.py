"""What people type, made safe without losing what can be seen."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fund_applications.questions.text import one_line, paragraphs, storable


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\x00b", "ab"),
        ("a\ud800b", "a\ufffdb"),
        ("\u202egnp.exe", "gnp.exe"),
        ("Jan\u200bsen", "Jansen"),
        ("\ufeffHallo", "Hallo"),
        ("regel 1\r\nregel 2\rregel 3", "regel 1\nregel 2\nregel 3"),
        ("a\x1b[31mrood", "a[31mrood"),
        ("e\u0301e\u0301n", "één"),
        ("👨‍👩‍👧 gezin", "👨‍👩‍👧 gezin"),
        ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"),
        ("geheim\U000e0041\U000e0042", "geheim"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("wees \u200d stil", "wees  stil"),
        ("<b>dik</b> =HYPERLINK(1)", "<b>dik</b> =HYPERLINK(1)"),
    ],
)
def test_keeps_what_can_be_seen_and_nothing_else(typed: str, kept: str) -> None:
    assert storable(typed) == kept


def test_one_line_has_no_line_breaks_and_single_spaces() -> None:
    assert one_line("  Jan \t de\n\nVries ") == "Jan de Vries"


def test_paragraphs_keep_their_line_breaks() -> None:
    assert paragraphs(" een \r\n\r\n\r\n\r\ntwee\u00a0 drie ") == "een\n\ntwee drie"


@given(st.text(alphabet=st.characters(), max_size=200) | st.text(alphabet=st.characters(codec=None), max_size=50))
def test_any_text_can_be_stored_everywhere(text: str) -> None:
    kept = storable(text)
    assert "\x00" not in kept
    assert kept.encode("utf-8").decode("utf-8") == kept
    assert json.loads(json.dumps(kept)) == kept


@given(st.text(max_size=200))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert storable(storable(text)) == storable(text)
    assert paragraphs(paragraphs(text)) == paragraphs(text)
    assert one_line(one_line(text)) == one_line(text)


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "S"]), max_size=100))
def test_letters_numbers_and_signs_are_never_lost(text: str) -> None:
    import unicodedata

    invisible = set("\u115f\u1160\u3164")
    seen = "".join(c for c in unicodedata.normalize("NFC", text) if c not in invisible)
    assert "".join(storable(text).split()) == "".join(seen.split())
