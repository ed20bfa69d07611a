"""People at the same moment, and processes that die, on a real database: `python -m ...contention.scenarios`.

Run by test_contention.py in a process of its own, once on PostgreSQL and once on SQLite; prints all answers as JSON. Every
person is a thread with its own connection, a barrier lets all start at once; who dies is a forked process.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import django

PEOPLE = 8


def at_once(works: Sequence[Callable[[], Any]]) -> list[str]:
    """Run all at the same moment; how each ended: "done", the code of a refusal, or the name of an error."""
    from django.db import connection

    from fund_applications.lifecycle.refusals import TransitionRefused

    barrier = threading.Barrier(len(works))
    outcomes = [""] * len(works)

    def run(number: int) -> None:
        barrier.wait()
        try:
            works[number]()
            outcomes[number] = "done"
        except TransitionRefused as refused:
            outcomes[number] = refused.code
        except Exception as error:  # noqa: BLE001 - the answer tells what went wrong
            outcomes[number] = f"{type(error).__name__}: {error}"
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(len(works))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def ceiling() -> dict[str, Any]:
    """Eight deciders each grant 10,000 of 50,000, on eight cases of one round; three times over."""
    from fund_applications.lifecycle.budget import granted_in
    from fund_applications.lifecycle.perform import perform
    from fund_applications.lifecycle.roles import Role
    from tests.case_story import CaseStory, Cast
    from tests.factories import FundRoundFactory, person

    cast, rounds = Cast(), []
    for _round in range(3):
        fund_round = FundRoundFactory()
        stories = [
            CaseStory(
                cast=cast, round=fund_round, requested_amount=Decimal(10000), total_costs=Decimal(30000)
            ).advised()
            for _person in range(PEOPLE)
        ]
        deciders = [person(Role.DECIDER) for _story in stories]
        works = [
            lambda story=story, who=who: perform(
                story.application.pk, "grant", actor=who, data=story.grant_data(), now=story.now
            )
            for story, who in zip(stories, deciders, strict=True)
        ]
        outcomes = at_once(works)
        rounds.append({"granted": str(granted_in(fund_round.pk)), "outcomes": Counter(outcomes)})
    return {"rounds": rounds}


def one_case() -> dict[str, Any]:
    """Eight deciders on the same case, some of whom opened it before the others were done."""
    from fund_applications.lifecycle.perform import perform
    from fund_applications.lifecycle.roles import Role
    from tests.case_story import CaseStory
    from tests.factories import person

    answers = {}
    for name, opened in (("careful", True), ("careless", False)):
        story = CaseStory().advised()
        revision = story.application.revision if opened else None
        works = []
        for number in range(PEOPLE):
            who, grants = person(Role.DECIDER), number % 2
            works.append(
                lambda who=who, grants=grants, story=story, revision=revision: perform(
                    story.application.pk,
                    "grant" if grants else "reject",
                    actor=who,
                    data=story.grant_data() if grants else story.reject_data(),
                    now=story.now,
                    expected_revision=revision,
                )
            )
        outcomes = at_once(works)
        answers[name] = {
            "outcomes": Counter(outcomes),
            "decisions": story.application.decisions.count(),
            "events": story.application.events.count(),
        }
    return answers


def numbers() -> dict[str, Any]:
    """Eight people send five applications each."""
    from fund_applications.lifecycle.submit import receive
    from fund_applications.models import Application
    from tests.case_story import RECEIVED
    from tests.factories import FormVersionFactory, FundRoundFactory

    fund_round, form = FundRoundFactory(), FormVersionFactory()

    def send_five() -> None:
        for _number in range(5):
            receive(_submission(fund_round, form.pk), now=RECEIVED)

    outcomes = at_once([send_five] * PEOPLE)
    references = Application.objects.filter(round=fund_round).values_list("reference", flat=True)
    return {"outcomes": Counter(outcomes), "numbers": sorted(int(each[-4:]) for each in references)}


def double_click() -> dict[str, Any]:
    """The same draft is sent eight times at once."""
    from fund_applications.lifecycle.submit import receive
    from fund_applications.models import Applicant, Application, FollowUp
    from tests.case_story import RECEIVED
    from tests.factories import FormVersionFactory, FundRoundFactory

    fund_round, form, draft_id = FundRoundFactory(), FormVersionFactory(), uuid4()
    applicants = Applicant.objects.count()
    references: list[str] = []
    works = [
        lambda: references.append(receive(_submission(fund_round, form.pk, draft_id=draft_id), now=RECEIVED).reference)
    ] * PEOPLE
    outcomes = at_once(works)
    return {
        "outcomes": Counter(outcomes),
        "references": len(set(references)),
        "cases": Application.objects.filter(round=fund_round).count(),
        "applicants": Applicant.objects.count() - applicants,
        "follow_ups": FollowUp.objects.filter(application__round=fund_round).count(),
    }


def conflict_while_deciding() -> dict[str, Any]:
    """A decider grants while a colleague records his conflict of interest, ten times."""
    from fund_applications.lifecycle import transition_data as given
    from fund_applications.lifecycle.perform import perform
    from tests.case_story import CaseStory, Cast

    cast, orders = Cast(), []
    for _time in range(10):
        story = CaseStory(cast=cast).advised()
        data = given.DeclareConflict(person_id=cast.decider.pk, reason="Buurman.")
        outcomes = at_once(
            [
                lambda story=story: perform(
                    story.application.pk, "grant", actor=cast.decider, data=story.grant_data(), now=story.now
                ),
                lambda story=story, data=data: perform(
                    story.application.pk, "declare_conflict", actor=cast.handler, data=data, now=story.now
                ),
            ]
        )
        names = list(story.application.events.order_by("sequence").values_list("name", flat=True))[4:]
        orders.append({"outcomes": outcomes, "events": names})
    return {"orders": orders}


def night_at_once() -> dict[str, Any]:
    """Four nightly commands at the same moment, with much to do."""
    from fund_applications.lifecycle.time_passes import advance
    from fund_applications.models import ApplicationEvent, FollowUp
    from tests.case_story import CaseStory, Cast

    cast = Cast()
    stories = [CaseStory(cast=cast).supplement_requested() for _case in range(10)]
    stories += [CaseStory(cast=cast) for _case in range(5)]
    now = stories[0].now + timedelta(days=50)
    outcomes = at_once([lambda: advance(now)] * 4)
    cases = [story.application.pk for story in stories]
    asked = Counter(FollowUp.objects.filter(application__in=cases).values_list("kind", flat=True))
    lapses = ApplicationEvent.objects.filter(name="supplement_lapsed", application__in=cases)
    return {"outcomes": Counter(outcomes), "lapses": lapses.count(), "asked": asked}


def silence() -> dict[str, Any]:
    """Eight processes answer at the same moment that the site works, after two hours of silence."""
    from fund_applications.lifecycle.heartbeat import beat
    from fund_applications.models import Outage
    from tests.case_story import RECEIVED

    beat(RECEIVED)
    outcomes = at_once([lambda: beat(RECEIVED + timedelta(hours=2))] * PEOPLE)
    proposed = Outage.objects.filter(source=Outage.Source.HEALTH_LOG)
    answer = {"outcomes": Counter(outcomes), "outages": proposed.count()}
    proposed.delete()
    return answer


def mixed() -> dict[str, Any]:
    """Grants, determinations, withdrawals and new applications of one round all at once: nobody waits for ever."""
    from fund_applications.lifecycle import transition_data as given
    from fund_applications.lifecycle.events import verify
    from fund_applications.lifecycle.perform import perform
    from fund_applications.lifecycle.submit import receive
    from tests.case_story import CaseStory, Cast
    from tests.factories import FundRoundFactory

    cast, fund_round = Cast(), FundRoundFactory(ceiling=Decimal(10**6))
    works: list[Callable[[], Any]] = []
    for number in range(4 * PEOPLE):
        story = CaseStory(cast=cast, round=fund_round)
        if number % 4 == 0:
            story.advised()
            works.append(
                lambda s=story: perform(s.application.pk, "grant", actor=cast.decider, data=s.grant_data(), now=s.now)
            )
        elif number % 4 == 1:
            story.report_submitted()
            data = given.Determine(amount=Decimal(5000))
            works.append(
                lambda s=story, d=data: perform(s.application.pk, "determine", actor=cast.decider, data=d, now=s.now)
            )
        elif number % 4 == 2:
            works.append(
                lambda s=story: perform(
                    s.application.pk, "withdraw", actor=s.applicant, data=given.Withdraw(), now=s.now
                )
            )
        else:
            form_id = story.application.versions.get().form_version_id
            works.append(lambda s=story, f=form_id: receive(_submission(fund_round, f), now=s.now))
    return {"outcomes": Counter(at_once(works)), "faults": len(list(verify()))}


# --- a process that dies ------------------------------------------------------------------------------------

MOMENTS = ("after_the_effect", "after_the_event", "after_the_follow_ups", "after_the_commit", "never")


def deaths() -> dict[str, Any]:
    """For each moment: a process that grants is killed there, and what is left of it is looked at."""
    from django.db import connections

    from tests.case_story import CaseStory

    answers = {}
    for moment in MOMENTS:
        story = CaseStory().advised()
        connections.close_all()
        child = os.fork()
        if child == 0:
            _grant_and_die(story, moment)
        _pid, ended = os.waitpid(child, 0)
        answers[moment] = {"signal": os.WTERMSIG(ended) if os.WIFSIGNALED(ended) else 0, **_what_is_left(story)}
    return answers


def _grant_and_die(story: Any, moment: str) -> None:
    """In the child: grant, and be killed at this moment by SIGKILL, as by a power cut."""
    from fund_applications.lifecycle import events, follow_ups
    from fund_applications.lifecycle import perform as performing

    def killed(*_args: Any, **_kwargs: Any) -> Any:
        os.kill(os.getpid(), signal.SIGKILL)

    write = performing.write_follow_ups
    if moment == "after_the_effect":
        events.append = killed
    elif moment == "after_the_event":
        performing.apply_clock = killed
    elif moment == "after_the_follow_ups":
        performing.write_follow_ups = lambda *args: (write(*args), killed())
    elif moment == "after_the_commit":
        follow_ups.tell = killed
    story.perform("grant", story.decider, story.grant_data())
    os._exit(0)


def _what_is_left(story: Any) -> dict[str, Any]:
    """After the death: the case, and what the nightly command offers again."""
    from fund_applications.lifecycle.events import verify
    from fund_applications.lifecycle.follow_ups import follow_ups_written
    from fund_applications.lifecycle.time_passes import advance
    from fund_applications.models import Application, FollowUp

    offered: list[int] = []

    def hear(follow_up_ids: list[int], **_kwargs: Any) -> None:
        offered.extend(follow_up_ids)

    follow_ups_written.connect(hear)
    advance(story.now + timedelta(hours=1))
    follow_ups_written.disconnect(hear)
    case = Application.objects.get(pk=story.application.pk)
    letters = FollowUp.objects.filter(application=case, kind="send_decision")
    return {
        "status": case.status,
        "decisions": case.decisions.count(),
        "events": case.events.filter(name="grant").count(),
        "letters": letters.count(),
        "offered": len([pk for pk in letters.values_list("pk", flat=True) if pk in offered]),
        "faults": [fault.problem for fault in verify([case.pk])],
    }


def _submission(fund_round: Any, form_version_id: int, **kwargs: Any) -> Any:
    from fund_applications.lifecycle.submit import Submission
    from tests.factories import ApplicantFactory

    return Submission(
        round=fund_round,
        applicant=ApplicantFactory.build(),
        form_version_id=form_version_id,
        answers={"title": "Voorbeeld"},
        title="Voorbeeld",
        requested_amount=Decimal(1000),
        total_costs=Decimal(3000),
        **kwargs,
    )


SCENARIOS: tuple[Callable[[], dict[str, Any]], ...] = (
    ceiling,
    one_case,
    numbers,
    double_click,
    conflict_while_deciding,
    night_at_once,
    silence,
    mixed,
    deaths,
)


def make_tables() -> None:
    """Tables and the guard of the event log on an empty database; nobody else listens to the lifecycle."""
    from django.core.management import call_command
    from django.db import connection

    from fund_applications.lifecycle import event_guard
    from fund_applications.lifecycle.follow_ups import follow_ups_written
    from fund_applications.lifecycle.time_passes import time_passed

    follow_ups_written.receivers, time_passed.receivers = [], []  # who does the follow-ups is tested elsewhere
    call_command("migrate", run_syncdb=True, verbosity=0)
    event_guard.install(connection)


def main() -> None:
    """Play all scenarios, print the answers."""
    django.setup()
    make_tables()
    sys.stdout.write(json.dumps({scenario.__name__: scenario() for scenario in SCENARIOS}) + "\n")


if __name__ == "__main__":
    main()
