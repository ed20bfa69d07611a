"""Fill a new database with made-up cases and ask the office for its pages: python -m tests.load._office_requests N

Writes [[name, value, unit], ...] as JSON. Run by tests/load/office.py.
"""

from __future__ import annotations

import json
import random
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import django

TIMES = 15
OPEN_CASES = 400
"""As many as a busy municipality has in hand; the others were decided in earlier years."""
WORDS = [
    "buurt",
    "tuin",
    "plein",
    "soep",
    "fiets",
    "muziek",
    "school",
    "kerk",
    "sport",
    "markt",
    "jong",
    "oud",
    "samen",
    "leren",
    "koken",
    "bouwen",
    "planten",
    "lezen",
    "spelen",
]

VOCABULARY = [*WORDS, *(f"woord{n}" for n in range(3000))]
"""A word of `WORDS` stands in one answer sheet out of twenty."""

Figures = list[tuple[str, float, str]]


def fill(number: int) -> Any:
    """So many cases in one round, the newest still open; the handler who works on them."""
    from django.utils import timezone

    from fund_applications.models import Applicant, Application, Status

    decide = decider_of_closed_cases()
    from home.models import Village
    from tests.case_story import CaseStory, Cast
    from tests.factories import FundRoundFactory
    from tests.fund_applications.office.conftest import ANSWERS, form_version

    chance = random.Random(1)
    villages = [Village.objects.create(name=f"Kern {n}", slug=f"kern-{n}") for n in range(13)]
    cast = Cast()
    fund_round = FundRoundFactory(opens_on=date(2000, 1, 1), closes_on=date(2099, 12, 31), ceiling=Decimal(10**9))
    now = timezone.now()
    closed = [Status.GRANTED, Status.REJECTED, Status.WITHDRAWN, Status.DETERMINED]
    for start in range(0, number, 5000):
        count = min(5000, number - start)
        people = Applicant.objects.bulk_create(
            Applicant(name=f"Voorbeeld {n}", email=f"v{n}@voorbeeld.example", street=f"Straat {n}", postcode="5461 AA")
            for n in range(start, start + count)
        )
        cases = Application.objects.bulk_create(
            Application(
                reference=f"X-{start + n:07d}",
                round=fund_round,
                applicant=person,
                status=Status.SUBMITTED if start + n >= number - OPEN_CASES else chance.choice(closed),
                title=f"Voorbeeld {' '.join(chance.choices(WORDS, k=3))}",
                requested_amount=Decimal(1000),
                total_costs=Decimal(4000),
                granted_amount=None,
                received_at=now - timedelta(minutes=5 * (number - start - n)),
                decide_by=(now + timedelta(days=chance.randrange(-5, 60))).date()
                if start + n >= number - OPEN_CASES
                else None,
                search_text=f"{' '.join(chance.choices(VOCABULARY, k=150))} kenmerk{start + n}",
            )
            for n, person in enumerate(people)
        )
        through = Application.villages.through
        through.objects.bulk_create(
            through(application_id=case.pk, village_id=chance.choice(villages).pk) for case in cases
        )
        decide(cast, [case for case in cases if case.status != Status.SUBMITTED])
    values = {"cast": cast, "at": now, "round": fund_round, "form_version_id": form_version().pk}
    return CaseStory(**values, answers=ANSWERS).under_review()


def decider_of_closed_cases() -> Callable[[Any, list[Any]], None]:
    """Makes a decision on each case that is granted, refused or determined, announced within the term or after it."""
    from fund_applications.models import Announcement, ContactChannel, Decision, DecisionKind, Status

    kinds = {
        Status.GRANTED: DecisionKind.GRANT,
        Status.DETERMINED: DecisionKind.GRANT,
        Status.REJECTED: DecisionKind.REJECT,
    }
    chance = random.Random(2)

    def decide(cast: Any, cases: list[Any]) -> None:
        decisions = Decision.objects.bulk_create(
            Decision(
                application=case,
                kind=kinds[case.status],
                ground="low_score" if case.status == Status.REJECTED else "",
                decided_by=cast.decider,
                decided_at=case.received_at + timedelta(days=30),
                decided_on=(case.received_at + timedelta(days=30)).date(),
            )
            for case in cases
            if case.status in kinds
        )
        Announcement.objects.bulk_create(
            Announcement(
                decision=decision,
                channel=ContactChannel.DIGITAL,
                sent_on=decision.decided_on + timedelta(days=chance.randrange(40)),
                objection_until=decision.decided_on + timedelta(days=90),
                registered_at=decision.decided_at,
            )
            for decision in decisions
        )

    return decide


