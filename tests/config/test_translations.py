"""English is complete, its placeholders are right, and what is compiled is what is written."""

import gettext
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

LOCALE = Path(__file__).resolve().parents[2] / "site" / "locale" / "en" / "LC_MESSAGES"
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|\{(\w*)\}")


def messages() -> Iterator[Message]:
    with (LOCALE / "django.po").open("rb") as file:
        yield from (message for message in read_po(file, locale="en") if message.id)


def forms(text: str | tuple[str, ...] | list[str]) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


def placeholders(text: str) -> set[str]:
    return {name or other for name, other in PLACEHOLDER.findall(text)}


def test_every_text_has_an_english_one() -> None:
    missing = [message.id for message in messages() if not all(forms(message.string)) or "fuzzy" in message.flags]
    assert missing == []


def test_translations_keep_their_placeholders() -> None:
    wrong = []
    for message in messages():
        allowed = set().union(*map(placeholders, forms(message.id)))
        found = set().union(*map(placeholders, forms(message.string)))
        if found != allowed:
            wrong.append(message.id)
    assert wrong == []


def test_the_compiled_file_is_the_one_of_these_texts() -> None:
    with (LOCALE / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    stale = [
        message.id
        for message in messages()
        if isinstance(message.id, str)
        and (compiled.pgettext(message.context, message.id) if message.context else compiled.gettext(message.id))
        != message.string
    ]
    assert stale == []


@pytest.mark.django_db
def test_the_site_speaks_english_when_asked() -> None:
    from django.utils import translation

    with translation.override("en"):
        assert translation.gettext("Aanvragen") == "Applications"
