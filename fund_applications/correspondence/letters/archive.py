"""Making a letter once and keeping it: what is stored is what is sent, and its sha256 proves it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.core.files.base import ContentFile
from django.utils import timezone

from fund_applications.correspondence.letters.content import LetterContent, as_json
from fund_applications.intake.pdf import typeset
from fund_applications.lifecycle.calendar_days import start_of
from fund_applications.models import Application, Decision, Letter

_TEMPLATE = Path(__file__).with_name("letter.typ")


@dataclass(frozen=True, slots=True)
class Order:
    """A letter to be made. `key` makes it once; `dated_on` is the day on it."""

    application: Application
    content: LetterContent
    key: str
    dated_on: date
    by_post: bool
    decision: Decision | None = None


def pdf_of(content: LetterContent, application: Application, dated_on: date) -> bytes:
    """The PDF of a letter without keeping it: the preview. The same words on the same day give the same bytes."""
    return typeset(_TEMPLATE, as_json(content, application, dated_on), dated=start_of(dated_on))


def make(order: Order) -> Letter:
    """The letter with this key: made and stored now, or the one that is there already."""
    found = Letter.objects.filter(key=order.key).first()
    if found is not None:
        return found
    pdf = pdf_of(order.content, order.application, order.dated_on)
    letter = Letter(
        application=order.application,
        code=order.content.code,
        key=order.key,
        subject=order.content.subject,
        sha256=hashlib.sha256(pdf).hexdigest(),
        dated_on=order.dated_on,
        decision=order.decision,
        by_post=order.by_post,
    )
    letter.file.save(f"{letter.sha256}.pdf", ContentFile(pdf), save=False)
    letter.save()
    return letter


def file_name(letter: Letter) -> str:
    """The name under which a letter is downloaded, such as `BIF-2027-0012-besluit-2027-05-06.pdf`."""
    return f"{letter.application.reference}-{letter.code.replace('_', '-')}-{letter.dated_on.isoformat()}.pdf"


def remake(letter: Letter, content: LetterContent, dated_on: date) -> Letter:
    """A letter that was not sent yet, again with another date. Raises ValueError for one that was sent."""
    if letter.posted_on is not None or (letter.decision and hasattr(letter.decision, "announcement")):
        raise ValueError(f"letter {letter.pk} was sent, so it stays as it is")
    pdf = pdf_of(content, letter.application, dated_on)
    old = letter.file.name
    letter.sha256, letter.dated_on, letter.made_at = hashlib.sha256(pdf).hexdigest(), dated_on, timezone.now()
    letter.subject = content.subject
    letter.file.save(f"{letter.sha256}.pdf", ContentFile(pdf), save=False)
    letter.save()
    if old:
        letter.file.storage.delete(old)
    return letter
