"""How near the last day of a case is, in a word and a tone; the day itself comes from the lifecycle.

The word always stands beside the colour: nobody has to see colours to know what is late.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.db.models import Q, TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from fund_applications.models import Application, Status

SOON = timedelta(days=7)
"""Within this the handler must act now: a week holds at most one turn of the post."""
AHEAD = timedelta(days=28)
"""Within this the case must be on somebody's list: a meeting is called four weeks ahead."""


class Tone(StrEnum):
    """How loud a deadline speaks."""

    LATE = "late"
    SOON = "soon"
    AHEAD = "ahead"
    STILL = "still"
    CALM = "calm"
    NONE = "none"


class Bucket(TextChoices):
    """Groups of cases by their deadline, for the filter of the register and the board of the handler."""

    OVERDUE = "overdue", gettext_lazy("Te laat")
    SOON = "soon", gettext_lazy("Binnen een week")
    AHEAD = "ahead", gettext_lazy("Binnen vier weken")
    LATER = "later", gettext_lazy("Later")
    STILL = "still", gettext_lazy("Staat stil")
    NONE = "none", gettext_lazy("Geen termijn")


_TONES = {
    Bucket.OVERDUE: Tone.LATE,
    Bucket.SOON: Tone.SOON,
    Bucket.AHEAD: Tone.AHEAD,
    Bucket.LATER: Tone.CALM,
    Bucket.STILL: Tone.STILL,
    Bucket.NONE: Tone.NONE,
}


@dataclass(frozen=True)
class DeadlineSignal:
    """A deadline as people see it: the day, a word about it, and how loud."""

    day: date | None
    word: str
    tone: Tone


def bucket_of(application: Application, today: date) -> Bucket:
    """The group that a case belongs to; agrees with `in_bucket`."""
    if application.decide_by is None:
        return Bucket.NONE
    if application.status == Status.SUPPLEMENT_REQUESTED:
        return Bucket.STILL
    if application.decide_by < today:
        return Bucket.OVERDUE
    if application.decide_by <= today + SOON:
        return Bucket.SOON
    if application.decide_by <= today + AHEAD:
        return Bucket.AHEAD
    return Bucket.LATER


def in_bucket(bucket: Bucket, today: date) -> Q:
    """The same as a condition on applications."""
    running = Q(decide_by__isnull=False) & ~Q(status=Status.SUPPLEMENT_REQUESTED)
    conditions = {
        Bucket.OVERDUE: running & Q(decide_by__lt=today),
        Bucket.SOON: running & Q(decide_by__gte=today, decide_by__lte=today + SOON),
        Bucket.AHEAD: running & Q(decide_by__gt=today + SOON, decide_by__lte=today + AHEAD),
        Bucket.LATER: running & Q(decide_by__gt=today + AHEAD),
        Bucket.STILL: Q(decide_by__isnull=False, status=Status.SUPPLEMENT_REQUESTED),
        Bucket.NONE: Q(decide_by__isnull=True),
    }
    return conditions[bucket]


def deadline_signal(application: Application, today: date) -> DeadlineSignal:
    """The deadline of the decision that is due now, in words; empty when none is."""
    day, bucket = application.decide_by, bucket_of(application, today)
    if day is None:
        return DeadlineSignal(None, "", Tone.NONE)
    word = _("staat stil") if bucket is Bucket.STILL else days_in_words(day, today)
    return DeadlineSignal(day, word, _TONES[bucket])


def days_in_words(day: date, today: date) -> str:
    """How far away a day is: "vandaag", "nog 3 dagen", "2 dagen te laat"."""
    days = (day - today).days
    if days == 0:
        return _("vandaag")
    if days == 1:
        return _("morgen")
    if days > 0:
        return ngettext("nog %(n)d dag", "nog %(n)d dagen", days) % {"n": days}
    return ngettext("%(n)d dag te laat", "%(n)d dagen te laat", -days) % {"n": -days}


def tone_of(bucket: Bucket) -> Tone:
    """How loud a group of cases speaks."""
    return _TONES[bucket]
