"""The lifecycle alone: who does the follow-ups is tested elsewhere."""

from collections.abc import Iterator

import pytest

from fund_applications.lifecycle.follow_ups import follow_ups_written
from fund_applications.lifecycle.time_passes import time_passed


@pytest.fixture(autouse=True)
def nobody_listens() -> Iterator[None]:
    """Take the receivers of other parts off our signals, and put them back."""
    signals = (follow_ups_written, time_passed)
    kept = [signal.receivers for signal in signals]
    for signal in signals:
        signal.receivers = []
        signal.sender_receivers_cache.clear()
    yield
    for signal, receivers in zip(signals, kept, strict=True):
        signal.receivers = receivers
        signal.sender_receivers_cache.clear()
