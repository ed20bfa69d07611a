"""The answers of neighbours in numbers. Only those that were confirmed count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce

from fund_applications.models import Opinion, SupportPage, SupportResponse


@dataclass(frozen=True, slots=True)
class Counts:
    """How many are for, have no opinion, are against."""

    in_favour: int = 0
    without_opinion: int = 0
    against: int = 0

    @property
    def total(self) -> int:
        """All answers together."""
        return self.in_favour + self.without_opinion + self.against


@dataclass(frozen=True, slots=True)
class VillageCounts:
    """The same for one village; without a name for who lives elsewhere."""

    village: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class Offers:
    """How many offer what."""

    hands: int = 0
    tools: int = 0
    place: int = 0

    @property
    def any(self) -> bool:
        """Whether there is any offer."""
        return bool(self.hands or self.tools or self.place)


@dataclass(frozen=True, slots=True)
class Tally:
    """Everything that is counted of one page."""

    counts: Counts
    villages: tuple[VillageCounts, ...]
    offers: Offers
    before_text_changed: int
    """How many answered to an earlier text."""


def confirmed(page: SupportPage) -> QuerySet[SupportResponse]:
    """The answers that count, the newest first."""
    return SupportResponse.objects.filter(page=page, confirmed_at__isnull=False).order_by("-confirmed_at")


def tally_of(page: SupportPage) -> Tally:
    """Count the answers to a page. Two queries, however many there are."""
    rows = confirmed(page).order_by().values_list("village__name", "opinion").annotate(n=Count("pk"))
    by_village: dict[str, dict[str, int]] = {}
    for village, opinion, number in rows:
        by_village.setdefault(village or "", {})[opinion] = number
    overall: dict[str, int] = {}
    for found in by_village.values():
        for opinion, number in found.items():
            overall[opinion] = overall.get(opinion, 0) + number
    sums = (
        confirmed(page)
        .annotate(read_at=Coalesce("changed_at", "created_at"))
        .aggregate(
            hands=Count("pk", filter=Q(offers_hands=True)),
            tools=Count("pk", filter=Q(offers_tools=True)),
            place=Count("pk", filter=Q(offers_place=True)),
            before=Count("pk", filter=Q(read_at__lt=page.text_changed_at)),
        )
    )
    # By name, and who lives elsewhere last.
    named = sorted(by_village, key=lambda name: (not name, name))
    return Tally(
        counts=_counts(overall),
        villages=tuple(VillageCounts(name, _counts(by_village[name])) for name in named),
        offers=Offers(sums["hands"], sums["tools"], sums["place"]),
        before_text_changed=sums["before"],
    )


def _counts(found: Mapping[str, int]) -> Counts:
    return Counts(found.get(Opinion.FOR, 0), found.get(Opinion.NONE, 0), found.get(Opinion.AGAINST, 0))
