"""The decisions of a round: prepared ones that can be taken together, and taken ones that must still go out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from fund_applications.lifecycle.conflicts import handled_or_advised_among
from fund_applications.lifecycle.follow_ups import STALE_AFTER, FollowUpKind
from fund_applications.lifecycle.posting import is_dated_otherwise
from fund_applications.lifecycle.roles import Role
from fund_applications.lifecycle.transitions import TABLE
from fund_applications.models import (
    Application,
    Decision,
    FollowUp,
    FundRound,
    Letter,
    PreparedDecision,
)
from fund_applications.office.access import cases_of, has_any_role
from fund_applications.office.actions.pages import PAGES

MOST_AT_ONCE = 100
"""So many rows are shown; the rest come when these are done."""


@dataclass(frozen=True)
class ReadyRow:
    """A prepared decision. `why_not` tells why this person can't take it; empty when he can."""

    prepared: PreparedDecision
    label: str
    amount: Decimal | None
    by_post: bool
    why_not: str

    @property
    def application(self) -> Application:
        return self.prepared.application


@dataclass(frozen=True)
class WaitingRow:
    """A decision that was taken and is not announced. `why_not` tells why it can't go out now."""

    decision: Decision
    by_post: bool
    letter: Letter | None
    state: str
    why_not: str
    follow_up_id: int | None = None
    """What is tried again when it goes out digitally."""

    @property
    def application(self) -> Application:
        return self.decision.application


def _in_order(user: Any, fund_round: FundRound) -> QuerySet[Application]:
    return cases_of(user).filter(round=fund_round)


def ready_rows(fund_round: FundRound, user: Any) -> list[ReadyRow]:
    """Prepared decisions in the order in which the cases came in: who came first gets money first. Three queries."""
    rows = PreparedDecision.objects.filter(application__in=_in_order(user, fund_round).values("pk"))
    prepared = list(
        rows.select_related("application__applicant", "prepared_by").order_by(
            "application__received_at", "application_id"
        )[:MOST_AT_ONCE]
    )
    if not prepared:
        return []
    worked_on = handled_or_advised_among(user, [each.application_id for each in prepared])
    decides = has_any_role(user, {Role.DECIDER})
    return [_ready(each, fund_round, user, decides=decides, worked_on=worked_on) for each in prepared]


def _ready(
    prepared: PreparedDecision, fund_round: FundRound, user: Any, *, decides: bool, worked_on: set[int]
) -> ReadyRow:
    application = prepared.application
    why_not = ""
    if not decides:
        why_not = _("Een beslisser neemt dit besluit.")
    elif application.status not in TABLE[prepared.transition].sources:
        why_not = _("Dit kan niet meer: de aanvraag is nu “%(status)s”.") % {"status": application.get_status_display()}
    elif application.pk in worked_on:
        why_not = _("Je werkte zelf aan deze aanvraag. Een andere beslisser neemt dit besluit.")
    elif fund_round.second_pair_of_eyes and prepared.prepared_by_id == user.pk:
        why_not = _("Je hebt dit zelf voorbereid. Een ander neemt het.")
    amount = prepared.data.get("amount")
    return ReadyRow(
        prepared=prepared,
        label=str(PAGES[prepared.transition].label),
        amount=Decimal(amount) if amount is not None else None,
        by_post=application.applicant.by_post,
        why_not=why_not,
    )


def waiting_rows(fund_round: FundRound, user: Any, now: datetime, today: date) -> list[WaitingRow]:
    """Decisions that must still go out, the oldest first. Three queries."""
    rows = Decision.objects.filter(announcement=None, application__in=_in_order(user, fund_round).values("pk"))
    decisions = list(rows.select_related("application__applicant").order_by("decided_at", "pk")[:MOST_AT_ONCE])
    letters = {
        letter.decision_id: letter
        for letter in Letter.objects.filter(decision__in=decisions, by_post=True, posted_on=None).defer("file")
    }
    sends = FollowUp.objects.filter(
        kind=FollowUpKind.SEND_DECISION, application__in=[each.application_id for each in decisions], done_at=None
    )
    pending = {follow_up.payload.get("decision"): follow_up for follow_up in sends}
    posts = has_any_role(user, {Role.HANDLER})
    return [
        _waiting(each, letters.get(each.pk), pending.get(each.pk), now=now, today=today, posts=posts)
        for each in decisions
    ]


def _waiting(
    decision: Decision, letter: Letter | None, sending: FollowUp | None, *, now: datetime, today: date, posts: bool
) -> WaitingRow:
    by_post = decision.application.applicant.by_post
    state, why_not, again = "", "", None
    if by_post and letter is None:
        state, why_not = _("De brief wordt gemaakt."), _("Wacht tot de brief er is.")
    elif by_post and letter is not None and is_dated_otherwise(letter, today):
        state = _("Op de brief staat een andere datum.")
        why_not = _("Maak de brief eerst opnieuw, op de pagina Post.")
    elif by_post:
        state = _("De brief ligt klaar voor de post van vandaag.")
    elif sending is not None and (sending.failed_at or sending.last_error or sending.due_at < now - STALE_AFTER):
        state, again = _("Versturen lukte nog niet."), sending.pk
    else:
        state, why_not = _("Gaat vanzelf, binnen een paar minuten."), _("Je hoeft niets te doen.")
    if not posts and not why_not:
        why_not = _("Een behandelaar verstuurt dit besluit.")
    return WaitingRow(decision, by_post, letter, state, why_not, again)
