"""The nudges: each does the work of one row, or nothing when somebody else already did."""

from __future__ import annotations

from django_tasks import task

from fund_applications.correspondence import follow_ups, sending


@task()
def run_follow_up(follow_up_id: int) -> None:
    """Do one follow-up."""
    follow_ups.run(follow_up_id)


@task()
def deliver_mail(mail_id: str) -> None:
    """Send one mail."""
    sending.deliver(mail_id)
