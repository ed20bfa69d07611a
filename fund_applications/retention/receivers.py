"""As time passes: lists that a dead process left are taken up again, answered AVG requests lose their person."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.dispatch import receiver

from fund_applications.lifecycle.time_passes import time_passed
from fund_applications.retention import lists
from fund_applications.retention.privacy.requests import forget_answered
from fund_applications.retention.tasks import carry_out_list


@receiver(time_passed, dispatch_uid="retention")
def take_up_lists(sender: Any, now: datetime, **kwargs: Any) -> None:
    """Nudge the worker for each list that is not finished; forget who asked what long ago."""
    forget_answered(now)
    for list_id in lists.to_carry_out():
        carry_out_list.enqueue(list_id)
