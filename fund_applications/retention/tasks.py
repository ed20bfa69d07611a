"""The nudge: the list in the database is the truth, and `time_passes` finds again what was lost."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, task, task_backends
from django_tasks.backends.immediate import ImmediateBackend

from fund_applications.retention import lists

PORTION = 25
"""So many cases inside one request, where no worker runs: each takes a transaction and the deleting of its files."""


@task()
def carry_out_list(list_id: int) -> None:
    """Carry out an approved destruction list, or what is left of it."""
    lists.carry_out(list_id, timezone.now())


def has_worker() -> bool:
    """Whether tasks run outside the request; else somebody waits for them with a browser."""
    return not isinstance(task_backends[DEFAULT_TASK_BACKEND_ALIAS], ImmediateBackend)


def begin(list_id: int) -> None:
    """Leave a list to the worker, or do a portion of it at once."""
    if has_worker():
        carry_out_list.enqueue(list_id)
    else:
        go_on(list_id)


def go_on(list_id: int) -> None:
    """The next portion of a list, for who looks at it."""
    lists.carry_out(list_id, timezone.now(), most=PORTION)
