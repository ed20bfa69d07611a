"""The page that an applicant shares: made, its text taken over, closed and opened again.

It belongs to a draft until that is sent, and then to the case (`intake.submission`). What neighbours read is what the
applicant let be seen, word for word; a later change of the draft or a supplement changes nothing in it by itself.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fund_applications.intake.answers import assess
from fund_applications.intake.form_versions import definition_of
from fund_applications.models import OPEN_STATUSES, Application, Draft, SupportPage
from fund_applications.questions.roles import Role

#: Letters and figures that nobody mistakes for one another: the code is also typed over from paper.
ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"
_GROUPS, _GROUP_LENGTH = 3, 4

Owner = Draft | Application


class NotYetError(Exception):
    """The page can't be made yet; the words say what to do first."""


@dataclass(frozen=True, slots=True)
class Idea:
    """What there is to show of a draft or a case, and what must be done before it can be shown."""

    title: str
    summary: str
    obstacle: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the applicant lets be seen besides the title."""

    summary: bool
    name: str = ""


def new_code() -> str:
    """A code such as `k7mx-3qpw-9tfz`: 59 random bits, so that nobody guesses one."""
    groups = ("".join(secrets.choice(ALPHABET) for _ in range(_GROUP_LENGTH)) for _ in range(_GROUPS))
    return "-".join(groups)


def normal_code(typed: str) -> str:
    """The code as it is stored, from what somebody typed: capitals, spaces and missing dashes don't matter."""
    letters = "".join(sign for sign in typed[:60].lower() if sign in ALPHABET)
    return "-".join(letters[start : start + _GROUP_LENGTH] for start in range(0, len(letters), _GROUP_LENGTH))


def idea_of(owner: Owner, *, now: datetime | None = None) -> Idea:
    """Title and the two sentences of a draft or a case."""
    if isinstance(owner, Application):
        obstacle = "" if owner.is_open else _("Je aanvraag is afgerond. Je buren kunnen hun mening niet meer geven.")
        return Idea(owner.title, owner.summary, obstacle)
    assessment = assess(definition_of(owner.form_version), owner.answers)
    title = str(assessment.value_of(Role.TITLE) or "")
    return Idea(title, str(assessment.value_of(Role.SUMMARY) or ""), _obstacle_of(owner, title))


def _obstacle_of(draft: Draft, title: str) -> str:
    """A draft shows its page only once its e-mail address is verified: nobody puts words on this site unnoticed."""
    if draft.is_test:
        return _("Dit is een proef. Een proef kun je niet met buren delen.")
    if not title:
        return _("Vul eerst in hoe je idee heet. Dat lezen je buren.")
    if draft.email_verified_at is None:
        return _("Open eerst de link in de mail die we je stuurden. Dan weten we dat het adres van jou is.")
    return ""


def page_of(owner: Owner) -> SupportPage | None:
    """The page of this draft or case; None as long as the applicant made none."""
    return SupportPage.objects.filter(**_owned_by(owner)).first()


def show(owner: Owner, shown: Shown, *, now: datetime | None = None) -> SupportPage:
    """Make the page, or take over the text of the draft or case as it is now. Raises NotYetError."""
    moment = now or timezone.now()
    idea = idea_of(owner, now=moment)
    if idea.obstacle:
        raise NotYetError(idea.obstacle)
    text = {"title": idea.title[:200], "summary": idea.summary if shown.summary else ""}
    page = page_of(owner) or _make(owner, text, moment)
    if page.stopped_at is not None:
        raise NotYetError(_("De gemeente heeft deze pagina gesloten. Je kunt hem niet zelf openen."))
    if (page.title, page.summary) != (text["title"], text["summary"]):
        page.title, page.summary, page.text_changed_at = text["title"], text["summary"], moment
    page.shown_name, page.closed_at = shown.name, None
    page.save()
    return page


def _make(owner: Owner, text: dict[str, str], now: datetime) -> SupportPage:
    try:
        with transaction.atomic():
            return SupportPage.objects.create(code=new_code(), text_changed_at=now, **_owned_by(owner), **text)
    except IntegrityError:
        # Two clicks at once: the other one made it.
        return SupportPage.objects.get(**_owned_by(owner))


def close(page: SupportPage, *, now: datetime | None = None) -> None:
    """No more answers. Those that were given stay."""
    SupportPage.objects.filter(pk=page.pk, closed_at=None).update(closed_at=now or timezone.now())


def find(code: str) -> SupportPage | None:
    """The page behind a code that somebody opened or typed."""
    pages = SupportPage.objects.select_related("application", "draft")
    return pages.filter(code=normal_code(code)).first()


def is_open(page: SupportPage, *, now: datetime | None = None) -> bool:
    """Whether neighbours can answer: until the applicant or the municipality closes it, or the case is decided."""
    if page.closed_at is not None or page.stopped_at is not None:
        return False
    if page.application is not None:
        return page.application.status in OPEN_STATUSES
    return page.draft is not None and page.draft.expires_at > (now or timezone.now())


def _owned_by(owner: Owner) -> dict[str, Owner]:
    return {"application" if isinstance(owner, Application) else "draft": owner}
