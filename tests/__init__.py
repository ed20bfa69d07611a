"""The tests mirror the apps; servers/ brings real servers, journeys/ a real browser, load/ the benchmarks."""
