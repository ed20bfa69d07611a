"""One measured figure, and the loops that measure one."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """What was measured. The name has no spaces, such as `home_page.cpu`; the unit is a word such as `ms`."""

    name: str
    value: float
    unit: str

    def __post_init__(self) -> None:
        if not self.name or len(self.name.split()) != 1 or len(self.unit.split()) != 1:
            raise ValueError(f"A figure has a name and a unit of one word each: {self.name!r} {self.unit!r}")

    def __str__(self) -> str:
        return f"{self.name} {self.value:.4g} {self.unit}"


def cpu_milliseconds(work: Callable[[], object], *, times: int) -> float:
    """The median CPU time of this process for one call of `work`, in milliseconds, after one call to warm up."""
    work()
    measured = []
    for _ in range(times):
        start = time.process_time_ns()
        work()
        measured.append((time.process_time_ns() - start) / 1e6)
    return statistics.median(measured)


def cpu_ratio(work: Callable[[], object], baseline: Callable[[], object], *, times: int) -> float:
    """How many times the CPU time of `baseline` it takes to do `work`, the two measured in turns."""
    work()
    baseline()
    spent = {work: 0, baseline: 0}
    for _ in range(times):
        for task in (work, baseline):
            start = time.process_time_ns()
            task()
            spent[task] += time.process_time_ns() - start
    return spent[work] / max(spent[baseline], 1)
