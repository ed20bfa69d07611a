"""`manage.py advance_terms`: let time pass. For cron, every quarter of an hour or so; running it more often does no harm."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone, translation
from django.utils.dateparse import parse_datetime

from fund_applications.lifecycle.time_passes import advance


class Command(BaseCommand):
    """Lapses supplements, warns of what becomes due, cleans up drafts, offers what got lost again."""

    help = "Laat de tijd voorbijgaan: verlopen aanvullingen, waarschuwingen, oude concepten. Voor cron."

    def add_arguments(self, parser: CommandParser) -> None:
        """`--now`: another moment than this one, to try things out."""
        parser.add_argument("--now", default=None, help="Een moment met tijdzone, zoals 2027-01-04T03:00:00+01:00.")

    def handle(self, *args: Any, now: str | None = None, **options: Any) -> None:
        """Raises CommandError for a moment that is none or has no time zone."""
        with translation.override("nl"):
            done = advance(_moment(now))
        self.stdout.write(", ".join(f"{name.replace('_', ' ')} {count}" for name, count in asdict(done).items()))


def _moment(text: str | None) -> datetime:
    if text is None:
        return timezone.now()
    try:
        moment = parse_datetime(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise CommandError("Geef een moment met tijdzone, zoals 2027-01-04T03:00:00+01:00.")
    return moment
