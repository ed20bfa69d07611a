"""What waits without a deadline of the law: a message that nobody answered, a letter that nobody posted."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import OuterRef, QuerySet, Subquery

from fund_applications.models import Application, Letter, Message

LOOK_BACK = timedelta(days=90)
"""Who was not answered for so long has called, or gave up: it no longer belongs on a work list of today."""


def with_unanswered_message(cases: QuerySet[Application], now: datetime) -> QuerySet[Application]:
    """The cases in which the applicant had the last word."""
    written = Message.objects.filter(direction=Message.Direction.FROM_APPLICANT, sent_at__gte=now - LOOK_BACK)
    last = Message.objects.filter(application=OuterRef("pk")).order_by("-sent_at", "-pk").values("direction")[:1]
    return (
        cases.filter(pk__in=written.order_by().values("application_id"))
        .annotate(last_word=Subquery(last))
        .filter(last_word=Message.Direction.FROM_APPLICANT)
    )


def letters_to_post(cases: QuerySet[Application]) -> QuerySet[Letter]:
    """The letters that were made for the post and did not go, the oldest first."""
    waiting = Letter.objects.filter(by_post=True, posted_on=None, application__in=cases.values("pk"))
    return waiting.select_related("application").order_by("made_at", "pk")
