"""What the start page of a form shows before somebody begins."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from fund_applications.intake.access import own_drafts
from fund_applications.intake.opening import Opening, opening_of
from fund_applications.models import ApplicationFormPage, Draft
from fund_applications.questions.definition import FormDefinition, Step
from fund_applications.questions.types import type_of


@dataclass(frozen=True, slots=True)
class StartPage:
    """The parts of the start page. `drafts` are those of this browser."""

    opening: Opening
    steps: tuple[tuple[int, Step, str], ...]
    takes_files: bool
    file_rules: str
    drafts: tuple[Draft, ...]
    may_test: bool
    is_preview: bool

    @property
    def total_minutes(self) -> str:
        """How long it takes altogether, in words; empty when the editor did not say."""
        return minutes_in_words(
            sum(step.minutes_min or 0 for _number, step, _words in self.steps),
            sum(step.minutes_max or 0 for _number, step, _words in self.steps),
        )


def build_start_page(page: ApplicationFormPage, request: HttpRequest) -> StartPage:
    """What the start page of this form shows to this visitor."""
    definition = page.definition()
    is_preview = bool(getattr(request, "is_preview", False))
    return StartPage(
        opening=opening_of(page),
        steps=tuple(
            (number, step, minutes_in_words(step.minutes_min, step.minutes_max))
            for number, step in enumerate(definition.steps, start=1)
        ),
        takes_files=_takes_files(definition),
        file_rules=file_rules(),
        drafts=() if is_preview else tuple(_still_open(own_drafts(request), page)),
        may_test=may_test(page, request),
        is_preview=is_preview,
    )


def may_test(page: ApplicationFormPage, request: HttpRequest) -> bool:
    """Whether this visitor is an editor of the page, who may fill in the form without making a case."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated or page.pk is None:
        return False
    return page.permissions_for_user(user).can_edit()


def minutes_in_words(low: int | None, high: int | None) -> str:
    """`5 tot 10 minuten`: a range, because nobody knows exactly."""
    if low and high and low < high:
        return _("%(low)d tot %(high)d minuten") % {"low": low, "high": high}
    if high or low:
        return _("ongeveer %(minutes)d minuten") % {"minutes": high or low}
    return ""


def file_rules() -> str:
    """Types, size and number of files in words."""
    return _(
        "Pdf, Word (docx), Excel (xlsx), OpenDocument (odt, ods) of een foto (jpg, png, heic). "
        "Elk bestand hooguit %(size)d MB, samen hooguit %(number)d bestanden."
    ) % {"size": settings.UPLOAD_MAX_BYTES // (1024 * 1024), "number": settings.UPLOAD_MAX_FILES}


def _takes_files(definition: FormDefinition) -> bool:
    return any(type_of(question).holds_files for question in definition.questions)


def _still_open(drafts: Iterable[Draft], page: ApplicationFormPage) -> Iterable[Draft]:
    return (draft for draft in drafts if draft.page_id == page.pk)
