"""The nudge: the list in the database is the truth, and `time_passes` finds again what was lost."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from fund_applications.retention import lists


@task()
def carry_out_list(list_id: int) -> None:
    """Carry out an approved destruction list, or what is left of it."""
    lists.carry_out(list_id, timezone.now())
