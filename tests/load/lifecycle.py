"""The lifecycle on PostgreSQL: transitions a second, and a night over many cases (BENCH_CASES, 100,000)."""

import os
from collections.abc import Iterator

from tests.fund_applications.lifecycle.contention.process import in_a_process_of_its_own, new_database
from tests.load.figures import Figure
from tests.servers.keeper import kept


def run() -> Iterator[Figure]:
    """On a server of its own; one person is the baseline for eight, a quarter of the cases for all of them."""
    with kept("postgres") as server:
        speed = in_a_process_of_its_own("speed", new_database(server), "transitions")
        yield Figure("lifecycle.transitions_one_person", speed["one_person"], "per_second")
        yield Figure("lifecycle.transitions_eight_people", speed["eight_people"], "per_second")
        yield Figure("lifecycle.transitions_eight_to_one", speed["eight_people"] / speed["one_person"], "ratio")
        yield Figure("lifecycle.grants_eight_on_one_round", speed["eight_on_one_round"], "per_second")
        cases = os.environ.get("BENCH_CASES", "100000")
        night = in_a_process_of_its_own("speed", new_database(server), "night", cases)
        yield Figure("lifecycle.night_cases", night["cases"], "cases")
        yield Figure("lifecycle.night", night["all_seconds"], "s")
        yield Figure("lifecycle.night_per_thousand_cases", night["all_seconds"] / night["cases"] * 1e6, "ms")
        yield Figure("lifecycle.night_all_to_four_quarters", night["linear_ratio"], "ratio")
        yield Figure("lifecycle.night_memory_growth", night["memory_growth_mb"], "MB")
