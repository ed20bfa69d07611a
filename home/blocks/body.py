"""All blocks of a page body, in the order in which the chooser shows them."""

from __future__ import annotations

from wagtail import blocks

from home.blocks.fund import (
    BudgetMeterBlock,
    CallToActionBlock,
    ContactPersonBlock,
    IdeaCheckTeaserBlock,
    KeyDatesBlock,
)
from home.blocks.media import DownloadsBlock, PictureBlock, VideoBlock
from home.blocks.projects import ProjectCardsBlock, VillageMapBlock
from home.blocks.text import ChartBlock, FaqBlock, NoticeBlock, QuoteBlock, StepsBlock, TableBlock, TextBlock


class StoryBlock(blocks.StreamBlock):
    """The blocks of a story, such as a project or a news item: words and pictures."""

    text = TextBlock()
    picture = PictureBlock()
    quote = QuoteBlock()
    notice = NoticeBlock()
    video = VideoBlock()
    downloads = DownloadsBlock()


class BodyBlock(StoryBlock):
    """The blocks of a page of the site: those of a story, and those that show or explain the fund."""

    steps = StepsBlock()
    faq = FaqBlock()
    table = TableBlock()
    chart = ChartBlock()
    call_to_action = CallToActionBlock()
    idea_check_teaser = IdeaCheckTeaserBlock()
    budget_meter = BudgetMeterBlock()
    key_dates = KeyDatesBlock()
    contact_person = ContactPersonBlock()
    project_cards = ProjectCardsBlock()
    village_map = VillageMapBlock()
