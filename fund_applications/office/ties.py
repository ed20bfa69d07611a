"""What a colleague and an applicant have in common: a reason to ask, never a conflict by itself (Awb 2:4).

Surname and e-mail are known of every colleague; street and organisations only of who told them under "Account".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.contrib.auth import get_user_model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fund_applications.lifecycle.roles import CASE_ROLES, GROUPS
from fund_applications.models import Applicant, Application, OwnTies
from fund_applications.office.words import name_of

SHORTEST = 3
"""A name or a word of fewer letters tells nothing."""
MOST_NAMESAKES = 3
"""A surname that more colleagues have is so common that it tells nothing."""
SMALL_WORDS = frozenset({"van", "de", "der", "den", "het", "ten", "ter", "te", "op", "in", "von", "le", "la"})
KINDS_OF_CLUB = frozenset(
    {"stichting", "vereniging", "st", "ver", "bv", "vof", "club", "de", "het", "en", "van", "voor"}
)


_TOLD = _("iets wat deze collega zelf opgaf")


class Tie(Enum):
    """What is the same; `to_self` tells the colleague himself, `of_other` tells who works on the case.

    What only the colleague told is named to nobody else: beside the applicant's address, "the same street" would be his.
    """

    SURNAME = (_("De achternaam van de aanvrager lijkt op die van jou."), _("dezelfde achternaam"))
    CLOSE_NAME = (
        _("De achternaam van de aanvrager lijkt op een naam die je bij “Account” invulde."),
        _TOLD,
    )
    STREET = (_("De aanvrager woont bij jou in de straat."), _TOLD)
    ORGANISATION = (
        _("De organisatie van de aanvrager lijkt op een waar jij bij hoort."),
        _TOLD,
    )
    EMAIL = (
        _("Het e-mailadres van de aanvrager is van dezelfde organisatie als het jouwe."),
        _("een e-mailadres van dezelfde organisatie"),
    )

    def __init__(self, to_self: Promise, of_other: Promise) -> None:
        self.to_self = to_self
        self.of_other = of_other


@dataclass(frozen=True)
class ColleagueTies:
    """A colleague who has something in common with the applicant."""

    name: str
    ties: tuple[Tie, ...]

    @property
    def reasons(self) -> str:
        """What is the same, in words."""
        return ", ".join(dict.fromkeys(str(tie.of_other) for tie in self.ties))


def ties_between(user: Any, applicant: Applicant, told: OwnTies | None) -> tuple[Tie, ...]:
    """What this colleague and the applicant have in common. No query."""
    return tuple(_ties(user, applicant, told))


def ties_of(user: Any, application: Application) -> tuple[Tie, ...]:
    """The same for one colleague. One query."""
    return ties_between(user, application.applicant, OwnTies.objects.filter(user_id=user.pk).first())


def colleagues_with_ties(application: Application) -> list[ColleagueTies]:
    """Everybody who works on cases and has something in common with the applicant. Two queries."""
    groups = [GROUPS[role] for role in CASE_ROLES]
    people = get_user_model()._default_manager.filter(is_active=True, groups__name__in=groups)
    people = people.order_by("last_name", "pk").distinct()
    told = {each.user_id: each for each in OwnTies.objects.all()}
    every = ((person, ties_between(person, application.applicant, told.get(person.pk))) for person in people)
    found = [(name_of(person), ties) for person, ties in every if ties]
    if sum(Tie.SURNAME in ties for _name, ties in found) > MOST_NAMESAKES:
        found = [(name, tuple(tie for tie in ties if tie is not Tie.SURNAME)) for name, ties in found]
    return [ColleagueTies(name, ties) for name, ties in found if ties]


def _ties(user: Any, applicant: Applicant, told: OwnTies | None) -> Iterator[Tie]:
    names = _surnames(applicant.name)
    if names & _surnames(user.last_name or ""):
        yield Tie.SURNAME
    if told is not None:
        if names & {name for each in re.split(r"[,;\n]", told.surnames) for name in _surnames(each)}:
            yield Tie.CLOSE_NAME
        if _is_same_street(applicant, told):
            yield Tie.STREET
        if _is_same_club(applicant.organisation, told.organisations.splitlines()):
            yield Tie.ORGANISATION
    domain = (user.email or "").rpartition("@")[2].casefold()
    if domain and applicant.organisation and domain == applicant.email.rpartition("@")[2].casefold():
        yield Tie.EMAIL


def plain(text: str) -> str:
    """Small letters without accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", plain(text))


def _surnames(name: str) -> set[str]:
    """The last word of a name, and of both halves of a double name: "Jansen-de Vries" is Jansen and Vries."""
    halves = re.split(r"\s*-\s*", name)
    last = [words[-1] for half in halves if (words := [w for w in _words(half) if w not in SMALL_WORDS])]
    return {word for word in last if len(word) >= SHORTEST}


def _street(text: str) -> str:
    """A street without its house number."""
    return " ".join(_words(re.sub(r"\s+\d.*$", "", text.strip())))


def _is_same_street(applicant: Applicant, told: OwnTies) -> bool:
    here, there = _street(applicant.street), _street(told.street)
    areas = {code.strip()[:4] for code in (applicant.postcode, told.postcode) if code.strip()}
    return len(here) >= SHORTEST and here == there and len(areas) <= 1


def _is_same_club(name: str, clubs: Iterable[str]) -> bool:
    here = _core(name)
    return any(here == core or _holds(here, core) for core in map(_core, clubs) if here and core)


def _holds(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the shorter name stands in the longer; a single word, such as a village, says too little."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) > 1 and shorter <= longer


def _core(club: str) -> frozenset[str]:
    return frozenset(word for word in _words(club) if word not in KINDS_OF_CLUB and len(word) >= SHORTEST)
