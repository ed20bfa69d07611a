"""The benchmarks speak one language: a line `name value unit`."""

import pytest

from tests.load.__main__ import benchmark_names
from tests.load.figures import Figure, cpu_milliseconds, cpu_ratio


def test_a_figure_is_a_line_of_three_words() -> None:
    assert str(Figure("home_page.cpu", 12.3456, "ms")) == "home_page.cpu 12.35 ms"


@pytest.mark.parametrize(("name", "unit"), [("home page", "ms"), ("", "ms"), ("home_page", ""), ("home", "per second")])
def test_a_figure_of_more_words_is_refused(name: str, unit: str) -> None:
    with pytest.raises(ValueError, match="one word each"):
        Figure(name, 1, unit)


def test_more_work_takes_more_time() -> None:
    assert cpu_milliseconds(lambda: sum(range(200_000)), times=3) > cpu_milliseconds(lambda: sum(range(200)), times=3)


def test_a_ratio_is_that_of_the_work_to_its_baseline() -> None:
    assert cpu_ratio(lambda: sum(range(400_000)), lambda: sum(range(4_000)), times=5) > 10


def test_the_harness_is_no_benchmark() -> None:
    assert not {"__main__", "figures", "test_figures"} & set(benchmark_names())
