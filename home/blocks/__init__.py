"""The blocks from which editors build a page."""

from home.blocks.body import BodyBlock, StoryBlock
from home.blocks.links import LinkBlock

__all__ = ["BodyBlock", "LinkBlock", "StoryBlock"]
