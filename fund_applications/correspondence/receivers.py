"""From the signal of the lifecycle to the task queue."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from fund_applications.correspondence.tasks import run_follow_up
from fund_applications.lifecycle.follow_ups import follow_ups_written


@receiver(follow_ups_written, dispatch_uid="correspondence")
def enqueue_follow_ups(sender: Any, follow_up_ids: list[int], **kwargs: Any) -> None:
    """Nudge the worker. The signal comes after the commit, so the rows are there for it."""
    for follow_up_id in follow_up_ids:
        run_follow_up.enqueue(follow_up_id)
