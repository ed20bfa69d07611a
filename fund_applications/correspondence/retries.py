"""How long to wait before something is tried again, and when to stop trying."""

from datetime import timedelta

PAUSES = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=3),
    timedelta(hours=6),
    timedelta(hours=12),
    timedelta(hours=24),
)
"""Growing pauses; together just under two days, the time in which a message must be announced (Awb 2:10)."""

MOST_ATTEMPTS = len(PAUSES) + 1


def pause_after(attempts: int) -> timedelta:
    """The pause after the so-many-eth attempt (from 1)."""
    return PAUSES[min(max(attempts, 1), len(PAUSES)) - 1]
