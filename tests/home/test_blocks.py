"""The blocks: each can be seen before it is chosen, and refuses what would go wrong on the page."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.template import RequestContext
from django.test import RequestFactory

from wagtail.blocks.struct_block import StructBlockValidationError

from home.blocks import BodyBlock, LinkBlock
from home.blocks.media import VideoBlock
from home.models import HomePage, StandardPage

BLOCKS = BodyBlock().child_blocks
WITHOUT_PREVIEW = {"table", "downloads"}


@pytest.mark.parametrize("name", sorted(set(BLOCKS) - WITHOUT_PREVIEW))
def test_a_block_can_be_seen_before_it_is_chosen(home: HomePage, rf: RequestFactory, name: str) -> None:
    block = BLOCKS[name]
    assert block.is_previewable
    context = RequestContext(rf.get("/")).flatten()
    assert block.render(block.get_preview_value(), context=context).strip() or name == "picture"


@pytest.mark.parametrize("name", sorted(BLOCKS))
def test_a_block_says_in_dutch_what_it_is_for(name: str) -> None:
    assert BLOCKS[name].get_description().endswith(".")
    assert str(BLOCKS[name].label)[0].isupper()


def link(**values: Any) -> Any:
    block = LinkBlock()
    return block.clean(block.normalize({"text": "x", "page": None, "url": "", **values}))


@pytest.mark.parametrize("url", ["https://example.org/", "mailto:a@example.org", "tel:0413123456", "/projecten/"])
def test_a_link_takes_safe_addresses(url: str) -> None:
    assert link(url=url).href == url


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "//elders.example", "example.org", "data:text/html,x", " JaVaScRiPt:x"]
)
def test_a_link_refuses_other_addresses(url: str) -> None:
    with pytest.raises(StructBlockValidationError):
        link(url=url)


def test_a_link_needs_one_target(home: HomePage) -> None:
    with pytest.raises(StructBlockValidationError):
        link()
    with pytest.raises(StructBlockValidationError):
        link(page=home, url="/x/")


def test_an_optional_link_may_stay_empty() -> None:
    block = LinkBlock(required=False)
    assert block.clean(block.normalize({"text": "", "page": None, "url": ""})).href == ""


def test_a_link_to_a_page_takes_the_title_of_the_page(home: HomePage) -> None:
    page = StandardPage.objects.get(slug="contact")
    assert link(page=page, text="").label == "Contact"


def test_a_film_has_one_source() -> None:
    block = VideoBlock()
    value = {"title": "Film", "film": None, "external_url": "", "transcript": "<p>Tekst.</p>"}
    with pytest.raises(ValidationError):
        block.clean(block.normalize(value))
    cleaned = block.clean(block.normalize({**value, "external_url": "https://www.youtube.com/watch?v=1"}))
    assert cleaned.external_site == "youtube.com"


def test_a_chart_draws_bars_in_proportion() -> None:
    block = BLOCKS["chart"]
    rows = [{"label": "a", "value": 5}, {"label": "b", "value": 10}, {"label": "c", "value": 0}]
    value = block.normalize({"heading": "x", "conclusion": "y", "unit": "", "rows": rows})
    assert [bar["length"] for bar in value.bars] == [150, 300, 0]


def test_a_chart_of_nothing_breaks_nothing() -> None:
    value = BLOCKS["chart"].normalize({"heading": "x", "conclusion": "y", "rows": [{"label": "a", "value": 0}]})
    assert value.bars[0]["length"] == 0
