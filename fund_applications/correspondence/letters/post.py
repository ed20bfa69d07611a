"""The letters that wait for the post: printed together, dated on the day they go, their posting recorded as proof."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterable
from datetime import date

import pikepdf
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from fund_applications.correspondence.letters.archive import remake
from fund_applications.correspondence.letters.of_case import letter_of_decision
from fund_applications.lifecycle.perform import perform
from fund_applications.lifecycle.posting import is_dated_otherwise
from fund_applications.lifecycle.transition_data import Announce
from fund_applications.models import ContactChannel, Letter

_A4 = (595.28, 841.89)
"""In points, as PDF counts."""

MOST_AT_ONCE = 200
"""So many letters are printed and posted at a time, the oldest first: a stack that one person can carry."""


def waiting_letters() -> QuerySet[Letter]:
    """Letters that must be posted, the oldest first. A decision that was announced otherwise waits no more."""
    not_out = Q(decision__isnull=True) | Q(decision__announcement__isnull=True)
    letters = Letter.objects.filter(not_out, by_post=True, posted_on__isnull=True)
    return letters.select_related("application__applicant", "decision").order_by("made_at")


def needs_new_date(letter: Letter, today: date) -> bool:
    """Whether a decision would be posted on another day than it is dated: the rule is the lifecycle's (`posting`)."""
    return is_dated_otherwise(letter, today)


def date_anew(letter: Letter, today: date) -> Letter:
    """Make the letter of a decision again, dated today. Raises ValueError for one that was sent."""
    if letter.decision is None:
        return letter
    return remake(letter, letter_of_decision(letter.decision, today), today)


def post(letter: Letter, *, today: date, by: User) -> Letter:
    """Record that a letter is posted today; with a decision this announces it (Awb 3:41, 6:8).

    Raises TransitionRefused when a decision is dated on another day, or may not be announced by this person.
    """
    with transaction.atomic():
        locked = Letter.objects.select_for_update(of=("self",)).get(pk=letter.pk)
        if locked.posted_on is not None:
            return locked
        if letter.decision is not None:
            proof = _("Gepost, brief %(sha)s") % {"sha": letter.sha256}
            data = Announce(channel=ContactChannel.POST, sent_on=today, proof=proof, decision_id=letter.decision.pk)
            perform(letter.application_id, "announce", actor=by, data=data)
        locked.posted_on = today
        locked.save(update_fields=["posted_on"])
    return locked


def together(letters: Iterable[Letter]) -> bytes:
    """These letters as one PDF, to print. The caller limits how many: they are all in memory at once.

    Every letter begins on a sheet of its own, also on a printer that prints both sides: else the back of one letter would
    hold the next, of somebody else.
    """
    with contextlib.ExitStack() as opened, pikepdf.new() as out:
        for letter in letters:
            with letter.file.open("rb") as file:
                content = file.read()
            one = opened.enter_context(pikepdf.open(io.BytesIO(content)))
            if len(out.pages) % 2:
                out.add_blank_page(page_size=_A4)
            out.pages.extend(one.pages)
        outcome = io.BytesIO()
        out.save(outcome)
    return outcome.getvalue()
