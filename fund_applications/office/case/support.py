"""What the neighbours think, for who judges the case: numbers and reasons, and never who said it."""

from __future__ import annotations

from dataclasses import dataclass

from fund_applications.models import Application, Opinion, SupportPage
from fund_applications.support.tally import Tally, confirmed, tally_of

MOST_REASONS = 200
"""Of each opinion, the newest: a whole village still fits."""


@dataclass(frozen=True, slots=True)
class Reasons:
    """The reasons of who thinks the same; `more` is how many there are besides."""

    opinion: str
    texts: tuple[str, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Support:
    """What the case screen shows."""

    page: SupportPage
    tally: Tally
    reasons: tuple[Reasons, ...]


def support_of(application: Application) -> Support | None:
    """The answers of the neighbours; None when the applicant asked them nothing. One query then, four otherwise."""
    page = SupportPage.objects.filter(application=application).first()
    if page is None:
        return None
    by_opinion: dict[str, list[str]] = {opinion: [] for opinion in Opinion.values}
    for opinion, reason in confirmed(page).exclude(reason="").values_list("opinion", "reason"):
        by_opinion[opinion].append(reason)
    reasons = tuple(
        Reasons(str(Opinion(opinion).label), tuple(texts[:MOST_REASONS]), max(len(texts) - MOST_REASONS, 0))
        for opinion, texts in by_opinion.items()
        if texts
    )
    return Support(page, tally_of(page), reasons)
