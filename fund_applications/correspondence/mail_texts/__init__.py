"""The words of every mail as the software brings them; staff may change them (`MailText`)."""

from collections.abc import Mapping
from types import MappingProxyType

from fund_applications.correspondence.mail_texts import (
    access_en,
    access_nl,
    case_en,
    case_nl,
    neighbours_en,
    neighbours_nl,
    staff_en,
    staff_nl,
    together_en,
    together_nl,
)
from fund_applications.correspondence.mail_texts.default_text import DefaultText

__all__ = ["ENGLISH", "NEDERLANDS", "DefaultText"]

NEDERLANDS: Mapping[str, DefaultText] = MappingProxyType(
    access_nl.TEXTS | case_nl.TEXTS | staff_nl.TEXTS | neighbours_nl.TEXTS | together_nl.TEXTS
)
ENGLISH: Mapping[str, DefaultText] = MappingProxyType(
    access_en.TEXTS | case_en.TEXTS | staff_en.TEXTS | neighbours_en.TEXTS | together_en.TEXTS
)
