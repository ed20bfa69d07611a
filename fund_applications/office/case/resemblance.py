"""Other cases that resemble this one: the same applicant, household or idea. To look at, never a verdict."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _

from fund_applications.models import Applicant, Application
from fund_applications.office.access import cases_of
from fund_applications.office.registers.case_search import newest_with
from fund_applications.office.ties import plain

LOOK_BACK = timedelta(days=3 * 365)
"""The fund gives money once for a plan; what is older than this no longer tells much."""
MOST = 5
MOST_LOOKED_AT = 100
SHORTEST_WORD = 4
ALIKE = 0.5
"""From this part of the words of the shorter text on, two ideas are called alike..."""
FEWEST_SHARED = 3
"""...when they share at least so many."""
MOST_TOLD = 4

SMALL_WORDS = frozenset(
    [
        "voor",
        "door",
        "naar",
        "over",
        "onze",
        "deze",
        "meer",
        "samen",
        "samenleving",
        "wijk",
        "buurt",
        "dorp",
        "mensen",
        "inwoners",
        "maken",
        "gaan",
        "willen",
        "kunnen",
        "worden",
        "wordt",
        "hebben",
        "zodat",
        "elkaar",
        "iedereen",
        "idee",
        "plan",
        "project",
        "aanvraag",
        "voorbeeld",
    ]
)
"""Words of more than three letters that nearly every idea holds."""


@dataclass(frozen=True)
class Resemblance:
    """Another case, and what is the same."""

    application: Application
    why: tuple[str, ...]


def resembling(application: Application, user: Any) -> list[Resemblance]:
    """The newest cases that share something with this one, as far as this person may read them. Five queries."""
    applicant = application.applicant
    people = {application.applicant_id}
    if applicant.email:
        people |= _keys(email__iexact=applicant.email)
    if applicant.street and applicant.postcode:
        people |= _keys(postcode=applicant.postcode, street__iexact=applicant.street)
    of_people = Application.objects.filter(applicant_id__in=people).values_list("pk", flat=True)
    keys = {*of_people[:MOST_LOOKED_AT], *newest_with(_longest_words(application.title), MOST_LOOKED_AT)}
    others = (
        cases_of(user)
        .filter(pk__in=keys - {application.pk}, received_at__gte=application.received_at - LOOK_BACK)
        .select_related("applicant")
        .order_by("-received_at", "-pk")
    )
    found = (Resemblance(other, tuple(_why(application, other))) for other in others.defer("search_text"))
    return [each for each in found if each.why][:MOST]


def _keys(**same: str) -> set[int]:
    return set(Applicant.objects.filter(**same).order_by().values_list("pk", flat=True)[:MOST_LOOKED_AT])


def _longest_words(title: str) -> list[str]:
    """The two words that tell most of an idea; whoever has the same idea uses them as well."""
    return sorted(_words(title), key=lambda word: (-len(word), word))[:2]


def _words(text: str) -> set[str]:
    words = re.findall(r"[^\W\d_]+", text.casefold())
    return {word for word in words if len(word) >= SHORTEST_WORD and word not in SMALL_WORDS}


def _why(one: Application, other: Application) -> Iterator[str]:
    here, there = one.applicant, other.applicant
    if one.applicant_id == other.applicant_id or (here.email and here.email.casefold() == there.email.casefold()):
        yield _("dezelfde aanvrager")
    elif here.street and (here.street.casefold(), here.postcode) == (there.street.casefold(), there.postcode):
        yield _("hetzelfde adres")
    if plain(one.title) == plain(other.title):
        yield _("dezelfde titel")
    elif shared := _shared_words(one, other):
        yield _("lijkt op dit idee: %(words)s") % {"words": ", ".join(shared)}


def _shared_words(one: Application, other: Application) -> list[str]:
    """The words that make two ideas alike, the longest first; none when they are not."""
    titles = _words(one.title) & _words(other.title)
    here, there = _words(f"{one.title} {one.summary}"), _words(f"{other.title} {other.summary}")
    shared = here & there
    is_alike = len(shared) >= FEWEST_SHARED and len(shared) >= ALIKE * min(len(here), len(there))
    same_title = len(titles) >= 2 and len(titles) == min(len(_words(one.title)), len(_words(other.title)))
    if not (is_alike or same_title):
        return []
    return sorted(shared, key=lambda word: (-len(word), word))[:MOST_TOLD]
