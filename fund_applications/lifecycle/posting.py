"""A decision by post: the day on the letter is the day it goes, because its last day for objection is counted from it.

One rule for every door: the page of the post, the announcement of one case, the announcement of many (Awb 3:41, 6:8).
"""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from fund_applications.lifecycle.explain import day_in_words
from fund_applications.lifecycle.refusals import TransitionRefused
from fund_applications.models import ContactChannel, Decision, Letter

WRONG_DATE = "wrong_date"


def is_dated_otherwise(letter: Letter, day: date) -> bool:
    """Whether this letter of a decision, posted on this day, would name a wrong last day for objection."""
    return letter.decision_id is not None and letter.dated_on != day


def letters_to_post(decision: Decision) -> QuerySet[Letter]:
    """The letters of a decision that wait for the post."""
    return Letter.objects.filter(decision=decision, by_post=True, posted_on=None)


def check_posting_day(decision: Decision, channel: str, day: date) -> None:
    """Raises TransitionRefused when the letter of this decision is dated on another day than it is posted."""
    if channel != ContactChannel.POST:
        return
    for letter in letters_to_post(decision):
        if is_dated_otherwise(letter, day):
            text = _(
                "Op de brief staat %(day)s. Ging hij die dag op de post? Vul dan die dag in. Anders: maak de brief opnieuw "
                "met de datum van vandaag, op de pagina Post."
            )
            raise TransitionRefused(text % {"day": day_in_words(letter.dated_on)}, "sent_on", code=WRONG_DATE)


def mark_posted(decision: Decision, channel: str, day: date) -> None:
    """Its letters went on this day, so they no longer wait."""
    if channel == ContactChannel.POST:
        letters_to_post(decision).update(posted_on=day)
