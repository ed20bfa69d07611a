"""Two people at the same moment: one judges a list, the other is told; a case is on one list only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection

from fund_applications.lifecycle.refusals import TransitionRefused
from fund_applications.lifecycle.roles import Role, ensure_groups
from fund_applications.models import Application, DestructionLine, DestructionList
from fund_applications.retention.lists import propose, reject, withdraw
from tests.case_story import Cast
from tests.factories import person
from tests.fund_applications.retention.conftest import LATER, closed

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*actions: Callable[[], Any]) -> Counter[str]:
    """How the actions ended, each in a thread and a connection of its own, started together."""
    barrier, outcomes = Barrier(len(actions)), []

    def run(action: Callable[[], Any]) -> None:
        barrier.wait()
        try:
            action()
            outcomes.append("done")
        except TransitionRefused:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=run, args=(action,)) for action in actions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return Counter(outcomes)


def test_one_of_several_judgements_counts_and_one_of_two_lists_holds_a_case() -> None:
    ensure_groups()
    cast, proposer, other = Cast(), person(Role.RECORDS), person(Role.RECORDS)
    application = closed(cast)

    def proposing(user: Any) -> Callable[[], Any]:
        return lambda: propose(user, Application.objects.all(), [application.pk], explanation="", now=LATER)

    assert at_once(proposing(proposer), proposing(other)) == {"done": 1, "refused": 1}
    made = DestructionList.objects.get()
    assert DestructionLine.objects.count() == 1
    own, second = (proposer, other) if made.proposed_by_id == proposer.pk else (other, proposer)
    third = person(Role.ADMINISTRATOR)

    outcomes = at_once(
        lambda: reject(made.pk, second, reason="Onderzoek", now=LATER),
        lambda: reject(made.pk, third, reason="Ook", now=LATER),
        lambda: reject(made.pk, own, reason="Van mezelf", now=LATER),
        lambda: withdraw(made.pk, own, now=LATER),
    )
    assert outcomes == {"done": 1, "refused": 3}
    made.refresh_from_db()
    assert made.decided_by_id in {second.pk, third.pk, None}
    assert (made.decided_by_id is None) == (made.state == DestructionList.State.WITHDRAWN)
