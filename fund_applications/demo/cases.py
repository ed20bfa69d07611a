"""As many example cases as wanted, in all statuses, spread over the past months."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from fund_applications.demo.answers import make_person, requested_for, typed_answers
from fund_applications.demo.ideas import IDEAS
from fund_applications.demo.makers import add_makers
from fund_applications.demo.neighbours import ask_neighbours
from fund_applications.demo.story import Cast, NotYet, Story
from fund_applications.intake.form_versions import definition_of, freeze
from fund_applications.intake.readiness import readiness_of
from fund_applications.intake.submission import submission_of
from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.calendar_days import day_of
from fund_applications.lifecycle.events import SUBMITTED
from fund_applications.lifecycle.submit import receive
from fund_applications.models import (
    Application,
    ApplicationEvent,
    ApplicationFormPage,
    Draft,
    FollowUp,
    FormVersion,
    Recommendation,
)
from fund_applications.site_setup import ensure_round
from home.models import Theme

DEFAULT_CASES = 30
EXAMPLE = "example"
"""The key in the data of the first event that marks a case as an example."""


@dataclass(frozen=True)
class Scenario:
    """How a story goes, and how many days ago it began."""

    name: str
    age: int
    tell: Callable[[Story], None]


def _new(story: Story) -> None:
    """Nobody looked at it yet."""


def _supplement(story: Story) -> None:
    story.take_on()
    story.ask_supplement()


def _under_review(story: Story) -> None:
    story.take_on()
    story.accept()
    story.review(1)


def _supplied(story: Story) -> None:
    story.take_on()
    story.ask_supplement()
    story.supply()
    story.accept(14)
    story.review(2, day=20)


def _advised(story: Story) -> None:
    story.take_on()
    story.accept()
    story.review(3)
    story.advise()


def _decided(story: Story) -> bool:
    _advised(story)
    granted = story.grant()
    story.announce()
    return granted


def _granted(story: Story) -> None:
    _decided(story)


def _reported(story: Story) -> None:
    if _decided(story):
        story.report()


def _determined(story: Story) -> None:
    if _decided(story):
        story.report()
        data = given.Determine(amount=story.application.granted_amount or Decimal(0))
        story.do(135, "determine", story.cast.decider, data)
        story.announce(137)


def _revoked(story: Story) -> None:
    if _decided(story):
        reasons = "De ontvanger meldde dat het plan niet doorgaat. Er is niets uitgegeven."
        story.do(80, "revoke", story.cast.decider, given.Revoke(ground="not_carried_out", reasons=reasons))
        story.announce(82)


def _rejected(story: Story) -> None:
    story.take_on()
    story.accept()
    story.review(3, mood=2)
    story.advise(Recommendation.REJECT)
    story.reject()
    story.announce()


def _withdrawn(story: Story) -> None:
    story.take_on()
    story.do(9, "withdraw", story.applicant, given.Withdraw(reason="We wachten een jaar."), hour=20)


def _referred(story: Story) -> None:
    story.take_on()
    data = given.ProposeReferral(
        where_to="Leefbaarheidsbudget", reason="Je vraagt een klein bedrag voor de buurt. Daar gaat het sneller."
    )
    story.do(3, "propose_referral", story.cast.handler, data)
    story.do(6, "refer", story.applicant, given.Refer(), hour=20)


def _not_processed(story: Story) -> None:
    story.take_on()
    story.ask_supplement()
    story.let_lapse()
    reasons = "De begroting ontbreekt nog, ook na onze vraag. Zo kunnen we het plan niet beoordelen."
    story.do(30, "not_process", story.cast.decider, given.NotProcess(reasons=reasons))
    story.announce(31)


SCENARIOS: tuple[Scenario, ...] = (
    Scenario("withdrawn long ago", 460, _withdrawn),
    Scenario("determined", 215, _determined),
    Scenario("revoked", 196, _revoked),
    Scenario("reported", 172, _reported),
    Scenario("rejected", 150, _rejected),
    Scenario("granted", 128, _granted),
    Scenario("not_processed", 104, _not_processed),
    Scenario("withdrawn", 90, _withdrawn),
    Scenario("referred", 76, _referred),
    Scenario("late", 63, _under_review),
    Scenario("granted", 50, _granted),
    Scenario("advised", 44, _advised),
    Scenario("supplied", 30, _supplied),
    Scenario("under_review", 18, _under_review),
    Scenario("supplement", 9, _supplement),
    Scenario("new", 2, _new),
)


def holds_real_cases() -> bool:
    """Whether any case is not an example: the first event of an example says that it is one."""
    example = ApplicationEvent.objects.filter(application=OuterRef("pk"), name=SUBMITTED, **{f"data__{EXAMPLE}": True})
    return Application.objects.filter(~Exists(example)).exists()


def make_cases(*, start: int, stop: int, progress: Callable[[int, int], None]) -> int:
    """Make the example cases number `start` up to `stop` (not included), oldest first. Returns how many."""
    if stop <= start:
        return 0
    page = ApplicationFormPage.objects.live().first()
    if page is None or page.round is None:
        raise ApplicationFormPage.DoesNotExist("setup_site comes before load_demo")
    version = freeze(page)
    cast = Cast.find()
    now = timezone.now()
    plans = sorted(((_scenario(n), n) for n in range(start, stop)), key=lambda plan: -plan[0].age)
    for done, (scenario, number) in enumerate(plans, start=1):
        with transaction.atomic():
            _make_case(number, scenario, page=page, version=version, cast=cast, now=now)
        progress(done, len(plans))
    return len(plans)


def _scenario(number: int) -> Scenario:
    """The scenarios in turn; the ages shift a little with each turn, so that dates differ."""
    scenario = SCENARIOS[number % len(SCENARIOS)]
    shift = (number // len(SCENARIOS)) % 5
    return Scenario(scenario.name, scenario.age + shift, scenario.tell)


def _make_case(
    number: int, scenario: Scenario, *, page: ApplicationFormPage, version: FormVersion, cast: Cast, now: datetime
) -> None:
    chance = random.Random(number)  # noqa: S311 - the same examples every time
    received_at = (timezone.localtime(now) - timedelta(days=scenario.age)).replace(
        hour=chance.randint(8, 21), minute=chance.randint(0, 59)
    )
    application = _receive(number, received_at, page=page, version=version, chance=chance)
    story = Story(application, cast, definition_of(version), now, chance)
    with contextlib.suppress(NotYet):  # the rest of the story is still to come
        scenario.tell(story)
    if story.application.handler_id is not None:
        story.application.themes.set(Theme.objects.filter(name__in=IDEAS[number % len(IDEAS)].themes))
    ask_neighbours(story.application, chance, now)
    add_makers(story.application, now)
    # The mails of a story in the past must not go out today: what followed from it counts as done.
    FollowUp.objects.filter(application=application, done_at=None).update(done_at=now)


def _receive(
    number: int, received_at: datetime, *, page: ApplicationFormPage, version: FormVersion, chance: random.Random
) -> Application:
    fund_round = ensure_round(day_of(received_at))
    idea = IDEAS[number % len(IDEAS)]
    person = make_person(number, idea.villages[0], chance)
    requested = requested_for(idea, fund_round.percentage, fund_round.maximum)
    starts_on = day_of(received_at) + timedelta(days=75)
    draft = Draft.objects.create(
        page=page,
        form_version=version,
        answers=typed_answers(definition_of(version), idea, person, requested, starts_on),
        email=person.email,
        email_verified_at=received_at,
        edited_at=received_at,
        expires_at=received_at + timedelta(days=60),
    )
    assessment = readiness_of(draft).assessment
    submission = submission_of(draft, fund_round, assessment, assessment.values, received_at)
    application = receive(replace(submission, extra={EXAMPLE: True}), now=received_at)
    draft.delete()
    return application
