"""The story of one case for tests: people with roles, and the steps that bring it where a test needs it.

story = CaseStory().advised()
story.perform("grant", story.decider, story.grant_data(amount=Decimal(4000)))
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser

from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.actors import SYSTEM, Actor, ApplicantActor
from fund_applications.lifecycle.calendar_days import AMSTERDAM, day_of
from fund_applications.lifecycle.checklist import CHECKLIST
from fund_applications.lifecycle.perform import perform
from fund_applications.lifecycle.roles import Role
from fund_applications.lifecycle.submit import Submission, receive
from fund_applications.models import (
    Application,
    Assignment,
    ContactChannel,
    Criterion,
    FundRound,
    Recommendation,
    Review,
    Status,
)
from tests.factories import ApplicantFactory, FormVersionFactory, FundRoundFactory, person

RECEIVED = datetime(2026, 3, 10, 10, 0, tzinfo=AMSTERDAM)
A_DAY = timedelta(days=1)


@dataclass
class Cast:
    """Who plays in a story; shared by stories that need the same people."""

    handler: AbstractUser = field(default_factory=lambda: person(Role.HANDLER))
    member: AbstractUser = field(default_factory=lambda: person(Role.MEMBER))
    secretary: AbstractUser = field(default_factory=lambda: person(Role.SECRETARY))
    decider: AbstractUser = field(default_factory=lambda: person(Role.DECIDER))
    finance: AbstractUser = field(default_factory=lambda: person(Role.FINANCE))


class CaseStory:
    """One case and its people. `now` is the moment of the next step; each step takes an hour."""

    STATUSES: ClassVar[tuple[str, ...]] = (
        "supplement_requested",
        "under_review",
        "advised",
        "granted",
        "announced",
        "rejected",
        "not_processed",
        "withdrawn",
        "referred",
        "report_submitted",
        "determined",
        "revoked",
    )

    def __init__(
        self,
        *,
        cast: Cast | None = None,
        at: datetime = RECEIVED,
        round: FundRound | None = None,
        **submission: Any,
    ) -> None:
        self.cast = cast or Cast()
        self.now = at
        self.round = round or FundRoundFactory()
        values: dict[str, Any] = {
            "round": self.round,
            "title": "Voorbeeld: buurttuin",
            "summary": "Voorbeeld van een plan.",
            "requested_amount": Decimal(5000),
            "total_costs": Decimal(12000),
            "answers": {"title": "Voorbeeld: buurttuin"},
            "project_ends_on": date(2026, 9, 30),
        }
        values.update(submission)
        if "applicant" not in values:
            values["applicant"] = ApplicantFactory()
        if "form_version_id" not in values:
            values["form_version_id"] = FormVersionFactory().pk
        self.application: Application = receive(Submission(**values), now=self.now)
        self._tick()

    handler = property(lambda self: self.cast.handler)
    member = property(lambda self: self.cast.member)
    secretary = property(lambda self: self.cast.secretary)
    decider = property(lambda self: self.cast.decider)
    finance = property(lambda self: self.cast.finance)

    @property
    def applicant(self) -> ApplicantActor:
        """The applicant as an actor."""
        return ApplicantActor(self.application.applicant_id)

    @property
    def status(self) -> str:
        """The status as the database has it."""
        return Application.objects.values_list("status", flat=True).get(pk=self.application.pk)

    @property
    def today(self) -> date:
        """The day of the next step in Amsterdam."""
        return day_of(self.now)

    def perform(self, name: str, actor: Actor, data: given.TransitionData | None = None, **kwargs: Any) -> CaseStory:
        """One step, at the story's own time."""
        kwargs.setdefault("now", self.now)
        self.application = perform(self.application.pk, name, actor=actor, data=data, **kwargs)
        self._tick()
        return self

    def on(self, day: date, hour: int = 10) -> CaseStory:
        """Go to another day, and back to this story."""
        self.now = datetime(day.year, day.month, day.day, hour, tzinfo=AMSTERDAM)
        return self

    def later(self, days: int) -> CaseStory:
        """Go so many days on."""
        self.now += A_DAY * days
        return self

    def _tick(self) -> None:
        self.now += timedelta(hours=1)

    # --- data ---------------------------------------------------------------------------------------

    def supplement_data(self, due_on: date | None = None, **kwargs: Any) -> given.RequestSupplement:
        """A request for one missing answer, due on the third Tuesday from now."""
        if due_on is None:
            due_on = self.today + timedelta(days=1)
            while due_on.weekday() != 1 or (due_on - self.today).days < 14:
                due_on += A_DAY
        items = (given.Missing(question_id="costs", label="Kosten", reason="De begroting telt niet op."),)
        return given.RequestSupplement(**{"items": items, "due_on": due_on, **kwargs})

    def supply_data(self, **kwargs: Any) -> given.Supply:
        """A new version with other answers."""
        version = self.application.versions.first()
        values = {"form_version_id": version.form_version_id, "answers": {"title": "Voorbeeld: aangevuld"}}
        return given.Supply(**{**values, **kwargs})

    def complete_data(self) -> given.AcceptComplete:
        """A checklist with everything ticked."""
        return given.AcceptComplete(checked=frozenset(CHECKLIST))

    def advice_data(self, **kwargs: Any) -> given.FixAdvice:
        """An advice to grant, with a word on each criterion."""
        criteria = Criterion.objects.filter(round=self.round)
        values: dict[str, Any] = {
            "recommendation": Recommendation.GRANT,
            "text": "Een goed plan.",
            "reasons_by_criterion": {each.pk: "Sterk." for each in criteria},
        }
        return given.FixAdvice(**{**values, **kwargs})

    def grant_data(self, **kwargs: Any) -> given.Grant:
        """A grant of what was asked."""
        values: dict[str, Any] = {
            "amount": self.application.requested_amount,
            "reasons": "Het plan past bij het fonds.",
            "obligations": (given.ObligationText(text="Gebruik het logo van de gemeente."),),
        }
        return given.Grant(**{**values, **kwargs})

    def reject_data(self, **kwargs: Any) -> given.Reject:
        """A refusal against the advice, with reasons."""
        values = {
            "ground": "low_quality",
            "reasons": "Het plan scoort laag.",
            "deviation_reasons": "De begroting overtuigt niet.",
        }
        return given.Reject(**{**values, **kwargs})

    def announce_data(self, **kwargs: Any) -> given.Announce:
        """Sent digitally, with proof."""
        return given.Announce(**{"channel": ContactChannel.DIGITAL, "proof": "Geplaatst en aangekondigd.", **kwargs})

    def report_data(self, **kwargs: Any) -> given.SubmitReport:
        """A report of a project that went well."""
        values: dict[str, Any] = {"what_happened": "De tuin ligt er.", "actual_costs": Decimal(11000)}
        return given.SubmitReport(**{**values, **kwargs})

    # --- steps --------------------------------------------------------------------------------------

    def supplement_requested(self) -> CaseStory:
        """The handler asks what is missing."""
        return self.perform("request_supplement", self.handler, self.supplement_data())

    def lapsed(self) -> CaseStory:
        """The date for a supplement passes unused."""
        self.supplement_requested()
        due_on = self.application.supplement_requests.get(lapsed_at=None, supplied_at=None).due_on
        self.on(due_on + A_DAY)
        return self.perform("supplement_lapsed", SYSTEM)

    def under_review(self) -> CaseStory:
        """Complete, and judged by the commission."""
        return self.perform("accept_complete", self.handler, self.complete_data())

    def reviewed(self) -> CaseStory:
        """The member's review is in."""
        self.under_review()
        self.perform("assign_reviewer", self.handler, given.AssignReviewer(user_id=self.member.pk))
        assignment = Assignment.objects.get(application=self.application, reviewer=self.member)
        Review.objects.create(assignment=assignment, recommendation=Recommendation.GRANT, submitted_at=self.now)
        return self

    def advised(self, **advice: Any) -> CaseStory:
        """The commission's advice is fixed."""
        return self.reviewed().perform("fix_advice", self.secretary, self.advice_data(**advice))

    def granted(self, **grant: Any) -> CaseStory:
        """Money is granted, not yet announced."""
        return self.advised().perform("grant", self.decider, self.grant_data(**grant))

    def rejected(self) -> CaseStory:
        """Refused against the advice, not yet announced."""
        return self.advised().perform("reject", self.decider, self.reject_data())

    def announce(self) -> CaseStory:
        """The latest decision goes out."""
        return self.perform("announce", SYSTEM, self.announce_data())

    def announced(self) -> CaseStory:
        """Granted, and the applicant knows."""
        return self.granted().announce()

    def objected(self) -> CaseStory:
        """The applicant objects to the decision that was announced last."""
        return self.perform("file_objection", self.applicant, given.FileObjection(text="Ik ben het er niet mee eens."))

    def rejected_and_objected(self) -> CaseStory:
        """Refused, announced, and objected to."""
        return self.rejected().announce().objected()

    def announced_and_objected(self) -> CaseStory:
        """A part was granted, and the applicant wants more."""
        return self.granted(amount=Decimal(2500), deviation_reasons="Minder kan ook.").announce().objected()

    def not_processed(self) -> CaseStory:
        """Not completed in time, not judged."""
        return self.lapsed().perform("not_process", self.decider, given.NotProcess(reasons="De begroting ontbreekt."))

    def withdrawn(self) -> CaseStory:
        """The applicant stops."""
        return self.perform("withdraw", self.applicant, given.Withdraw())

    def referral_proposed(self) -> CaseStory:
        """The handler proposes another place."""
        data = given.ProposeReferral(where_to="Leefbaarheidsbudget", reason="Dat past beter bij dit bedrag.")
        return self.perform("propose_referral", self.handler, data)

    def referred(self) -> CaseStory:
        """The applicant agreed to go there."""
        return self.referral_proposed().perform("refer", self.applicant, given.Refer())

    def report_submitted(self) -> CaseStory:
        """The report of an announced grant is in."""
        return self.announced().perform("report", self.applicant, self.report_data())

    def determined(self) -> CaseStory:
        """The grant is determined as granted."""
        data = given.Determine(amount=self.application.requested_amount)
        return self.report_submitted().perform("determine", self.decider, data)

    def revoked(self) -> CaseStory:
        """An announced grant is taken back."""
        data = given.Revoke(ground="not_carried_out", reasons="Het plan ging niet door.")
        return self.announced().perform("revoke", self.decider, data)

    def reach(self, status: Status | str) -> CaseStory:
        """Any status, by the shortest way."""
        if status != Status.SUBMITTED:
            getattr(self, str(status))()
        return self
