"""Letters and the register at scale: BENCH_LETTERS (10,000) letters, BENCH_REGISTER_ROWS (100,000) lines."""

import os
import resource
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from tests.load.figures import Figure

LETTERS = int(os.environ.get("BENCH_LETTERS", "10000"))
ROWS = int(os.environ.get("BENCH_REGISTER_ROWS", "100000"))

PAGES = {
    "all": "/register/",
    "last": "/register/?pagina=2000",
    "year": "/register/?jaar=2026",
    "village": "/register/?kern=veghel",
    "words": "/register/?zoek=plan+99",
}


def run() -> Iterator[Figure]:
    """On the demo database: its grants give the letters, and made-up lines fill the register."""
    yield from _letters()
    yield from _letters_that_are_kept()
    yield from _a_stack_to_print()
    yield from _register()


def _memory_mb() -> float:
    """The highest memory of this process so far; Linux counts in kilobytes, macOS in bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _letters() -> Iterator[Figure]:
    from django.utils import timezone

    from fund_applications.correspondence.letters.archive import pdf_of
    from fund_applications.correspondence.letters.of_case import letter_of_decision
    from fund_applications.models import Decision

    today = timezone.localdate()
    decisions = list(Decision.objects.filter(kind="grant").select_related("application__applicant")[:20])
    contents = [(letter_of_decision(decision, today), decision.application) for decision in decisions]
    for content, application in contents[:2]:
        pdf_of(content, application, today)
    before = _memory_mb()
    start = time.perf_counter()
    for number in range(LETTERS):
        content, application = contents[number % len(contents)]
        pdf_of(content, application, today)
        if sys.stderr.isatty() and number % 500 == 499:
            sys.stderr.write(f"\r{number + 1} of {LETTERS} letters")
    spent = time.perf_counter() - start
    yield Figure("letters.made", LETTERS, "letters")
    yield Figure("letters.one", spent / LETTERS * 1000, "ms")
    yield Figure("letters.memory_growth", _memory_mb() - before, "MB")


def _letters_that_are_kept() -> Iterator[Figure]:
    """The whole way: a follow-up each, with its rows and its file; a tenth of the others, for each takes a commit."""
    from django.utils import timezone

    from fund_applications.correspondence import follow_ups
    from fund_applications.models import Applicant, Application, FollowUp, Letter

    Applicant.objects.update(post_needed=True)
    cases = list(Application.objects.exclude(decide_by=None).values_list("pk", flat=True))
    now, wanted = timezone.now(), max(LETTERS // 10, 1)
    FollowUp.objects.filter(done_at=None).update(done_at=now)
    FollowUp.objects.bulk_create(
        FollowUp(kind="confirm_receipt", key=f"bench/{number}", application_id=cases[number % len(cases)], due_at=now)
        for number in range(wanted)
    )
    before, present, start = _memory_mb(), Letter.objects.count(), time.perf_counter()
    swept = follow_ups.sweep(now=now)
    spent = time.perf_counter() - start
    if (swept.run, Letter.objects.count() - present) != (wanted, wanted):
        raise RuntimeError(f"{swept} and {Letter.objects.count() - present} letters instead of {wanted}")
    yield Figure("letters.kept", wanted, "letters")
    yield Figure("letters.kept_one", spent / wanted * 1000, "ms")
    yield Figure("letters.kept_memory_growth", _memory_mb() - before, "MB")


def _a_stack_to_print() -> Iterator[Figure]:
    from fund_applications.correspondence.letters.post import MOST_AT_ONCE, together, waiting_letters

    before, start = _memory_mb(), time.perf_counter()
    printed = together(waiting_letters()[:MOST_AT_ONCE])
    yield Figure("letters.print_200", time.perf_counter() - start, "s")
    yield Figure("letters.print_200_size", len(printed) / 1e6, "MB")
    yield Figure("letters.print_200_memory_growth", _memory_mb() - before, "MB")


def _register() -> Iterator[Figure]:
    from fund_applications.models import RegisterEntry
    from fund_applications.publication import open_data

    _fill_register(RegisterEntry.objects.count(), ROWS // 4)
    quarter, _bytes = _timed(open_data.csv_lines())
    _fill_register(RegisterEntry.objects.count(), ROWS)
    before = _memory_mb()
    whole, size = _timed(open_data.csv_lines())
    giving, _bytes = _timed(open_data.giving_lines(None))
    yield Figure("register.rows", RegisterEntry.objects.count(), "rows")
    yield Figure("register.csv", whole, "s")
    yield Figure("register.csv_size", size / 1e6, "MB")
    yield Figure("register.csv_all_to_four_quarters", whole / (quarter * 4), "ratio")
    yield Figure("register.360giving", giving, "s")
    yield Figure("register.memory_growth", _memory_mb() - before, "MB")
    for name, path in PAGES.items():
        yield Figure(f"register.page_{name}_cpu", _page_cpu(path), "ms")
        yield Figure(f"register.page_{name}_anew_cpu", _page_cpu(path, anew=True), "ms")


def _fill_register(present: int, wanted: int) -> None:
    from django.utils import timezone

    from fund_applications.models import RegisterEntry
    from home.models import Village

    today = timezone.localdate()
    villages = list(Village.objects.values_list("pk", flat=True))
    through = RegisterEntry.villages.through
    for first in range(present, wanted, 5000):
        rows = [
            RegisterEntry(
                reference=f"PROEF-{number}",
                recipient_kind="resident",
                activity=f"Voorbeeld: plan {number}",
                round_name="Ronde",
                year=today.year - number % 10,
                granted_on=today - timedelta(days=number % 3650),
                granted_amount=Decimal(number % 10000),
            )
            for number in range(first, min(first + 5000, wanted))
        ]
        made = RegisterEntry.objects.bulk_create(rows)
        places = enumerate(made)
        through.objects.bulk_create(
            through(registerentry_id=row.pk, village_id=villages[number % len(villages)]) for number, row in places
        )


def _timed(lines: Iterator[str]) -> tuple[float, int]:
    """Seconds, and how many characters came out; nothing is kept."""
    start = time.perf_counter()
    size = sum(len(line) for line in lines)
    return time.perf_counter() - start, size


def _page_cpu(path: str, *, anew: bool = False) -> float:
    """A page of the register; `anew` as after every change of a line, when nothing is remembered."""
    from django.core.cache import cache
    from django.test import Client

    from tests.load.figures import cpu_milliseconds

    client = Client()

    def look() -> None:
        if anew:
            cache.clear()
        client.get(path)

    return cpu_milliseconds(look, times=5)
