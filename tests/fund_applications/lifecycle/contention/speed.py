"""How fast the lifecycle is on a real database: `python -m ...contention.speed transitions|night`, figures as JSON.

Run by tests/load/lifecycle.py in a process of its own. The night is measured twice, with a quarter of the cases and with
all of them, to see that it is linear.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any

import django

from tests.fund_applications.lifecycle.contention.scenarios import PEOPLE, at_once, make_tables

STEPS = 20


def transitions() -> dict[str, float]:
    """Transitions a second: one person, eight on different cases, eight on one round."""
    from fund_applications.lifecycle import transition_data as given
    from fund_applications.lifecycle.perform import perform
    from tests.case_story import CaseStory, Cast
    from tests.factories import FundRoundFactory

    cast = Cast()
    stories = [CaseStory(cast=cast) for _person in range(PEOPLE)]

    def propose_and_decline(story: CaseStory) -> Callable[[], None]:
        def work() -> None:
            for _step in range(STEPS // 2):
                data = given.ProposeReferral(where_to="Elders", reason="Beter.")
                perform(story.application.pk, "propose_referral", actor=cast.handler, data=data, now=story.now)
                refusal = given.DeclineReferral()
                perform(story.application.pk, "decline_referral", actor=story.applicant, data=refusal, now=story.now)

        return work

    fund_round = FundRoundFactory(ceiling=Decimal(10**7))
    ready = [CaseStory(cast=cast, round=fund_round).advised() for _case in range(PEOPLE * 5)]

    def grant(mine: list[CaseStory]) -> Callable[[], None]:
        def work() -> None:
            for story in mine:
                perform(story.application.pk, "grant", actor=cast.decider, data=story.grant_data(), now=story.now)

        return work

    at_once([propose_and_decline(stories[0])])
    return {
        "one_person": _per_second([propose_and_decline(stories[0])], STEPS),
        "eight_people": _per_second([propose_and_decline(story) for story in stories], STEPS * PEOPLE),
        "eight_on_one_round": _per_second([grant(ready[n::PEOPLE]) for n in range(PEOPLE)], len(ready)),
    }


def _per_second(works: list[Callable[[], None]], count: int) -> float:
    start = time.perf_counter()
    outcomes = at_once(works)
    spent = time.perf_counter() - start
    if set(outcomes) != {"done"}:
        raise SystemExit(f"not everything was done: {outcomes}")
    return count / spent


def night(cases: int) -> dict[str, float]:
    """The nightly command over so many open cases, first a quarter of them: seconds each, and the peak of memory."""
    from fund_applications.lifecycle.time_passes import advance
    from tests.case_story import CaseStory

    story = CaseStory()
    now = story.now + timedelta(days=50)
    _multiply(story, cases // 4)
    advance(now)
    before = _megabytes()
    quarter = _seconds(lambda: advance(now + timedelta(hours=1)))
    _multiply(story, cases - cases // 4)
    advance(now)
    all_of_them = _seconds(lambda: advance(now + timedelta(hours=1)))
    return {
        "cases": cases,
        "quarter_seconds": quarter,
        "all_seconds": all_of_them,
        "linear_ratio": all_of_them / quarter / 4,
        "memory_growth_mb": _megabytes() - before,
    }


def _seconds(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _megabytes() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _multiply(story: Any, count: int) -> None:
    """Copies of one case with its events: an open case, one in ten with a supplement behind it."""
    from fund_applications.models import Application, ApplicationEvent

    pattern = story.application
    start = Application.objects.count()
    for first in range(0, count, 2000):
        batch = [
            Application(
                reference=f"M{start + number}",
                round=pattern.round,
                applicant=pattern.applicant,
                status=pattern.status,
                title=pattern.title,
                received_at=pattern.received_at,
                decide_by=pattern.decide_by + timedelta(days=number % 60),
                revision=1 + 2 * (number % 10 == 0),
            )
            for number in range(first, min(first + 2000, count))
        ]
        Application.objects.bulk_create(batch)
        ApplicationEvent.objects.bulk_create(
            event for number, case in enumerate(batch) for event in _events_of(case, story, long=number % 10 == 0)
        )


def _events_of(case: Any, story: Any, *, long: bool) -> Iterator[Any]:
    from fund_applications.models import ApplicationEvent

    day = story.application.received_at.date()
    happened = [("submitted", day, {"decision_weeks": 8, "determination_weeks": 8})]
    if long:
        due_on = (day + timedelta(days=14)).isoformat()
        happened.append(("request_supplement", day, {"due_on": due_on}))
        happened.append(("supply", day + timedelta(days=7), {}))
    for number, (name, occurred_on, data) in enumerate(happened, start=1):
        yield ApplicationEvent(
            application=case,
            sequence=number,
            name=name,
            occurred_at=story.now,
            occurred_on=occurred_on,
            actor_role="system",
            to_status=case.status,
            data=data,
            hash="0" * 64,
        )


def main(what: str, *arguments: str) -> None:
    """Set up Django and an empty database, measure, print the figures."""
    django.setup()
    make_tables()
    measured = transitions() if what == "transitions" else night(int(arguments[0]))
    sys.stdout.write(json.dumps(measured) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
