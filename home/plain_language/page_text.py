"""The words that an editor wrote on a page, piece by piece: paragraphs, headings, list items, labels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bs4 import BeautifulSoup
from django.db.models import CharField, TextField

from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page
from wagtail.rich_text import RichText

_PIECES = ("p", "li", "h2", "h3", "h4", "td", "th", "blockquote")
_NO_RUNNING_TEXT = frozenset({"slug", "draft_title", "url_path", "seo_title"})


@dataclass
class PageText:
    """The pieces of text of a page, and the texts of its links."""

    pieces: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)


def texts_of(page: Page) -> PageText:
    """The text of a page as it is in memory: pass a draft to look at a draft."""
    text = PageText()
    for model_field in page._meta.get_fields():
        value = getattr(page, model_field.name, None) if getattr(model_field, "concrete", False) else None
        if not value or model_field.name in _NO_RUNNING_TEXT:
            continue
        if isinstance(model_field, RichTextField):
            _add_html(text, str(value))
        elif isinstance(model_field, StreamField):
            for child in value:
                _add_block(text, child.block, child.value)
        elif _is_running_text(page, model_field):
            text.pieces.append(str(value))
    return text


def _is_running_text(page: Page, model_field: Any) -> bool:
    """Only what the page type itself shows: title, summary and the texts of its own fields."""
    if not isinstance(model_field, CharField | TextField) or model_field.choices:
        return False
    return model_field.name in {"title", "summary", "search_description"} or model_field.model is type(page)


def _add_block(text: PageText, block: blocks.Block, value: Any) -> None:
    if value is None or isinstance(block, blocks.ChooserBlock | blocks.URLBlock | blocks.EmailBlock | ImageBlock):
        return
    if isinstance(value, RichText):
        _add_html(text, value.source)
    elif isinstance(block, blocks.ChoiceBlock):
        return
    elif isinstance(block, blocks.CharBlock | blocks.TextBlock):
        text.pieces.extend(line for line in str(value).splitlines() if line.strip())
    else:
        for child, child_value in _children(block, value):
            _add_block(text, child, child_value)


def _children(block: blocks.Block, value: Any) -> Iterator[tuple[blocks.Block, Any]]:
    if isinstance(block, blocks.StructBlock):
        shown = {name: child for name, child in block.child_blocks.items() if name not in {"url", "phone"}}
        yield from ((child, value.get(name)) for name, child in shown.items())
    elif isinstance(block, blocks.ListBlock):
        yield from ((block.child_block, child) for child in value)
    elif isinstance(block, blocks.StreamBlock):
        yield from ((child.block, child.value) for child in value)


def _add_html(text: PageText, source: str) -> None:
    soup = BeautifulSoup(source, "html.parser")
    for element in soup.find_all(_PIECES):
        if element.find(_PIECES) is None and element.get_text(strip=True):
            text.pieces.append(element.get_text(" ", strip=True))
    text.links.extend(link.get_text(" ", strip=True) for link in soup.find_all("a"))
