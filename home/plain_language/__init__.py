"""A first look at how readable a Dutch text is. An indication: no formula measures B1, and none replaces a reader."""

from home.plain_language.checking import Finding, Report, check
from home.plain_language.page_text import texts_of

__all__ = ["Finding", "Report", "check", "texts_of"]