def median_milliseconds(work: Callable[[], Any]) -> float:
    """The median time on the clock of one call."""
    work()
    spent = []
    for _time in range(TIMES):
        start = time.perf_counter()
        work()
        spent.append((time.perf_counter() - start) * 1000)
    return statistics.median(spent)


def requests(story: Any, number: int) -> Figures:
    """The pages of the office, each as often as it takes."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.urls import reverse

    client = Client()
    client.force_login(story.handler)
    index = reverse("aanvragen_modeladmin_index")
    pages = {
        "register": (index, {}),
        "register_all": (index, {"status": "alles"}),
        "register_last_page": (index, {"status": "alles", "p": str(number // 50)}),
        "register_half_way": (index, {"status": "alles", "p": str(number // 100)}),
        "filter_status": (index, {"status": "granted"}),
        "filter_village": (index, {"status": "alles", "kern": "kern-3"}),
        "search_rare": (index, {"status": "alles", "q": f"kenmerk{number // 2}"}),
        "search_common": (index, {"status": "alles", "q": "soep"}),
        "search_in_every_case": (index, {"status": "alles", "q": "voorbeeld"}),
        "search_in_a_village": (index, {"status": "alles", "q": "voorbeeld", "kern": "kern-3"}),
        "search_two_words": (index, {"status": "alles", "q": "soep voorbeeld"}),
        "search_nothing": (index, {"status": "alles", "q": "bestaatniet"}),
        "case": (reverse("office_case", args=[story.application.public_id]), {}),
        "case_in_a_list": (
            reverse("office_case", args=[story.application.public_id]),
            {"lijst": "status=alles", "plek": str(number // 2)},
        ),
        "start_page": (reverse("wagtailadmin_home"), {}),
        "figures": (reverse("office_figures"), {"ronde": str(story.round.pk)}),
        "figures_counted_again": (reverse("office_figures"), {"ronde": str(story.round.pk), "opnieuw": ""}),
    }
    found: Figures = []
    for name, (address, params) in pages.items():

        def ask(address: str = address, params: dict[str, str] = params) -> None:
            response = client.get(address, params)
            if response.status_code != 200:
                raise RuntimeError(f"{address}: {response.status_code}")

        found.append((name, median_milliseconds(ask), "ms"))
        with CaptureQueriesContext(connection) as queries:
            ask()
        found.append((f"{name}_queries", len(queries), "queries"))
    return [*found, *export(client, index, "csv"), *export(client, index, "xlsx")]


def memory(name: str) -> int:
    """A line of the memory of this process in kB: `VmRSS` is now, `VmHWM` the most since `forget_peak`. Linux only."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{name}:"))


def forget_peak() -> int:
    """Let the peak of the memory begin again from now, so that what was made before doesn't hide it; now in kB."""
    Path("/proc/self/clear_refs").write_text("5")
    return memory("VmRSS")


def export(client: Any, index: str, kind: str) -> Figures:
    """A file of everything: rows a second, seconds until its first byte, and what it does to the memory."""
    before = forget_peak()
    start = time.perf_counter()
    response = client.get(index, {"status": "alles", "export": kind, "voor": "bench"})
    parts = iter(response)
    size = len(next(parts))
    first = time.perf_counter() - start
    size += sum(len(part) for part in parts)
    spent = time.perf_counter() - start
    from fund_applications.office.registers.export_progress import rows_done

    grown = (memory("VmHWM") - before) / 1024
    return [
        (f"export_{kind}_rows", rows_done("bench") / spent, "per_second"),
        (f"export_{kind}_first_byte", first, "s"),
        (f"export_{kind}_size", size / 1024 / 1024, "MB"),
        (f"export_{kind}_memory_growth", grown, "MB"),
    ]


def main(number: int) -> None:
    """Fill, ask, write."""
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    from fund_applications.lifecycle.roles import ensure_groups

    ensure_groups()
    story = fill(number)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    print(json.dumps(requests(story, number)))


if __name__ == "__main__":
    main(int(sys.argv[1]))
