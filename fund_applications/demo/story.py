"""One example case on its way through the lifecycle, at moments in the past. The same doors as for a real case."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User

from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.actors import SYSTEM, Actor, ApplicantActor
from fund_applications.lifecycle.budget import claim
from fund_applications.lifecycle.calendar_days import day_of
from fund_applications.lifecycle.checklist import CHECKLIST
from fund_applications.lifecycle.deadlines import equated_days
from fund_applications.lifecycle.grounds import CEILING
from fund_applications.lifecycle.perform import perform
from fund_applications.lifecycle.refusals import TransitionRefused
from fund_applications.lifecycle.working_days import working_day_from
from fund_applications.models import (
    Application,
    Assignment,
    ContactChannel,
    Recommendation,
    Review,
    ReviewScore,
    SupplementRequest,
)
from fund_applications.questions.definition import FormDefinition
from fund_applications.questions.roles import Role

SCORE_REASONS = {
    1: "Hier zie ik nog niets van terug.",
    2: "Dit kan duidelijker.",
    3: "Voldoende, met een paar vragen.",
    4: "Goed uitgewerkt.",
    5: "Sterk, hier wordt het dorp beter van.",
}


class NotYet(Exception):  # noqa: N818 - no error: the story simply has not come this far
    """The next step lies in the future."""


@dataclass
class Cast:
    """The demo users that act in the stories."""

    handler: User
    members: Sequence[User]
    secretary: User
    decider: User

    @classmethod
    def find(cls) -> Cast:
        """The demo users by name. Raises User.DoesNotExist when `demo.users` was not loaded."""
        get = get_user_model().objects.get_by_natural_key
        members = [get(f"commissielid{number}") for number in (1, 2, 3)]
        return cls(get("behandelaar"), members, get("secretaris"), get("beslisser"))


@dataclass
class Story:
    """The case and its clock. Every step says on which day after receipt it happens."""

    application: Application
    cast: Cast
    definition: FormDefinition
    today: datetime
    chance: random.Random
    received_at: datetime = field(init=False)

    def __post_init__(self) -> None:
        self.received_at = self.application.received_at

    def at(self, days: int, hour: int = 11) -> datetime:
        """The moment so many days after receipt. Raises NotYet when it is still to come."""
        moment = (self.received_at + timedelta(days=days)).replace(hour=hour, minute=self.chance.randint(0, 59))
        if moment >= self.today:
            raise NotYet
        return moment

    def do(self, days: int, name: str, actor: Actor, data: given.TransitionData | None = None, hour: int = 11) -> None:
        """One transition through the real door."""
        self.application = perform(self.application.pk, name, actor=actor, data=data, now=self.at(days, hour))

    @property
    def applicant(self) -> ApplicantActor:
        """The applicant as an actor."""
        return ApplicantActor(self.application.applicant_id)

    def take_on(self, day: int = 1) -> None:
        """A handler takes the case."""
        self.do(day, "assign_handler", self.cast.handler, given.AssignHandler(user_id=self.cast.handler.pk), hour=9)

    def ask_supplement(self, day: int = 4) -> None:
        """The handler asks for a better budget within about three weeks."""
        question = self.definition.by_role(Role.COST_LINES) or next(iter(self.definition.questions))
        reason = "Bij twee regels staat niet hoe je aan het bedrag komt. Zet er een offerte of een rekensom bij."
        items = (given.Missing(question_id=question.id, label=question.label, reason=reason),)
        due_on = working_day_from(day_of(self.at(day)) + timedelta(days=21), equated_days())
        data = given.RequestSupplement(
            items=items, due_on=due_on, explanation="Je plan is mooi. We missen nog één ding."
        )
        self.do(day, "request_supplement", self.cast.handler, data)

    def supply(self, day: int = 11) -> None:
        """The applicant answers what was asked."""
        version = self.application.versions.latest("number")
        data = given.Supply(form_version_id=version.form_version_id, answers=dict(version.answers))
        self.do(day, "supply", self.applicant, data, hour=20)

    def let_lapse(self) -> None:
        """The date for a supplement passes unused."""
        request = SupplementRequest.objects.filter(application=self.application).latest("requested_at")
        days = (request.due_on - day_of(self.received_at)).days + 1
        self.do(days, "supplement_lapsed", SYSTEM, hour=3)

    def accept(self, day: int = 6) -> None:
        """Complete, and to the commission: three members."""
        data = given.AcceptComplete(checked=frozenset(CHECKLIST))
        self.do(day, "accept_complete", self.cast.handler, data)
        for member in self.cast.members:
            self.do(day, "assign_reviewer", self.cast.handler, given.AssignReviewer(user_id=member.pk), hour=14)

    def review(self, count: int, day: int = 12, mood: int = 4) -> None:
        """So many members hand in their review, each with scores around `mood`."""
        for number, member in enumerate(self.cast.members[:count]):
            moment = self.at(day + number, hour=19)
            assignment = Assignment.objects.get(application=self.application, reviewer_id=member.pk)
            assignment.gate_passed_at = moment
            assignment.save(update_fields=["gate_passed_at"])
            advice = Recommendation.GRANT if mood >= 3 else Recommendation.REJECT
            review = Review.objects.create(
                assignment=assignment,
                recommendation=advice,
                comment="Dit is een voorbeeld van een toelichting.",
                submitted_at=moment,
            )
            for criterion in self.application.round.criteria.all():
                score = min(5, max(1, mood + self.chance.choice([-1, 0, 0, 1])))
                ReviewScore.objects.create(review=review, criterion=criterion, score=score, reason=SCORE_REASONS[score])

    def advise(self, recommendation: Recommendation = Recommendation.GRANT, day: int = 26) -> None:
        """The secretary fixes the advice."""
        words = {
            Recommendation.GRANT: (
                "De commissie is positief en adviseert om toe te kennen.",
                "Dit is goed uitgewerkt.",
            ),
            Recommendation.REJECT: ("De commissie mist wat er nieuw is en wie er meedoet.", "Dit overtuigt nog niet."),
        }
        text, reason = words[recommendation]
        reasons = {criterion.pk: reason for criterion in self.application.round.criteria.all()}
        data = given.FixAdvice(recommendation=recommendation, text=text, reasons_by_criterion=reasons)
        self.do(day, "fix_advice", self.cast.secretary, data)

    def grant(self, day: int = 32) -> bool:
        """The decider grants what may be granted; refuses when the money is gone. True when granted."""
        obligations = (
            given.ObligationText(text="Zet het logo van de gemeente bij alles wat je over je project vertelt."),
            given.ObligationText(text="Doe mee aan het gesprek over hoe het ging."),
            given.ObligationText(text="Stuur na afloop een verslag met je kosten."),
        )
        reasons = "Het plan is voor een duidelijke groep inwoners en het is nieuw in het dorp. De begroting klopt."
        data = given.Grant(amount=claim(self.application), reasons=reasons, obligations=obligations)
        try:
            self.do(day, "grant", self.cast.decider, data)
        except TransitionRefused as refusal:
            if refusal.field != "amount":
                raise
            self.reject(day, ground=CEILING, deviation="De commissie was positief, maar het geld van deze ronde is op.")
            return False
        return True

    def reject(self, day: int = 32, ground: str = "not_innovative", deviation: str = "") -> None:
        """The decider refuses, with a ground and reasons."""
        reasons = {
            CEILING: "Andere aanvragen kwamen eerder binnen. Het geld van deze ronde is daardoor op.",
        }.get(ground, "Dit bestaat al in het dorp, en inwoners denken of beslissen niet mee. Bel ons voor een vervolg.")
        data = given.Reject(ground=ground, reasons=reasons, deviation_reasons=deviation)
        self.do(day, "reject", self.cast.decider, data)

    def announce(self, day: int = 34) -> None:
        """The letter is posted."""
        proof = "Voorbeeld: op de lijst van de postkamer."
        data = given.Announce(channel=ContactChannel.POST, proof=proof)
        self.do(day, "announce", self.cast.handler, data, hour=16)

    def report(self, day: int = 120) -> None:
        """The recipient tells how it went."""
        data = given.SubmitReport(
            what_happened="Het is gelukt. Er kwamen meer mensen dan we dachten.",
            what_failed="De eerste maand regende het. Toen kwam er bijna niemand.",
            people_reached=self.chance.randint(30, 240),
            actual_costs=self.application.total_costs,
            actual_income=self.application.total_costs - (self.application.granted_amount or Decimal(0)),
        )
        self.do(day, "report", self.applicant, data, hour=21)

    def received_on(self) -> date:
        """The day of receipt."""
        return day_of(self.received_at)
