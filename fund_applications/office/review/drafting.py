"""First words for the secretary, made from the reviews: an advice for the applicant without scores, minutes with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from django.db.models import Exists, OuterRef
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fund_applications.models import Advice, CommissionMeeting, Conflict, Recommendation, Review
from fund_applications.office.review.spread import CriterionSpread, Overview
from fund_applications.office.rounds.agenda import AgendaItem
from fund_applications.questions.money import format_amount

STRONG, WEAK = 3.5, 2.5
"""Mean scores from which a criterion is called strong, and up to which it is called weak."""

_ADVICE = {
    Recommendation.GRANT: lambda: _("De commissie adviseert om de aanvraag toe te kennen."),
    Recommendation.PARTIAL: lambda: _("De commissie adviseert om een deel van het bedrag toe te kennen."),
    Recommendation.REJECT: lambda: _("De commissie adviseert om de aanvraag af te wijzen."),
}


def most_advised(overview: Overview) -> Recommendation | None:
    """What more reviewers advise than anything else; None when they are divided."""
    counts = Counter(review.recommendation for review in overview.reviews if review.recommendation).most_common(2)
    if not counts or (len(counts) > 1 and counts[0][1] == counts[1][1]):
        return None
    return Recommendation(counts[0][0])


def draft_advice(overview: Overview) -> str:
    """The advice in a few sentences, to go on from. No score in it: the applicant reads this (domain paper 5)."""
    recommendation = most_advised(overview)
    if recommendation is None:
        return ""
    lines = [_ADVICE[recommendation]()]
    if strong := _names(overview.spreads, at_least=STRONG):
        lines.append(_("Sterk vindt zij: %(names)s.") % {"names": strong})
    if weak := _names(overview.spreads, at_most=WEAK):
        lines.append(_("Minder sterk vindt zij: %(names)s.") % {"names": weak})
    return " ".join(lines)


def _names(spreads: Iterable[CriterionSpread], *, at_least: float = 0, at_most: float = 6) -> str:
    return ", ".join(
        spread.criterion.name.lower()
        for spread in spreads
        if spread.mean is not None and at_least <= spread.mean <= at_most
    )


def draft_minutes(meeting: CommissionMeeting, items: Iterable[AgendaItem]) -> str:
    """The minutes to fill in: who was there, and each case with what the members found beforehand. Two queries."""
    items = list(items)
    keys = [item.application.pk for item in items]
    advised = {advice.application_id: advice for advice in Advice.objects.filter(application__in=keys)}
    voices = _recommendations(keys)
    head = _("Vergadering van %(day)s") % {"day": date_format(meeting.held_on, "j F Y")}
    present, absent = _("Aanwezig:"), _("Afwezig:")
    discussed, outcome = _("Besproken:"), _("Conclusie:")
    parts = [f"{head}\n{present}\n{absent}"]
    for number, item in enumerate(items, start=1):
        case = item.application
        lines = [f"{number}. {case.reference} {case.title}", _before(item, voices.get(case.pk, Counter()))]
        if advice := advised.get(case.pk):
            lines.append(_("Advies: %(advice)s.") % {"advice": _in_words(advice)})
        else:
            lines += [discussed, outcome]
        parts.append("\n".join(line for line in lines if line))
    return "\n\n".join(parts)


def _recommendations(keys: list[int]) -> dict[int, Counter[str]]:
    conflict = Conflict.objects.filter(
        application=OuterRef("assignment__application"), person=OuterRef("assignment__reviewer")
    )
    rows = Review.objects.filter(
        ~Exists(conflict),
        assignment__application__in=keys,
        assignment__declined_at=None,
        submitted_at__isnull=False,
    ).values_list("assignment__application_id", "recommendation")
    found: dict[int, Counter[str]] = {}
    for key, recommendation in rows:
        found.setdefault(key, Counter())[recommendation] += 1
    return found


def _before(item: AgendaItem, voices: Counter[str]) -> str:
    """Nothing about the scores for who must still review the case himself: the agenda left them out."""
    total = voices.total()
    if not total or item.score is None:
        return ""
    told = ngettext("%(n)d beoordeling vooraf", "%(n)d beoordelingen vooraf", total) % {"n": total}
    advice = ", ".join(f"{number} × {Recommendation(each).label}" for each, number in voices.most_common() if each)
    score = _("gemiddeld %(score)s") % {"score": f"{item.score:.1f}".replace(".", ",")}
    return f"{told}, {score}: {advice}." if advice else f"{told}, {score}."


def _in_words(advice: Advice) -> str:
    amount = f", {format_amount(advice.amount)}" if advice.amount is not None else ""
    return f"{Recommendation(advice.recommendation).label}{amount}"
