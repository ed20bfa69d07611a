"""The list of one's own applications and drafts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fund_applications.applicant.next_steps import asked_of_applicant
from fund_applications.applicant.words import day_in_words
from fund_applications.intake.co_applicants import inviter_name, row_of
from fund_applications.intake.form_versions import definition_of
from fund_applications.lifecycle.calendar_days import day_of
from fund_applications.lifecycle.statuses import wording_for_applicant
from fund_applications.models import Application, Draft
from fund_applications.questions.roles import Role


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A draft in the list."""

    title: str
    edited_at: datetime
    kept_until: str
    url: str
    invited_by: str = ""


def case_cards(cases: Iterable[Application]) -> list[dict[str, Any]]:
    """The cards of `components/card_grid.html`: title, number, status, and what is asked."""
    return [_card(case) for case in cases]


def followed_cards(cases: Iterable[Application]) -> list[dict[str, Any]]:
    """The same for cases of others: nothing is asked, and they lead to the page to follow them."""
    return [
        {
            "heading": case.title,
            "url": reverse("applicant:follow", args=[case.public_id]),
            "meta": [case.reference],
            "text": str(wording_for_applicant(case)),
            "motif": "people",
            "tone": "mint",
        }
        for case in cases
    ]


def draft_rows(drafts: Iterable[Draft], email: str) -> list[DraftRow]:
    """The drafts with their title, as far as they have one, and who invited the holder of this address."""
    return [
        DraftRow(
            title=_title_of(draft) or _("Een aanvraag zonder titel"),
            edited_at=draft.edited_at,
            kept_until=date_format(day_of(draft.expires_at), "j F Y"),
            url=reverse("applicant:open_draft", args=[draft.pk]),
            invited_by=inviter_name(draft) if row_of(draft, email) else "",
        )
        for draft in drafts
    ]


def _card(case: Application) -> dict[str, Any]:
    tasks = asked_of_applicant(case)
    received = _("Ontvangen op %(day)s") % {"day": day_in_words(day_of(case.received_at))}
    return {
        "heading": case.title,
        "url": reverse("applicant:case", args=[case.public_id]),
        "meta": [case.reference, received],
        "text": tasks[0].label if tasks else str(wording_for_applicant(case)),
        "badge": _("Jij bent aan zet") if tasks else "",
        "motif": "hand" if tasks else "sprout",
        "tone": "sun" if tasks else "mint",
    }


def _title_of(draft: Draft) -> str:
    found = definition_of(draft.form_version).answer_by_role(Role.TITLE, draft.answers)
    return found[:120] if isinstance(found, str) else ""
