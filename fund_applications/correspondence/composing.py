"""From a mail of the catalogue and its values to subject, text and HTML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from fund_applications.correspondence import merge_fields
from fund_applications.correspondence.catalogue import DEFAULT_LANGUAGE, MailKind
from fund_applications.correspondence.sender import Sender, sender
from fund_applications.models import MailText
from fund_applications.questions.text import one_line

TEMPLATE = "fund_applications/correspondence/mail.html"
BUTTON = "{link}"
LIST = "{lijst}"


@dataclass(frozen=True, slots=True)
class Words:
    """The words in use for a mail: the staff's own, or those of the software."""

    subject: str
    body: str
    action: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of a list: what happened, and the whole address of where."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a mail, the button, or a list."""

    lines: tuple[str, ...] = ()
    is_button: bool = False
    listed: tuple[Listed, ...] = ()


@dataclass(frozen=True, slots=True)
class ComposedMail:
    """A mail that is ready: `text` and `html` say the same."""

    subject: str
    text: str
    html: str


def words_for(kind: MailKind, language: str) -> Words:
    """The words of a mail in a language: what staff changed, else the default; Dutch where a language has none."""
    default = kind.default(language)
    own = MailText.objects.filter(code=kind.code, language=language).first()
    if own is None:
        return Words(default.subject, default.body, default.action, changed=False)
    return Words(own.subject, own.body, default.action, changed=True)


def compose(
    kind: MailKind,
    language: str,
    values: Mapping[str, str],
    *,
    words: Words | None = None,
    by: Sender | None = None,
    listed: Sequence[Listed] = (),
) -> ComposedMail:
    """The mail in a language. `values` holds every field of the kind but the names of fund, municipality and contact.

    `listed` is what the field with the list becomes.
    """
    by = by or sender()
    filled = _with_names(values, by)
    language = language if language in dict(settings.LANGUAGES) else DEFAULT_LANGUAGE
    with translation.override(language):
        words = words or words_for(kind, language)
        blocks = blocks_of(words.body, filled, listed)
        closing = _closing(by)
        context: dict[str, Any] = {
            "language": language,
            "subject": one_line(merge_fields.fill(words.subject, filled)),
            "blocks": blocks,
            "closing": closing,
            "action": words.action,
            "link": filled[merge_fields.LINK.name],
            "sender": by,
            "site_host": urlsplit(settings.SITE_ADDRESS).netloc,
        }
        html = render_to_string(TEMPLATE, context)
    text = "\n\n".join([*(_as_text(block, words.action, context["link"]) for block in blocks), "\n".join(closing)])
    return ComposedMail(str(context["subject"]), text + "\n", html)


def subject_of(kind: MailKind, language: str, values: Mapping[str, str]) -> str:
    """Only the subject, for where a message is one line of a list."""
    return one_line(merge_fields.fill(words_for(kind, language).subject, _with_names(values, sender())))


def _with_names(values: Mapping[str, str], by: Sender) -> dict[str, str]:
    return {
        merge_fields.FUND.name: by.fund,
        merge_fields.MUNICIPALITY.name: by.municipality,
        merge_fields.CONTACT.name: by.contact_name or by.fund,
        merge_fields.PHONE.name: by.phone,
        **values,
    }


def blocks_of(body: str, values: Mapping[str, str], listed: Sequence[Listed] = ()) -> list[Block]:
    """The paragraphs of a body, filled in; the one that is only `{link}` is the button, only `{lijst}` the list."""
    blocks = []
    for paragraph in body.replace("\r\n", "\n").split("\n\n"):
        if paragraph.strip() == BUTTON:
            blocks.append(Block(is_button=True))
        elif paragraph.strip() == LIST:
            blocks.append(Block(listed=tuple(listed)))
        elif paragraph.strip():
            blocks.append(Block(tuple(merge_fields.fill(paragraph.strip(), values).split("\n"))))
    return blocks


def _as_text(block: Block, action: str, link: str) -> str:
    if block.listed:
        return "\n".join(f"- {each.words}\n  {each.address}" for each in block.listed)
    return f"{action}:\n{link}" if block.is_button else "\n".join(block.lines)


def _closing(by: Sender) -> list[str]:
    """Who greets, and how to reach them."""
    lines = [_("Groet,")]
    if by.contact_name:
        lines.append(by.contact_name)
    lines.append(_("%(fund)s, gemeente %(municipality)s") % {"fund": by.fund, "municipality": by.municipality})
    if by.phone:
        lines.append(_("Telefoon: %(phone)s") % {"phone": by.phone})
    return lines
