"""Counts how far people come in the form: per step and week, once for each draft, without a trace of whose draft it was.

A count is worth less than an answer: when the database can't count, the form goes on.
"""

from __future__ import annotations

import logging
from datetime import date, timedelta

from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils import timezone

from fund_applications.intake.form_versions import definition_of
from fund_applications.models import Draft, FormStepCount

logger = logging.getLogger(__name__)


def count_step(draft: Draft, number: int) -> None:
    """Count that a draft came to step `number` (from 1), with the steps it jumped over. No query when it was there before."""
    before = draft.furthest_step
    if draft.is_test or number <= before or draft.page is None or draft.page.round_id is None:
        return
    round_id = draft.page.round_id
    steps = definition_of(draft.form_version).steps[before:number]
    try:
        with transaction.atomic():
            # Compared with what was read: of two tabs that come here at once, one counts.
            if Draft.objects.filter(pk=draft.pk, furthest_step=before).update(furthest_step=number):
                for place, step in enumerate(steps, start=before + 1):
                    _add(round_id, step.id, place, step.title)
    except DatabaseError:
        logger.exception("a step of the form was not counted")
        return
    draft.furthest_step = number


def count_sent(round_id: int) -> None:
    """Count that a draft was sent."""
    try:
        with transaction.atomic():
            _add(round_id, FormStepCount.SENT, FormStepCount.SENT_NUMBER, "")
    except DatabaseError:
        logger.exception("an application that was sent was not counted")


def monday_of(day: date) -> date:
    """The week of a day, told by its Monday."""
    return day - timedelta(days=day.weekday())


def _add(round_id: int, step_id: str, number: int, title: str) -> None:
    same = {"round_id": round_id, "week": monday_of(timezone.localdate()), "step_id": step_id[:64]}
    told = {"number": number, "title": title[:200]}
    if not FormStepCount.objects.filter(**same).update(reached=F("reached") + 1, **told):
        _count, is_new = FormStepCount.objects.get_or_create(**same, defaults={**told, "reached": 1})
        if not is_new:
            FormStepCount.objects.filter(**same).update(reached=F("reached") + 1)
