"""From the signal of the lifecycle to the task queue."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.dispatch import receiver

from fund_applications.correspondence import follow_ups, sending
from fund_applications.correspondence.digests import ask_for_digests, forget_told
from fund_applications.correspondence.outage_mail import tell_of_outages
from fund_applications.correspondence.tasks import deliver_mail, run_follow_up
from fund_applications.correspondence.tidying import tidy
from fund_applications.lifecycle.follow_ups import follow_ups_written
from fund_applications.lifecycle.time_passes import time_passed


@receiver(follow_ups_written, dispatch_uid="correspondence")
def enqueue_follow_ups(sender: Any, follow_up_ids: list[int], **kwargs: Any) -> None:
    """Nudge the worker. The signal comes after the commit, so the rows are there for it."""
    for follow_up_id in follow_up_ids:
        run_follow_up.enqueue(follow_up_id)


@receiver(time_passed, dispatch_uid="digests")
def ask_for_the_digests_of_now(sender: Any, now: datetime, **kwargs: Any) -> None:
    """First, so that they go in the same run; on its own, so that a mistake in it keeps no other mail."""
    ask_for_digests(now)
    forget_told(now)


@receiver(time_passed, dispatch_uid="outage_mail")
def tell_who_judges_outages(sender: Any, now: datetime, **kwargs: Any) -> None:
    """Also on its own, and before the sending."""
    tell_of_outages(now)


@receiver(time_passed, dispatch_uid="correspondence")
def enqueue_what_lies_ready(sender: Any, now: datetime, **kwargs: Any) -> None:
    """What must be tried again, what a dead worker or a lost task left lying, and what need not be kept."""
    for follow_up_id in follow_ups.waiting(now):
        run_follow_up.enqueue(follow_up_id)
    for mail_id in sending.waiting(now):
        deliver_mail.enqueue(str(mail_id))
    tidy(now)
