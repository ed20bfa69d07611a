"""The clock of a case, told in Dutch: structured parts that screens and letters lay out as they like.

Together the parts read as "8 weken vanaf 10 maart 2026, 6 dagen stil, uiterlijk 11 mei 2026". Each part says what it
rests on, so that "why this date?" has an answer everywhere the date is shown.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fund_applications.lifecycle.decision_term import DecisionDeadline, Extension, Pause, PauseKind
from fund_applications.lifecycle.terms import Term, Unit
from fund_applications.lifecycle.working_days import RestDay


class PartKind(enum.StrEnum):
    """What a part of the explanation tells."""

    START = "start"
    PAUSE = "pause"
    EXTENSION = "extension"
    MOVED = "moved"
    STANDS_STILL = "stands_still"
    END = "end"


@dataclass(frozen=True, slots=True)
class Part:
    """One step of the explanation: `short` for a line, `text` for a sentence, `article` for who wants to check."""

    kind: PartKind
    short: str
    text: str
    article: str
    first: date | None = None
    last: date | None = None
    days: int = 0


def day_in_words(day: date) -> str:
    """A day as people write it: 9 maart 2026."""
    return date_format(day, "j F Y")


def term_in_words(term: Term) -> str:
    """A term as the law words it: 8 weken."""
    amount = term.amount
    if term.unit is Unit.DAYS:
        text = ngettext("%(n)d dag", "%(n)d dagen", amount)
    elif term.unit is Unit.WEEKS:
        text = ngettext("%(n)d week", "%(n)d weken", amount)
    elif term.unit is Unit.MONTHS:
        text = ngettext("%(n)d maand", "%(n)d maanden", amount)
    else:
        text = ngettext("%(n)d jaar", "%(n)d jaar", amount)
    return text % {"n": amount}


def explain(deadline: DecisionDeadline) -> tuple[Part, ...]:
    """How the last decision day came about, step by step, in the order in which it happened."""
    return tuple(_parts(deadline))


def in_one_line(deadline: DecisionDeadline) -> str:
    """The explanation as one line of text."""
    return ", ".join(part.short for part in explain(deadline))


def _parts(deadline: DecisionDeadline) -> Iterator[Part]:
    yield _start(deadline)
    for change, days in deadline.counted:
        yield _pause(change, days) if isinstance(change, Pause) else _extension(change, days)
    if deadline.moved_because is not None:
        yield _moved(deadline, deadline.moved_because)
    yield _end(deadline)


def _start(deadline: DecisionDeadline) -> Part:
    words = {"term": term_in_words(deadline.term), "day": day_in_words(deadline.received)}
    return Part(
        PartKind.START,
        _("%(term)s vanaf %(day)s") % words,
        _("We kregen de aanvraag op %(day)s. We beslissen binnen %(term)s; de dag van ontvangst telt niet mee.")
        % words,
        "Awb 4:13",
        first=deadline.received,
        last=deadline.term.counted_from(deadline.received),
    )


def _pause(pause: Pause, days: int) -> Part:
    words = {
        "n": days,
        "first": day_in_words(pause.first),
        "last": day_in_words(pause.last),
    }
    if pause.is_open:
        return Part(
            PartKind.STANDS_STILL,
            _("staat stil sinds %(first)s") % words,
            _open_pause_text(pause.kind) % words,
            pause.kind.article,
            first=pause.first,
            last=pause.last,
            days=days,
        )
    return Part(
        PartKind.PAUSE,
        ngettext("%(n)d dag stil", "%(n)d dagen stil", days) % words,
        _pause_text(pause.kind, days) % words,
        pause.kind.article,
        first=pause.first,
        last=pause.last,
        days=days,
    )


def _open_pause_text(kind: PauseKind) -> str:
    if kind is PauseKind.SUPPLEMENT:
        return _(
            "De termijn staat stil sinds %(first)s, tot de aanvulling er is. "
            "De datum hieronder geldt als de aanvulling op de laatste dag komt."
        )
    return _("De termijn staat stil van %(first)s tot en met %(last)s.")


def _pause_text(kind: PauseKind, days: int) -> str:
    if kind is PauseKind.SUPPLEMENT:
        return ngettext(
            "De termijn stond %(n)d dag stil: op %(first)s wachtten we op de aanvulling.",
            "De termijn stond %(n)d dagen stil: van %(first)s tot en met %(last)s wachtten we op de aanvulling.",
            days,
        )
    if kind is PauseKind.AGREED:
        return ngettext(
            "De termijn staat %(n)d dag stil: dat is afgesproken voor %(first)s.",
            "De termijn staat %(n)d dagen stil: dat is afgesproken voor %(first)s tot en met %(last)s.",
            days,
        )
    return ngettext(
        "De termijn staat %(n)d dag stil door overmacht op %(first)s.",
        "De termijn staat %(n)d dagen stil door overmacht van %(first)s tot en met %(last)s.",
        days,
    )


def _extension(extension: Extension, days: int) -> Part:
    words = {
        "n": days,
        "day": day_in_words(extension.new_last_day),
        "notice": day_in_words(extension.notified_on),
    }
    return Part(
        PartKind.EXTENSION,
        _("verlengd tot en met %(day)s") % words,
        _("Op %(notice)s lieten we weten dat we meer tijd nodig hebben: tot en met %(day)s.") % words,
        "Awb 4:14",
        first=extension.notified_on,
        last=extension.new_last_day,
        days=days,
    )


def _moved(deadline: DecisionDeadline, reason: RestDay) -> Part:
    words = {
        "day": day_in_words(deadline.before_moving),
        "why": str(reason.label),
        "last": day_in_words(deadline.last_day),
    }
    return Part(
        PartKind.MOVED,
        _("%(day)s is %(why)s") % words,
        _("De termijn eindigt op %(day)s. Dat is %(why)s, daarom telt de eerste werkdag daarna: %(last)s.") % words,
        "Atw 1 lid 1",
        first=deadline.before_moving,
        last=deadline.last_day,
        days=(deadline.last_day - deadline.before_moving).days,
    )


def _end(deadline: DecisionDeadline) -> Part:
    words = {"last": day_in_words(deadline.last_day)}
    return Part(
        PartKind.END,
        _("uiterlijk %(last)s") % words,
        _("We beslissen uiterlijk op %(last)s.") % words,
        "Awb 4:13",
        last=deadline.last_day,
    )
