"""Benchmarks. A module here with a function `run() -> Iterable[Figure]` is one; `make bench` runs them all.

A figure is one line on standard output: `name value unit`. Times drift on a shared machine: prefer figures that don't
(queries, bytes, a ratio against a baseline that was measured in the same run) and CPU time over time on the clock.
"""
