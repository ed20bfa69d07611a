"""What was decided, as the applicant may know it: announced decisions with reasons, obligations and the way to object."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fund_applications.lifecycle.grounds import REJECTION_GROUNDS, REVOCATION_GROUNDS
from fund_applications.models import (
    Advice,
    Application,
    Decision,
    DecisionKind,
    Letter,
    Objection,
    Obligation,
)
from fund_applications.questions.text import paragraphs

HEADINGS: dict[DecisionKind, Promise] = {
    DecisionKind.GRANT: _("Gefeliciteerd, je krijgt geld"),
    DecisionKind.REJECT: _("Je krijgt geen geld, dit is waarom"),
    DecisionKind.NOT_PROCESS: _("We behandelen je aanvraag niet, dit is waarom"),
    DecisionKind.DETERMINE: _("Je subsidie is afgerond"),
    DecisionKind.REVOKE: _("Je subsidie is gewijzigd"),
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """One announced decision. Amounts in euro; `objection_until` is the last day, `may_object` whether it is not past."""

    decision: Decision
    heading: str | Promise
    amount: Decimal | None
    reasons: tuple[str, ...]
    ground: str | Promise
    advice: tuple[str, ...]
    deviation: tuple[str, ...]
    obligations: tuple[Obligation, ...]
    sent_on: date
    objection_until: date
    may_object: bool
    objection: Objection | None
    letter: Letter | None

    @property
    def is_on_objection(self) -> bool:
        """Whether it was taken on an objection: then one appeals to the court (Awb 7:11, 8:1)."""
        return self.decision.on_objection_id is not None

    @property
    def is_good_news(self) -> bool:
        """Whether money was given, or all of it may be kept."""
        return self.decision.kind in {DecisionKind.GRANT, DecisionKind.DETERMINE}


def outcomes_of(application: Application) -> list[Outcome]:
    """The announced decisions, the newest first. What is not announced is not here (Awb 3:40)."""
    decisions = application.decisions.filter(announcement__isnull=False).select_related("announcement")
    advice = Advice.objects.filter(application=application).first()
    return [_outcome(decision, advice) for decision in decisions.order_by("-pk")]


def letters_of(application: Application) -> list[Letter]:
    """The letters that the applicant may see: those of a decision from its announcement on."""
    letters = application.letters.select_related("decision__announcement").order_by("-made_at")
    return [each for each in letters if each.decision is None or hasattr(each.decision, "announcement")]


def _outcome(decision: Decision, advice: Advice | None) -> Outcome:
    kind = DecisionKind(decision.kind)
    announcement = decision.announcement
    grounds = REVOCATION_GROUNDS if kind == DecisionKind.REVOKE else REJECTION_GROUNDS
    ground = grounds.get(decision.ground)
    first = kind in {DecisionKind.GRANT, DecisionKind.REJECT}
    objection = decision.objections.order_by("-pk").first()
    in_time = announcement.objection_until >= timezone.localdate()
    return Outcome(
        decision=decision,
        heading=HEADINGS[kind],
        amount=decision.amount if kind not in {DecisionKind.REJECT, DecisionKind.NOT_PROCESS} else None,
        reasons=_lines(decision.reasons),
        ground=ground.label if ground else "",
        advice=_lines(advice.text) if advice and first else (),
        deviation=_lines(decision.deviation_reasons),
        obligations=tuple(decision.obligations.all()),
        sent_on=announcement.sent_on,
        objection_until=announcement.objection_until,
        may_object=in_time and objection is None and decision.on_objection_id is None,
        objection=objection,
        letter=decision.letters.order_by("-pk").first(),
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for line in paragraphs(text).split("\n") if line)
